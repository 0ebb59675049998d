"""What the files show of calls to contracts: approvals, changes of rights, and everything else called."""

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from flagger.render.safe import visible
from flagger.render.view_parts import Capped, Line, Moment, capped, seen
from flagger.render.view_totals import View
from flagger.rules.permission import PERMISSION

# Plain payments: calls that hand nothing over but what the row says.
_PAYMENTS = ("transfer", "transfercontract", "transferassetcontract", "")


@dataclass(frozen=True, slots=True)
class Grant:
    """A call that gives power away, with what the file states of it; None where it does not."""

    line: Line
    done: bool
    spender: str | None
    allowance: str | None
    rights: bool  # rights over a TRON account, not over one token


@dataclass(frozen=True, slots=True)
class Calls:
    """Calls of one function of one contract."""

    contract: str
    network: str | None
    method: str
    count: int
    first: Moment
    last: Moment


def stated(view: View) -> bool:
    """Whether the files say anywhere which function was called."""
    return bool(_signed(view)["method"].notna().any()) or bool(view.table["kind"].eq("approval").any())


def grants(view: View, most: int) -> Capped:
    """Approvals and changes of rights, newest first."""
    table = view.table
    rights = table["method"].eq(PERMISSION).fillna(False).astype(bool)
    rows = table.index[table["kind"].eq("approval") | rights]
    shown = rows[::-1][:most]
    return Capped(
        [
            Grant(
                view.line(int(row)),
                str(table.at[row, "status"]) == "ok",
                seen(table.at[row, "spender"]),
                seen(table.at[row, "allowance"]),
                bool(rights[row]),
            )
            for row in shown
        ],
        len(rows) - len(shown),
    )


@lru_cache(maxsize=1)  # asked for once a language
def others(view: View, most: int) -> Capped:
    """Other functions called, one entry a contract and function, the latest first."""
    rows = _signed(view)
    rows = rows[rows["kind"].ne("approval") & rows["method"].notna() & rows["counterparty"].notna()]
    rows = rows[~rows["method"].str.lower().isin(_PAYMENTS) & rows["method"].ne(PERMISSION)]
    network = rows["network"].fillna("")
    groups = rows["time"].groupby([rows["counterparty"], rows["method"], network], sort=True)
    found = groups.agg(["size", "min", "max"]).sort_values("max", ascending=False, kind="stable")
    cut = capped(found.itertuples(name=None), most)
    return Capped([_calls(view, *entry) for entry in cut.shown], cut.more)


def _calls(
    view: View, key: tuple[str, str, str], count: int, first: pd.Timestamp, last: pd.Timestamp
) -> Calls:
    contract, method, network = key
    moments = view.moment(first), view.moment(last)
    return Calls(visible(contract), network or None, visible(method, 80), int(count), *moments)


def _signed(view: View) -> pd.DataFrame:
    """Rows of transactions that the wallet sent and that did not fail; accounts at exchanges call nothing."""
    table = view.table
    sent = table["direction"].eq("out") & table["kind"].isin(["native", "approval"])
    return table[sent & table["status"].eq("ok") & ~table["own"].isin(list(view.report.history.accounts))]
