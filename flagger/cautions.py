"""What to tell nobody, and whom not to believe: by who keeps the owner's assets."""

from collections.abc import Collection

from flagger.accounts import CUSTODIAL, kept
from flagger.text import Text

_TELL = Text(
    "Tell nobody your {x}. This software does not need them either.",
    "不要把{x}告诉任何人，本软件也不需要。",
)
_ASKING = Text(
    "Whoever asks for {x}, wants money first, or promises to get everything back is not to be believed, even if they call "
    "themselves police, lawyer or support.",
    "凡索要{x}，要求先付费，或保证追回的，都不要相信，自称警察、律师或客服的也一样。",
)
_KEYS = (
    Text("seed phrase or private key", "助记词、私钥"),
    Text("a seed phrase, a private key or a code", "助记词、私钥、验证码"),
)
_CODES = Text("passwords or codes", "密码、验证码"), Text("a password or a code", "密码、验证码")
_BOTH = (
    Text("seed phrase, private key, passwords or codes", "助记词、私钥、密码、验证码"),
    Text("a seed phrase, a private key, a password or a code", "助记词、私钥、密码、验证码"),
)


def secrets(owners: Collection[str]) -> Text:
    """What to tell nobody, with these wallets and accounts."""
    return _TELL.filled(x=_of(owners)[0])


def second_scam(owners: Collection[str]) -> Text:
    """Whom not to believe afterwards."""
    return _ASKING.filled(x=_of(owners)[1])


def _of(owners: Collection[str]) -> tuple[Text, Text]:
    """What is to be kept secret, and what nobody honest asks for."""
    if owners and kept(owners):
        return _CODES
    return _BOTH if CUSTODIAL.intersection(owners) else _KEYS
