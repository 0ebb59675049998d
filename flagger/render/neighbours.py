"""Rows of no incident that stand near in time to those of one."""

import numpy as np
import pandas as pd

from flagger.render.view_parts import Capped
from flagger.render.view_totals import View

WINDOW = pd.Timedelta(hours=24)


def neighbours(view: View, most: int) -> Capped:
    """Rows within the window of a transfer of the main incidents, by time; the nearest, where there are many."""
    table = view.table
    acting = sorted({row for incident in view.main for row in incident.rows})
    if not acting:
        return Capped([], 0)
    marks = np.sort(table["time"].loc[acting].astype("int64").to_numpy())
    times = table["time"].astype("int64").to_numpy()
    after = np.searchsorted(marks, times)
    to_next = np.abs(marks[np.minimum(after, len(marks) - 1)] - times)
    to_last = np.abs(times - marks[np.maximum(after - 1, 0)])
    apart = pd.Series(np.minimum(to_next, to_last), index=table.index)
    told = set(view.numbers) | {p.row for incident in view.main for p in incident.precursors}
    limit = WINDOW.value // 1000  # the column counts microseconds
    near = apart[(apart <= limit) & ~table.index.isin(list(told))]
    shown = near.sort_values(kind="stable").index[:most]
    return Capped([view.line(int(row)) for row in sorted(shown)], len(near) - len(shown))
