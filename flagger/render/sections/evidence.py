"""What to bring besides this report: boxes to tick, blanks for page and file, and a record of contacts."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flagger.document import Blank, Block, Heading, Items, Line, Para, Row, Table
from flagger.render.sections.phrases import BOX, note, said
from flagger.render.view_totals import View
from flagger.text import Lang, Text


class Piece(NamedTuple):
    """A piece of evidence, and what makes it useful."""

    name: Text
    advice: Text
    electronic: bool = True


_CONTROL = Piece(
    Text("Control of the wallet", "钱包控制权"),
    Text("screen recording, see “Wallet control”", "录屏，见“钱包控制与资产来源”"),
)
_PAGES = Piece(
    Text("Pictures of the explorer's pages", "区块浏览器页面"),
    Text("with the whole hash visible, see the check page", "能看到完整哈希，见“五分钟核对页”"),
)
_FOR_ACCOUNTS = {
    _CONTROL: Piece(
        Text("Control of the account", "账户控制"),
        Text("screen recording, see “Control of the account”", "录屏，见“账户控制与资金来源”"),
    ),
}
_FOR_APPS = {
    _PAGES: Piece(
        Text("The platform's own vouchers", "平台出具的凭证"),
        Text(
            "page of each order or electronic receipt, with the whole order number visible",
            "每笔的订单详情或电子回单，能看到完整订单号",
        ),
    ),
}
_ALWAYS: Sequence[Piece] = (
    Piece(
        Text("Identity document", "身份证明"),
        Text("original and copy; only for the police", "原件和复印件；只交给公安机关"),
        electronic=False,
    ),
    _CONTROL,
    Piece(
        Text("Purchase and origin", "购买凭证、资产来源"),
        Text(
            "orders of the exchange, bank and payment records, withdrawals; as exported files where possible",
            "平台订单、银行和支付记录、提现记录；尽量用导出的原始文件",
        ),
    ),
    Piece(
        Text("Original export files", "原始导出文件"),
        Text("unchanged, not saved again in a spreadsheet", "保持原样，不要用电子表格另存"),
    ),
    Piece(
        Text("Chats and calls", "聊天、通话记录"),
        Text(
            "whole conversations with the account's name and number, not single pictures; keep them on the device",
            "完整对话，含对方账号；不要只截一两张；保留在原设备上",
        ),
    ),
    Piece(
        Text("Web addresses, apps, QR codes", "网址、应用、二维码"),
        Text(
            "written out in full, with the time; do not open them again",
            "抄写完整并注明时间；不要再次打开",
        ),
    ),
    Piece(
        Text("The device", "设备"),
        Text(
            "make, model, who used it; do not reset it, do not remove the app",
            "品牌、型号、使用人；不要恢复出厂，不要卸载应用",
        ),
        electronic=False,
    ),
    _PAGES,
    Piece(
        Text("Own account of what happened", "本人书面陈述"),
        Text("in your own words, signed; apart from this report", "用自己的话写，签名；与本报告分开"),
    ),
)
_SIGNED = Piece(
    Text("The page that asked for the confirmation", "要求确认或签名的网页"),
    Text(
        "its address, how you came there, pictures, the wallet's list of connected sites",
        "网址、从哪里进入、截图、钱包中已连接网站的列表",
    ),
)
_KEYS = Piece(
    Text("Where the seed phrase was kept or typed in", "助记词存放、输入过的地方"),
    Text(
        "paper, picture, cloud, page, person; describe it, never write the words themselves",
        "纸张、照片、网盘、网页、他人；只说明地方，绝不写出助记词本身",
    ),
)
_LOGINS = Piece(
    Text("The account's own records", "账户自身的记录"),
    Text(
        "logins and devices with time and place, changes of passwords, the account's number",
        "登录与设备记录（时间、地点）、密码变更记录、账号",
    ),
)
_PAID = Piece(
    Text("What was promised", "对方的承诺"),
    Text(
        "adverts, group, contract, account page with gains, every demand to pay again",
        "广告、群聊、合同、显示收益的页面、每次要求追加付款的记录",
    ),
)
_BY_PATTERN: Mapping[str, Piece] = {
    "look-alike": Piece(
        Text("The address that was meant", "原定的收款地址"),
        Text(
            "chat or bill in which the payee gave it, and the payee's answer that nothing arrived",
            "收款人提供该地址的聊天或账单，以及对方未收到的答复",
        ),
    ),
    "permission": Piece(
        Text("The account's permissions", "账户权限页面"),
        Text("picture of Owner and Active in the explorer", "浏览器中 Owner、Active 权限的截图"),
    ),
    "approval-drain": _SIGNED,
    "permit-drain": _SIGNED,
    "delegation": _SIGNED,
    "sweeper": _KEYS,
    "gas-then-sweep": _KEYS,
    "seed-leak": _KEYS,
    "exchange-withdrawal": Piece(
        Text("The exchange account's own records", "交易所账户自身的记录"),
        Text(
            "logins and devices with time and IP, security changes, e-mails that confirmed the withdrawals, the account's number",
            "登录与设备记录（时间、IP）、安全设置变更记录、提币确认邮件、账户编号（UID）",
        ),
    ),
    "escalating": _PAID,
    "payment-fraud": _PAID,
    "siphon": Piece(
        Text("Programs and payment plans in use", "使用过的程序、定投计划"),
        Text("who set them up, and when", "由谁、何时设置"),
    ),
    "listed": Piece(
        Text("The list", "名单"),
        Text("its page with the address and the date", "载有该地址和日期的页面"),
    ),
    "unknown": Piece(
        Text("What you know of each transfer", "对每笔转账的说明"),
        Text("answers to the questions of the section “Next steps”", "对“下一步”中各问题的回答"),
    ),
}
_WALLET = (
    Text(
        "The wallet is opened with: {box} 12 or 24 words  {box} phone number or e-mail and password (that may be a wallet kept by a "
        "platform, or an imitation of the app: then somebody else is to be asked)",
        "打开钱包用的是：{box} 12 或 24 个助记词　{box} 手机号或邮箱加密码（后者可能是平台托管的钱包，也可能是仿冒应用，要找的对象不同）",
    ),
    Text("Where the app was downloaded ", "应用从哪里下载 "),
    Text("Name the app shows ", "应用显示的名称 "),
    Text(
        "Where I was (province, city, district) · where the device was used · where I live ",
        "案发时所在地、设备使用地、居住地（省、市、区） ",
    ),
)
_ACCOUNT = (
    Text("Account number, telephone number and e-mail it is bound to ", "账号，绑定的手机号、邮箱 "),
    *_WALLET[1:],
)
_CONTACTS = (
    Text("Date", "日期"),
    Text("Whom, how", "对象与渠道"),
    Text("Ticket no.", "工单号"),
    Text("Answer", "答复"),
)
_HEAD = Text("Evidence", "材料"), Text("What counts", "要点"), Text("Page", "页码")


def build(view: View, lang: Lang) -> list[Block]:
    """Evidence that every case needs, then what the patterns seen here need; blanks for the rest; nothing where there is no case."""
    if not view.asked:
        return []
    always, blanks = (_ALWAYS, _WALLET) if not view.only_accounts else (_always(view), _ACCOUNT)
    own = dict.fromkeys(_wanted(view, pattern) for pattern in view.patterns)
    rows = tuple(_row(number, piece, lang) for number, piece in enumerate((*always, *own), start=1))
    lines: tuple[Line, ...] = tuple((text.say(lang, box=BOX), Blank(wide=True)) for text in blanks)
    empty = Row(tuple((Blank(),) for _ in _CONTACTS))
    return [
        Heading(said(lang, "Evidence checklist", "证据清单"), anchor="evidence"),
        note(
            lang,
            "Tick what is enclosed. What is missing can be handed in later; do not wait with the report for it.",
            "已附的打勾。缺少的可以以后补交，不必等齐了再报案。",
        ),
        Table(tuple(text.say(lang) for text in _HEAD), rows),
        Heading(said(lang, "To be filled in", "请填写"), 3),
        Items(lines),
        Heading(said(lang, "Whom I contacted", "联系记录表"), 3),
        Table(tuple(text.say(lang) for text in _CONTACTS), (empty,) * 4),
        Para((said(lang, "Signature ", "签名 "), Blank(), said(lang, " Date ", "　日期 "), Blank()), "sign"),
    ]


def _wanted(view: View, pattern: str) -> Piece:
    """What a pattern asks for; of an account nobody holds keys, but its platform keeps logins."""
    piece = _BY_PATTERN[pattern]
    return _LOGINS if view.only_accounts and piece in (_KEYS, _SIGNED) else piece


def _always(view: View) -> list[Piece]:
    """What every case needs, in the words for accounts."""
    other = _FOR_ACCOUNTS | (_FOR_APPS if view.only_apps else {})
    return [other.get(piece, piece) for piece in _ALWAYS]


def _row(number: int, piece: Piece, lang: Lang) -> Row:
    name = f"{BOX} {number}. {piece.name.say(lang)}"
    below: Line = (
        said(lang, "File ", "文件名 "),
        Blank(),
        " SHA-256 ",
        Blank(wide=True),
    )
    cells: tuple[Line, ...] = ((name,), (piece.advice.say(lang),), (Blank(),))
    return Row(cells, (below,) if piece.electronic else ())
