"""Payments to somebody new, one after another; several rules look at such runs."""

import pandas as pd

from flagger.rules.base import Seen

DAY = 86_400


def first_runs(seen: Seen, days: float) -> pd.DataFrame:
    """Plain payments of one asset to somebody new, up to the first silence of `days` days.

    Columns: `pair` (payee and asset), `seconds`, `amount`, `gap` (seconds since the last), `up`
    (more than the last). Nobody who paid this wallet before the first payment is new.
    """
    stats, table = seen.stats, seen.table
    mask = stats["plain"] & (stats["party"] >= 0) & ~stats["service"]
    rows = stats.loc[mask, ["party", "asset_code", "seconds", "prior_in"]].assign(amount=table["amount"])
    rows["pair"] = rows.groupby(["party", "asset_code"], sort=True).ngroup()
    pairs = rows.groupby("pair")
    rows["gap"] = pairs["seconds"].diff()
    later = rows["gap"].gt(days * DAY).groupby(rows["pair"]).cumsum() > 0
    stranger = pairs["prior_in"].transform("first").eq(0)
    rows["up"] = rows["amount"] > pairs["amount"].shift()
    return rows[stranger & ~later]
