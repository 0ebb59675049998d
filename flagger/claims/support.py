"""What letters to a wallet's support share: they ask only for what support can give, and hold no identity numbers."""

from collections.abc import Sequence

from flagger.case import KINDS
from flagger.claims import course, owner, paid, papers
from flagger.claims import parts as p
from flagger.claims import tables as t
from flagger.claims.matter import Matter
from flagger.document import Block, Facts, Heading, Para
from flagger.text import Lang, Text

# Fixed: what support can answer, and that nobody asks for more (self-custody).
ASK = (
    Text("Is the app version below an official one?", "该应用版本是否为官方版本；"),
    Text("Are the web addresses or contracts below known to be risky?", "下列网址/合约是否已知有风险；"),
    Text("Can a risk warning be shown for the recipient addresses?", "能否对收款地址作风险提示；"),
    Text("Please give the ticket number.", "工单编号。"),
)
KNOWN = Text("We understand that you can neither freeze nor return anything.", "我们了解贵方不能冻结或退回。")
FIELDS = (
    Text("name and version of the app, where it was downloaded", "应用名称、版本、下载来源"),
    Text("suspected cause: seed words, approval, not known", "怀疑的原因：助记词、授权、不明"),
    Text("recipient addresses, hashes, web addresses involved", "收款地址、哈希、涉及的网址"),
)
CAN = (
    Text("check whether the app is genuine", "核实应用是否为官方版本"),
    Text("say whether a page, token or contract is known", "说明网址、代币、合约是否已知有风险"),
    Text("show a risk warning in the app", "在应用内作风险提示"),
)
CANNOT = (
    Text(
        "freeze, return or insure anything of a self-custody wallet",
        "冻结、退回自托管钱包的资产（自托管钱包没有保险，也没有客服冻结）",
    ),
    Text("say who owns an address", "说明地址属于何人"),
)
_CUSTODIAL = Text(
    "I open this app with a phone number or e-mail and a password. Please state whether my account is in your custody; if it is, "
    "please keep its login and withdrawal records and tell me which measures are open to me.",
    "本人打开该应用用的是手机号或邮箱加密码。请说明本人账户是否由贵方托管；如由贵方托管，请保存登录和提现记录，并告知可以采取哪些措施。",
)


def app(matter: Matter, lang: Lang) -> Facts:
    """Which app it was, and what the owner suspects."""
    told = matter.case.wallet
    return Facts(
        (
            (p.said(lang, "Name the app shows", "应用显示的名称"), (p.value(told.app),)),
            (p.said(lang, "Version", "版本"), (p.value(told.app_version),)),
            (p.said(lang, "Downloaded from", "下载来源"), (p.value(told.downloaded_from),)),
            (p.said(lang, "Opens with", "打开方式"), (p.choice(told.kind, KINDS, lang),)),
            (p.said(lang, "Suspected cause", "怀疑的原因"), (owner.cause(matter, lang),)),
            (
                p.said(lang, "Web addresses, apps involved", "涉及的网址、应用"),
                (p.value(matter.case.event.counterparts),),
            ),
            (p.said(lang, "When I noticed", "发现时间"), (p.value(matter.case.event.discovered),)),
        )
    )


def first(matter: Matter, lang: Lang, title: Heading) -> list[Block]:
    """The first letter."""
    made: list[Block] = [title, p.edition(matter, lang), *request(lang)]
    if matter.case.wallet.kind == "password":
        made.append(Para((_CUSTODIAL.say(lang),), "lead"))
    return [
        *made,
        p.section(lang, "The app", "应用情况"),
        app(matter, lang),
        *facts(matter, lang),
        p.section(lang, "In my own words", "本人陈述"),
        *owner.told(matter, lang),
        *_signed(matter, lang),
    ]


def later(
    matter: Matter,
    lang: Lang,
    title: Heading,
    about: Sequence[Block],
    ask: Sequence[Text],
    more: Sequence[Block] = (),
) -> list[Block]:
    """A letter after the first: what it is about, what it asks, the four questions again, the log, the facts."""
    return [
        title,
        p.edition(matter, lang),
        *about,
        Para((p.said(lang, "I ask for:", "本人请求："),), "lead"),
        p.items(lang, ask),
        *request(lang),
        *log(matter, lang),
        *more,
        *facts(matter, lang),
        *_signed(matter, lang),
    ]


def _signed(matter: Matter, lang: Lang) -> list[Block]:
    """Records are marked as such only where approvals and the like are told."""
    return papers.sworn(lang) if matter.events else papers.signed(lang)


def request(lang: Lang) -> list[Block]:
    """The four questions, and what is not asked for."""
    return [
        Para((p.said(lang, "Please answer in writing:", "请书面回复："),), "lead"),
        p.items(lang, ASK),
        Para((KNOWN.say(lang),)),
    ]


def facts(matter: Matter, lang: Lang) -> list[Block]:
    """Transfers, recipient addresses, and the approvals and baits from which support sees what the cause may be."""
    return [
        p.section(lang, "Transfers", "转账"),
        *t.confirmed(matter, lang),
        *t.transfers(matter, lang),
        p.section(lang, "Recipient addresses", "收款地址"),
        *paid.addresses(matter, lang),
        *course.led(matter, lang),
        p.section(lang, "My wallet", "本人钱包"),
        *owner.wallets(matter, lang),
    ]


def log(matter: Matter, lang: Lang) -> list[Block]:
    """The log of contacts with support."""
    return [p.section(lang, "Contacts so far", "联系记录"), *papers.contacts(matter, lang, empty=5)]


def ticket(matter: Matter) -> str:
    """The latest ticket number of the wallet's support that the owner has told."""
    return next((c.ticket for c in reversed(matter.case.contacts) if c.side == "wallet" and c.ticket), "")
