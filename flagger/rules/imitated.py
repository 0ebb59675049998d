"""Which payees look like an address dealt with before; rules about look-alikes and about pulls need it."""

import pandas as pd

from flagger.rules.base import Seen
from flagger.similar import pairs


def matched(seen: Seen, mask: "pd.Series[bool]", fewest: int) -> pd.DataFrame:
    """Rows of the mask whose counterparty looks like an address dealt with before that row.

    Columns: like, first, last. The imitated address must have moved value earlier.
    """
    table, stats = seen.table, seen.stats
    real = stats["moved"] & ~mask
    known_since = table["time"].where(real).groupby(table["counterparty"]).min()
    rows = table.loc[mask, ["counterparty", "time"]]
    found = pairs(rows["counterparty"].dropna(), known_since.dropna().index, fewest)
    if found.empty:
        return found
    hits = rows.reset_index().merge(found, left_on="counterparty", right_on="candidate")
    since = hits["like"].map(known_since)
    # Whoever moved value before the other did is not the imitation of the two.
    original = hits["counterparty"].map(known_since) < since
    hits = hits[(since < hits["time"]) & ~original].set_index("index")
    return hits.loc[~hits.index.duplicated(), ["like", "first", "last"]]


def imitated(seen: Seen, rows: "pd.Series[bool]", digits: int = 6) -> "pd.Series[bool]":
    """Token records without a contract among `rows` whose payee looks like one dealt with before: bait, maybe.

    Where the contract is told it says whether the token was ever held; page data does not tell it.
    """
    unknown = rows & seen.table["kind"].eq("token") & seen.table["contract"].isna()
    if not unknown.any():
        return unknown
    return pd.Series(seen.table.index.isin(matched(seen, unknown, digits).index), index=seen.table.index)
