"""Records that name no sender and receiver: accounts, signed amounts, rows with two legs."""

import pandas as pd

from flagger.importers.base import Importer
from flagger.importers.columns import Column
from flagger.importers.scaled import added, multiplied, scaled, without
from flagger.importers.transfers import is_zero


def legs(table: pd.DataFrame) -> pd.DataFrame:
    """Rows that say what was sent and what was received become one row a leg, `direction` set.

    A row with both legs is a trade.
    """
    table = _pairs(table)
    for leg in ("sent", "received"):
        if f"{leg}_decimals" in table:
            table[leg] = scaled(table[leg], table.pop(f"{leg}_decimals"))
    if "sent" not in table:
        return table
    gives = table["sent"].notna() & ~is_zero(table["sent"])
    gets = table["received"].notna() & ~is_zero(table["received"])
    rest = table.drop(columns=["sent", "sent_asset", "received", "received_asset"])
    out = rest.assign(amount=table["sent"], asset=table["sent_asset"], direction="out")[gives | ~gets]
    into = rest.assign(amount=table["received"], asset=table["received_asset"], direction="in")[gets]
    both = pd.concat([out, into]).sort_index(kind="stable")
    trade = (gives & gets)[both.index]
    if "received_hash" in both:  # each leg may be a transaction of its own
        into_hash = both.pop("received_hash").where(both["direction"].eq("in"))
        both["tx_hash"] = into_hash.fillna(both["tx_hash"])
    both["kind"] = pd.Series("trade", index=both.index, dtype="str").where(trade)
    if "fee" in both:  # the fee is paid once
        both["fee"] = both["fee"].where(~both.index.duplicated())
    return both.reset_index(drop=True)


def _pairs(table: pd.DataFrame) -> pd.DataFrame:
    """Trades of a pair: bought, the first coin is received for the second; sold, the other way round.

    Rows with no side (a deposit among trades) have one leg; `flow` says which.
    """
    if "side" not in table:
        return table
    side = table["side"]
    flow = side.fillna(table["flow"]) if "flow" in table else side
    came, both = flow.eq("in").fillna(False), side.notna()
    for what in ("", "_asset"):
        base, quote = table[f"base{what}"], table[f"quote{what}"].where(both)
        table[f"received{what}"], table[f"sent{what}"] = base.where(came, quote), quote.where(came, base)
    return table.drop(columns=["side", "flow", "base", "base_asset", "quote", "quote_asset"], errors="ignore")


def sides(table: pd.DataFrame, importer: Importer) -> pd.DataFrame:
    """`sender` and `receiver` from the account's point of view; amounts lose their sign."""
    _whole_amounts(table)
    if "sender" in table:
        if "direction" in table:  # as the site says it of the address that was looked up
            flow = table.pop("direction")
            sent = table["sender"].where(flow.eq("out"))
            table["own"] = sent.fillna(table["receiver"].where(flow.eq("in")))
        return table
    direction = _direction(table, importer)
    account = pd.Series(importer.account, index=table.index, dtype="str")
    own = table["own"].fillna(account) if "own" in table else account
    other = _other(table, direction)
    # A direction that is not told is neither side's gain: it stays within the account.
    table["sender"] = own.where(~direction.eq("in"), other)
    table["receiver"] = own.where(~direction.eq("out"), other)
    table["own"] = own
    table["amount"] = table["amount"].str.removeprefix("-")
    if "fee_paid" in table:  # a fee told of every row, paid by whoever sent
        table["fee"] = table.pop("fee_paid").where(~direction.eq("in"))
    if "fee_within" in table:
        paid = table.pop("fee_within").where(~direction.eq("in"))
        table["fee"], table["amount"] = paid, without(table["amount"], paid)
    return table


def _whole_amounts(table: pd.DataFrame) -> None:
    """One amount a row, where its decimals, a factor or a second part stand in columns of their own."""
    if "decimals" in table:
        table["amount"] = scaled(table["amount"], table.pop("decimals"))
    if "multiplier" in table:
        table["amount"] = multiplied(table["amount"], table.pop("multiplier"))
    if "amount_too" in table:  # one transaction on two ledgers: what counts is the sum
        table["amount"] = added(table["amount"], table.pop("amount_too"))


def _direction(table: pd.DataFrame, importer: Importer) -> Column:
    """In, out or self: as the column says, else as all rows of the layout go, else by the amount's sign."""
    if "direction" in table:
        direction = table.pop("direction")
    elif importer.direction is not None:
        direction = pd.Series(importer.direction, index=table.index, dtype="str")
    else:
        minus = table["amount"].str.startswith("-").fillna(False).astype(bool)
        direction = pd.Series("in", index=table.index, dtype="str").where(~minus, "out")
    if "returned" in table:  # neutral in the export's words, yet money that came back
        direction = direction.where(table.pop("returned").isna() | direction.ne("self"), "in")
    return direction


def _other(table: pd.DataFrame, direction: Column) -> Column:
    """The other party of each row, where one is named."""
    absent = pd.Series(pd.NA, index=table.index, dtype="str")
    other = table.pop("counterparty") if "counterparty" in table else absent
    if "destination" in table:  # of incoming rows this is an own address
        other = other.fillna(table.pop("destination").where(direction.eq("out")))
    if "origin" in table:  # of incoming rows; in a trade it is the owner, who asked for it
        asked = table["kind"].eq("trade").fillna(False).astype(bool)
        other = other.fillna(table.pop("origin").where(direction.eq("in") & ~asked))
    return other
