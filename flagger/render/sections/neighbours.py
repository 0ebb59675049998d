"""Transfers near the flagged ones that no rule flagged: whoever reads may see something in them."""

from flagger.document import Block, Heading, Line, Para, Ref, Row, Table
from flagger.render import view_parts
from flagger.render.neighbours import neighbours
from flagger.render.sections.held import method_word
from flagger.render.sections.lines import quoted
from flagger.render.sections.phrases import at, bracketed, note, place, plain, rest, said, what, whole
from flagger.render.view_totals import View
from flagger.render.words import rule_title
from flagger.text import Lang, Text

MOST = 40
_WAYS = {
    "in": Text("in", "转入"),
    "out": Text("out", "转出"),
    "self": Text("own to own", "本人地址之间"),
    "none": Text("other", "其他"),
}
_IDLE = Text("nothing moved", "未转移资产")
_FAILED = Text("failed", "失败，未转移资产")

_WINDOW = (
    "Within 24 hours before or after a flagged transfer; what led to it: see ",
    "被标记转账前后 24 小时内的记录；其前因见",
)
_MATTERS = (
    ". That they were not flagged does not mean that they do not matter: tell the officer if you know one of them.",
    "。未标记不等于无关；若您认得其中某一笔，请向办案人员说明。",
)


def build(view: View, lang: Lang) -> list[Block]:
    """The rows within a day of the main incidents, or that there are none."""
    if not view.asked:
        return []
    found = neighbours(view, MOST)
    blocks: list[Block] = [
        Heading(
            said(lang, "Records nearby that were not flagged", "前后一天内未标记的记录"), anchor="neighbours"
        ),
        Para((said(lang, *_WINDOW), Ref("chronology"), said(lang, *_MATTERS)), "note"),
    ]
    if not found.shown:
        return [*blocks, plain(lang, "None.", "无。")]
    head = [
        Text("Time", "时间"),
        Text("Direction", "方向"),
        Text("Amount", "数量"),
        Text("Line", "文件行号"),
    ]
    same = {view.line(row).tx_hash: view.line(row).number for row in reversed(list(view.numbers))}
    rows = tuple(_row(view, line, same.get(line.tx_hash), lang) for line in found.shown)
    blocks.append(Table(tuple(text.say(lang) for text in head), rows, frozenset({2})))
    if found.more:
        blocks.append(
            note(lang, "The nearest in time were chosen.", "条数较多，此处列出时间上最接近的部分。")
        )
        blocks += rest(found.more, "transfers.csv", lang)
    return blocks


def _number(view: View, lang: Lang) -> str:
    return said(lang, "Order number ", "订单号 ") if view.only_apps else said(lang, "Hash ", "哈希 ")


def _row(view: View, line: view_parts.Line, same: int | None, lang: Lang) -> Row:
    way = _WAYS[line.direction].say(lang)
    if not line.moved and line.direction in ("in", "out"):
        failed = view.table.at[line.row, "status"] == "failed"
        way += bracketed(lang, (_FAILED if failed else _IDLE).say(lang))
    cells: tuple[Line, ...] = ((at(line.at),), (way,), (what(line, lang),), (place(line, lang),))
    below: list[Line] = [
        (_number(view, lang), whole(line.tx_hash, lang)),
        (said(lang, "Other side ", "对方 "), whole(line.party, lang)),
    ]
    if line.method:
        below.append((said(lang, "{x} {m}", "{x} {m}", x=method_word(view), m=line.method),))
    below += quoted(line, lang)
    if line.flags:
        titles = dict.fromkeys(rule_title(flag.rule).say(lang) for flag in line.flags)
        only = (", " if lang == "en" else "、").join(titles)
        below.append(
            (said(lang, "A note only, too little for a flag: {x}", "仅有提示，不足以构成标记：{x}", x=only),)
        )
    if same and line.tx_hash:
        below.append(
            (said(lang, "Part of the same transaction as No. {n}", "与第 {n} 笔属同一交易", n=same),)
        )
    return Row(cells, tuple(below))
