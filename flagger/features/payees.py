"""Whom the wallet deals with, and whether a row is a plain transfer to them or part of a call."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from flagger.accounts import CUSTODIAL
from flagger.features.earlier import total_before
from flagger.lists import genuine, services

WEEK = 7 * 86_400
# What a transaction that only moves value is called; anything else calls a contract's function. In an account or a
# wallet of many addresses the words are the site's own ("Sent to", "withdrawal"), and name no function.
_MOVES = r"|transfer|0x|0xa9059cbb|transfercontract|triggersmartcontract|transferassetcontract"


def payees(stats: pd.DataFrame, table: pd.DataFrame, known: frozenset[str]) -> None:
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


def used_on(stats: pd.DataFrame, table: pd.DataFrame) -> None:
    """How many transactions the owner's address sent to others more than a week after each row.

    Who finds a wallet emptied stops using it within days. Failed ones do not count, nor what somebody else
    signed; where exports tell no signer all count that left.
    """
    signed = table["initiator"].eq(table["own"]).fillna(False).astype(bool)
    sent = table["status"].eq("ok") & (stats["out"] & table["initiator"].isna() | signed)
    once = sent & ~(table["tx_hash"].notna() & table["tx_hash"].where(sent).duplicated())
    wallet, seconds = pd.factorize(table["own"])[0].astype("int64"), stats["seconds"]
    pair = pd.factorize(table["own"].astype(str) + " " + stats["party"].astype(str))[0].astype("int64")
    stats["ever_used_on"] = _later(once, seconds, wallet) - _later(once, seconds, pair)


def _later(
    sent: "pd.Series[bool]", seconds: "pd.Series[int]", by: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """How many rows of `sent` lie more than a week after each row, in the row's own group."""
    since = seconds.to_numpy() - int(seconds.min() if len(seconds) else 0)
    width = int(since.max(initial=0)) + WEEK + 1
    key = by * width + since
    there = np.sort(key[sent.to_numpy()])
    end = np.searchsorted(there, (by + 1) * width)
    return end - np.minimum(np.searchsorted(there, key + WEEK, side="right"), end)


def dealings(stats: pd.DataFrame, table: pd.DataFrame, accounts: frozenset[str]) -> None:
    """Whether a row is a plain transfer or part of a call; whether its token is one truly held."""
    native = table["kind"].isin(["native", "approval"]) & table["tx_hash"].notna()
    method = table.loc[native].drop_duplicates("tx_hash").set_index("tx_hash")["method"]
    called_as = table["method"].where(native, table["tx_hash"].map(method).astype("str")).fillna("")
    calls = ~called_as.str.lower().str.fullmatch(_MOVES) & ~table["own"].isin(list(accounts))
    returns = stats["in"].groupby(table["tx_hash"]).transform("any").fillna(False).astype(bool)
    stats["moves"] = ~calls
    stats["plain"] = stats["out"] & ~calls & ~returns & ~table["kind"].isin(["trade", "fee"])
    stats["called"] = (calls & table["direction"].eq("out")).groupby(stats["party"]).transform("any")
    contracts = {contract for pairs in genuine().values() for _, contract in pairs}
    held = table["contract"].isin(list(contracts)) | table["own"].isin(
        list(CUSTODIAL)
    )  # nobody else writes there
    stats["genuine"] = ~table["kind"].isin(["token", "nft"]) | held
    signed = table["initiator"].eq(table["own"]).fillna(False).astype(bool) & (stats["in"] | stats["out"])
    stats["handled"] = total_before(signed.astype("float64"), stats["asset_code"].to_numpy()) > 0
