"""The owner's wallets and accounts as pages name them, and whose word it is that they are the owner's."""

from flagger.accounts import CUSTODIAL, NAMES
from flagger.document import Blank, Code, Inline, Line
from flagger.model import Wallet
from flagger.render.safe import visible
from flagger.render.sections.lines import INFERENCE, address, joined
from flagger.render.sections.phrases import said
from flagger.render.words import network_name
from flagger.text import Lang, Text

GUESSED = Text("Wallet address inferred, not confirmed", "推断的钱包地址（待本人确认）")
_ACCOUNT = Text("{p} account", "{p}账户")


def guessed(wallet: Wallet) -> bool:
    """Whether the address was inferred from the rows: then nobody has claimed it yet."""
    return wallet.found_by == "majority"


def account(name: str) -> Text | None:
    """What people call an account; None where the name is an address."""
    if name not in CUSTODIAL:
        return None
    platform = NAMES.get(name, Text(name, name))
    return Text(*(_ACCOUNT.say(lang, p=platform) for lang in ("en", "zh")))


def titled(wallet: Wallet, lang: Lang) -> str:
    """What it is, and whose word that is."""
    if wallet.address in CUSTODIAL:
        return said(lang, "Account kept by a platform, claimed by the owner", "平台账户，本人主张")
    if guessed(wallet):
        return GUESSED.say(lang)
    return said(lang, "Wallet (self-custody), claimed by the owner", "虚拟货币钱包（自托管），本人主张")


def whole(wallet: Wallet, lang: Lang) -> Line:
    """The address in full; an account by its platform, with a line for its number."""
    if found := account(wallet.address):
        return (found.say(lang) + said(lang, " (number: ", "（账号："), Blank(), said(lang, ")", "）"))
    return joined(
        INFERENCE if guessed(wallet) else "", " " if guessed(wallet) else "", address(visible(wallet.address))
    )


def placed(wallet: Wallet, lang: Lang) -> str:
    """Its network; nothing for an account, which is on none."""
    return "" if wallet.address in CUSTODIAL else network_name(wallet.network).say(lang)


def own_side(name: str, lang: Lang) -> Inline:
    """The owner's side of a transfer."""
    found = account(name)
    return found.say(lang) if found else Code(name)
