"""What letters tell beside transfers: patterns with the letter's own numbers, and records that belong to them."""

from flagger.claims.base import Event, Group
from flagger.model import Incident
from flagger.render import words
from flagger.render.letter_transfers import place
from flagger.render.view_parts import Event as Precursor
from flagger.render.view_totals import View
from flagger.text import Text

MOST_EVENTS = 12


def groups(view: View, about: list[Incident], rows: set[int]) -> tuple[Group, ...]:
    """Patterns with the letter's transfers that fit them, each pattern once."""
    found: dict[str, list[int]] = {}
    for incident in about:
        numbers = (view.numbers[row] for row in incident.rows if row in rows)
        found.setdefault(incident.pattern, []).extend(numbers)
    return tuple(Group(pattern, _bare(pattern), tuple(sorted(found[pattern]))) for pattern in found)


def _bare(pattern: str) -> Text:
    """The pattern's title; the letter's own sentence says that it fits."""
    title = words.PATTERNS[pattern]
    return Text(title.en.removesuffix(" (pattern fits)"), title.zh.removesuffix("（样式相符）"))


def events(view: View, about: list[Incident]) -> tuple[Event, ...]:
    """What led there, each record once; also what belongs to an incident and moved nothing."""
    found: dict[int, Event] = {}
    for incident in about:
        still = [e for e in _precursors(view, incident) if e.line.row in incident.rows and not e.line.moved]
        for event in (*view.led_to.get(incident.label, []), *still):
            at, line = event.line.at, event.line
            told = Event(at.utc, at.short, _what(event), place(line), line.tx_hash, line.own)
            found.setdefault(line.row, told)
    return tuple(found[row] for row in sorted(found)[:MOST_EVENTS])


def _precursors(view: View, incident: Incident) -> list[Precursor]:
    made = []
    for precursor in incident.precursors:
        flag = next((f for f in view.flags.get(precursor.row, []) if f.rule == precursor.rule), None)
        made.append(Precursor(view.line(precursor.row), incident, precursor.rule, flag))
    return made


def _what(event: Precursor) -> Text:
    line = event.line
    if event.flag:
        return Text(words.reason(event.flag, "en"), words.reason(event.flag, "zh"))
    if event.precursor == "gas" and line.amount and line.party:
        return Text(
            f"{line.amount} {line.asset} came in from {line.party}, an address without earlier dealings (can pay fees)",
            f"此前无往来的地址 {line.party} 转入 {line.amount} {line.asset}（可用作手续费）",
        )
    return words.rule_title(event.precursor or "")
