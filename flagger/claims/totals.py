"""Exact sums by asset: three columns for those who investigate, one for all others; fees and returns apart."""

from collections.abc import Sequence

from flagger.claims.matter import Matter
from flagger.claims.parts import joined, note, said
from flagger.claims.records import Amount, Total, Verbatim
from flagger.document import Blank, Block, Code, Line, Row, Table
from flagger.text import Lang

Sum = tuple[str, int] | None


def columns(matter: Matter, lang: Lang) -> list[Block]:
    """What the software flagged, what the owner confirmed, what the owner excluded."""
    head = (
        _asset(matter, lang),
        said(lang, "Flagged by the software", "软件标记转出"),
        said(lang, "Confirmed as not intended", "本人确认非本意"),
        said(lang, "Excluded by me", "本人排除"),
    )
    rows = [
        _row(
            total,
            matter,
            lang,
            _cell(total.flagged, lang),
            _cell(total.confirmed, lang) if matter.answered else (Blank(),),
            _cell(total.excluded, lang),
        )
        for total in matter.totals
    ]
    return [Table(head, tuple(rows), frozenset({1, 2, 3})), *_apart(matter, lang)]


def sums(matter: Matter, lang: Lang) -> list[Block]:
    """Only what the letter is about: what else was flagged or excluded is none of this reader's business."""
    head = (_asset(matter, lang), said(lang, "Transfers", "笔数"), said(lang, "Amount", "数量"))
    rows = [
        _row(total, matter, lang, (str(total.here[1]),), (total.here[0],))
        for total in matter.totals
        if total.here
    ]
    return [Table(head, tuple(rows), frozenset({1, 2})), *_apart(matter, lang)]


def _asset(matter: Matter, lang: Lang) -> str:
    return said(lang, "Currency", "币种") if matter.only_apps else said(lang, "Network, asset", "网络、币种")


def _cell(part: Sum, lang: Lang) -> Line:
    if not part:
        return ("–",)
    counted = said(lang, "1 transfer" if part[1] == 1 else "{n} transfers", "{n} 笔", n=part[1])
    return (said(lang, "{n} ({count})", "{n}（{count}）", n=part[0], count=counted),)


def _row(total: Total, matter: Matter, lang: Lang, *cells: Line) -> Row:
    below: tuple[Line, ...] = ()
    if total.contract:
        below = ((said(lang, "Token contract ", "代币合约 "), Code(total.contract)),)
    money = {(each.network, each.asset) for each in matter.sent if each.app}
    paid = matter.only_apps or (total.network, total.asset) in money
    network = () if paid else (f"{total.network_name.say(lang)} ",)
    return Row(((*network, Verbatim(total.asset)), *cells), below)


def _apart(matter: Matter, lang: Lang) -> list[Block]:
    made: list[Block] = []
    if matter.fees:
        text = "Fees that the files state for these transfers, not included: {x}."
        made.append(
            note(lang, text, "文件所载上述转出的手续费另列，不计入：{x}。", x=_listed(matter.fees, lang))
        )
    if matter.returned:
        text = "Came back from the same recipients, not deducted: {x}."
        made.append(note(lang, text, "同一收款方退回，未扣除：{x}。", x=_listed(matter.returned, lang)))
    return made


def _listed(amounts: Sequence[Amount], lang: Lang) -> str:
    return joined(lang, [amount.text for amount in amounts])
