"""Tables that letters share: exact totals, each transfer."""

from collections.abc import Sequence

from flagger.claims.base import Answered, Matter, Sent, Total, Verbatim
from flagger.claims.parts import note, said, whole
from flagger.document import Blank, Block, Code, Line, Para, Row, Table, Tag
from flagger.text import Lang


def joined(lang: Lang, parts: Sequence[str]) -> str:
    """Several things in one sentence."""
    return (", " if lang == "en" else "、").join(parts)


def confirmed(matter: Matter, lang: Lang) -> list[Block]:
    """What the amounts of this letter are: confirmed by the owner and how, or not answered yet."""
    if not matter.answered:
        text = said(
            lang,
            "I have not yet confirmed the transfers one by one. Until then, the figures below are what the software flagged; "
            "a flag is not a finding of wrongdoing.",
            "本人尚未逐笔确认。在确认之前，以下为软件标记的转出；被标记不等于违法认定。",
        )
        return [Para((text,), "lead")]
    text = said(
        lang,
        "The transfers below are those that I have confirmed as not intended by me.",
        "以下转出均由本人逐笔确认为非本意转出。",
    )
    return [Para((Tag("statement"), text)), *(_answer(each, lang) for each in matter.answers)]


def _answer(each: Answered, lang: Lang) -> Para:
    words = said(
        lang, "{n}: {verdict}", "{n}：{verdict}", n=each.numbers.say(lang), verdict=each.verdict.say(lang)
    )
    quoted: tuple[str, ...] = ()
    if each.note:
        quoted = (" “", Verbatim(each.note), "”") if lang == "en" else ("。“", Verbatim(each.note), "”")
    return Para((Tag("statement"), words, *quoted))


def totals(matter: Matter, lang: Lang) -> list[Block]:
    """Exact quantities by asset in three columns; fees and returns apart."""
    head = (
        said(lang, "Currency", "币种") if matter.only_apps else said(lang, "Network, asset", "网络、币种"),
        said(lang, "Flagged by the software", "软件标记转出"),
        said(lang, "Confirmed as not intended", "本人确认非本意"),
        said(lang, "Excluded by me", "本人排除"),
    )
    rows = tuple(_total(total, matter, lang) for total in matter.totals)
    blocks: list[Block] = [Table(head, rows, frozenset({1, 2, 3}))]
    if matter.fees:
        blocks.append(
            note(lang, "Fees, not included: {x}.", "手续费另列，不计入：{x}。", x=joined(lang, matter.fees))
        )
    if matter.returned:
        text = "Came back from the same addresses, not deducted: {x}."
        blocks.append(note(lang, text, "同一地址退回，未扣除：{x}。", x=joined(lang, matter.returned)))
    return blocks


def _total(total: Total, matter: Matter, lang: Lang) -> Row:
    def cell(part: tuple[str, int] | None, blank: bool) -> Line:
        if part:
            counted = said(lang, "1 transfer" if part[1] == 1 else "{n} transfers", "{n} 笔", n=part[1])
            return (said(lang, "{n} ({count})", "{n}（{count}）", n=part[0], count=counted),)
        return (Blank(),) if blank else ("–",)

    below: tuple[Line, ...] = ()
    if total.contract:
        below = ((said(lang, "Token contract ", "代币合约 "), Code(total.contract)),)
    money = {(each.network, each.asset) for each in matter.sent if each.app}
    paid = matter.only_apps or (total.network, total.asset) in money
    network = () if paid else (f"{total.network_name.say(lang)} ",)
    cells = (
        (*network, Verbatim(total.asset)),
        cell(total.flagged, False),
        cell(total.confirmed, not matter.answered),
        cell(total.excluded, False),
    )
    return Row(cells, below)


def transfers(matter: Matter, lang: Lang) -> list[Block]:
    """Every transfer with both times, exact amount, source line; address and hash whole, below."""
    head = (
        said(lang, "No.", "序号"),
        said(lang, "Time (UTC / {zone})", "时间（UTC / {zone}）", zone=matter.zone_name.say(lang)),
        said(lang, "Amount", "金额" if matter.only_apps else "数量"),
        said(lang, "To", "收款方" if matter.payees else "收款地址"),
        said(lang, "Source", "来源"),
    )
    rows = tuple(_sent(each, lang) for each in matter.sent)
    return [Table(head, rows, frozenset({2})), _below(matter, lang)]


def _below(matter: Matter, lang: Lang) -> Para:
    """What the numbers and sources are, and how many transfers found no room."""
    kinds = {file.label: file.kind for file in matter.files}
    used = dict.fromkeys(each.place.en.split(" ")[0] for each in matter.sent)
    named = [
        said(lang, "{s} = {x}", "{s}＝{x}", s=label, x=kinds[label])
        for label in sorted(used, key=_order)
        if label in kinds
    ]
    text = said(lang, "Numbers are those of the report. ", "序号沿用报告中的编号。")
    if named:
        listed = ("; " if lang == "en" else "；").join(named)
        text += said(lang, "Source, by file and line: {x}.", "来源为文件与行号：{x}。", x=listed)
    if matter.more:
        en = "{n} more transfers are not printed here; all of them are in transfers.csv."
        en = "1 more transfer is not printed here; it is in transfers.csv." if matter.more == 1 else en
        text += said(lang, f" {en}", "另有 {n} 笔未在此列出，全部见 transfers.csv。", n=matter.more)
    return Para((text,), "note")


def _order(label: str) -> tuple[int, str]:
    return len(label), label


def _sent(each: Sent, lang: Lang) -> Row:
    cells: tuple[Line, ...] = (
        (str(each.number),),
        (f"{each.utc} / {each.local}",),
        (f"{each.amount} ", Verbatim(each.asset)),
        (each.letter or "–",),
        (each.place.say(lang),),
    )
    if each.app:
        payee = Verbatim(each.party) if each.party else whole(lang, None)
        number = said(lang, "Order number ", "订单号 "), whole(lang, each.tx_hash)
        return Row(cells, ((said(lang, "Payee ", "收款方 "), payee), number))
    below: list[Line] = [
        (said(lang, "To ", "收款地址 "), whole(lang, each.party)),
        (said(lang, "Hash ", "交易哈希 "), whole(lang, each.tx_hash, each.link)),
    ]
    if each.link:
        below.append((said(lang, "Look it up ", "查询网址 "), Code(each.link, each.link)))
    return Row(cells, tuple(below))
