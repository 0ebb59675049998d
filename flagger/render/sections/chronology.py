"""What happened, by time: what led there, each transfer, and the rules behind it."""

from flagger.document import Block, Break, Heading, Inline, Items, Line, Para
from flagger.render.sections.lines import (
    INFERENCE,
    RECORD,
    STATEMENT,
    at_line,
    between,
    joined,
    rule,
    told,
    when,
)
from flagger.render.sections.owner import story
from flagger.render.sections.phrases import plain, rest, said
from flagger.render.times import duration
from flagger.render.view_parts import Event, capped
from flagger.render.view_totals import View
from flagger.render.words import reason, rule_title
from flagger.text import Lang

MOST = 60
_SPAN = (
    "Outgoing transfers in the groups of medium and strong flags: {n}; from the first to the last: {d}.",
    "“中”“强”各组共转出 {n} 笔，首笔至末笔历时：{d}。",
)

_ONE = "Outgoing transfers in the groups of medium and strong flags: 1.", "“中”“强”各组共转出 1 笔。"


def build(view: View, lang: Lang) -> list[Block]:
    """Events of the main groups, then room for what the owner adds; nothing where there is no such group."""
    if not view.main:
        return []
    events = capped(view.events(view.main), MOST)
    blocks: list[Block] = [Heading(said(lang, "Chronology", "时间经过"), anchor="chronology")]
    if span := view.span(view.main):
        words = _SPAN if span.count > 1 else _ONE
        blocks.append(plain(lang, *words, n=span.count, d=duration(span.seconds)))
    blocks.append(Items(tuple(_event(view, event, lang) for event in events.shown), style="events"))
    blocks += rest(events.more, "transfers.csv", lang)
    added = said(lang, " What the owner adds, with times: ", " 本人补充（写明时间）：")
    return [*blocks, Para((STATEMENT, added, story(view.report, lang)))]


def _event(view: View, event: Event, lang: Lang) -> Line:
    line = event.line
    number = said(lang, "No. {n}. ", "第 {n} 笔　", n=line.number) if line.number else ""
    said_so: Line = (view.lettered(reason(event.flag, lang), lang),) if event.flag else told(view, line, lang)
    made = joined(
        when(line.at), Break(),
        RECORD, f" {number}", said_so, at_line(line, lang), Break(),
        INFERENCE, f" {event.incident.label}", said(lang, ": ", "："), _rules(event, lang),
    )  # fmt: skip
    if line.disowned:
        made = joined(made, Break(), STATEMENT, said(lang, " I did not do this.", " 不是我操作的。"))
    return made


def _rules(event: Event, lang: Lang) -> Line:
    ids = [event.precursor] if event.precursor else [flag.rule for flag in event.line.flags]
    named: list[Inline | Line] = [(rule_title(id_).say(lang), " ", rule(id_)) for id_ in ids]
    return between(named, said(lang, "; ", "；")) or (said(lang, "none", "无"),)
