"""Numbered names for addresses and hashes, the same wherever one of them stands."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from flagger.render.own_forms import forms
from flagger.render.unnamed import whole
from flagger.text import Message, Text

OWN = Text("own address {n}", "本人地址{n}")
OTHER = Text("address {n}", "地址{n}")
# People and firms, whom payment apps and exchanges call by name.
PAYEE, PAYER = Text("payee {n}", "收款人{n}"), Text("payer {n}", "付款人{n}")
TX = Text("transaction {n}", "交易{n}")
# Whatever may be an address or a hash, in any text; the longest first.
_TOKEN = re.compile(
    r"0[xX][0-9a-fA-F]{40,}|\b[0-9a-fA-F]{40,}\b"
    r"|\b(?i:(?:bc1|tb1|ltc1|addr1|[a-z]{2,12}1)[02-9ac-hj-np-z]{38,110})\b|\b(?i:bc1|tb1|ltc1|addr1)[0-9a-zA-Z]{20,100}\b"
    r"|\b[EUk0]Q[0-9A-Za-z_-]{46}(?![0-9A-Za-z_-])|\b[A-Z2-7]{50,60}\b"
    r"|\b[1-9A-HJ-NP-Za-km-z]{32,90}\b|\b(?=(?:[a-zA-Z]*[0-9]){3})(?=[0-9a-z]*[A-Z])(?=[0-9A-Z]*[a-z])[1-9A-HJ-NP-Za-km-z]{26,31}\b"
)
_BARE = re.compile(r"(?:41)?([0-9a-f]{40})")  # an address in hex without its mark, TRON's with its first byte
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
        self.whole = re.compile("|".join(map(whole, words)), re.IGNORECASE) if words else None

    def text(self, value: str) -> str:
        """Any text, each address and hash in it replaced."""
        if value in self.given:
            return self.given[value]
        if self.whole is not None:
            value = self.whole.sub(lambda match: self.spelled[match[0].lower()], value)
        value = _WORD.sub(lambda match: self.given.get(match[0], match[0]), value)
        return _TOKEN.sub(self._token, value)

    def _token(self, match: re.Match[str]) -> str:
        word, lower = match[0], match[0].lower()
        if _HASH.fullmatch(lower):
            return self.name(word, TX)
        bare = _BARE.fullmatch(lower)
        if bare is None:
            return self.name(word)
        same = [form for form in forms(f"0x{bare[1]}") if form in self.stays or form in self.given]
        return word if self.stays.intersection(same) else self.name(same[0] if same else lower)

    def value(self, value: Any) -> Any:
        """Any value of a report, to its depth."""
        return throughout(value, self.text)


def throughout(value: Any, text: Callable[[str], str]) -> Any:
    """A value of a report with every text in it changed, to its depth."""
    if isinstance(value, Text):
        return Text(text(value.en), text(value.zh))
    if isinstance(value, str):
        return text(value)
    if isinstance(value, Message):
        return Message(value.id, value.text, throughout(value.facts, text))
    if isinstance(value, Mapping):
        return {throughout(key, text): throughout(each, text) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(throughout(each, text) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: throughout(getattr(value, f.name), text) for f in fields(value)})
    return value
