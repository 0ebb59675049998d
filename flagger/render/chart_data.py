"""What the chart shows, as numbers: one panel an asset, in the reader's zone."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pandas as pd

from flagger.model import Report, Severity
from flagger.render.words import zone_title
from flagger.text import Text

MOST_PANELS = 3
CELLS = (400, 70)  # grey dots that fall into one cell of this grid are drawn once
TOGETHER = timedelta(days=2)
Floats = npt.NDArray[np.float64]


class Zone(NamedTuple):
    """A time zone as titles name it: `北京时间 UTC+08:00`."""

    name: Text


class Points(NamedTuple):
    """Times as matplotlib's day numbers in the shown zone, and amounts."""

    when: Floats
    amount: Floats


@dataclass(frozen=True, slots=True)
class Panel:
    """One asset: grey dots, marks with their rows, the shaded window, the limits of the amounts."""

    number: int
    network: str | None
    asset: str
    dots: Points
    ordinary: int
    marks: Points
    rows: npt.NDArray[np.int64]
    strong: npt.NDArray[np.bool_]
    span: tuple[float, float]
    window: tuple[float, float] | None
    scale: tuple[float, float]


def zone_name(zone: str, report: Report) -> Zone:
    """The zone's name with the offset it had at the first incident, or at the last transfer."""
    times = report.history.table["time"]
    at = report.incidents[0].first if report.incidents else times.max() if len(times) else pd.Timestamp(0)
    offset = f"{pd.Timestamp(at).tz_localize('UTC').astimezone(ZoneInfo(zone)):%z}"
    title = zone_title(zone)
    return Zone(Text(*(f"{name} UTC{offset[:3]}:{offset[3:]}" for name in title)))


def panels(report: Report) -> list[Panel]:
    """The assets of the incidents, strongest first, or the asset that left most often."""
    table = report.history.table
    out = table["direction"].eq("out") & table["status"].eq("ok") & (table["amount"] > 0)
    rows = table.loc[
        out & np.isfinite(table["amount"].to_numpy()), ["time", "network", "asset", "contract", "amount"]
    ]
    if rows.empty:
        return []
    codes = rows.groupby(["network", "asset", "contract"], dropna=False, sort=True).ngroup()
    strength = {row: int(incident.severity) for incident in report.incidents for row in incident.rows}
    flagged = [row for incident in report.incidents for row in incident.rows if row in codes.index]
    chosen = list(dict.fromkeys(int(codes[row]) for row in flagged)) or [int(codes.value_counts().index[0])]
    marks = pd.Series(strength, dtype="int64").reindex(rows.index).fillna(0).astype(int)
    when = _days(rows["time"], report.history.zone)
    runs = _runs(when[(marks > 0) & codes.isin(chosen[:MOST_PANELS])])
    span = float(when.min()), float(when.max())
    return [
        _panel(number, rows[codes == code].assign(when=when, mark=marks), runs, span)
        for number, code in enumerate(chosen[:MOST_PANELS], start=1)
    ]


def _days(times: "pd.Series[Any]", zone: str) -> "pd.Series[float]":
    local = times.dt.tz_localize("UTC").dt.tz_convert(zone).dt.tz_localize(None)
    days: pd.Series[float] = (local - pd.Timestamp("1970-01-01")) / pd.Timedelta(days=1)
    return days


def _panel(number: int, rows: pd.DataFrame, runs: pd.DataFrame, span: tuple[float, float]) -> Panel:
    plain, marked = rows[rows["mark"] == 0], rows[rows["mark"] > 0]
    network, asset = rows["network"].iat[0], rows["asset"].iat[0]
    low = np.floor(np.log10(rows["amount"].min()) - 0.1)
    high = np.ceil(np.log10(rows["amount"].max()) + 0.1)
    return Panel(
        number=number,
        network=network if isinstance(network, str) else None,
        asset=asset if isinstance(asset, str) else "?",
        dots=_thinned(plain["when"].to_numpy(), plain["amount"].to_numpy()),
        ordinary=len(plain),
        marks=Points(marked["when"].to_numpy(), marked["amount"].to_numpy()),
        rows=marked.index.to_numpy(),
        strong=(marked["mark"] >= Severity.medium).to_numpy(),
        span=span,
        window=_window(marked, runs),
        scale=(10.0**low, 10.0**high),
    )


def _runs(when: "pd.Series[float]") -> pd.DataFrame:
    """By marked row, the stretch it stands in: at most two days between one mark and the next."""
    ordered = when.sort_values(kind="stable")
    run = (ordered.diff() > TOGETHER / timedelta(days=1)).cumsum()
    grouped = ordered.groupby(run)
    return pd.DataFrame({"first": grouped.transform("min"), "last": grouped.transform("max")})


def _window(marked: pd.DataFrame, runs: pd.DataFrame) -> tuple[float, float] | None:
    """The stretch of the strongest mark, the same in every panel that has a mark in it."""
    if marked.empty:
        return None
    strongest: Any = marked["mark"].idxmax()
    stretch: Any = runs.loc[strongest]
    return float(stretch["first"]), float(stretch["last"])


def _thinned(when: Floats, amount: Floats) -> Points:
    """The same picture with fewer dots: the first of each cell of a fine grid."""
    if len(when) <= CELLS[0]:
        return Points(when, amount)
    size = np.log10(amount)
    cells = [
        np.floor((values - values.min()) / (np.ptp(values) or 1) * (count - 1))
        for values, count in ((when, CELLS[0]), (size, CELLS[1]))
    ]
    _, first = np.unique(cells[0] * CELLS[1] + cells[1], return_index=True)
    kept = np.sort(first)
    return Points(when[kept], amount[kept])
