"""When the wallet pays: after how long, how much in a short time, at which hour of the day."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from flagger.features.earlier import Floats, Ints

MINUTE, HOUR, DAY = 60, 3600, 86_400


def times(stats: pd.DataFrame, seconds: Ints) -> None:
    """Gaps, counts of short spans, and how rare the hour is."""
    out = stats["out"].to_numpy()
    last = pd.Series(np.where(out, seconds, np.nan)).ffill().shift().to_numpy()
    stats["gap_out"] = np.where(np.isnan(last), np.nan, seconds - last)
    stats["log_gap_out"] = np.log1p(np.nan_to_num(stats["gap_out"].to_numpy(), nan=30.0 * DAY))
    # Times are sorted, so a window is two positions in the running count.
    running = np.concatenate([[0], np.cumsum(out)])
    for name, span in (("out_10m", 10 * MINUTE), ("out_24h", DAY)):
        start = np.searchsorted(seconds, seconds - span, side="left")
        stats[name] = np.where(out, running[1:] - running[start], 0)
    stats["assets_to_1h"] = _distinct_assets(stats, HOUR)
    stats["hour_rarity"], stats["hour_n"] = _hours(seconds, out)


def _distinct_assets(stats: pd.DataFrame, span: int) -> Ints:
    """How many assets went to the same address in the `span` seconds up to each row."""
    result = np.zeros(len(stats), dtype="int64")
    rows = stats[stats["out"] & (stats["party"] >= 0)].sort_values(["party", "seconds"], kind="stable")
    if rows.empty:
        return result
    last = rows.groupby(["party", "asset_code"])["seconds"].shift()
    fresh = (last.isna() | (rows["seconds"] - last > span)).to_numpy()
    width = int(rows["seconds"].max() - rows["seconds"].min()) + 2 * span + 1
    key = rows["party"].to_numpy() * width + (rows["seconds"] - rows["seconds"].min()).to_numpy()
    running = np.concatenate([[0], np.cumsum(fresh)])
    result[rows.index.to_numpy()] = running[1:] - running[np.searchsorted(key, key - span, side="left")]
    return result


def _hours(seconds: Ints, out: npt.NDArray[np.bool_]) -> tuple[Floats, Ints]:
    """−log of the smoothed share of earlier own transfers near this hour of the day, and their number."""
    hour = (seconds % DAY) // HOUR
    ones = np.zeros((len(seconds), 24), dtype="float32")
    ones[np.arange(len(seconds)), hour] = out
    earlier = np.cumsum(ones, axis=0) - ones
    # A quarter of each neighbouring hour counts too: habits do not end on the hour.
    near = earlier / 2 + (np.roll(earlier, 1, axis=1) + np.roll(earlier, -1, axis=1)) / 4
    total = earlier.sum(axis=1)
    share = (near[np.arange(len(seconds)), hour] + 1 / 24) / (total + 1)
    return np.where(out, -np.log(share), 0.0), total.astype("int64")
