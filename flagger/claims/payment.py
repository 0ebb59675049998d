"""The payment app through which the owner paid: it can check the payee's account, which no chain knows."""

from flagger.accounts import APPS
from flagger.claims import custody
from flagger.claims import parts as p
from flagger.claims.matter import Matter
from flagger.claims.recipient import Recipient
from flagger.document import Block
from flagger.text import Lang, Text

_ASK = (
    Text(
        "Please take this as a report of the payee's account and check that account under your rules.",
        "请受理本人对收款方账户的举报，并依贵平台规则核查；",
    ),
    Text(
        "Please say of each payment below whether it can still be stopped or returned, and do so where it can.",
        "请逐笔说明下列付款能否止付或退回，能办理的请予以办理；",
    ),
    Text(
        "Please keep the records of these payments and of the payee's account, and the logins and devices of mine.",
        "请保全下列付款的记录、收款方账户的记录，以及本人账户的登录和设备记录；",
    ),
    Text(
        "Please tell me how this proceeds, what you need from me, and through which channel the police can ask for records.",
        "请告知处理程序、需要本人提供的材料，以及公安机关调取记录的对接渠道；",
    ),
    Text("Please confirm receipt with a ticket number.", "请回复工单编号。"),
)
_NOT_ASSERTED = Text(
    "This letter says neither who the payee is nor that you are at fault; the records you keep can show it.",
    "本信不断言收款方是何人，也不断言贵方有过错；贵方保存的记录可以说明。",
)
_KNOWN = Text(
    "I understand that as a rule you cannot take back on your own a payment that has arrived, and that you do not tell private "
    "persons who the payee is.",
    "本人了解贵方通常不能自行划回已到账的款项，也不向个人透露收款方的身份。",
)
_SHORT = (
    Text(
        "Please check the payee's account, stop or return what can be, keep records, give a ticket no.",
        "请核查收款方账户，能止付或退回的予以办理，保全记录，告知处理程序和工单编号。",
    ),
    Text(
        "Please check the payee's account reported here, stop or return what still can be, keep the records, say how this "
        "proceeds, reply with a ticket no.",
        "请：①核查本人举报的收款方账户；②能止付或退回的予以办理；③保全交易、收款方账户和登录记录；④告知处理程序和警方对接渠道；⑤回复工单编号。",
    ),
)


def _letter(matter: Matter, lang: Lang) -> list[Block]:
    title = p.title(
        lang,
        "To the payment platform: report of a payee's account, request to keep records",
        "致支付平台：举报收款方账户，请求保全记录",
    )
    return custody.letter(matter, lang, title, _ASK, (_NOT_ASSERTED, _KNOWN))


RECIPIENT = Recipient(
    id="account-payment-app",
    title=Text("The payment platform (Alipay, WeChat Pay and others)", "支付平台（支付宝、微信支付等）"),
    can=(
        Text("take a report of the payee's account and check it", "受理举报，核查收款方账户"),
        Text(
            "restrict an account under its own rules or when the police ask",
            "依自身规则或应公安机关要求限制账户",
        ),
        Text("keep records and give them to the police", "保全记录，并提供给公安机关"),
    ),
    cannot=(
        Text("as a rule, take back on its own a payment that has arrived", "通常不能自行划回已到账的款项"),
        Text("tell a private person who the payee is", "向个人透露收款方的身份"),
    ),
    ask=lambda matter: _ASK,
    fields=(
        Text("account number, order numbers, amounts, times", "本人账号、订单号、金额、时间"),
        Text("the payee as the bill names them", "账单所载收款方名称"),
        Text("chats and web addresses of the other side", "聊天记录、对方网址"),
        Text("when you noticed, police reference", "发现时间、公安案件编号"),
    ),
    when=Text(
        "At once, inside its own app only: its support, or the report entry of the payment itself. If a bank card paid, ask that "
        "bank too. Report to the police at the same time: what has not been moved on may still be stopped.",
        "马上，只在其官方应用内联系客服，或从该笔账单的投诉、举报入口提交；用银行卡付的，同时联系发卡银行。"
        "请同时报警：款项尚未转走的，才可能止付。",
    ),
    rule=Text(
        "written for each payment app whose bill holds transfers of the letters",
        "信中的转出有支付应用账单里的付款的，每个应用一封",
    ),
    applies=lambda matter: bool(matter.sent),
    letter=_letter,
    keeps=APPS,
    short=lambda matter, lang: custody.in_short(matter, lang, _SHORT, _NOT_ASSERTED),
)
