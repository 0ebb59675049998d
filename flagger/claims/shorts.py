"""Short texts for forms in apps: whole lines by priority, never cut inside a hash, address or number."""

from collections.abc import Callable
from dataclasses import dataclass

from flagger.claims.base import Matter, Sent
from flagger.claims.parts import held, said
from flagger.claims.tables import joined
from flagger.text import Lang

MOST_ASSETS = 4


@dataclass(frozen=True, slots=True)
class Short:
    """Lines by priority, then one line a transfer under `head`, then what was left out."""

    first: tuple[str, ...]
    head: str
    lines: tuple[str, ...]
    closing: Callable[[int], str]
    last: tuple[str, ...] = ()  # what may be missing

    def fit(self, limit: int) -> str:
        """At most `limit` characters, line ends included."""
        room = limit - max(len(self.closing(len(self.lines))), len(self.closing(0)))
        kept: list[str] = []
        for line in self.first:
            if len(line) + 1 <= room:
                kept.append(line)
                room -= len(line) + 1
        room -= len(self.head) + 1 if self.head else 0
        shown = 0
        for line in self.lines:
            if len(line) + 1 > room:
                break
            kept += [self.head] if self.head and not shown else []
            kept.append(line)
            room -= len(line) + 1
            shown += 1
        for line in self.last:
            if len(line) + 1 <= room:
                kept.append(line)
                room -= len(line) + 1
        return "\n".join(line for line in [*kept, self.closing(len(self.lines) - shown)] if line)


def short(matter: Matter, lang: Lang, *said_first: str, head: str = "") -> Short:
    """What left comes first, then these sentences, then the transfers."""
    return Short(
        (what_left(matter, lang), *(_ended(line) for line in said_first)),
        head,
        tuple(_one_line(each, lang) for each in matter.sent),
        lambda left: _closing(matter, left, lang),
    )


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
        x=_amounts(matter, lang),
        state=state,
    )


def _amounts(matter: Matter, lang: Lang) -> str:
    every = matter.headline()
    more = len(every) - MOST_ASSETS
    shown = joined(lang, every[:MOST_ASSETS])
    return shown if more <= 0 else shown + said(lang, " and {n} more assets", " 等另外 {n} 种", n=more)


def _closing(matter: Matter, left: int, lang: Lang) -> str:
    number = said(lang, "Report {id}.", "报告编号 {id}。", id=matter.report_id)
    if not left + matter.more:
        return number
    return said(lang, "{n} more attached. ", "另 {n} 笔见附件。", n=left + matter.more) + number


def _one_line(each: Sent, lang: Lang) -> str:
    return said(
        lang,
        "{utc} {amount} {asset} to {party} hash {hash}",
        "{utc} {amount} {asset} 转至 {party} 哈希 {hash}",
        utc=each.utc,
        amount=each.amount,
        asset=each.asset,
        party=each.party or "–",
        hash=each.tx_hash or "–",
    )
