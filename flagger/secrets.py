"""Whoever reads a seed phrase or private key can take everything: such a text is refused, and never repeated.

A transaction hash and a private key are both 64 hex digits. So digits are refused where a word for keys
stands shortly before them, and let pass where a word for transactions does, inside a link, or with the 0x
that hashes have where keys are exported without. Bare digits with no word near are `lone_digits`: once
the exports are read, those that are no hash of the history are refused too (`refusals.refuse_keys`).
"""

import re
from collections.abc import Container

import base58

from flagger.errors import FlaggerError
from flagger.seed_words import has_seed_words
from flagger.text import Text

_KEY_WORD = re.compile(
    "私钥|私鑰|密钥|密鑰|私匙|private[ _-]?key|priv[ _-]?key|secret[ _-]?key|secret|keystore|助记词|seed"
)
_HASH_WORD = re.compile(
    "哈希|交易|转账|轉帳|单号|hash|tx|transaction|transfer|sha-?256|校验|checksum|digest|https?://"
)
_HEX = re.compile("(?<![0-9A-Za-z])(0[xX])?([0-9A-Fa-f]{64})(?![0-9A-Za-z])")
_BASE58_KEY = re.compile("(?<![0-9A-Za-z])[5KL9c][1-9A-HJ-NP-Za-km-z]{50,51}(?![0-9A-Za-z])")
_LONG_BASE58 = re.compile("(?<![0-9A-Za-z])[1-9A-HJ-NP-Za-km-z]{86,88}(?![0-9A-Za-z])")
_EXTENDED = re.compile("(?<![0-9A-Za-z])[xyzYZtuvUV]prv[1-9A-HJ-NP-Za-km-z]{90,120}")
_BYTES = re.compile(r"\[(?:\s*[0-9]{1,3}\s*,){31,}\s*[0-9]{1,3}\s*\]")
_KEYSTORE_JSON = re.compile('(?s)"ciphertext"\\s*:.*"kdf|"kdf(?:params)?"\\s*:.*"ciphertext"')
_NEAR = 40  # characters before the digits in which a word counts

_WORDS = Text("the words of a seed phrase", "助记词")
_KEY = Text("a private key", "私钥")
_EXTENDED_KEY = Text("an extended private key", "扩展私钥")
_KEYSTORE = Text("a keystore file", "Keystore 文件内容")


def secret_in(text: str) -> Text | None:
    """What kind of secret the text seems to hold, or None."""
    if _EXTENDED.search(text):
        return _EXTENDED_KEY
    if _KEYSTORE_JSON.search(text.lower()):
        return _KEYSTORE
    if _BYTES.search(text) or _wif(text) or _said_to_be_key(text):
        return _KEY
    return _WORDS if has_seed_words(text) else None


def _wif(text: str) -> bool:
    """A Bitcoin-style key: Base58 with checksum, version 0x80 or (test networks) 0xef."""
    for match in _BASE58_KEY.findall(text):
        try:
            if base58.b58decode_check(match)[0] in (0x80, 0xEF):
                return True
        except ValueError:
            continue
    return False


def _said_to_be_key(text: str) -> bool:
    return any(
        _last_word(text, match.start()) == "key"
        for pattern in (_HEX, _LONG_BASE58)
        for match in pattern.finditer(text)
    )


def lone_digits(text: str) -> frozenset[str]:
    """Sets of 64 bare hex digits with no word near that tells what they are, in lower case."""
    return frozenset(
        match[2].lower()
        for match in _HEX.finditer(text)
        if not match[1] and _last_word(text, match.start()) is None
    )


def _last_word(text: str, start: int) -> str | None:
    """`key` or `hash`: whose word stands last before this place."""
    before = text[max(0, start - _NEAR) : start].lower()
    places = {
        "key": max((m.end() for m in _KEY_WORD.finditer(before)), default=-1),
        "hash": max((m.end() for m in _HASH_WORD.finditer(before)), default=-1),
    }
    nearest = max(places, key=lambda kind: places[kind])
    return nearest if places[nearest] >= 0 else None


def refuse(where: str, text: str) -> None:
    """Raise FlaggerError where the text seems to hold a secret; the message does not repeat it."""
    kind = secret_in(text)
    if kind is not None:
        raise _refused(where, kind)


def refuse_lone(where: str, text: str, hashes: Container[str]) -> None:
    """Raise FlaggerError for bare hex digits that no word explains and that are no hash of the history."""
    if any(digits not in hashes and f"0x{digits}" not in hashes for digits in lone_digits(text)):
        raise FlaggerError(
            where,
            Text(
                "64 hex digits stand here that may be a private key; the file was not used",
                "此处有 64 位十六进制字符，可能是私钥，因此未使用该文件",
            ),
            Text(
                "A transaction hash? Write “hash:” before it. A private key? Delete it everywhere, tell nobody, and move "
                "what is left to a new wallet.",
                "如果是交易哈希，请在前面写上“哈希：”；如果是私钥，请立即从各处删除，不要告诉任何人，并把剩余资产转到新钱包。",
            ),
        )


def _refused(where: str, kind: Text) -> FlaggerError:
    return FlaggerError(
        where,
        Text(
            "this looks like {kind}: not read any further, nothing was written",
            "这里的内容像是{kind}：已停止读取，没有写入任何文件",
        ),
        Text(
            "Delete it here and everywhere else, and tell nobody: no officer, exchange or support agent needs it, and "
            "neither does flagger. If anyone has seen it, make a new wallet and move what is left.",
            "请从这里和其他地方删除，不要告诉任何人：警察、平台、客服都不需要它，本软件也不需要。"
            "如果已被他人看到，请新建钱包并转移剩余资产。",
        ),
        kind=kind,
    )
