"""Candidates that look at amounts."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from benchmarks.candidates.base import DAY, Candidate, at, distinct, dollars, trailing
from flagger.rules.base import Seen


@dataclass(frozen=True, kw_only=True)
class DrainOrder(Candidate):
    """Payments to one new payee, from the most valuable to the least."""

    number, id, group, weight = "3", "drain-order", "sweep", 0.25
    tau: float = 0.8

    def mask(self, seen: Seen) -> "pd.Series[bool]":
        """Three or more within a day of the first; Kendall's tau of order and falling value."""
        rows = seen.stats["plain"] & (seen.stats["since_first_out"] <= DAY) & (seen.stats["party"] >= 0)
        some = pd.DataFrame({"usd": dollars(seen), "amount": seen.table["amount"]})[rows]
        some["asset"] = seen.stats["asset_code"]
        ordered = set()
        for party, part in some.groupby(seen.stats["party"]):
            value = part["amount"] if part["asset"].nunique() == 1 else part["usd"].dropna()
            place = pd.Series(np.arange(len(value), dtype="float64"), value.index)
            if len(value) >= 3 and value.nunique() > 1:
                ordered |= {party} if -value.corr(place, method="kendall") >= self.tau else set()
        return rows & seen.stats["party"].isin(list(ordered))


@dataclass(frozen=True, kw_only=True)
class ExceptionallyLarge(Candidate):
    """Larger than anything of this asset in the three months before."""

    number, id, group, weight = "7", "exceptionally-large", "amount", 0.15
    times: float = 1.5

    def mask(self, seen: Seen) -> "pd.Series[bool]":
        """Outgoing, eight or more of the asset before it."""
        out = seen.stats["plain"]
        rows = pd.DataFrame({"time": seen.table["time"], "amount": seen.table["amount"]})[out]
        parts = [
            part.rolling("90D", on="time", closed="left")["amount"].max()
            for _, part in rows.groupby(seen.stats["asset_code"][out])
        ]
        peak = pd.concat(parts).reindex(seen.table.index) if parts else pd.Series(np.nan, seen.table.index)
        return out & (seen.table["amount"] >= self.times * peak) & (seen.stats["n_before"] >= 8)


@dataclass(frozen=True, kw_only=True)
class LongHeld(Candidate):
    """Half or more of an asset that nothing was taken of for half a year."""

    number, id, group, weight = "9", "long-held", "time", 0.25
    days: float = 180.0
    share: float = 0.5

    def mask(self, seen: Seen) -> "pd.Series[bool]":
        """Since the last outflow of the asset, or since it first came in."""
        stats, asset = seen.stats, seen.stats["asset_code"]
        last = stats["seconds"].where(stats["out"]).groupby(asset).ffill().groupby(asset).shift()
        first = stats["seconds"].where(stats["in"]).groupby(asset).transform("min")
        idle = stats["seconds"] - last.where(last.notna(), first)
        return stats["plain"] & (idle >= self.days * DAY) & (stats["share"] >= self.share)


@dataclass(frozen=True, kw_only=True)
class Residue(Candidate):
    """Nothing is left but what one more fee would cost."""

    number, id, group, weight = "24", "residue", "residue", 0.15
    left: float = 0.01

    def mask(self, seen: Seen) -> "pd.Series[bool]":
        """The network's coin; at most `left` (or one more fee) remains of ten times that."""
        table, stats = seen.table, seen.stats
        spare = np.maximum(table["fee"].astype("float64").fillna(0.0), self.left)
        after = stats["balance"] * (1 - stats["share"])
        whole = stats["plain"] & table["kind"].eq("native") & (table["amount"] >= 10 * spare)
        return whole & (after <= spare) & ~stats["service"]


@dataclass(frozen=True, kw_only=True)
class RoundFirst(Candidate):
    """A large first payment of a round amount."""

    number, id, group, weight = "32", "round-first-payment", "round", 0.08
    z: float = 2.0

    def mask(self, seen: Seen) -> "pd.Series[bool]":
        """Two digits at most, `z` deviations above usual."""
        whole = ~seen.table["amount_text"].str.contains(".", regex=False).fillna(False)
        text = seen.table["amount_text"].fillna("")
        digits = text.where(whole, text.str.rstrip("0")).str.replace(".", "", regex=False).str.strip("0")
        large = seen.stats["amount_z"] >= self.z
        return seen.stats["plain"] & seen.stats["first_out"] & large & (digits.str.len() <= 2)


@dataclass(frozen=True, kw_only=True)
class BelowThreshold(Candidate):
    """Again and again just below a reporting threshold."""

    number, id, group, weight = "33", "below-threshold", "structure", 0.25
    times: int = 3

    def mask(self, seen: Seen) -> "pd.Series[bool]":
        """Nine tenths of 10,000 USD or 50,000 CNY up to it, `times` within a week."""
        yuan = seen.table["amount"].where(seen.table["asset"].eq("CNY"))
        near = dollars(seen).between(9_000, 10_000, "left") | yuan.between(45_000, 50_000, "left")
        near &= seen.stats["plain"]
        return near & (trailing(seen, near, 7 * DAY) >= self.times)


@dataclass(frozen=True, kw_only=True)
class EqualAmounts(Candidate):
    """The same amount to several payees within a day."""

    number, id, group, weight = "34", "equal-amounts", "structure", 0.20
    payees: int = 3

    def mask(self, seen: Seen) -> "pd.Series[bool]":
        """Amounts within a thousandth of each other, one asset."""
        stats = seen.stats
        rows = stats["plain"] & (stats["party"] >= 0)
        same = (stats["log_amount"] / np.log10(1.001)).round().where(rows)
        return rows & (distinct(seen, rows, DAY, stats["party"], stats["asset_code"], same) >= self.payees)


@dataclass(frozen=True, kw_only=True)
class PassThrough(Candidate):
    """What came in leaves within a day, nearly the same sum."""

    number, id, group, weight = "36", "pass-through", "pass-through", 0.25
    share: float = 0.1

    def mask(self, seen: Seen) -> "pd.Series[bool]":
        """Within `share` of the last inflow of the asset."""
        came = seen.table["amount"].where(seen.stats["in"]).groupby(seen.stats["asset_code"]).ffill()
        near = seen.table["amount"].between((1 - self.share) * came, (1 + self.share) * came)
        return seen.stats["plain"] & near & (seen.stats["since_in"] <= DAY) & ~seen.stats["service"]


@dataclass(frozen=True, kw_only=True)
class FeeOutlier(Candidate):
    """A fee far above this wallet's usual."""

    number, id, group, weight = "38", "fee-outlier", "fee", 0.15
    z: float = 4.0

    def mask(self, seen: Seen) -> "pd.Series[bool]":
        """Outgoing, against earlier ones."""
        return at(seen, seen.stats["out"] & (seen.stats["fee_z"] >= self.z))


CANDIDATES = (
    DrainOrder, ExceptionallyLarge, LongHeld, Residue, RoundFirst, BelowThreshold, EqualAmounts, PassThrough,
    FeeOutlier,
)  # fmt: skip
