"""Whether the wallet is the reporter's: software cannot know, so what can be shown is asked for here."""

from flagger.accounts import CUSTODIAL
from flagger.document import Blank, Block, Facts, Heading, Items, Line
from flagger.render.sections.lines import joined
from flagger.render.sections.phrases import BOX, note, said
from flagger.render.sections.wallets import GUESSED, guessed, placed, whole
from flagger.render.view_totals import View
from flagger.render.words import FOUND
from flagger.text import Lang, Text

_ANYONE = (
    "Anyone can download anyone's history from a public explorer. The files alone do not prove that the wallet belongs to the "
    "reporter; what follows is the reporter's own claim, to be checked.",
    "任何人都能从公开浏览器下载任何地址的记录。仅凭文件不能证明该钱包归报案人所有；以下由报案人主张，供核实。",
)
_NEVER = (
    "Never hand over a seed phrase, a private key or a password to show this, to nobody. This software does not need them.",
    "证明钱包归属时，不要向任何人交出助记词、私钥或密码；本软件也不需要。",
)
_SHOWN = (
    Text(
        "Screen recording: open the wallet app, show the address in full and the history with the transfers listed "
        "here, without showing the seed phrase. File ",
        "录屏：打开钱包应用，完整显示地址和含有上述转账的记录，不要显示助记词。文件名 ",
    ),
    Text(
        "Device on which the wallet was used (make, model) ",
        "使用该钱包的设备（品牌、型号） ",
    ),
    Text("Wallet app, its version, where it was downloaded ", "钱包应用名称、版本、下载来源 "),
    Text("In use since, and set up by ", "开始使用时间、由谁创建 "),
    Text("Who else knows the seed phrase or uses the device ", "还有谁知道助记词或使用该设备 "),
    Text(
        "Optional, only if the officer asks for it and the wallet is safe to open: signing a short message with the address. "
        "Text and signature ",
        "可选，仅在办案人员要求、且钱包可以安全打开时：用该地址对一段文字签名。文字与签名结果 ",
    ),
)


_ANYONE_ACCOUNT = (
    "Whoever hands in an export need not be its holder. The files alone do not prove whose account it is; what follows is the "
    "reporter's own claim, to be checked.",
    "导出文件可以由账户持有人以外的人转交，仅凭文件不能证明账户归属；以下由报案人主张，供核实。",
)
_NEVER_ACCOUNT = (
    "Never hand over a password or a code to show this, to nobody. This software does not need them.",
    "证明账户归属时，不要向任何人交出密码、验证码；本软件也不需要。",
)
_SHOWN_ACCOUNT = (
    Text(
        "Screen recording: open the app, show the account's name and number and the history with the transfers listed "
        "here, without showing a password. File ",
        "录屏：打开应用，显示账户名、账号和含有上述转账的记录，不要显示密码。文件名 ",
    ),
    Text("Account number; telephone number and e-mail it is bound to ", "账号，绑定的手机号、邮箱 "),
    Text("Name under which it was verified ", "实名认证的姓名 "),
    Text("Device on which the account was used (make, model) ", "使用该账户的设备（品牌、型号） "),
    Text("Who else knows the password or uses the device ", "还有谁知道密码或使用该设备 "),
)


def control(view: View, lang: Lang) -> list[Block]:
    """The claimed addresses or accounts, how each was found, and boxes to tick."""
    account = view.only_accounts
    shown = _SHOWN_ACCOUNT if account else _SHOWN
    lines: tuple[Line, ...] = tuple((f"{BOX} {text.say(lang)}", Blank(wide=True)) for text in shown)
    title = (
        Text("Control of the account", "账户控制") if account else Text("Control of the wallet", "钱包控制")
    )
    return [
        Heading(title.say(lang), 3),
        note(lang, *(_ANYONE_ACCOUNT if account else _ANYONE)),
        Facts(tuple(_wallets(view, lang))),
        Items(lines),
        note(lang, *(_NEVER_ACCOUNT if account else _NEVER)),
    ]


def _wallets(view: View, lang: Lang) -> list[tuple[str, Line]]:
    made: list[tuple[str, Line]] = []
    for wallet in view.report.history.wallets:
        how = FOUND[wallet.found_by].say(lang)
        if wallet.found_by == "format":
            how = said(
                lang,
                "these files name no own address; this name stands for it",
                "该格式的文件不含本人地址，以此名称代替",
            )
        name = GUESSED.say(lang) if guessed(wallet) else said(lang, "Claimed by the reporter", "报案人主张")
        place = f" {placed(wallet, lang)}" if wallet.network else ""
        told = "" if wallet.address in CUSTODIAL else place + said(lang, "; ", "；") + how
        made.append((name, joined(whole(wallet, lang), told)))
    return made
