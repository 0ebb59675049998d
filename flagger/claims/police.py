"""The body that reports to police share; each place's module has its title, requests and fields."""

from collections.abc import Callable, Sequence

from flagger.claims import course, owner, papers, standing
from flagger.claims import parts as p
from flagger.claims.matter import Matter
from flagger.claims.quantities import quantities
from flagger.document import Block, Heading, Items, Para
from flagger.text import Lang, Text

FIELDS = (
    Text("who reports, where they live, where it happened", "报案人身份、居住地、案发地"),
    Text("what happened, in order of time, UTC and local time", "按时间顺序的经过，UTC 与当地时间"),
    Text(
        "for each transfer: own and recipient address, amount, asset, network, hash (of a payment app: payee, order number)",
        "每笔转出：本人地址、收款地址、数量、币种、网络、哈希（支付应用：收款方、订单号）",
    ),
    Text("how the assets came to be the owner's", "资产来源与购买凭证"),
    Text("web addresses, accounts and chats of the other side", "对方网址、账号、聊天记录"),
    Text("list of files with SHA-256", "文件清单与完整性校验值"),
)
CANNOT = (
    Text("reverse a completed transfer by themselves", "自行撤销已完成的转账"),
    Text("promise that anything comes back", "保证追回"),
)
OPEN_CHARGE = Text(
    "Whether this is an offence, and which, is for the competent authorities to decide.",
    "是否构成盗窃罪、诈骗罪、非法获取计算机信息系统数据罪或其他违法犯罪，由公安机关依法认定。",
)
# What is asked where payment apps were used.
_STOP = Text(
    "Please, as you see fit, have the payment firms and banks concerned stop the payments, obtain information from them, and "
    "take or ask for restricting measures.",
    "请视情依法商请相关支付机构、银行止付，向其调取信息，并采取或商请采取限制措施。",
)
_CONTROL = Text("screen recording that shows control of the wallet", "能证明本人控制该钱包的录屏")
_USE = Text("screen recording that shows that the account is mine", "能证明该账户归本人使用的录屏")
_BOUGHT = Text(
    "receipts of buying the assets, exchange or payment records (the report lists what had come in)",
    "购币凭证、交易平台或支付记录（报告列出了对应的转入）",
)
_PAID = Text("receipts of the payments, bank statements", "付款凭证、银行流水")
_OTHERS = (
    Text("chats, web addresses, screenshots", "聊天记录、网址、截图"),
    Text("the device, untouched (not reset, app not removed)", "涉事设备（未恢复出厂、未卸载应用）"),
    Text("the report's folder on a disc or USB stick", "报告文件夹（光盘或 U 盘）"),
)


def letter(
    matter: Matter,
    lang: Lang,
    title: Heading,
    requests: Callable[[Matter], tuple[Text, ...]],
    charge: Text = OPEN_CHARGE,
    more: Sequence[Block] = (),
) -> list[Block]:
    """A report to police in full; `more` is what a place asks for beside what happened."""
    return [
        title,
        p.edition(matter, lang),
        _legend(matter, lang),
        p.section(lang, "Reporter", "报案人"),
        owner.reporter(matter, lang),
        p.section(lang, "Requests", "请求事项"),
        p.items(lang, requests(matter)),
        Para((charge.say(lang),)),
        p.section(lang, "Place and time", "地点与时间"),
        owner.place_and_time(matter, lang),
        p.section(lang, "What happened", "经过"),
        *course.happened(matter, lang),
        *more,
        *quantities(matter, lang),
        p.section(lang, "Inferences", "推断"),
        *course.inferences(matter, lang),
        p.section(lang, "How things stand", "目前情况"),
        standing.now(matter, lang),
        p.section(lang, "Contacts so far", "已有联系"),
        *papers.contacts(matter, lang),
        p.section(lang, "What I bring", "随附材料"),
        Items(tuple((f"{p.BOX} {paper.say(lang)}",) for paper in _papers(matter))),
        *papers.files(matter, lang),
        *papers.sworn(lang),
    ]


def requests(matter: Matter, accept: Sequence[Text], restrict: Text) -> tuple[Text, ...]:
    """To accept the report and to restrict; payments by apps may still be stopped, and of those alone no issuer can help."""
    restricting = () if matter.only_apps else (restrict,)
    return (*accept, *restricting, *((_STOP,) if matter.payees else ()))


def _papers(matter: Matter) -> tuple[Text, ...]:
    identity = Text("identity document", "身份证件")
    control = _CONTROL if matter.self_custody else _USE
    return (identity, control, _PAID if matter.only_apps else _BOUGHT, *_OTHERS)


def _legend(matter: Matter, lang: Lang) -> Para:
    how = p.said(
        lang,
        "Record: what a file says, with file and line. Inference: reached by public rules, may be wrong. Own statement: "
        "filled in by the reporter. ",
        "【记录】＝文件中的内容，附文件与行号；【推断】＝按公开规则得出，可能有误；【本人陈述】＝报案人填写。",
    )
    proof = Text(
        "Anyone can download anyone's history from a public explorer: this paper does not prove whose the address is.",
        "任何人都能从公开浏览器下载任何地址的记录；本材料不证明该地址归报案人所有。",
    )
    account = Text(
        "The reporter exported the files from the account; the platform has not confirmed them, and this paper does not prove "
        "whose the account is.",
        "文件由报案人自该账户导出，未经平台核实；本材料不证明该账户归报案人所有。",
    )
    return Para((how + (proof if matter.self_custody else account).say(lang),), "note")
