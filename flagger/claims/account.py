"""The exchange that keeps the owner's account: unlike a wallet's maker, it can lock it."""

from flagger.accounts import EXCHANGES
from flagger.claims import custody
from flagger.claims import parts as p
from flagger.claims.matter import Matter
from flagger.claims.recipient import Recipient
from flagger.document import Block
from flagger.text import Lang, Text

_ASK = (
    Text(
        "Please lock the account against withdrawals and payments until I have secured it, and confirm that.",
        "请立即冻结该账户的提币、提现和转账功能，直至本人完成安全设置，并予以确认；",
    ),
    Text(
        "Please say of each transfer below whether it can still be stopped, and stop it if so.",
        "请逐笔说明下列转出是否还能拦截，能拦截的请予以拦截；",
    ),
    Text(
        "Please keep the records of logins, devices, IP addresses, API keys and changes of security settings, those from "
        "before the first transfer too.",
        "请保全该账户的登录、设备、IP、API 密钥和安全设置变更记录，包括首笔转出之前的；",
    ),
    Text(
        "Please name the channel through which the police can ask for these records.",
        "请告知公安机关调取上述记录的对接渠道；",
    ),
    Text("Please confirm receipt with a ticket number.", "请回复工单编号。"),
)
_NOT_ASSERTED = Text(
    "This letter does not say who made the transfers, nor that you are at fault; the records you keep can show it.",
    "本信不断言这些转出由何人操作，也不断言贵方有过错；贵方保存的记录可以说明。",
)
_KNOWN = Text(
    "I understand that a transfer confirmed on the chain cannot be reversed, and that you do not tell private persons whose the "
    "recipient's account is.",
    "本人了解链上已确认的转账不能撤销，贵方也不向个人透露收款账户的归属。",
)
_SHORT = (
    Text(
        "Please lock my account, stop what you can, keep login records. Police channel? Ticket no.?",
        "请冻结账户、拦截尚可拦截的转出、保全登录记录，告知警方对接渠道和工单编号。",
    ),
    Text(
        "Please lock my account, stop what can still be stopped, keep login records, name a channel for the police, give a "
        "ticket number.",
        "请：①冻结账户；②拦截尚可拦截的转出；③保全登录、设备、IP、API 记录；④告知警方对接渠道；⑤回复工单编号。",
    ),
)


def _letter(matter: Matter, lang: Lang) -> list[Block]:
    title = p.title(
        lang,
        "To the platform that keeps my account: please lock it and keep its records",
        "致账户所在平台：请冻结账户并保全记录",
    )
    return custody.letter(matter, lang, title, _ASK, (_NOT_ASSERTED, _KNOWN))


RECIPIENT = Recipient(
    id="account-platform",
    title=Text("The exchange that keeps your account", "账户所在的交易平台（交易所）"),
    can=(
        Text("lock the account and stop withdrawals that are not final", "冻结账户，拦截尚未完成的提币"),
        Text("keep records of logins, devices and withdrawals", "保全登录、设备和提币记录"),
        Text("give these records to the police", "向公安机关提供上述记录"),
    ),
    cannot=(
        Text("reverse a transfer that is confirmed on the chain", "撤销已在链上确认的转账"),
        Text("tell a private person whose the recipient's account is", "向个人透露收款账户归属"),
    ),
    ask=lambda matter: _ASK,
    fields=(
        Text("account number, and how the account is opened", "账户编号、登录方式"),
        Text("hashes or order numbers, amounts, times", "哈希或订单号、金额、时间"),
        Text("when you noticed, police reference", "发现时间、公安案件编号"),
    ),
    when=Text(
        "At once, before anything else, inside its own app or site only: what is not final yet may still be stopped, what is "
        "confirmed on the chain may not.",
        "马上，先于其他各信，只通过其官方应用或网站联系：尚未完成的提币还可能拦截，链上已确认的不能撤回。",
    ),
    rule=Text(
        "written for each exchange from whose account transfers of the letters left",
        "信中的转出有从交易所账户转出的，每家交易所一封",
    ),
    applies=lambda matter: bool(matter.sent),
    letter=_letter,
    keeps=EXCHANGES,
    short=lambda matter, lang: custody.in_short(matter, lang, _SHORT, _NOT_ASSERTED),
)
