"""What letters tell of each transfer: the owner's answer, time, amount, address, hash."""

from flagger.claims.matter import Answered, Matter, numbered
from flagger.claims.owner import own
from flagger.claims.parts import said, whole
from flagger.claims.records import Sent, Verbatim
from flagger.document import Block, Code, Line, Para, Row, Table, Tag
from flagger.text import Lang


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


def unconfirmed(matter: Matter, lang: Lang) -> list[Block]:
    """What else the software flagged: those who investigate are told that it is not in the amounts."""
    if not (matter.answered and matter.open):
        return []
    text = said(
        lang,
        "{n}: also flagged by the software. I have not answered, or am not sure; not listed here, see the report.",
        "{n}也由软件标记，本人尚未答复或不能确定，未列入本文，见报告。",
        n=numbered(matter.open).say(lang),
    )
    return [Para((text,))]


def transfers(matter: Matter, lang: Lang) -> list[Block]:
    """Every transfer with both times, exact amount, source line; address and hash whole, below."""
    head = (
        said(lang, "No.", "序号"),
        said(lang, "Time ({x})", "时间（{x}）", x=_zones(matter, lang)),
        said(lang, "Amount", "金额" if matter.only_apps else "数量"),
        said(lang, "To", "收款方" if matter.payees else "收款地址"),
        said(lang, "Source", "来源"),
    )
    rows = tuple(_sent(each, matter, lang) for each in matter.sent)
    return [Table(head, rows, frozenset({2})), _below(matter, lang)]


def _zones(matter: Matter, lang: Lang) -> str:
    """The zones of the times, in the order in which they are printed."""
    zones = ["UTC", matter.zone_name.say(lang)]
    return " / ".join(reversed(zones) if matter.only_apps else zones)


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


def _sent(each: Sent, matter: Matter, lang: Lang) -> Row:
    cells: tuple[Line, ...] = (
        (str(each.number),),
        (matter.at(each.when),),
        (f"{each.amount} ", Verbatim(each.asset)),
        (each.letter or "–",),
        (each.place.say(lang),),
    )
    return Row(cells, (*_origin(each, matter, lang), *(_payment if each.app else _on_chain)(each, lang)))


def _origin(each: Sent, matter: Matter, lang: Lang) -> list[Line]:
    """From which of several wallets and accounts it left."""
    if len(matter.wallets) < 2:
        return []
    return [(said(lang, "From ", "转出自 "), own(each.own, lang))]


def _payment(each: Sent, lang: Lang) -> list[Line]:
    payee = Verbatim(each.party) if each.party else whole(lang, None)
    return [
        (said(lang, "Payee ", "收款方 "), payee),
        (said(lang, "Order number ", "订单号 "), whole(lang, each.tx_hash)),
    ]


def _on_chain(each: Sent, lang: Lang) -> list[Line]:
    lines: list[Line] = []
    if each.network:
        network = said(lang, "Network {x}", "网络 {x}", x=each.network_name)
        token = (said(lang, ", token contract ", "，代币合约 "), Code(each.contract)) if each.contract else ()
        lines.append((network, *token))
    lines.append((said(lang, "To ", "收款地址 "), whole(lang, each.party)))
    lines.append((said(lang, "Hash ", "交易哈希 "), whole(lang, each.tx_hash, each.link)))
    if each.link:
        lines.append((said(lang, "Look it up ", "查询网址 "), Code(each.link, each.link)))
    return lines
