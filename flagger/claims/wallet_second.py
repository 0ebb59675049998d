"""The wallet's support: second letter, when the first was not answered or only with a set phrase."""

from flagger.claims import parts as p
from flagger.claims import support, support_short
from flagger.claims.fitting import BLANK, Short
from flagger.claims.matter import Matter
from flagger.claims.recipient import Recipient
from flagger.document import Block, Para
from flagger.text import Lang, Text

_ASK = (
    Text(
        "Please answer each of the four points below, also with “not known” or “cannot”.",
        "请对下列四点逐一答复，不清楚或做不到的也请写明；",
    ),
    Text(
        "Please name the person or team in charge and a date by which an answer comes.",
        "请告知负责部门和答复期限。",
    ),
)


def _letter(matter: Matter, lang: Lang) -> list[Block]:
    number = p.said(lang, "Ticket number of the first letter: ", "第一封信的工单编号：")
    sent = p.said(lang, "  sent on ", "　发出日期 ")
    about = (
        Para((number, p.value(support.ticket(matter)), sent, p.value(""))),
        p.para(
            lang,
            "I have had no answer yet, or none to the questions asked. The facts are unchanged.",
            "本人尚未收到答复，或答复未回应所提问题。情况没有变化。",
        ),
    )
    title = p.title(lang, "Second letter to the wallet's support", "致钱包客服：第二封信")
    app = (p.section(lang, "The app", "应用情况"), support.app(matter, lang))
    return support.later(matter, lang, title, about, _ASK, app)


def _short(matter: Matter, lang: Lang) -> Short:
    opening = p.said(
        lang,
        "Second request, ticket {n}.",
        "第二次来信，工单编号 {n}。",
        n=support.ticket(matter) or BLANK,
    )
    return support_short.in_short(matter, lang, opening)


RECIPIENT = Recipient(
    id="wallet-second-letter",
    title=Text("The wallet's support: second letter", "钱包客服：第二封信"),
    can=support.CAN,
    cannot=support.CANNOT,
    ask=lambda matter: _ASK,
    fields=(Text("ticket number and date of the first letter", "第一封信的工单编号和日期"), *support.FIELDS),
    when=Text(
        "When the first letter was not answered within the time they name, or after seven days (our proposal). Keep the log.",
        "第一封信在对方承诺的期限内、或七天内（本软件建议）没有答复时。请填好联系记录表。",
    ),
    rule=Text("written for every wallet, to be kept until needed", "钱包（非平台账户）都生成，需要时再用"),
    applies=lambda matter: matter.self_custody,
    letter=_letter,
    part="wallet",
    short=_short,
)
