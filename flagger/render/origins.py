"""Where what left had come from: the incoming rows that cover it, and what exchange exports add to them."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import pandas as pd

from flagger.incidents.verdicts import DENIED
from flagger.model import EXACT, Severity
from flagger.render.covered import Taken, cover
from flagger.render.moved import cells_of
from flagger.render.origin_rows import Inbound, Origin
from flagger.render.view import POISON
from flagger.render.view_parts import Key
from flagger.render.view_totals import View
from flagger.render.withdrawals import Withdrawals


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
    def withdrawals(self) -> Withdrawals:
        """The exchanges' own rows of what came in."""
        return Withdrawals(self.view, self.accounts, self._moved, self.most_bought)

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
        for row, own, network, asset, contract, amount in cells_of(outs):
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
            for row, _, n, _, c, amount in cells_of(rows)
            if own in self.accounts or (n, c) == (network, contract)
        ]
        # Bait is no origin of what left, unless nothing else covers it.
        taken, missing = cover(outgoing, [pair for pair in same if not self._bait(pair[0])])
        if missing:
            taken, missing = cover(outgoing, same)
        came = dict(same)
        inbound = tuple(
            Inbound(self.view.line(row), used, used < came[row], self.withdrawals.of(row))
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
