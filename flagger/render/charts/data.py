"""What the charts show, as numbers: outgoing transfers and changes by asset, in the report's zone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pandas as pd

from flagger.accounts import CUSTODIAL
from flagger.model import Report, Severity
from flagger.render.times import zone_title
from flagger.text import Text

Floats = npt.NDArray[np.float64]
STRONG = int(Severity.medium)


@dataclass(frozen=True, slots=True)
class Moves:
    """Every movement of value: day number in the shown zone, signed change, asset code, strength of its mark."""

    table: pd.DataFrame  # when, change, code, mark, fee (a fee of that row); by row of the history
    names: tuple[tuple[str | None, str], ...]  # by code: network and symbol
    zone: Text

    @property
    def marked(self) -> pd.DataFrame:
        """The flagged outgoing transfers, by time."""
        return self.table[(self.table["mark"] > 0) & (self.table["change"] < 0)]


def moves(report: Report) -> Moves:
    """What came in and left by asset; fees count for the coin they were paid in."""
    table = report.history.table.assign(network=report.history.held_on)
    amount = table["amount"].fillna(0.0).to_numpy(dtype="float64")
    moved = table["status"].eq("ok").to_numpy() & np.isfinite(amount) & (amount > 0)
    sign = table["direction"].map({"in": 1.0, "out": -1.0}).fillna(0.0).to_numpy(dtype="float64")
    keys = ["network", "asset", "contract"]
    kept = table.loc[moved & (sign != 0), keys]
    code = pd.Series(-1, index=table.index)
    grouped = kept.groupby(keys, dropna=False, sort=True)
    code[kept.index] = grouped.ngroup()
    names = tuple((_text(network), _text(asset) or "?") for network, asset, _ in grouped.groups)
    strength = {row: int(i.by_rules or i.severity) for i in report.incidents for row in i.rows}
    made = pd.DataFrame(
        {
            "when": days(table["time"], report.history.zone),
            "change": np.where(moved, amount * sign, 0.0),
            "code": code,
            "mark": pd.Series(strength, dtype="int64").reindex(table.index).fillna(0).astype(int),
            "fee": False,
        }
    )
    coins = {
        f"{_text(network) or ''}|{_text(asset)}": number
        for number, (network, asset, contract) in enumerate(grouped.groups)
        if _text(contract) is None
    }
    fees = _fees(table, coins).join(made["when"])
    every = pd.concat([made[made["code"] >= 0], fees]) if len(fees) else made[made["code"] >= 0]
    return Moves(every, names, zone_name(report))


def _fees(table: pd.DataFrame, coins: Mapping[str, int]) -> pd.DataFrame:
    """Fees the owner's address or account paid, as changes of the coin they were paid in."""
    sent = table["own"].isin(list(CUSTODIAL)) & table["direction"].eq("out")
    rows = table[table["fee"].notna() & (table["initiator"].eq(table["own"]) | sent)]
    code = (
        rows["network"]
        .fillna("")
        .str.cat(rows["fee_asset"].fillna(""), sep="|")
        .map(coins)
        .fillna(-1)
        .astype(int)
    )
    fees = pd.DataFrame(
        {"change": -rows["fee"].astype("float64"), "code": code, "mark": 0, "fee": True}, index=rows.index
    )
    return fees[(fees["code"] >= 0) & (fees["change"] < 0)]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def days(times: "pd.Series[Any]", zone: str) -> "pd.Series[float]":
    """Times as days since 1970 on the clocks of a zone."""
    local = times.dt.tz_localize("UTC").dt.tz_convert(zone).dt.tz_localize(None)
    made: pd.Series[float] = (local - pd.Timestamp("1970-01-01")) / pd.Timedelta(days=1)
    return made


def zone_name(report: Report) -> Text:
    """The zone as titles name it, `北京时间 UTC+08:00`, with its offset at the first incident or the last transfer."""
    times = report.history.table["time"]
    at = report.incidents[0].first if report.incidents else times.max() if len(times) else pd.Timestamp(0)
    offset = f"{pd.Timestamp(at).tz_localize('UTC').astimezone(ZoneInfo(report.history.zone)):%z}"
    title = zone_title(report.history.zone)
    return Text(*(f"{name} UTC{offset[:3]}:{offset[3:]}" for name in title))
