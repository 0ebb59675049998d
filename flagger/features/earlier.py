"""Statistics of each row against the earlier rows of its group; never against later ones."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from flagger.importers.columns import Column

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

# Earlier rows at which a z counts half: of fewer, it shrinks to "ordinary" (0).
ENOUGH = 5
# The middle half (IQR) of earlier values counts as at least this wide: five equal amounts make no z of infinity.
NARROWEST = 0.35


def total_before(values: "pd.Series[Any]", by: Ints) -> Floats:
    """Running total of earlier rows of the same group."""
    total = values.groupby(by).cumsum() - values
    return total.to_numpy(dtype="float64")


def expanding_z(values: "pd.Series[Any]", counted: npt.NDArray[np.bool_], by: Ints) -> Floats:
    """Robust z of each value against earlier ones of its group: (v − median) ÷ (IQR ÷ 1.349), where a normal
    distribution's IQR is 1.349 standard deviations; 0 for rows that are not counted, at most 12 either way.
    """
    used = values[counted & values.notna().to_numpy()]
    result = np.zeros(len(values))
    if used.empty:
        return result
    groups = by[used.index.to_numpy()]
    windows = used.groupby(groups).expanding()
    low, mid, high = (windows.quantile(q).droplevel(0).sort_index() for q in (0.25, 0.5, 0.75))
    earlier = [q.groupby(groups).shift() for q in (low, mid, high)]
    spread = ((earlier[2] - earlier[0]) / 1.349).clip(lower=NARROWEST / 1.349)
    count = pd.Series(groups, index=used.index).groupby(groups).cumcount()
    z = ((used - earlier[1]) / spread * (count / (count + ENOUGH))).fillna(0.0)
    result[used.index.to_numpy()] = z.clip(-12, 12)
    return result


def rarity(values: Column, out: npt.NDArray[np.bool_]) -> Floats:
    """−log of the smoothed share of earlier own transfers with this value."""
    codes = pd.factorize(values)[0]
    same = total_before(pd.Series(out.astype("float64")), codes)
    total: Floats = np.cumsum(out).astype("float64") - out
    return np.where(out, -np.log((same + 0.5) / (total + 1)), 0.0)
