"""Numbered names for addresses and hashes, the same wherever one of them stands."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from flagger.text import Message, Text

OWN = Text("own address {n}", "本人地址{n}")
OTHER = Text("address {n}", "地址{n}")
# People and firms, whom payment apps and exchanges call by name.
PAYEE, PAYER = Text("payee {n}", "收款人{n}"), Text("payer {n}", "付款人{n}")
TX = Text("transaction {n}", "交易{n}")
# Whatever may be an address or a hash, in any text; the longest first.
_TOKEN = re.compile(
    r"0[xX][0-9a-fA-F]{40,}|\b[0-9a-fA-F]{64}\b|\b(?:bc1|tb1|ltc1|addr1)[0-9a-zA-Z]{20,100}\b|\b[1-9A-HJ-NP-Za-km-z]{32,90}\b"
)
LONG = 4  # letters of a name that is found inside of other words too
_WORD = re.compile(r"[0-9A-Za-z_-]{6,}")
_HASH = re.compile(r"(?:0x)?[0-9a-f]{64}")
# Hexadecimal, base58, bech32, base64; no name of a person or a shop is this long without a blank, letters and digits mixed.
_ADDRESS = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z])(?:0[xX])?[0-9A-Za-z_:-]{25,128}")


def folded(value: str) -> str:
    """An address as it is compared: hex in lower case."""
    return value.lower() if value[:2].lower() == "0x" else value


def is_address(party: str) -> bool:
    """Whether this is an address on some network, not the name of a person or a firm."""
    return _ADDRESS.fullmatch(party) is not None


def telling(party: str) -> bool:
    """Whether a party is to be looked for inside texts: no address (those are found by form), and no single letter."""
    return not _TOKEN.fullmatch(party) and len(party) > 1


def _whole(word: str) -> str:
    """A pattern for a word: as part of a longer one only where writing has no blanks between words."""
    found = re.escape(word)
    return rf"(?<![0-9A-Za-z]){found}(?![0-9A-Za-z])" if word.isascii() and len(word) < LONG else found


@dataclass(slots=True)
class Names:
    """What each address is called instead; numbered in the order of the history."""

    say: Callable[[Text, int], str]
    stays: frozenset[str]
    given: dict[str, str] = field(default_factory=dict)
    counts: dict[Text, int] = field(default_factory=dict)
    whole: re.Pattern[str] | None = None  # own addresses in every spelling, names that are no addresses
    spelled: dict[str, str] = field(default_factory=dict)  # by what `whole` finds, in lower case

    def name(self, value: str, kind: Text = OTHER) -> str:
        """The name for a whole cell."""
        key = folded(value)
        if key in self.stays:
            return value
        if key not in self.given:
            self.counts[kind] = self.counts.get(kind, 0) + 1
            self.given[key] = self.say(kind, self.counts[kind])
        return self.given[key]

    def learn(self, spelled: Mapping[str, str]) -> None:
        """Words to be replaced wherever they stand, whatever their case."""
        self.spelled = {word.lower(): name for word, name in spelled.items()}
        words = sorted(self.spelled, key=lambda word: (-len(word), word))
        self.whole = re.compile("|".join(map(_whole, words)), re.IGNORECASE) if words else None

    def text(self, value: str) -> str:
        """Any text, each address and hash in it replaced."""
        if value in self.given:
            return self.given[value]
        if self.whole is not None:
            value = self.whole.sub(lambda match: self.spelled[match[0].lower()], value)
        value = _WORD.sub(lambda match: self.given.get(match[0], match[0]), value)
        return _TOKEN.sub(self._token, value)

    def _token(self, match: re.Match[str]) -> str:
        return self.name(match[0], TX if _HASH.fullmatch(match[0].lower()) else OTHER)

    def value(self, value: Any) -> Any:
        """Any value of a report, to its depth."""
        if isinstance(value, Text):
            return Text(self.text(value.en), self.text(value.zh))
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Message):
            return Message(value.id, value.text, self.value(value.facts))
        if isinstance(value, Mapping):
            return {self.value(key): self.value(each) for key, each in value.items()}
        if isinstance(value, tuple | list):
            return type(value)(self.value(each) for each in value)
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{f.name: self.value(getattr(value, f.name)) for f in fields(value)})
        return value
