"""Several exports of one owner become one history: own side, network, duplicates, canonical order."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import pandas as pd

from flagger.config import Config
from flagger.importers.columns import Column
from flagger.importers.conflicts import conflicts
from flagger.importers.networks import COINS
from flagger.importers.own import find_own
from flagger.importers.paired import Said, bare, pair
from flagger.importers.reading import Reading
from flagger.importers.together import together, with_warnings
from flagger.model import History, Wallet

COLUMNS = (
    "time", "network", "tx_hash", "kind", "direction", "own", "counterparty", "initiator", "asset", "contract",
    "token_id", "amount", "amount_text", "fee", "fee_asset", "method", "status", "value_usd", "label", "note",
    "spender", "allowance", "source", "line", "key", "id",
)  # fmt: skip


def join(readings: Sequence[Reading], config: Config) -> History:
    """One history of all exports; raises FlaggerError when the owner's address cannot be told."""
    wallets = find_own(readings, config)
    table = pd.concat(
        [reading.table.assign(source=index) for index, reading in enumerate(readings)], ignore_index=True
    )
    for name in (*COLUMNS, "sender_label", "receiver_label"):
        if name not in table and name not in ("amount_text", "direction", "counterparty", "key", "id"):
            table[name] = pd.Series(pd.NA, index=table.index, dtype="str")
    table = _networks(table)
    table, duplicates, differing = _merge(table, readings)
    rows = len(table)
    table, merged = pair(table, readings)
    duplicates += rows - len(table)
    table = _sides(table, wallets)
    table["amount_text"] = table["amount"].astype("str")
    table["amount"] = pd.to_numeric(table["amount"], errors="coerce").astype("float64")
    table["id"] = [sha256(key.encode()).hexdigest()[:16] for key in table["key"].tolist()]
    table = _initiators(table)
    # Equal times are common (one block); the key settles the order whatever the files' order was.
    table = table.sort_values(
        ["time", "tx_hash", "key"], kind="stable", ignore_index=True, na_position="first"
    )
    return History(
        table[list(COLUMNS)],
        tuple(_with_network(wallet, table) for wallet in wallets),
        with_warnings(readings, together(readings), merged, differing),
        config.zone,
        config.zone_found_by,
        duplicates,
    )


def _with_network(wallet: Wallet, table: pd.DataFrame) -> Wallet:
    values = table.loc[table["own"].eq(wallet.address), "network"].dropna().unique().tolist()
    return Wallet(wallet.address, values[0] if len(values) == 1 else None, wallet.found_by)


def _networks(table: pd.DataFrame) -> pd.DataFrame:
    """Exports that do not say their network take that of the others, where those agree.

    A 0x address works on every EVM network, so only 0x rows lend to 0x rows.
    """
    evm = table["sender"].str.startswith("0x").fillna(False).astype(bool)
    said = table.loc[evm, "network"].dropna().unique().tolist()
    if len(said) == 1:
        table["network"] = table["network"].where(table["network"].notna() | ~evm, said[0])
    coin = table["network"].map(COINS).astype("str")
    own_coin = table["kind"].isin(["native", "approval", "internal"])
    table["asset"] = table["asset"].where(table["asset"].notna() | ~own_coin, coin)
    table["fee_asset"] = table["fee_asset"].where(table["fee_asset"].notna() | table["fee"].isna(), coin)
    return table


def _join_text(parts: Sequence["pd.Series[Any]"]) -> Column:
    first, *others = (part.astype("str").fillna("") for part in parts)
    for other in others:  # adding stays in Arrow; str.cat passes through Python's strings
        first = first + "|" + other
    return first


def _merge(table: pd.DataFrame, readings: Sequence[Reading]) -> tuple[pd.DataFrame, int, Said]:
    """Drop what several downloads repeat; two equal transfers of one hash in one download stay two.

    Identity: network, hash, kind, from, to, contract or symbol, token id, amount, and the occurrence
    number within one download. Across downloads the larger count holds.
    """
    holder = table["contract"].where(table["kind"].isin(["token", "nft"])).fillna(table["asset"])
    kind = table["kind"].where(table["kind"].ne("approval"), "native")
    base = [table["network"], table["tx_hash"], kind, table["sender"], table["receiver"]]
    no_hash = table["tx_hash"].isna()
    if bool(no_hash.any()):  # typed records: the time has to serve
        base[1] = table["tx_hash"].fillna("@" + table["time"].astype("str"))
    identity = _join_text([*base, holder, table["token_id"]])
    key = _join_text([identity, bare(table["amount"])])
    download = _join_text([table["source"], table["segment"]])
    occurrence = key.groupby([key, download]).cumcount()
    table["key"] = _join_text([key, occurrence])
    cut = _cut_short(table, readings, base, download)
    differing = conflicts(table[~cut], identity[~cut], readings)
    kept = _fullest(table[~cut])
    return table.loc[kept], len(table) - len(kept), differing


def _fullest(table: pd.DataFrame) -> "pd.Index[int]":
    """One row a key: settled rather than pending, at the later time (spreadsheets cut seconds), else the first."""
    several = table["key"].duplicated(keep=False)
    ranked = table[several].assign(pending=table["status"].eq("pending"))
    ranked = ranked.sort_values(["pending", "time"], ascending=[True, False], kind="stable")
    return table.index[~several].union(ranked.index[~ranked["key"].duplicated()])


def _cut_short(
    table: pd.DataFrame, readings: Sequence[Reading], base: Sequence[Column], download: Column
) -> Column:
    """Page-data rows whose amount is the cut form of one in a fuller export of the same hash."""
    digits = {i: reading.layout.importer.cut_to for i, reading in enumerate(readings)}
    short = table["source"].map(digits).notna()
    if not bool(short.any()) or bool(short.all()):
        return pd.Series(False, index=table.index)
    whole, _, part = (table["amount"].fillna("").str.partition(".")[i] for i in range(3))
    cut = whole.str.cat(part.str.slice(0, 8).str.ljust(8, "0"), sep=".")
    symbol = table["asset"].str.extract(r"\(([^()]+)\)$")[0].fillna(table["asset"])
    # Network aside: page data of several networks looks the same.
    loose = _join_text([*base[1:], symbol, cut])
    loose = _join_text([loose, loose.groupby([loose, download]).cumcount()])
    return short & loose.isin(loose[~short])


def _sides(table: pd.DataFrame, wallets: Sequence[Wallet]) -> pd.DataFrame:
    """Which side is the owner's: direction, own address, counterparty and its label in the export."""
    mine = [wallet.address for wallet in wallets]
    sends, receives = table["sender"].isin(mine), table["receiver"].isin(mine)
    direction = pd.Series("none", index=table.index, dtype="str")
    direction = direction.where(~sends, "out").where(~receives, "in").where(~(sends & receives), "self")
    table["direction"] = direction
    table["own"] = table["sender"].where(sends, table["receiver"].where(receives))
    table["counterparty"] = table["receiver"].where(sends, table["sender"]).where(~(sends & receives))
    said = table["receiver_label"].where(sends, table["sender_label"])
    said = said.where(said.ne("-"))
    table["label"] = table["label"].fillna(said)
    return table


def _initiators(table: pd.DataFrame) -> pd.DataFrame:
    """Who signed: the sender of the hash's row in a list of transactions, where there is one."""
    native = table["kind"].isin(["native", "approval"]) & table["initiator"].notna()
    native &= table["tx_hash"].notna()
    signer = table[native].drop_duplicates("tx_hash").set_index("tx_hash")["sender"]
    table["initiator"] = table["initiator"].fillna(table["tx_hash"].map(signer).astype("str"))
    return table
