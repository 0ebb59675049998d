"""Withdrawals of exchanges' exports that an incoming row of a wallet is: by hash, with what had been bought before."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from flagger.importers.addresses import bare_hash
from flagger.model import EXACT
from flagger.render.covered import Taken, cover
from flagger.render.moved import cells_of
from flagger.render.origin_rows import Bought, Withdrawal
from flagger.render.view_parts import seen
from flagger.render.view_totals import View


@dataclass(frozen=True)
class Withdrawals:
    """Of these accounts, among these rows; so many purchases in full."""

    view: View
    accounts: Sequence[str]
    moved: pd.DataFrame
    most: int

    @cached_property
    def _by_hash(self) -> dict[str, list[int]]:
        """Outgoing rows of accounts by hash."""
        table = self.moved
        outs = table[table["own"].isin(self.accounts) & table["direction"].isin(["out", "self"])]
        outs = outs[outs["tx_hash"].notna()]
        found: dict[str, list[int]] = {}
        for row, hash_ in zip(outs.index.tolist(), bare_hash(outs["tx_hash"]).tolist(), strict=True):
            found.setdefault(hash_, []).append(row)
        return found

    def of(self, row: int) -> Withdrawal | None:
        """The exchange's own row of an incoming transfer: same hash and asset, and no other recipient.

        Exports without own addresses cannot tell whether the recipient named is theirs: the hash has to do.
        """
        if not self._by_hash:
            return None
        cells = self.view.table.loc[row]
        if pd.isna(cells["tx_hash"]):
            return None
        hash_ = bare_hash(self.view.table.loc[[row], "tx_hash"]).iat[0]
        for out in self._by_hash.get(hash_, []):
            there = self.view.table.loc[out]
            ours = pd.isna(there["counterparty"]) or cells["own"] in self.accounts
            if ours and there["own"] != cells["own"] and there["asset"] == cells["asset"]:
                return self._withdrawal(out, str(cells["amount_text"]))
        return None

    def _withdrawal(self, out: int, arrived: str) -> Withdrawal:
        taken = [row for row, _ in self._bought(out)]
        notes = self.view.table["note"]
        bought = tuple(Bought(self.view.line(row), seen(notes[row])) for row in taken[: self.most])
        amount = EXACT.create_decimal(str(self.view.table.at[out, "amount_text"]))
        equal = amount == EXACT.create_decimal(arrived)
        return Withdrawal(self.view.line(out), equal, bought, len(taken) - len(bought))

    def _bought(self, out: int) -> list[Taken]:
        """What had come into the account before a withdrawal, newest first, until it is covered."""
        cells = self.view.table.loc[out]
        rows = self.moved[self.moved["own"].eq(cells["own"]) & self.moved["direction"].eq("in")]
        same = [(row, amount) for row, *_, amount in cells_of(rows[rows["asset"].eq(cells["asset"])])]
        return cover([(out, EXACT.create_decimal(str(cells["amount_text"])))], same)[0]
