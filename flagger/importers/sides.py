"""Records that name no sender and receiver: accounts, signed amounts, rows with two legs."""

import pandas as pd

from flagger.importers.base import Importer
from flagger.importers.transfers import is_zero


def legs(table: pd.DataFrame) -> pd.DataFrame:
    """Rows that say what was sent and what was received become one row a leg, `direction` set.

    A row with both legs is a trade.
    """
    if "sent" not in table:
        return table
    gives = table["sent"].notna() & ~is_zero(table["sent"])
    gets = table["received"].notna() & ~is_zero(table["received"])
    rest = table.drop(columns=["sent", "sent_asset", "received", "received_asset"])
    out = rest.assign(amount=table["sent"], asset=table["sent_asset"], direction="out")[gives | ~gets]
    into = rest.assign(amount=table["received"], asset=table["received_asset"], direction="in")[gets]
    both = pd.concat([out, into]).sort_index(kind="stable")
    trade = (gives & gets)[both.index]
    both["kind"] = pd.Series("trade", index=both.index, dtype="str").where(trade)
    if "fee" in both:  # the fee is paid once
        both["fee"] = both["fee"].where(~both.index.duplicated())
    return both.reset_index(drop=True)


def sides(table: pd.DataFrame, importer: Importer) -> pd.DataFrame:
    """`sender` and `receiver` from the account's point of view; amounts lose their sign."""
    if "sender" in table:
        return table
    minus = table["amount"].str.startswith("-").fillna(False).astype(bool)
    signed = pd.Series("in", index=table.index, dtype="str").where(~minus, "out")
    direction = table.pop("direction") if "direction" in table else signed
    account = pd.Series(importer.account, index=table.index, dtype="str")
    own = table["own"].fillna(account) if "own" in table else account
    absent = pd.Series(pd.NA, index=table.index, dtype="str")
    other = table.pop("counterparty") if "counterparty" in table else absent
    # A direction that is not told is neither side's gain: it stays within the account.
    table["sender"] = own.where(~direction.eq("in"), other)
    table["receiver"] = own.where(~direction.eq("out"), other)
    table["own"] = own
    table["amount"] = table["amount"].str.removeprefix("-")
    return table
