"""What several rules look at: payments to somebody new one after another, lasting payees, what leaves at once."""

import numpy as np
import pandas as pd

from flagger.accounts import APPS, CUSTODIAL
from flagger.rules.base import Seen

MINUTE, DAY = 60, 86_400
# Where an exchange account withdraws to again after so many days is no new address: one honest account of 300 less,
# no loss less.
ADDRESS_DAYS = 7
# What is left of a rule's weight where the payee paid all of a payment back.
RETURNED = 0.1
# What payment apps call a payment to a person; anything else is an order at a shop.
_PEOPLE = "转账|转帐|二维码|红包|群收款"


def to_people(seen: Seen) -> "pd.Series[bool]":
    """Rows of payment apps that are transfers between people."""
    return seen.table["own"].isin(list(APPS)) & seen.table["method"].fillna("").str.contains(_PEOPLE)


def refunds(seen: Seen) -> "pd.Series[bool]":
    """Rows that the app itself calls a refund: a shop may give back more than what was last paid there."""
    return seen.table["method"].fillna("").str.contains("退款")


def lasting(seen: Seen, days: float = 60.0) -> "pd.Series[bool]":
    """Rows whose payee is paid for longer than `days`: friends and landlords, however large a sum may be.

    Of 1,000 made-up payment accounts eight honest ones were named by `return-then-more` and eight by
    `large-in-a-row` before this, and none of 305 and 292 payments of losses goes to such a payee.
    """
    return seen.stats["payee_span"] > days * DAY


def to_new_people(seen: Seen, z: float) -> pd.DataFrame:
    """Transfers from payment apps to payees who never paid anything, each `z` deviations above usual.

    Columns: `party`, `seconds`, `amount`, `new` (seconds since the payee was first paid), `most` (largest payment
    of any kind before the row; NaN where there was none).
    """
    stats, table = seen.stats, seen.table
    mask = (
        stats["plain"] & to_people(seen) & stats["ever_in"].eq(0) & (stats["party"] >= 0) & ~stats["service"]
    )
    rows = stats.loc[mask & (stats["amount_z"] >= z), ["party", "seconds", "past_max", "since_first_out"]]
    rows = rows.rename(columns={"since_first_out": "new"}).assign(most=10 ** rows["past_max"])
    return rows.assign(amount=table.loc[rows.index, "amount"])


def first_runs(seen: Seen, days: float) -> pd.DataFrame:
    """Plain payments of one asset to somebody new, up to the first silence of `days` days.

    Columns: `pair` (payee and asset), `seconds`, `amount`, `gap` (seconds since the last), `step` (amount by the
    last), `up` (more than the last). Nobody who paid this wallet before the first payment is new.
    """
    stats, table = seen.stats, seen.table
    mask = stats["plain"] & (stats["party"] >= 0) & ~stats["service"]
    rows = stats.loc[mask, ["party", "asset_code", "seconds", "prior_in"]].assign(amount=table["amount"])
    rows["pair"] = rows.groupby(["party", "asset_code"], sort=True).ngroup()
    pairs = rows.groupby("pair")
    rows["gap"] = pairs["seconds"].diff()
    later = rows["gap"].gt(days * DAY).groupby(rows["pair"]).cumsum() > 0
    stranger = pairs["prior_in"].transform("first").eq(0)
    rows["step"] = rows["amount"] / pairs["amount"].shift()
    rows["up"] = rows["step"] > 1
    return rows[stranger & ~later]


def unless_returned(seen: Seen, found: pd.DataFrame, weight: float) -> pd.DataFrame:
    """The findings, each with its `_weight`: what the payee paid back belongs to the story, but nothing is missing."""
    return found.assign(_weight=np.where(seen.stats["came_back"][found.index], RETURNED, weight))


def at_once(seen: Seen, share: float, minutes: float) -> "pd.Series[bool]":
    """Plain transfers within `minutes` of what came in that take `share` of it, or of the balance, from a wallet."""
    stats, amount = seen.stats, seen.table["amount"]
    came = amount.where(stats["in"]).groupby(stats["asset_code"]).ffill()
    # What the fee took is gone too: a small top-up may be half of it.
    mirrored = (amount + _own_fee(seen) >= share * came) & (amount <= came)
    soon = stats["plain"] & (stats["since_in"] <= minutes * MINUTE) & ~stats["service"]
    # To buy and withdraw at once is what exchanges are for.
    soon &= ~seen.table["own"].isin(list(CUSTODIAL))
    return soon & ((stats["share"] >= share) | mirrored)


def _own_fee(seen: Seen) -> "pd.Series[float]":
    """The fee of each row that was paid in the coin it moves; 0 where none is told."""
    fee = seen.table["fee"].astype("float64").where(seen.table["fee_asset"].eq(seen.table["asset"]))
    return fee.where(seen.table["kind"].ne("token")).fillna(0.0)
