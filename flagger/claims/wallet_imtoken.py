"""imToken's support: first letter."""

from flagger.claims import parts as p
from flagger.claims import support, support_short
from flagger.claims.matter import Matter
from flagger.claims.recipient import Recipient
from flagger.document import Block
from flagger.text import Lang, Text


def _letter(matter: Matter, lang: Lang) -> list[Block]:
    title = p.title(
        lang,
        "To imToken support: please check the app, pages and addresses below",
        "致 imToken 客服：请核实下列应用、网址和地址",
    )
    return support.first(matter, lang, title)


def is_imtoken(matter: Matter) -> bool:
    """Whether the app calls itself imToken; “IM wallet” alone may be another app."""
    return "imtoken" in matter.case.wallet.app.lower().replace(" ", "")


RECIPIENT = Recipient(
    id="wallet-imtoken",
    title=Text("imToken support: first letter", "imToken 客服：第一封信"),
    can=(
        *support.CAN,
        Text("take reports under “Support and Feedback” in the app", "在应用内“帮助与反馈”接收反馈"),
    ),
    cannot=(
        Text(
            "freeze your wallet or the recipient's: imToken says so itself and points to the police",
            "冻结您的钱包或对方的钱包：imToken 公开说明不能冻结，并建议报警",
        ),
        *support.CANNOT,
    ),
    ask=lambda matter: support.ASK,
    fields=support.FIELDS,
    when=Text(
        "On the first day, inside the app only. imToken names two usual causes: seed phrase or key in other hands, or an "
        "authorisation given to somebody (official pages, read 2026-11).",
        "当天，只在应用内联系。imToken 说明常见原因有两类：助记词或私钥泄露；给他人授权（官方页面，2026-11 查阅）。",
    ),
    rule=Text(
        "written where the case says that the app shows the name imToken",
        "案情文件写明应用显示的名称是 imToken",
    ),
    applies=is_imtoken,
    letter=_letter,
    part="wallet",
    short=support_short.in_short,
)
