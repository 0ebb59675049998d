"""What a letter is written from, and what a recipient is. No letter knows more than this.

Everything here is ready to be read: cells of exports have passed `visible` (render.to_letters fills it).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from flagger.accounts import APPS, CUSTODIAL, kept
from flagger.case import Case
from flagger.document import Block
from flagger.text import Lang, Text

Part = Literal["all", "chain", "app"]  # what a recipient is concerned with: all, or by how it left


class Verbatim(str):
    """Words of the owner or of a file: no writer changes their script."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """One transfer of the letter, by its number in the report."""

    number: int
    utc: str
    local: str
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
    span: Text
    like: str | None
    label: str | None


def numbered(which: Sequence[int]) -> Text:
    """Transfers by their numbers in the report."""
    shown = [str(number) for number in which]
    return Text(f"No. {', '.join(shown)}", f"第 {'、'.join(shown)} 笔")


@dataclass(frozen=True, slots=True)
class Group:
    """Transfers that belong together, and which pattern they fit."""

    pattern: str
    title: Text
    which: tuple[int, ...]  # by their numbers in the report

    @property
    def numbers(self) -> Text:
        """The transfers, as they are named in a sentence."""
        return numbered(self.which)


@dataclass(frozen=True, slots=True)
class File:
    """One file that goes with the report."""

    label: str
    name: str
    kind: Text
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What the owner said about some transfers, one of the four answers, and a note in their words."""

    which: tuple[int, ...]
    verdict: Text
    note: str

    @property
    def numbers(self) -> Text:
        """The transfers, as they are named in a sentence."""
        return numbered(self.which)


@dataclass(frozen=True, slots=True)
class Event:
    """One earlier record that belongs to what happened."""

    utc: str
    local: str
    what: Text
    place: Text
    tx_hash: str | None
    own: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """What happened, as letters need it."""

    report_id: str
    version: str
    zone: str
    zone_name: Text
    wallets: tuple[str, ...]
    inferred: bool  # whether the own address is a guess from the file that the owner has to confirm
    networks: tuple[Text, ...]
    sent: tuple[Sent, ...]
    more: int  # transfers of the letter that find no room in it
    answered: bool  # whether the owner has said of any transfer that it was not intended
    answers: tuple[Answered, ...]
    open: int  # flagged transfers that are not answered yet
    totals: tuple[Total, ...]
    fees: tuple[str, ...]
    returned: tuple[str, ...]
    parties: tuple[Party, ...]
    groups: tuple[Group, ...]
    events: tuple[Event, ...]
    files: tuple[File, ...]
    first: tuple[str, str]
    last: tuple[str, str]
    lasted: Text | None  # None where part of the matter is left out
    case: Case

    def headline(self) -> list[str]:
        """What left by the transfers of the letter, by asset."""
        return [f"{total.here[0]} {total.asset}" for total in self.totals if total.here]

    @property
    def accounts(self) -> list[str]:
        """Those of the owner's wallets that are accounts which others keep."""
        return [each for each in self.wallets if each in CUSTODIAL]

    @property
    def only_apps(self) -> bool:
        """Whether payment apps keep all of it: then nothing here is about a chain."""
        return bool(self.wallets) and APPS.issuperset(self.wallets)

    @property
    def payees(self) -> set[str | None]:
        """Recipients who are people or firms paid by an app, not addresses."""
        return {each.party for each in self.sent if each.app} - {
            each.party for each in self.sent if not each.app
        }

    @property
    def self_custody(self) -> bool:
        """Whether there is a wallet that nobody keeps for the owner: its maker's support is another matter."""
        return not kept(self.wallets)

    @property
    def region(self) -> str:
        """Where the owner reports: as told, or mainland China where times are shown in Beijing time."""
        told = self.case.places.region
        return told or ("mainland" if self.zone == "Asia/Shanghai" else "")


class Shortened(Protocol):
    """A text that can be fitted to a number of characters."""

    def fit(self, limit: int) -> str:
        """At most `limit` characters."""
        ...


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who can be written to: what they can do, what not, what exactly to ask for."""

    id: str
    title: Text
    can: tuple[Text, ...]
    cannot: tuple[Text, ...]
    ask: tuple[Text, ...]
    fields: tuple[Text, ...]
    when: Text
    rule: Text  # which reports get this letter, in words
    applies: Callable[[Matter], bool]
    letter: Callable[[Matter, Lang], list[Block]]
    short: Callable[[Matter, Lang], Shortened] | None = None  # for forms in apps
    part: Part = "all"
    names_reporter: bool = False
    english_first: bool = False
    english_too: bool = False  # the form is in English, but the paper is first of all for the owner
    script: Literal["as-is", "taiwan", "hong-kong"] = "as-is"
