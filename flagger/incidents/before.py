"""What led to an incident: bait, approvals, changed permissions, gas, a first sum that came back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flagger.accounts import APPS
from flagger.model import Flag, Precursor
from flagger.rules.base import Seen
from flagger.rules.permission import OutflowAfterPermission
from flagger.rules.persuaded import ReturnThenMore
from flagger.rules.runs import refunds
from flagger.rules.sweeper import GasThenTokens

HOUR, DAY = 3600, 86_400
_BAIT = ("zero-value-look-alike", "dust-look-alike", "unknown-token-look-alike", "fake-token")
# As `return-then-more` has it: who is new, how soon a return follows.
MET, SOON = ReturnThenMore.met * DAY, ReturnThenMore.hours * HOUR
# What may come again within an incident, and lead to the rest of it.
AGAIN = frozenset({"approval", "first-payment", "first-return"})


def _returned(seen: Seen) -> tuple[tuple[int, int], ...]:
    """Transfers from payment apps to somebody new whose next dealing soon pays back more, and that dealing's row."""
    stats, amount = seen.stats, seen.table["amount"]
    app = seen.table["own"].isin(list(APPS)) & stats["moved"] & (stats["party"] >= 0)
    rows = stats.loc[app, ["party", "asset_code"]].assign(row=stats.index[app])
    following = rows.groupby(["party", "asset_code"])["row"].shift(-1)
    new = stats["came_back"] & (stats["since_first_out"] <= MET) & ~stats["service"]
    back = following[new.reindex(following.index)].dropna().astype("int64")
    late = (stats["seconds"][back].to_numpy() - stats["seconds"][back.index].to_numpy()) > SOON
    given = back[~late & ~refunds(seen)[back].to_numpy()]
    return tuple((paid, then) for paid, then in given.items() if amount[then] > amount[paid])


@dataclass(frozen=True, slots=True)
class Before:
    """Rows that can lead to something, looked up by what they share with it.

    `bait` by counterparty, `approvals` by token contract (both as row positions and rules),
    `permissions`, `calls` (to the wallet itself) and `gas` as row positions; `returned` the first payments that came
    back with more, and their returns.
    """

    bait: Mapping[str, list[Precursor]]
    approvals: Mapping[str, list[int]]
    permissions: tuple[int, ...]
    calls: tuple[int, ...]
    gas: tuple[int, ...]
    returned: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, seen: Seen, made: Sequence[Flag]) -> "Before":
        """Sort the flags of one history into what they can lead to."""
        party = seen.table["counterparty"].tolist()
        bait: dict[str, list[Precursor]] = {}
        approvals: dict[str, list[int]] = {}
        for flag in made:
            if flag.rule in _BAIT:
                bait.setdefault(party[flag.row], []).append(Precursor(flag.row, flag.rule))
            elif flag.rule == "approval":
                approvals.setdefault(party[flag.row], []).append(flag.row)
        permissions = tuple(sorted(flag.row for flag in made if flag.rule == "permission-change"))
        calls = tuple(sorted(flag.row for flag in made if flag.rule == "self-call"))
        native = seen.table["kind"].isin(["native", "internal"]) & seen.stats["in"]
        stranger = seen.stats["prior_in"].eq(0) & seen.stats["prior_out"].eq(0)
        gas = tuple(seen.table.index[native & stranger].tolist())
        return cls(bait, approvals, permissions, calls, gas, _returned(seen))

    def of_incident(self, seen: Seen, rows: list[int], ids: set[str]) -> tuple[Precursor, ...]:
        """What led to these rows: bait with the same address, the approval, the permission, the gas."""
        seconds = seen.stats["seconds"].to_numpy()
        first, last = seconds[rows].min(), seconds[rows].max()
        found = {
            p
            for party in set(seen.table.loc[rows, "counterparty"].dropna())
            for p in self.bait.get(party, [])
        }
        if ids & {"token-pulled", "split-outflow", "unlisted-outflow"}:
            found |= self._approvals(seen, rows)
        if ids & {"inside-outflow", "batch-emptied"}:
            found |= {Precursor(row, "self-call") for row in self.calls if first - seconds[row] <= 40 * DAY}
        if "outflow-after-permission" in ids:
            found |= {
                Precursor(row, "permission-change")
                for row in self.permissions
                if first - seconds[row] <= OutflowAfterPermission.days * DAY
            }
        if ids & {"gas-then-tokens", "outflow-after-permission", "permission-change"}:
            soon = GasThenTokens.minutes * 60
            found |= {Precursor(row, "gas") for row in self.gas if first - seconds[row] <= soon}
        if "return-then-more" in ids:
            near = [pair for pair in self.returned if first - MET <= seconds[pair[1]] <= last]
            found |= {Precursor(paid, "first-payment") for paid, _ in near}
            found |= {Precursor(back, "first-return") for _, back in near}
        # A changed permission belongs to the incident and also led to the rest of it.
        inside = {"permission-change"} if len(rows) > 1 else set()
        earlier = {
            p
            for p in found
            if (p.row not in rows or p.rule in inside) and (p.rule in AGAIN or seconds[p.row] <= first)
        }
        return tuple(sorted(earlier, key=lambda precursor: (precursor.row, precursor.rule)))

    def _approvals(self, seen: Seen, rows: list[int]) -> set[Precursor]:
        """Approvals of each token in the 30 days before it last left: there may be several pulls."""
        seconds = seen.stats["seconds"].to_numpy()
        found = set()
        for contract, part in seen.table.loc[rows].groupby("contract"):
            last = seconds[part.index].max()
            given = self.approvals.get(str(contract), [])
            found |= {Precursor(row, "approval") for row in given if 0 <= last - seconds[row] <= 30 * DAY}
        return found
