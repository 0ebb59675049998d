"""Tables that letters share: exact totals, each transfer, the addresses that received."""

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
        said(lang, "Network, asset", "网络、币种"),
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
            return (said(lang, "{n} ({count} transfers)", "{n}（{count} 笔）", n=part[0], count=part[1]),)
        return (Blank(),) if blank else ("–",)

    below: tuple[Line, ...] = ()
    if total.contract:
        below = ((said(lang, "Token contract ", "代币合约 "), Code(total.contract)),)
    cells = (
        (f"{total.network_name.say(lang)} ", Verbatim(total.asset)),
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
        said(lang, "Amount", "数量"),
        said(lang, "To", "收款地址"),
        said(lang, "Source", "来源"),
    )
    blocks: list[Block] = [Table(head, tuple(_sent(each, lang) for each in matter.sent), frozenset({2}))]
    if matter.more:
        blocks.append(
            note(
                lang,
                "{n} more transfers are not printed here; all of them are in transfers.csv.",
                "另有 {n} 笔未在此列出，全部见 transfers.csv。",
                n=matter.more,
            )
        )
    return blocks


def _sent(each: Sent, lang: Lang) -> Row:
    cells: tuple[Line, ...] = (
        (str(each.number),),
        (f"{each.utc} / {each.local}",),
        (f"{each.amount} ", Verbatim(each.asset)),
        (each.letter or "–",),
        (each.place.say(lang),),
    )
    below: list[Line] = [
        (said(lang, "To ", "收款地址 "), whole(lang, each.party)),
        (said(lang, "Hash ", "交易哈希 "), whole(lang, each.tx_hash, each.link)),
    ]
    if each.link:
        below.append((said(lang, "Look it up ", "查询网址 "), Code(each.link, each.link)))
    return Row(cells, tuple(below))


def addresses(matter: Matter, lang: Lang) -> list[Block]:
    """Addresses that received, by their letters, with nothing said about who they belong to."""
    rows = []
    for party in matter.parties:
        cells: tuple[Line, ...] = (
            (party.letter,),
            (party.network_name.say(lang),),
            tuple(Verbatim(x) for x in (joined(lang, party.received) or "–",)),
            (party.span.say(lang),),
        )
        below: list[Line] = [(Code(party.address, party.link),)]
        if party.like:
            below.append((said(lang, "looks like ", "相似于 "), Code(party.like)))
        if party.label:
            below.append(
                (
                    said(lang, "label in the file, not verified: ", "文件中的标签，未核实："),
                    Verbatim(party.label),
                )
            )
        rows.append(Row(cells, tuple(below)))
    head = (
        said(lang, "Letter", "代号"),
        said(lang, "Network", "网络"),
        said(lang, "Received", "收到"),
        said(lang, "First and last (UTC)", "首末时间（UTC）"),
    )
    unknown = note(
        lang,
        "To whom, or to which platform, these addresses belong is not in the files and was not verified.",
        "这些地址属于何人、何平台，文件中没有，未核实。",
    )
    return [Table(head, tuple(rows)), unknown]
