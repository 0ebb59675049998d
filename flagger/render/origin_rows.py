"""What stands behind an asset that left, as plain values: the incoming rows, the withdrawals that they are."""

from dataclasses import dataclass
from decimal import Decimal

from flagger.render.view_parts import Key, Line


@dataclass(frozen=True, slots=True)
class Bought:
    """A row by which an asset came into an account, and the remark its file makes (an order's number)."""

    line: Line
    note: str | None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A row of an exchange's export with the hash of an incoming row, and what had come into the account.

    `equal` tells whether both files name one amount.
    """

    line: Line
    equal: bool
    bought: tuple[Bought, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Inbound:
    """An incoming row, how much of it the quantity that left needs, and the withdrawal it is."""

    line: Line
    used: Decimal
    partly: bool
    withdrawal: Withdrawal | None


@dataclass(frozen=True, slots=True)
class Origin:
    """One asset that left: how much, the incoming rows that cover it, what nothing in the files covers.

    `left` are the incoming rows that found no room: file and line of each.
    """

    key: Key
    lost: Decimal
    numbers: tuple[int, ...]
    inbound: tuple[Inbound, ...]
    left: tuple[tuple[str, int], ...]
    uncovered: Decimal

    @property
    def more(self) -> int:
        """How many incoming rows found no room."""
        return len(self.left)
