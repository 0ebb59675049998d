"""Where what left had come from: the incoming rows that cover it, and what exchange exports add to them."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import pandas as pd

from flagger.importers.addresses import bare_hash
from flagger.incidents.verdicts import DENIED
from flagger.model import EXACT, Severity
from flagger.render.covered import Taken, cover
from flagger.render.view import POISON
from flagger.render.view_parts import Key, Line, seen
from flagger.render.view_totals import View


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


@dataclass(frozen=True)
class Origins:
    """What left that the owner asks about, asset by asset; so many rows in full."""

    view: View
    most: int
    most_bought: int

    @cached_property
    def accounts(self) -> list[str]:
        """Exchanges and payment apps among the exports."""
        return sorted(self.view.report.history.accounts)

    @cached_property
    def elsewhere(self) -> list[str]:
        """Accounts other than those from which the assets left."""
        robbed = set(self.view.table.loc[self._asked, "own"].dropna())
        return [account for account in self.accounts if account not in robbed]

    @cached_property
    def _asked(self) -> list[int]:
        """Rows of groups that rules flag, but what the owner says is fine; of other groups only what the owner denies.

        A group also holds the payee's other payments: one that the owner disowns says nothing about those.
        """
        view = self.view
        denied, fine = {*view.disowned, *view.said(*DENIED)}, set(view.said("mine_ok"))
        rows = {
            row
            for incident in view.asked
            for row in incident.rows
            if row in denied or (incident.by_rules or incident.severity) >= Severity.medium
        }
        return sorted(rows - fine)

    @cached_property
    def _moved(self) -> pd.DataFrame:
        table = self.view.table
        return table[table["status"].eq("ok") & (table["amount"] > 0) & table["kind"].ne("approval")]

    @cached_property
    def every(self) -> list[Origin]:
        """One entry an asset, in the order in which they first left."""
        outs = self._moved[self._moved.index.isin(self._asked) & self._moved["direction"].eq("out")]
        found: dict[tuple[str | None, Key], list[Taken]] = {}
        for row, own, network, asset, contract, amount in _cells(outs):
            found.setdefault((own, (network, asset or "?", contract)), []).append((row, amount))
        made: list[Origin] = []
        for (own, key), taken in found.items():
            room = self.most - sum(len(origin.inbound) for origin in made)
            made.append(self._origin(own, key, taken, room))
        return made

    def _origin(self, own: str | None, key: Key, outgoing: list[Taken], room: int) -> Origin:
        network, asset, contract = key
        rows = self._moved
        rows = rows[rows["direction"].eq("in") & rows["asset"].eq(asset) & rows["own"].eq(str(own))]
        # An exchange's own records of one coin differ in whether they name a network.
        same = [
            (row, amount)
            for row, _, n, _, c, amount in _cells(rows)
            if own in self.accounts or (n, c) == (network, contract)
        ]
        # Bait is no origin of what left, unless nothing else covers it.
        taken, missing = cover(outgoing, [pair for pair in same if not self._bait(pair[0])])
        if missing:
            taken, missing = cover(outgoing, same)
        came = dict(same)
        inbound = tuple(
            Inbound(self.view.line(row), used, used < came[row], self.withdrawal(row))
            for row, used in taken[:room]
        )
        lost = Decimal(0)
        for _, amount in outgoing:
            lost = EXACT.add(lost, amount)
        numbers = tuple(sorted(self.view.numbers[row] for row, _ in outgoing))
        left = tuple(
            (line.source, line.line) for line in (self.view.line(row) for row, _ in taken[len(inbound) :])
        )
        return Origin(key, lost, numbers, inbound, left, missing)

    def _bait(self, row: int) -> bool:
        return any(flag.rule in POISON for flag in self.view.flags.get(row, ()))

    @cached_property
    def _withdrawals(self) -> dict[str, list[int]]:
        """Outgoing rows of accounts by hash."""
        table = self._moved
        outs = table[table["own"].isin(self.accounts) & table["direction"].isin(["out", "self"])]
        outs = outs[outs["tx_hash"].notna()]
        found: dict[str, list[int]] = {}
        for row, hash_ in zip(outs.index.tolist(), bare_hash(outs["tx_hash"]).tolist(), strict=True):
            found.setdefault(hash_, []).append(row)
        return found

    def withdrawal(self, row: int) -> Withdrawal | None:
        """The exchange's own row of an incoming transfer: same hash and asset, and no other recipient.

        Exports without own addresses cannot tell whether the recipient named is theirs: the hash has to do.
        """
        if not self._withdrawals:
            return None
        cells = self.view.table.loc[row]
        if pd.isna(cells["tx_hash"]):
            return None
        hash_ = bare_hash(self.view.table.loc[[row], "tx_hash"]).iat[0]
        for out in self._withdrawals.get(hash_, []):
            there = self.view.table.loc[out]
            ours = pd.isna(there["counterparty"]) or cells["own"] in self.accounts
            if ours and there["own"] != cells["own"] and there["asset"] == cells["asset"]:
                return self._withdrawal(out, str(cells["amount_text"]))
        return None

    def _withdrawal(self, out: int, arrived: str) -> Withdrawal:
        taken = [row for row, _ in self._bought(out)]
        notes = self.view.table["note"]
        bought = tuple(Bought(self.view.line(row), seen(notes[row])) for row in taken[: self.most_bought])
        amount = EXACT.create_decimal(str(self.view.table.at[out, "amount_text"]))
        equal = amount == EXACT.create_decimal(arrived)
        return Withdrawal(self.view.line(out), equal, bought, len(taken) - len(bought))

    def _bought(self, out: int) -> list[Taken]:
        """What had come into the account before a withdrawal, newest first, until it is covered."""
        cells = self.view.table.loc[out]
        rows = self._moved[self._moved["own"].eq(cells["own"]) & self._moved["direction"].eq("in")]
        same = [(row, amount) for row, *_, amount in _cells(rows[rows["asset"].eq(cells["asset"])])]
        return cover([(out, EXACT.create_decimal(str(cells["amount_text"])))], same)[0]


def _cells(rows: pd.DataFrame) -> list[tuple[int, str | None, str | None, str | None, str | None, Decimal]]:
    """Row, own address, network, asset, contract, exact amount."""
    texts = rows[["own", "network", "asset", "contract", "amount_text"]].astype(object)
    texts = texts.where(texts.notna(), None)
    return [
        (int(row), own, network, asset, contract, EXACT.create_decimal(amount))
        for row, own, network, asset, contract, amount in texts.itertuples(name=None)
    ]
