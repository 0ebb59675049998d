"""The five-minute check: an officer compares the flagged transfers with a public explorer, by hand."""

from flagger.document import Blank, Block, Code, Facts, Heading, Inline, Line, PageBreak, Para
from flagger.render import view_parts
from flagger.render.qr import picture
from flagger.render.sections.phrases import BOX, at, items, note, place, rest, said, what, whole
from flagger.render.view_totals import View
from flagger.render.words import network_name
from flagger.text import Lang, Text

MOST = 20

_STEPS = (
    Text(
        "Open the printed address of a transfer, or scan its code. It leads to the network's public explorer, "
        "not to a site of the reporter or of this software.",
        "打开该笔的核对网址，或用手机扫码。网址属于该网络的公开区块浏览器，不是报案人或本软件的网站。",
    ),
    Text(
        "Compare the whole hash, the time (mind which zone the page shows), the amount and the whole recipient "
        "address. Compare every character: some addresses are alike at both ends.",
        "核对四项：哈希全文、时间（注意网页用的是哪个时区）、数量、收款地址全文。要逐字符核对，有的地址首尾相同、中间不同。",
    ),
    Text(
        "Tick “agrees” or “differs”; if it differs, write down in what.",
        "一致的勾“一致”；不同的勾“不一致”，并写明哪一项不同。",
    ),
    Text(
        "Keep the page as a print or picture, and write down who checked and when.",
        "把网页打印或截图留存，写上核对人和核对时间。",
    ),
)
_OFFLINE = (
    "No internet on this computer, or the explorer does not open? Photograph this page and check on a device that has a "
    "connection, or type the hash into any explorer of the same network: every one of them shows the same transaction. "
    "Otherwise leave the boxes empty and hand the page to whoever does technical work.",
    "本机不能上网，或者区块浏览器打不开：可拍下本页，在能上网的设备上核对；也可在同一网络的任何一个区块浏览器里输入哈希，"
    "查到的是同一笔交易。暂时无法核对的，方框留空，交由技术部门核对。",
)
_PROVES = (
    "What agreement shows: the network holds this transfer as printed here. What it does not show: who owns or holds either "
    "address, who pressed the button, whether the owner agreed, and whether transfers are missing from the files.",
    "核对一致，说明：该网络上确有这笔转账，内容与本页相同。不能说明：两端地址属于何人、由谁操作、本人是否同意，"
    "以及文件是否缺少其他转账。",
)


def build(view: View, lang: Lang) -> list[Block]:
    """The page, or nothing where no transfer was flagged medium or stronger, or all were intended."""
    lines, every = view.leading(MOST, view.asked), len({row for i in view.asked for row in i.rows})
    if not lines:
        return []
    blocks: list[Block] = [
        PageBreak(),
        Heading(said(lang, "Five-minute check page", "五分钟核对页"), anchor="check"),
        note(
            lang,
            "For whoever receives this report. Nothing here needs this software.",
            "供接收材料的人员使用，不需要安装本软件。",
        ),
        items(lang, _STEPS, ordered=True),
        note(lang, *_OFFLINE),
        note(lang, *_PROVES),
    ]
    blocks += [_facts(line, lang) for line in lines]
    if every > len(lines):
        blocks.append(
            note(
                lang,
                "The first {n} of {all} flagged transfers stand here.",
                "本页列出被标记转账共 {all} 笔中的前 {n} 笔。",
                n=len(lines),
                all=every,
            )
        )
    blocks += rest(every - len(lines), "transfers.csv", lang)
    blocks.append(Para(_signed(lang), "sign"))
    return blocks


def _facts(line: view_parts.Line, lang: Lang) -> Facts:
    number = said(lang, "No. {n} ({place})", "第 {n} 笔（{place}）", n=line.number, place=place(line, lang))
    rows: list[tuple[str, Line]] = [
        (said(lang, "Transfer", "转账"), (number,)),
        (said(lang, "Network", "网络"), (network_name(line.network).say(lang),)),
        (said(lang, "Time", "时间"), (at(line.at),)),
        (said(lang, "Amount", "数量"), (what(line, lang),)),
        *([(said(lang, "Token contract", "代币合约"), (Code(line.contract),))] if line.contract else []),
        (said(lang, "Recipient", "收款地址"), (whole(line.party, lang),)),
        (said(lang, "Transaction hash", "交易哈希"), (whole(line.tx_hash, lang),)),
        (said(lang, "Check at", "核对网址"), (_link(line, lang),)),
        (said(lang, "Result", "核对结果"), (*_boxes(lang), Blank())),
    ]
    alt = said(lang, "QR code of the address printed beside it", "旁边所印网址的二维码")
    return Facts(tuple(rows), picture(line.link, alt) if line.link else None)


def _link(line: view_parts.Line, lang: Lang) -> Inline:
    if line.link:
        return Code(line.link, line.link)
    return said(
        lang,
        "no link: the files do not say the network or the hash, or no explorer is known for it",
        "无网址：文件未载明网络或哈希，或没有已知的区块浏览器",
    )


def _boxes(lang: Lang) -> Line:
    return (
        said(
            lang,
            "{box} agrees  {box} differs, in: ",
            "{box} 一致　{box} 不一致，不同之处：",
            box=BOX,
        ),
    )


def _signed(lang: Lang) -> Line:
    return (
        said(lang, "Checked by ", "核对人 "),
        Blank(),
        said(lang, " Date and time ", "　核对时间 "),
        Blank(),
        said(lang, " Explorer used ", "　使用的区块浏览器 "),
        Blank(),
    )
