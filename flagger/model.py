"""The nouns: what was read, what was noticed, what happened. No I/O and no sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Context, Decimal
from enum import IntEnum
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flagger.accounts import CUSTODIAL
from flagger.case import Case
from flagger.text import Message

if TYPE_CHECKING:
    import pandas as pd

# uint256 has 78 digits, and sums of them a few more; the default context keeps only 28.
EXACT = Context(prec=200)


class Severity(IntEnum):
    """How much evidence rules found. It is not a probability of crime."""

    info = 1
    low = 2
    medium = 3
    high = 4


@dataclass(frozen=True, slots=True)
class Aside:
    """One record skipped on purpose: its first physical line (1-based) and the reason."""

    line: int
    reason: Message


@dataclass(frozen=True, slots=True)
class Rejection:
    """One record that could not be read: line, column name, the cell as it stands, the reason."""

    line: int
    column: str
    value: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Source:
    """One export as it was given, and what became of each of its records.

    `records` = `read` + skipped + rejected; the header and `blank` lines are counted apart.
    `path` is None for standard input, whose bytes are then kept in `content`.
    """

    name: str
    sha256: str
    size: int
    importer: str
    encoding: str
    delimiter: str
    header_line: int
    columns: tuple[str, ...]
    blank: int
    read: int
    skipped: tuple[Aside, ...]
    rejected: tuple[Rejection, ...]
    warnings: tuple[Message, ...]
    zone: str
    zone_found_by: str
    path: Path | None = None
    content: bytes | None = None

    @property
    def records(self) -> int:
        """Records of the file: read, skipped and rejected together."""
        return self.read + len(self.skipped) + len(self.rejected)


@dataclass(frozen=True, slots=True)
class Wallet:
    """An address the exports are about, and how it was found (option, column, file name, majority)."""

    address: str
    network: str | None
    found_by: str


@dataclass(frozen=True, slots=True)
class History:
    """All transfers of one owner, one row a movement of one asset, in canonical order.

    Columns of `table`: `time` (UTC, datetime64[us]), `network`, `tx_hash`, `kind`, `direction`
    (in, out, self, none), `own`, `counterparty`, `initiator`, `asset`, `contract`, `token_id`,
    `amount` (float64, for statistics), `amount_text` (exact decimal, for people and sums),
    `fee`, `fee_asset`, `method`, `status` (ok, failed, pending), `value_usd`, `label`,
    `source` (position in `sources`), `line`, `key` (identity) and `id`.
    None/NA means that the export does not say; it never means zero.
    """

    table: pd.DataFrame
    wallets: tuple[Wallet, ...]
    sources: tuple[Source, ...]
    zone: str
    zone_found_by: str
    duplicates: int

    @property
    def accounts(self) -> frozenset[str]:
        """What stands for the owner in exports that name no own address: accounts, wallets of many addresses."""
        return frozenset(wallet.address for wallet in self.wallets if wallet.found_by == "format")

    @property
    def held_on(self) -> pd.Series[Any]:
        """The network that each row's asset is held on; none where another keeps the coins, however they are sent."""
        return self.table["network"].mask(self.table["own"].isin(list(CUSTODIAL)))


@dataclass(frozen=True, slots=True)
class Flag:
    """One rule's remark about one transfer, with the facts behind it."""

    rule: str
    row: int
    key: str
    severity: Severity
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The same evidence gets the same id in every run, so that answers survive."""
        return sha256(f"{self.rule}|{self.key}".encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Loss:
    """What left in one asset: exact total, number of transfers. `amount` has no float in its past."""

    asset: str
    contract: str | None
    network: str | None
    amount: Decimal
    count: int


@dataclass(frozen=True, slots=True)
class Recipient:
    """An address that received: first and last time, whether it was known before, the export's label."""

    address: str
    first: datetime
    last: datetime
    known_before: bool
    label: str | None


@dataclass(frozen=True, slots=True)
class Precursor:
    """An earlier row that belongs to what happened: the approval, the bait, the gas."""

    row: int
    rule: str


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, as far as the records show it: the unit a person confirms or denies."""

    label: str
    pattern: str
    severity: Severity
    flags: tuple[Flag, ...]
    rows: tuple[int, ...]
    precursors: tuple[Precursor, ...]
    first: datetime
    last: datetime
    losses: tuple[Loss, ...]
    fees: tuple[Loss, ...]
    recipients: tuple[Recipient, ...]
    verdict: str | None = None
    by_rules: Severity | None = None  # what the rules alone say, where the owner has answered

    @property
    def id(self) -> str:
        """A hash of its flags' ids; of what left, when and to whom where only the owner speaks."""
        told = [
            str(self.first),
            *(r.address for r in self.recipients),
            *(plain(x.amount) for x in self.losses),
        ]
        parts = sorted(flag.id for flag in self.flags) or told
        return sha256("|".join(parts).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Price:
    """What one unit of an asset cost on a day, in a currency, according to a source."""

    day: str
    asset: str
    currency: str
    unit: Decimal
    source: str
    contract: str | None = None

    def plain(self) -> list[str]:
        """As text, for the settings that a report's id is made of."""
        return [self.day, self.asset, self.currency, plain(self.unit), self.source, self.contract or ""]


@dataclass(frozen=True, slots=True)
class NotEvaluated:
    """A rule that could not run on this history, and why."""

    rule: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Report:
    """All that is needed to write the report, and to repeat it."""

    version: str
    report_id: str
    config: Mapping[str, object]
    history: History
    flags: tuple[Flag, ...]
    incidents: tuple[Incident, ...]
    not_evaluated: tuple[NotEvaluated, ...]
    method: Mapping[str, object]
    prices: tuple[Price, ...] = ()
    case: Case | None = None


def exact_sum(amounts: list[str]) -> Decimal:
    """The sum of exact decimal texts, to the last digit."""
    total = Decimal(0)
    for amount in amounts:
        total = EXACT.add(total, EXACT.create_decimal(amount))
    return total


def plain(amount: Decimal) -> str:
    """A Decimal as people write it: no exponent, every digit kept."""
    return format(amount, "f")
