"""What a letter tells beside its transfers: what led there, and what belongs to it but moved nothing."""

from collections.abc import Iterable, Sequence

from flagger.claims.matter import UNFLAGGED, Group
from flagger.claims.records import Event, When
from flagger.document import Code, Line, Strong
from flagger.model import Incident, Severity
from flagger.render import view_parts, words
from flagger.render.letter_transfers import place
from flagger.render.sections.lines import told
from flagger.render.sections.phrases import said
from flagger.render.view import POISON
from flagger.render.view_totals import View
from flagger.render.words import reason
from flagger.rules import classes
from flagger.text import Lang, Text

MOST = 12


def groups(view: View, about: Sequence[Incident], rows: set[int]) -> tuple[Group, ...]:
    """Patterns with the letter's transfers that fit them, each pattern once."""
    found: dict[str, list[int]] = {}
    for incident in about:
        pattern = incident.pattern if (incident.by_rules or incident.severity) >= Severity.low else UNFLAGGED
        numbers = (view.numbers[row] for row in incident.rows if row in rows)
        found.setdefault(pattern, []).extend(numbers)
    return tuple(Group(pattern, _bare(pattern), tuple(sorted(found[pattern]))) for pattern in found)


def _bare(pattern: str) -> Text:
    """The pattern's title; the letter's own sentence says that it fits."""
    title = words.PATTERNS.get(pattern, Text("", ""))
    return Text(title.en.removesuffix(" (pattern fits)"), title.zh.removesuffix("（样式相符）"))


def events(view: View, about: Sequence[Incident], rows: set[int]) -> tuple[Event, ...]:
    """In order of time, each record once; where there is no room for all, bait gives way first, then the oldest."""
    still = {row for incident in about for row in incident.rows if not view.left(row)}
    others = _others(view, about, rows)
    found = {
        event.line.row: event
        for event in _led(view, about, still)
        if others[event.incident.label].isdisjoint((event.line.contract, event.line.party))
    }
    kept = sorted(found, key=lambda row: (row in still, found[row].precursor not in POISON, row))[-MOST:]
    return tuple(_event(view, found[row]) for row in sorted(kept))


def _led(view: View, about: Sequence[Incident], still: set[int]) -> Iterable[view_parts.Event]:
    for incident in about:
        yield from view.led_to.get(incident.label, [])
        for row in incident.rows:
            if row in still:
                flags = [flag for flag in view.flags.get(row, ()) if flag.rule in classes()]
                telling = max(flags, key=lambda flag: classes()[flag.rule].weight, default=None)
                yield view_parts.Event(view.line(row), incident, flag=telling)


def _others(view: View, about: Sequence[Incident], rows: set[int]) -> dict[str, set[str]]:
    """By group, tokens that left in it but by no transfer of the letter: what the owner answered apart."""
    tokens = view.table["contract"]
    mine = set(tokens.loc[sorted(rows)].dropna())
    return {each.label: set(tokens.loc[list(each.rows)].dropna()) - mine for each in about}


def _event(view: View, event: view_parts.Event) -> Event:
    line = event.line
    what = Text(_what(view, event, "en"), _what(view, event, "zh"))
    return Event(When(line.at.utc, line.at.local), what, place(line), line.tx_hash, line.own)


def _what(view: View, event: view_parts.Event, lang: Lang) -> str:
    """In the words of the report, with the number that the record has there."""
    line = event.line
    what = reason(event.flag, lang) if event.flag else _flat(told(view, line, lang))
    return said(lang, "No. {n}: ", "第 {n} 笔　", n=line.number) + what if line.number else what


def _flat(line: Line) -> str:
    """A line of the report as plain text."""
    return "".join(part.text if isinstance(part, Code | Strong) else str(part) for part in line)
