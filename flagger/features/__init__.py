"""One row of numbers a transfer: what is usual for this wallet, as far as its earlier rows tell.

Columns use earlier rows only, but for those that speak of the whole file: all that begin with `ever_` ("the only
one ever"), `payee_span`, `first_amount`, `called` and `came_back` (the payee's next dealing). `moves` and `plain`
look at the other rows of the same transaction. tests/test_features.py holds this.
"""

import numpy as np
import pandas as pd

from flagger.accounts import CUSTODIAL
from flagger.features.earlier import Ints, expanding_z, rarity, total_before
from flagger.features.payees import dealings, payees, used_on
from flagger.features.times import times
from flagger.importers.columns import Column
from flagger.model import History

# The numbers the forest sees of an outgoing transfer (float32 logs, counts and scores; never a raw
# amount). None of them moves when somebody sends this wallet things it did not ask for.
FOREST = (
    "amount_z", "share", "log_over_max",
    "log_prior_out", "log_prior_in", "assets_to_1h", "ever_once",
    "log_gap_out", "hour_rarity", "out_10m", "out_24h",
    "fee_z", "method_rarity",
)  # fmt: skip


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
    times(stats, seconds)
    payees(stats, table, known)
    dealings(stats, table, history.accounts)
    used_on(stats, table)
    stats["fee_z"] = expanding_z(
        table["fee"].astype("float64").mul(1e6).map(np.log1p),  # fees of millionths of a coin are told apart
        stats["out"].to_numpy(),
        np.zeros(len(table), "int64"),
    )
    stats["method_rarity"] = rarity(table["method"].fillna(""), out)
    return stats


def _asset_codes(history: History) -> Ints:
    """One number an asset: network it is held on and contract, or symbol where there is no contract."""
    table = history.table
    holder = table["contract"].where(table["kind"].isin(["token", "nft"])).fillna(table["asset"]).fillna("")
    return np.asarray(pd.factorize(history.held_on.fillna("").str.cat(holder, sep="|"))[0], dtype="int64")


def _seconds(time: Column) -> Ints:
    return np.asarray((time - pd.Timestamp(0)) // pd.Timedelta(seconds=1), dtype="int64")


def _counts(stats: pd.DataFrame) -> None:
    party = stats["party"].to_numpy()
    known = party >= 0
    for side in ("out", "in"):
        counted = stats[side].astype("float64")
        stats[f"prior_{side}"] = np.where(known, total_before(counted, party), np.nan)
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
    before = total_before(pd.Series(change), stats["asset_code"].to_numpy())
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
    stats["amount_z"] = expanding_z(log, stats["moved"].to_numpy(), side)
    peak = log.groupby(side).cummax().groupby(side).shift()
    stats["past_max"] = peak
    stats["log_over_max"] = (log - peak).clip(-6, 6)
    stats["n_before"] = total_before(stats["moved"].astype("float64"), side)
