"""Payment, purchase, withdrawal, arrival, departure: told where exchange exports are given too."""

from collections.abc import Sequence

from flagger.document import Blank, Block, Heading, Inline, Items, Line
from flagger.render import view_parts
from flagger.render.origin_rows import Inbound, Origin
from flagger.render.sections.phrases import at, note, place, said, what, whole
from flagger.text import Lang

_PAID = (
    "Payments and purchases have no number in common, so this software does not match them: write the voucher's number by hand.",
    "付款记录与购币记录之间没有共同编号，本软件不作匹配：请手工填写付款凭证编号。",
)


def numbered(numbers: Sequence[int], lang: Lang) -> str:
    """The numbers of some transfers."""
    shown = [str(number) for number in numbers[:8]]
    joined = (", " if lang == "en" else "、").join(shown)
    if len(numbers) > len(shown):
        return said(lang, "No. {n} and others", "第 {n} 等笔", n=joined)
    return said(lang, "No. {n}", "第 {n} 笔", n=joined)


def chains(matched: Sequence[tuple[Origin, Inbound]], lang: Lang) -> list[Block]:
    """Payment, purchase, withdrawal, arrival, departure: as far as the files show each."""
    if not matched:
        return []
    title = said(lang, "From payment to departure", "付款 → 购币 → 提币 → 入账 → 转出")
    blocks: list[Block] = [Heading(title, 3), note(lang, *_PAID)]
    for number, (origin, inbound) in enumerate(matched, start=1):
        blocks.append(Heading(said(lang, "Chain {n}", "链条 {n}", n=number), 4))
        blocks.append(Items(tuple(_steps(origin, inbound, lang)), ordered=True))
    return blocks


def _steps(origin: Origin, inbound: Inbound, lang: Lang) -> list[Line]:
    withdrawal = inbound.withdrawal
    assert withdrawal is not None
    bought = [_told(each.line, lang, each.note) for each in withdrawal.bought]
    if withdrawal.more:
        bought.append(said(lang, "and {n} more", "另有 {n} 条", n=withdrawal.more))
    none = said(lang, "no such record in the files", "文件中没有相应记录")
    differs = (
        ""
        if withdrawal.equal
        else said(lang, " (the two files name different amounts)", "（两处所载数量不同）")
    )
    joined = "; " if lang == "en" else "；"
    return [
        (said(lang, "Payment: voucher no. ", "付款：凭证编号 "), Blank()),
        (
            said(lang, "Came into the account before: ", "购币（提币前进入账户的记录）："),
            joined.join(bought) or none,
        ),
        (
            said(lang, "Withdrawal: ", "提币："),
            _told(withdrawal.line, lang),
            " ",
            _hash(withdrawal.line, lang),
        ),
        (
            said(lang, "Arrival: ", "入账："),
            _told(inbound.line, lang),
            " ",
            _hash(inbound.line, lang),
            differs,
        ),
        (said(lang, "Departure: ", "转出："), numbered(origin.numbers, lang)),
    ]


def _told(line: view_parts.Line, lang: Lang, remark: str | None = None) -> str:
    comma = ", " if lang == "en" else "，"
    inside = comma.join(part for part in (line.method, remark, place(line, lang)) if part)
    return said(lang, "{t}, {w} ({x})", "{t}，{w}（{x}）", t=at(line.at), w=what(line, lang), x=inside)


def _hash(line: view_parts.Line, lang: Lang) -> Inline:
    return whole(line.tx_hash, lang)
