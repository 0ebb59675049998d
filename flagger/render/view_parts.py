"""The parts a page is made of: lines, addresses, quantities, events, as plain values."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from flagger.importers.networks import NETWORKS
from flagger.model import EXACT, Flag, Incident, Loss, Severity, plain
from flagger.render.safe import visible

_LINKABLE = re.compile(r"[0-9A-Za-z]{20,100}")
Key = tuple[str | None, str, str | None]
Column = Literal["flagged", "confirmed", "excluded"]  # of the quantities
COLUMNS: tuple[Column, ...] = ("flagged", "confirmed", "excluded")


class Capped(NamedTuple):
    """The first of many, and how many more there are."""

    shown: Sequence[Any]
    more: int


def capped(items: Iterable[object], most: int) -> Capped:
    """At most `most` of them."""
    every = list(items)
    return Capped(every[:most], max(len(every) - most, 0))


class Moment(NamedTuple):
    """One instant, in UTC and in the report's zone, as people read it, and for sorting."""

    utc: str
    local: str
    order: int

    @property
    def short(self) -> str:
        """The local time without the date where the date is that of UTC."""
        same = self.utc[:10] == self.local[:10]
        return self.local[11:] if same else self.local


@dataclass(frozen=True, slots=True)
class Span:
    """How many transfers moved something out, and from when to when."""

    count: int
    first: Moment
    last: Moment

    @property
    def seconds(self) -> float:
        """From the first to the last."""
        return float(self.last.order - self.first.order)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the history as a page shows it; None where the export does not say."""

    row: int
    number: int
    at: Moment
    amount: str | None
    asset: str
    direction: str
    moved: bool
    own: str
    party: str | None
    network: str | None
    contract: str | None
    tx_hash: str | None
    link: str | None
    source: str
    line: int
    method: str | None
    severity: Severity | None
    rank: int | None
    disowned: bool
    note: str | None = None  # what the export itself says of it, in whose words is not known
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the incidents: its letter, what it did, and what it looks like."""

    letter: str
    address: str
    network: str | None
    link: str | None
    received: tuple[Loss, ...]
    first: Moment | None
    last: Moment | None
    paid_before: int
    came_before: int
    label: str | None
    bait: int = 0  # earlier records with it that are not counted: dust, zero-value, counterfeit
    like: str | None = None
    alike: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One asset in the three columns; None stands for a blank to fill in."""

    network: str | None
    asset: str
    contract: str | None
    flagged: Loss | None
    confirmed: Loss | None
    excluded: Loss | None


class Earlier(NamedTuple):
    """Records with an address from before: payments to it, from it, and bait, which is neither."""

    paid: int
    came: int
    bait: int


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the chronology: a row, and why it stands there."""

    line: Line
    incident: Incident
    precursor: str | None = None
    flag: Flag | None = None


def totals(parts: Iterable[Loss]) -> dict[Key, Loss]:
    """Sums by network, asset and contract, to the last digit."""
    made: dict[Key, Loss] = {}
    for part in parts:
        key = (part.network, part.asset, part.contract)
        before = made.get(key, Loss(part.asset, part.contract, part.network, Decimal(0), 0))
        total = EXACT.add(before.amount, part.amount)
        made[key] = Loss(part.asset, part.contract, part.network, total, before.count + part.count)
    return made


def letter(number: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    head, tail = divmod(number, 26)
    return (letter(head - 1) if head else "") + chr(ord("A") + tail)


def link(network: object, value: object, page: int) -> str | None:
    """The explorer's page of a hash (1) or an address (2), on known networks and for plain text only."""
    pages = NETWORKS.get(str(network))
    if pages is None or not isinstance(value, str) or not _LINKABLE.fullmatch(value):
        return None
    return pages[page] + value


def amount(loss: Loss) -> str:
    """An exact total with its symbol."""
    return f"{plain(loss.amount)} {visible(loss.asset, 40)}"


def seen(value: object) -> str | None:
    """A cell as it may be shown, or None."""
    return visible(value) if isinstance(value, str) else None
