"""What files say, as letters tell it. Cells of exports have passed `visible`: they are ready to be read."""

from dataclasses import dataclass
from typing import NamedTuple

from flagger.accounts import APPS
from flagger.text import Text


class Verbatim(str):
    """Words of the owner or of a file: no writer changes their script."""

    __slots__ = ()


class When(NamedTuple):
    """An instant as it is printed, in UTC and in the report's zone."""

    utc: str
    local: str

    @property
    def both(self) -> str:
        """Both, the local one without its date where that is the same."""
        same = self.utc[:10] == self.local[:10]
        return f"{self.utc} / {self.local[11:] if same else self.local}"

    @property
    def local_first(self) -> str:
        """Both the other way round."""
        same = self.utc[:10] == self.local[:10]
        return f"{self.local} / {self.utc[11:] if same else self.utc}"


class Amount(NamedTuple):
    """How much of what, and whether it went through a payment app."""

    text: str
    app: bool


@dataclass(frozen=True, slots=True)
class Sent:
    """One transfer of the letter, by its number in the report."""

    number: int
    when: When
    iso: str
    amount: str
    asset: str
    network: str | None
    network_name: Text
    contract: str | None
    own: str
    party: str | None
    letter: str | None
    tx_hash: str | None
    link: str | None
    index: int  # among the rows of its hash in the exports, from 1
    place: Text

    @property
    def app(self) -> bool:
        """Whether a payment app made it: then there is a payee and an order number, no address and no hash."""
        return self.own in APPS


@dataclass(frozen=True, slots=True)
class Total:
    """One asset in three exact columns: text and number of transfers, None where there is nothing.

    `here` sums the transfers that the letter is about: confirmed ones, or flagged ones that are not answered yet.
    """

    network: str | None
    network_name: Text
    asset: str
    contract: str | None
    flagged: tuple[str, int] | None
    confirmed: tuple[str, int] | None
    excluded: tuple[str, int] | None
    here: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class Party:
    """An address that received, with its letter in the report."""

    letter: str
    address: str
    network_name: Text
    link: str | None
    received: tuple[str, ...]
    first: When
    last: When
    like: str | None
    label: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """One earlier record that belongs to what happened."""

    when: When
    what: Text
    place: Text
    tx_hash: str | None
    own: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """One file that goes with the report."""

    label: str
    name: str
    kind: Text
    size: int
    sha256: str
