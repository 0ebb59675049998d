"""The five-minute check: an officer compares the flagged transfers with a public explorer or the platform, by hand."""

from flagger.document import Blank, Block, Code, Facts, Heading, Line, PageBreak, Para
from flagger.render import view_parts
from flagger.render.qr import picture
from flagger.render.sections.held import method_word, network_of, number_word, payee_word
from flagger.render.sections.phrases import BOX, at, items, note, place, rest, said, what, whole
from flagger.render.view_parts import seen
from flagger.render.view_totals import View
from flagger.text import Lang, Text

MOST = 20

_STEPS_TICK = Text(
    "Tick “agrees” or “differs”; if it differs, write down in what.",
    "一致的勾“一致”；不同的勾“不一致”，并写明哪一项不同。",
)
_STEPS = (
    Text(
        "Open the printed address of a transfer, or scan its code. It leads to the network's public explorer, "
        "not to a site of the reporter or of this software.",
        "打开该笔的核对网址，或用手机扫码。网址属于该网络的公开区块浏览器，不是报案人或本软件的网站。",
    ),
    Text(
        "Compare the whole hash, the time (mind which zone the page shows), the amount and the whole recipient "
        "address; of a record that moved nothing, the method. Compare every character: some addresses are alike at both ends.",
        "核对四项：哈希全文、时间（注意网页用的是哪个时区）、数量、收款地址全文；没有转移资产的记录，核对调用方法。"
        "要逐字符核对，有的地址首尾相同、中间不同。",
    ),
    _STEPS_TICK,
    Text(
        "Keep the page as a print or picture, and write down who checked and when.",
        "把网页打印或截图留存，写上核对人和核对时间。",
    ),
)
# Where no transfer has a page of a public explorer, as those of a payment app.
_STEPS_ACCOUNT = (
    Text(
        "No public site shows these transfers: ask the platform by order number.",
        "公开网站查不到这些转账：请以订单号向平台调取。",
    ),
    Text(
        "Compare with what the platform answers: order number, time (mind the zone), amount and payee's account.",
        "与平台提供的记录核对四项：订单号、时间（注意时区）、金额、收款方账户。",
    ),
    _STEPS_TICK,
    Text(
        "Keep the platform's answer, and write down who checked and when.",
        "留存平台的书面答复，写上核对人和核对时间。",
    ),
)
_PROVES_ACCOUNT = (
    "What agreement shows: the platform's records hold this transfer as printed here. What it does not show: who pressed the button, "
    "whether the owner agreed, and whether transfers are missing from the files.",
    "核对一致，说明：平台的记录中有这笔转账，内容与本页相同。不能说明：由谁操作、本人是否同意，以及文件是否缺少其他转账。",
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
    asked = view.only_accounts and not any(line.link for line in lines)
    blocks: list[Block] = [
        PageBreak(),
        Heading(said(lang, "Five-minute check page", "五分钟核对页"), anchor="check"),
        note(
            lang,
            "For whoever receives this report. Nothing here needs this software.",
            "供接收材料的人员使用，不需要安装本软件。",
        ),
        *(_by_number(lang) if asked else _by_page(lang)),
    ]
    blocks += [_facts(view, line, lang) for line in lines]
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
    blocks.append(Para(_signed(asked, lang), "sign"))
    return blocks


def _by_page(lang: Lang) -> list[Block]:
    return [items(lang, _STEPS, ordered=True), note(lang, *_OFFLINE), note(lang, *_PROVES)]


def _by_number(lang: Lang) -> list[Block]:
    return [items(lang, _STEPS_ACCOUNT, ordered=True), note(lang, *_PROVES_ACCOUNT)]


def _facts(view: View, line: view_parts.Line, lang: Lang) -> Facts:
    number = said(lang, "No. {n} ({place})", "第 {n} 笔（{place}）", n=line.number, place=place(line, lang))
    network = network_of(view, line.network, lang)
    rows: list[tuple[str, Line]] = [
        (said(lang, "Transfer", "转账"), (number,)),
        *([(said(lang, "Network", "网络"), (network,))] if network else []),
        (said(lang, "Time", "时间"), (at(line.at),)),
        *_content(view, line, lang),
        (number_word(view).say(lang), (whole(line.tx_hash, lang),)),
        *([] if view.only_apps else [(said(lang, "Check at", "核对网址"), _link(view, line, lang))]),
        (said(lang, "Result", "核对结果"), (*_boxes(lang), Blank())),
    ]
    alt = said(lang, "QR code of the address printed beside it", "旁边所印网址的二维码")
    return Facts(tuple(rows), picture(line.link, alt) if line.link else None)


def _content(view: View, line: view_parts.Line, lang: Lang) -> list[tuple[str, Line]]:
    """What to compare: amount and recipient, or, of a record that moved nothing, what was called."""
    if not line.moved and line.method and not line.party:
        nothing = said(lang, "; it moved nothing", "；未转移资产")
        return [(method_word(view).say(lang), (line.method, nothing))]
    made: list[tuple[str, Line]] = [(said(lang, "Amount", "数量"), (what(line, lang),))]
    if line.contract:
        made.append((said(lang, "Token contract", "代币合约"), (Code(line.contract),)))
    made.append((payee_word(view).say(lang), (whole(line.party, lang),)))
    account = seen(view.table.at[line.row, "label"]) if view.only_apps else None
    return [*made, *([(said(lang, "Payee's account", "收款方账户"), (Code(account),))] if account else [])]


def _link(view: View, line: view_parts.Line, lang: Lang) -> Line:
    if line.link:
        return (Code(line.link, line.link),)
    if view.only_accounts:
        return (said(lang, "ask the platform by order number", "请以订单号向平台调取"),)
    none = (
        "no link: the files do not say the network or the hash, or no explorer is known for it",
        "无网址：文件未载明网络或哈希，或没有已知的区块浏览器",
    )
    return (said(lang, *none),)


def _boxes(lang: Lang) -> Line:
    return (
        said(
            lang,
            "{box} agrees  {box} differs, in: ",
            "{box} 一致　{box} 不一致，不同之处：",
            box=BOX,
        ),
    )


def _signed(asked: bool, lang: Lang) -> Line:
    source = (
        said(lang, " Answer of the platform, its number ", "　平台答复文号 ")
        if asked
        else said(lang, " Explorer used ", "　使用的区块浏览器 ")
    )
    return (
        said(lang, "Checked by ", "核对人 "),
        Blank(),
        said(lang, " Date and time ", "　核对时间 "),
        Blank(),
        source,
        Blank(),
    )
