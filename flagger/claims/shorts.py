"""Short texts for forms in apps: whole lines by priority, never cut inside a hash, address or number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flagger.claims.base import Matter, Sent
from flagger.claims.parts import held, said
from flagger.claims.tables import joined
from flagger.text import Lang, Text

MOST_ASSETS = 4


@dataclass(frozen=True, slots=True)
class Short:
    """Lines as they are read. What is asked goes before all else, then the first entry, then the rest.

    `brief` are shorter ways to write the first entry, `total` one for what left, should they not fit;
    `closing` gets how many entries are shown.
    """

    first: tuple[str, ...]
    then: tuple[str, ...]
    entries: tuple[str, ...]
    closing: Callable[[int], str]
    brief: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    total: str = ""

    def fit(self, limit: int) -> str:
        """At most `limit` characters, line ends included."""
        room = Room(limit - self._longest(0))
        first = room.all_of(self.first)
        forms = (*self.entries[:1], *self.brief) if self.entries else ()
        # The first entry goes without its time where what left then fits, too.
        spare = sum(len(line) + 1 for line in self.then[:1])
        both = [form for form in forms[:2] if len(form) + spare < room.left]
        entries = room.one_of((*both, *forms))
        room.left += self._longest(0) - self._longest(len(entries))
        left = room.one_of((*self.then[:1], *filter(None, [self.total])))
        then = left + room.all_of(self.then[1:])
        if entries and entries[0] == self.entries[0]:
            entries += room.until_full(self.entries[1:])
        last = room.all_of(self.last)
        lines = [*first, *then, *entries, *last, self.closing(len(entries))]
        return "\n".join(line for line in lines if line)

    def _longest(self, shown: int) -> int:
        """Room for the closing line once this many entries are shown, or more."""
        return max(len(self.closing(n)) for n in range(shown, len(self.entries) + 1))


@dataclass(slots=True)
class Room:
    """How many characters are left."""

    left: int

    def takes(self, line: str) -> bool:
        """Whether the line and its end fit; they then take up room."""
        fits = len(line) < self.left
        self.left -= len(line) + 1 if fits else 0
        return fits

    def all_of(self, lines: Sequence[str]) -> list[str]:
        """Each line that fits."""
        return [line for line in lines if self.takes(line)]

    def one_of(self, lines: Sequence[str]) -> list[str]:
        """The first line that fits."""
        return next(([line] for line in lines if self.takes(line)), [])

    def until_full(self, lines: Sequence[str]) -> list[str]:
        """Lines up to the first that does not fit."""
        end = next((n for n, line in enumerate(lines) if not self.takes(line)), len(lines))
        return list(lines[:end])


def short(matter: Matter, lang: Lang, asked: Sequence[str], *more: str) -> Short:
    """What is asked, what left, other sentences, the transfers."""
    return Short(
        tuple(_ended(line) for line in asked if line),
        (what_left(matter, lang), *(_ended(line) for line in more if line)),
        tuple(_entry(each, lang) for each in matter.sent),
        lambda shown: _closing(matter, shown, lang),
        _brief(matter.sent[0], lang) if matter.sent else (),
        total=said(lang, "Total: {x}.", "合计 {x}。", x=amounts(matter, lang))
        if len(matter.sent) > 1
        else "",
    )


def reference(matter: Matter, lang: Lang) -> str:
    """The police reference as its own line, if there is one."""
    number = " ".join(matter.case.state.police_reference.split())
    return said(lang, "Police ref.: {x}.", "公安案件编号：{x}。", x=number) if number else ""


def _ended(line: str) -> str:
    return line.removesuffix("；") + "。" if line.endswith("；") else line


def what_left(matter: Matter, lang: Lang) -> str:
    """One sentence: how much, when, and whether the owner has confirmed it."""
    first, last = matter.first[0][:10], matter.last[0][:10]
    state = said(
        lang,
        "confirmed by me as not intended" if matter.answered else "flagged by software, unconfirmed",
        "本人确认非本意" if matter.answered else "由软件标记，本人尚未逐笔确认",
    )
    return said(
        lang,
        "{day} UTC: {x} left my {place} ({state}).",
        "{day}（UTC）从本人{place}转出 {x}（{state}）。",
        place=held(matter, lang),
        day=first if first == last else said(lang, "{a} to {b}", "{a} 至 {b}", a=first, b=last),
        x=amounts(matter, lang),
        state=state,
    )


def amounts(matter: Matter, lang: Lang) -> str:
    """What left, by asset, and how many assets are not named."""
    every = matter.headline()
    more = len(every) - MOST_ASSETS
    shown = joined(lang, every[:MOST_ASSETS])
    if more <= 0:
        return shown
    return shown + said(
        lang, " and 1 more asset" if more == 1 else " and {n} more assets", " 等另外 {n} 种", n=more
    )


def _closing(matter: Matter, shown: int, lang: Lang) -> str:
    number = said(lang, "Report {id}.", "报告编号 {id}。", id=matter.report_id)
    left = len(matter.sent) - shown + matter.more
    if not left:
        return number
    if shown:
        return said(lang, "{n} more attached. ", "另有 {n} 笔见附件。", n=left) + number
    one = "1 transfer attached. " if left == 1 else "{n} transfers attached. "
    return said(lang, one, "{n} 笔见附件。", n=left) + number


def _entry(each: Sent, lang: Lang) -> str:
    """One transfer in a line: local time too where the reader is an app's support, not a chain's."""
    return f"{each.utc} / {each.local} {_what(each, lang)}" if each.app else f"{each.utc} {_what(each, lang)}"


def _brief(each: Sent, lang: Lang) -> tuple[str, ...]:
    """The same without its time, then without the amount, then without the hash."""
    if not each.party:
        return (_what(each, lang),)
    amount, (to, by) = f"{each.amount} {each.asset}", _WORDS[each.app]
    party, number = to.say(lang, x=each.party), by.say(lang, x=each.tx_hash or "–")
    bare = party[0].upper() + party[1:] + number
    return (_what(each, lang), bare, f"{amount} {party}")


_WORDS = (
    (Text("to {x}", "转至 {x}"), Text(" hash {x}", " 哈希 {x}")),
    (Text("to {x}", "付给 {x}"), Text(", order no. {x}", "，订单号 {x}")),
)


def _what(each: Sent, lang: Lang) -> str:
    to, by = _WORDS[each.app]
    party, number = to.say(lang, x=each.party or "–"), by.say(lang, x=each.tx_hash or "–")
    return f"{each.amount} {each.asset} {party}{number}"
