"""The support of any other wallet: first letter."""

from flagger.claims import parts as p
from flagger.claims import support, support_short
from flagger.claims.matter import Matter
from flagger.claims.recipient import Recipient
from flagger.claims.wallet_imtoken import is_imtoken
from flagger.document import Block
from flagger.text import Lang, Text


def _letter(matter: Matter, lang: Lang) -> list[Block]:
    title = p.title(
        lang,
        "To the wallet's support: please check the app, pages and addresses below",
        "致钱包客服：请核实下列应用、网址和地址",
    )
    return support.first(matter, lang, title)


RECIPIENT = Recipient(
    id="wallet-support",
    title=Text("The wallet's support: first letter", "钱包客服：第一封信"),
    can=support.CAN,
    cannot=support.CANNOT,
    ask=lambda matter: support.ASK,
    fields=support.FIELDS,
    when=Text(
        "On the first day, inside the app or on its official site only. If the app opens with a phone number or e-mail and a "
        "password, it may be a custodian or not the genuine app: the letter then asks that first.",
        "当天，只通过应用内或官方网站联系。如果打开应用用的是手机号或邮箱加密码，它可能是托管平台，也可能不是正版应用：信中会先问这一点。",
    ),
    rule=Text(
        "written for wallets, not for accounts, unless the case says that the app shows the name imToken",
        "钱包（非平台账户）都生成；案情文件写明应用名称是 imToken 时，改用致 imToken 客服的信",
    ),
    applies=lambda matter: matter.self_custody and not is_imtoken(matter),
    letter=_letter,
    part="wallet",
    short=support_short.in_short,
)
