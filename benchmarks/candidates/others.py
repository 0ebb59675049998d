"""Candidates that look at times, payees, failures and names."""

from dataclasses import dataclass

import pandas as pd

from benchmarks.candidates.base import DAY, HOUR, MINUTE, Candidate, distinct, trailing
from flagger.lists import genuine
from flagger.rules.base import Seen
from flagger.similar import pairs, skeleton

PERMISSION = "AccountPermissionUpdateContract"
MARKS = "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"


@dataclass(frozen=True, kw_only=True)
class FollowUp(Candidate):
    """A second payment to a new payee within minutes."""

    number, id, group, weight = "5", "follow-up-speed", "follow-up", 0.15
    minutes: float = 5.0

    def mask(self, seen: Seen) -> "pd.Series[bool]":
        """Within a day of the first."""
        rows = seen.stats["plain"] & (seen.stats["party"] >= 0)
        gap = seen.stats["seconds"][rows].groupby(seen.stats["party"][rows]).diff()
        new = seen.stats["since_first_out"] <= DAY
        return rows & new & (gap.reindex(rows.index) <= self.minutes * MINUTE)


@dataclass(frozen=True, kw_only=True)
class FanOut(Candidate):
    """Many payees within eight hours."""

    number, id, group, weight = "35", "fan-out", "fan", 0.25
    payees: int = 5

    def mask(self, seen: Seen) -> "pd.Series[bool]":
        """Different ones."""
        rows = seen.stats["plain"] & (seen.stats["party"] >= 0)
        return rows & (distinct(seen, rows, 8 * HOUR, seen.stats["party"]) >= self.payees)


@dataclass(frozen=True, kw_only=True)
class FanIn(Candidate):
    """Many senders within a day, then something leaves."""

    number, id, group, weight = "35", "fan-in", "fan", 0.25
    senders: int = 5

    def mask(self, seen: Seen) -> "pd.Series[bool]":
        """The first outgoing row behind them, within the day."""
        stats = seen.stats
        many = distinct(seen, stats["in"] & (stats["party"] >= 0), DAY, stats["party"]) >= self.senders
        gap = stats["seconds"] - stats["seconds"].where(many).ffill()
        first = stats["gap_out"].fillna(DAY) >= gap
        return stats["plain"] & (gap <= DAY) & first


@dataclass(frozen=True, kw_only=True)
class FailedBurst(Candidate):
    """Own transactions fail again and again."""

    number, id, group, stage, weight = "37", "failed-burst", "failed", "before", 0.15
    times: int = 5

    def mask(self, seen: Seen) -> "pd.Series[bool]":
        """Within an hour."""
        failed = _failed(seen)
        return failed & (trailing(seen, failed, HOUR) >= self.times)


@dataclass(frozen=True, kw_only=True)
class FailedAfterPermission(Candidate):
    """Own transactions fail after the rights of a TRON account were changed."""

    number, id, group, stage, weight = "26, 37", "failed-after-permission", "permission", "after", 0.0
    note = True
    days: float = 30.0

    def mask(self, seen: Seen) -> "pd.Series[bool]":
        """Within `days` of the last change."""
        table, stats = seen.table, seen.stats
        changed = table["method"].eq(PERMISSION).fillna(False) & table["status"].eq("ok")
        return _failed(seen) & (stats["seconds"] - stats["seconds"].where(changed).ffill() <= self.days * DAY)


@dataclass(frozen=True, kw_only=True)
class NearCollision(Candidate):
    """Two counterparties alike, whichever came first and whether or not anything moved."""

    number, id, group, stage, weight = "16", "near-collision", "poison", "before", 0.30
    note = True
    digits: int = 7

    def mask(self, seen: Seen) -> "pd.Series[bool]":
        """Rows of the later of the two."""
        since = seen.table["time"].groupby(seen.table["counterparty"]).min()
        found = pairs(since.index, since.index, self.digits)
        if found.empty:
            return pd.Series(False, seen.table.index)
        later = found["candidate"].map(since) > found["like"].map(since)
        return seen.table["counterparty"].isin(found.loc[later, "candidate"].tolist())


@dataclass(frozen=True, kw_only=True)
class OddName(Candidate):
    """A token whose name is spelled to look like another's (beyond those `fake-token` sees)."""

    number, id, group, stage, weight = "41", "odd-name", "poison", "before", 0.0
    note = True

    def mask(self, seen: Seen) -> "pd.Series[bool]":
        """Invisible marks; or a known symbol in other letters."""
        table = seen.table
        tokens = table["kind"].isin(["token", "nft"]) & table["asset"].notna()
        names = table.loc[tokens, "asset"].unique().tolist()
        spelled = [name for name in names if skeleton(name) in genuine() and name.upper() != skeleton(name)]
        marked = table["asset"].fillna("").str.contains(MARKS)
        known = {contract for pairs in genuine().values() for _, contract in pairs}
        odd = marked | table["asset"].isin(spelled)
        return tokens & odd & ~table["contract"].isin(list(known))


def _failed(seen: Seen) -> "pd.Series[bool]":
    table = seen.table
    own = table["initiator"].eq(table["own"]).fillna(False).astype(bool) | table["direction"].eq("out")
    return table["status"].eq("failed") & own & table["kind"].isin(["native", "approval"])


CANDIDATES = (FollowUp, FanOut, FanIn, FailedBurst, FailedAfterPermission, NearCollision, OddName)
