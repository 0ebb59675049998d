"""One row of numbers a transfer: what is usual for this wallet, as far as its earlier rows tell.

Every column whose name does not begin with `ever_` uses earlier rows only ("before"); the `ever_`
columns use the whole file ("the only one ever"). Catalogue and reasons: detection notes E.2.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from flagger.accounts import CUSTODIAL
from flagger.importers.cells import Column
from flagger.lists import genuine, services
from flagger.model import History

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

MINUTE, HOUR, DAY = 60, 3600, 86_400
# Log-amounts of fewer rows than this say little; statistics then shrink to "ordinary" (0).
ENOUGH = 5
# Half the middle half of a wallet's log-amounts is rarely below this; keeps n = 5 from exploding.
NARROWEST = 0.35

# The numbers the forest sees of an outgoing transfer (float32 logs, counts and scores; never a raw
# amount). None of them moves when somebody sends this wallet things it did not ask for.
FOREST = (
    "amount_z", "share", "log_over_max",
    "log_prior_out", "log_prior_in", "assets_to_1h", "ever_once",
    "log_gap_out", "hour_rarity", "out_10m", "out_24h",
    "fee_z", "method_rarity",
)  # fmt: skip


# What a transaction that only moves value is called; anything else calls a contract's function.
_MOVES = r"|transfer|0x|0xa9059cbb|transfercontract|triggersmartcontract|transferassetcontract"


def describe(history: History, known: frozenset[str] = frozenset()) -> pd.DataFrame:
    """Statistics of every transfer, by row of `history.table` (same order, same length).

    `known` are addresses the person knows; they count as services do: not strangers.
    """
    table = history.table
    seconds = _seconds(table["time"])
    moved = table["status"].eq("ok") & (table["amount"] > 0) & table["direction"].isin(["in", "out"])
    out = (moved & table["direction"].eq("out")).to_numpy()
    into = (moved & table["direction"].eq("in")).to_numpy()
    asset = _asset_codes(history)
    party = pd.factorize(table["counterparty"])[0].astype("int64")
    stats = pd.DataFrame({"moved": moved.to_numpy(), "out": out, "in": into, "seconds": seconds})
    stats["asset_code"], stats["party"] = asset, party
    _counts(stats)
    _balances(stats, table)
    _amounts(stats, table)
    _times(stats, seconds)
    _payees(stats, table, known)
    _dealings(stats, table)
    stats["fee_z"] = _expanding_z(
        table["fee"].astype("float64").mul(1e6).map(np.log1p),
        stats["out"].to_numpy(),
        np.zeros(len(table), "int64"),
    )
    stats["method_rarity"] = _rarity(table["method"].fillna(""), out)
    return stats


def _asset_codes(history: History) -> Ints:
    """One number an asset: network it is held on and contract, or symbol where there is no contract."""
    table = history.table
    holder = table["contract"].where(table["kind"].isin(["token", "nft"])).fillna(table["asset"]).fillna("")
    return np.asarray(pd.factorize(history.held_on.fillna("").str.cat(holder, sep="|"))[0], dtype="int64")


def _seconds(time: Column) -> Ints:
    return np.asarray((time - pd.Timestamp(0)) // pd.Timedelta(seconds=1), dtype="int64")


def _before(values: "pd.Series[Any]", by: Ints) -> Floats:
    """Running total of earlier rows of the same group."""
    total = values.groupby(by).cumsum() - values
    return total.to_numpy(dtype="float64")


def _counts(stats: pd.DataFrame) -> None:
    party = stats["party"].to_numpy()
    known = party >= 0
    for side in ("out", "in"):
        counted = stats[side].astype("float64")
        stats[f"prior_{side}"] = np.where(known, _before(counted, party), np.nan)
        stats[f"ever_{side}"] = np.where(known, counted.groupby(party).transform("sum"), np.nan)
    stats["log_prior_out"], stats["log_prior_in"] = np.log1p(stats["prior_out"]), np.log1p(stats["prior_in"])
    stats["ever_once"] = (stats["ever_out"] + stats["ever_in"]).eq(1) & stats["out"]
    stats["first_out"] = stats["out"] & stats["prior_out"].eq(0)


def _balances(stats: pd.DataFrame, table: pd.DataFrame) -> None:
    """Running balance before each row; NaN where it would be negative (rows are missing)."""
    amount = table["amount"].fillna(0.0).to_numpy()
    change = np.where(stats["in"], amount, np.where(stats["out"], -amount, 0.0))
    # Accounts have no initiators: they pay the fees of what they send.
    payer = table["initiator"].eq(table["own"]) | (table["own"].isin(list(CUSTODIAL)) & stats["out"])
    paid = table["fee"].astype("float64").fillna(0.0).where(payer, 0.0)
    own_coin = table["fee_asset"].eq(table["asset"]) & table["kind"].isin(["native", "approval"])
    change = change - np.where(own_coin, paid, 0.0)
    before = _before(pd.Series(change), stats["asset_code"].to_numpy())
    amounts = np.where(stats["out"], amount, 0.0)
    # Floats of 18-decimal amounts differ in their last digits; a millionth is no balance.
    known = before >= amounts * (1 - 1e-6)
    stats["balance"] = np.where(known, before, np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        fee = np.where(own_coin, paid, 0.0)
        share = np.where(stats["out"] & known & (before > 0), (amounts + fee) / before, np.nan)
    stats["share"] = np.clip(share, 0, 1)


def _amounts(stats: pd.DataFrame, table: pd.DataFrame) -> None:
    log = np.log10(table["amount"].where(stats["moved"]))
    side = stats["asset_code"].to_numpy() * 2 + stats["out"].to_numpy()
    stats["log_amount"] = log
    stats["amount_z"] = _expanding_z(log, stats["moved"].to_numpy(), side)
    peak = log.groupby(side).cummax().groupby(side).shift()
    stats["past_max"] = peak
    stats["log_over_max"] = (log - peak).clip(-6, 6)
    stats["n_before"] = _before(stats["moved"].astype("float64"), side)


def _payees(stats: pd.DataFrame, table: pd.DataFrame, known: frozenset[str]) -> None:
    """Who is paid: since when, for how long, how much at first; whether it is a service."""
    party, seconds, out = stats["party"], stats["seconds"], stats["out"]
    first = seconds.where(out).groupby(party).cummin().groupby(party).ffill()
    stats["since_first_out"] = (seconds - first).where(out & (party >= 0))
    when = seconds.where(out).groupby(party)
    stats["payee_span"] = (when.transform("max") - when.transform("min")).where(party >= 0)
    same = [party, stats["asset_code"]]
    stats["first_amount"] = table["amount"].where(out).groupby(same).transform("first").where(party >= 0)
    total_in = table["amount"].where(stats["in"]).groupby(same).transform("sum")
    total_out = table["amount"].where(out).groupby(same).transform("sum")
    with np.errstate(divide="ignore", invalid="ignore"):
        stats["ever_in_share"] = (total_in / total_out).where(party >= 0).fillna(0.0)
    stats["came_back"] = _came_back(stats, table, same)
    stats["service"] = table["counterparty"].isin([*services(), *known])
    last_in = seconds.where(stats["in"]).groupby(stats["asset_code"]).ffill()
    stats["since_in"] = seconds - last_in


def _came_back(stats: pd.DataFrame, table: pd.DataFrame, same: list["pd.Series[Any]"]) -> "pd.Series[bool]":
    """Payments that the payee's next dealing in the same asset returns in full or more."""
    moved = stats["moved"] & (stats["party"] >= 0)
    amount = table["amount"].where(stats["in"], -table["amount"])[moved]
    following = amount.groupby([key[moved] for key in same]).shift(-1)
    back = (amount < 0) & (following >= -amount)
    return back.reindex(stats.index, fill_value=False)


def _dealings(stats: pd.DataFrame, table: pd.DataFrame) -> None:
    """Whether a row is a plain transfer or part of a call; whether its token is one truly held."""
    native = table["kind"].isin(["native", "approval"]) & table["tx_hash"].notna()
    method = table.loc[native].drop_duplicates("tx_hash").set_index("tx_hash")["method"]
    called_as = table["method"].where(native, table["tx_hash"].map(method).astype("str")).fillna("")
    calls = ~called_as.str.lower().str.fullmatch(_MOVES)
    returns = stats["in"].groupby(table["tx_hash"]).transform("any").fillna(False).astype(bool)
    stats["moves"] = ~calls
    stats["plain"] = stats["out"] & ~calls & ~returns & ~table["kind"].isin(["trade", "fee"])
    stats["called"] = (calls & table["direction"].eq("out")).groupby(stats["party"]).transform("any")
    contracts = {contract for pairs in genuine().values() for _, contract in pairs}
    stats["genuine"] = ~table["kind"].isin(["token", "nft"]) | table["contract"].isin(list(contracts))
    signed = table["initiator"].eq(table["own"]).fillna(False).astype(bool) & (stats["in"] | stats["out"])
    stats["handled"] = _before(signed.astype("float64"), stats["asset_code"].to_numpy()) > 0


def _expanding_z(values: "pd.Series[Any]", counted: npt.NDArray[np.bool_], by: Ints) -> Floats:
    """Robust z of each value against earlier ones of its group: (v − median) ÷ (IQR ÷ 1.349)."""
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


def _times(stats: pd.DataFrame, seconds: Ints) -> None:
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


def _rarity(values: Column, out: npt.NDArray[np.bool_]) -> Floats:
    """−log of the smoothed share of earlier own transfers with this value."""
    codes = pd.factorize(values)[0]
    same = _before(pd.Series(out.astype("float64")), codes)
    total: Floats = np.cumsum(out).astype("float64") - out
    return np.where(out, -np.log((same + 0.5) / (total + 1)), 0.0)
