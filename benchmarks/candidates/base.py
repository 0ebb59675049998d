"""A rule of the catalogue that is tried, not shipped: a mask, and the weight it would start with."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from flagger.rules.base import Rule, Seen, facts

MINUTE, HOUR, DAY = 60, 3600, 86_400
DOLLARS = ("USDT", "USDC", "DAI", "BUSD", "TUSD", "FDUSD", "USDP", "USD")


@dataclass(frozen=True, kw_only=True)
class Candidate(Rule):
    """`number` is that of the catalogue; `id`, `group`, `stage` and `weight` are those of a rule."""

    number: ClassVar[str]

    def mask(self, seen: Seen) -> "pd.Series[bool]":
        """The rows it would flag."""
        raise NotImplementedError

    def check(self, seen: Seen) -> pd.DataFrame:
        """The rows as findings, as rules give them."""
        return facts(seen, self.mask(seen).fillna(False).astype(bool))


def at(seen: Seen, rows: "pd.Series[bool]") -> "pd.Series[bool]":
    """A mask over some rows as a mask over all."""
    return rows.reindex(seen.table.index, fill_value=False)


def trailing(seen: Seen, rows: "pd.Series[bool]", span: float, *by: "pd.Series[Any]") -> "pd.Series[int]":
    """How many of `rows`, of the same group, stand in the `span` seconds up to each of them."""
    some = pd.DataFrame({"seconds": seen.stats["seconds"], "by": 0})[rows.to_numpy()]
    if by and len(some):
        some["by"] = some.groupby([key[rows] for key in by], dropna=False).ngroup()
    some = some.sort_values(["by", "seconds"], kind="stable")
    start = some["seconds"].min() if len(some) else 0
    width = (some["seconds"].max() - start + 2 * span + 1) if len(some) else 1
    key = (some["by"] * width + some["seconds"] - start).to_numpy(dtype="float64")
    counted = np.searchsorted(key, key, side="right") - np.searchsorted(key, key - span, side="left")
    return pd.Series(counted, some.index).reindex(seen.table.index, fill_value=0)


def distinct(
    seen: Seen, rows: "pd.Series[bool]", span: float, what: "pd.Series[Any]", *by: "pd.Series[Any]"
) -> "pd.Series[int]":
    """How many different `what` among them (one that keeps coming back counts once)."""
    keys = [key[rows] for key in (*by, what)]
    last = seen.stats["seconds"][rows].groupby(keys, dropna=False).shift()
    fresh = last.isna() | (seen.stats["seconds"][rows] - last > span)
    mask = at(seen, fresh)
    return trailing(seen, mask, span, *by).where(mask, 0)


def dollars(seen: Seen) -> "pd.Series[float]":
    """What a row is worth in US dollars: as the export says, or the amount where it is in dollars."""
    table = seen.table
    said = pd.to_numeric(table["value_usd"], errors="coerce").astype("float64")
    return said.where(said.notna(), table["amount"].where(table["asset"].isin(DOLLARS)))
