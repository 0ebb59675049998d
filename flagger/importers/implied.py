"""What a format knows without saying it in a column: kind, asset, network, status."""

import pandas as pd

from flagger.config import Config
from flagger.importers.base import Importer
from flagger.importers.chain import coin_and_network, only
from flagger.importers.columns import Column
from flagger.importers.layout import Layout
from flagger.importers.networks import COINS, OWN_COINS
from flagger.importers.sides import legs, sides
from flagger.importers.transfers import is_zero

_APPROVALS = (
    r"(?i)(?:approve|increase ?allowance|set ?approval ?for ?all|permit)\b.*"
    r"|0x(?:095ea7b3|39509351|a22cb465|d505accf)"
)


def complete(table: pd.DataFrame, layout: Layout, name: str, config: Config) -> pd.DataFrame:
    """The table with the columns that the format implies filled in."""
    importer = layout.importer
    table = sides(legs(table), importer)
    rows = len(table)
    assets = table["asset"] if "asset" in table else pd.Series(pd.NA, index=range(rows), dtype="str")
    if "network" not in table:
        table["network"] = pd.Series(pd.NA, index=range(rows), dtype="str")
    _kinds(table, importer)
    # A list of coins may hold tokens, too: their symbols say nothing about the coin, nor it about them.
    tokens = table["kind"].isin(["token", "nft"]) & (importer.kind in ("native", "internal"))
    ticker, network = coin_and_network(layout, assets[~tokens], name, config)
    table["network"] = table["network"].where(table["network"].notna(), network)
    if (importer.transactions or importer.kind == "internal") and not ticker:
        coins = table["network"].map(COINS).astype("str")
        assets = assets.where(assets.notna() | tokens, coins)
    table["asset"] = assets.where(assets.notna() | tokens, ticker) if ticker else assets
    _fee_assets(table, importer, ticker or (only(assets[~tokens]) if importer.kind == "native" else None))
    table["status"] = _status(table, importer)
    if importer.transactions:
        table["initiator"] = table["sender"]
    if "contract_created" in table:
        created = table.pop("contract_created")
        table["receiver"] = table["receiver"].fillna(created)
    return table


def _fee_assets(table: pd.DataFrame, importer: Importer, coin: str | None) -> None:
    """What fees were paid in; NA where there is no fee."""
    if "fee" in table and "fee_asset" not in table:
        coins = table["network"].map(COINS).astype("str")
        table["fee_asset"] = pd.Series(coin, index=table.index, dtype="str").fillna(coins)
    if importer.mixed:
        _tokens(table)
    if "fee_asset" in table:
        paid = table["fee"].notna() if "fee" in table else pd.Series(False, index=table.index)
        table["fee_asset"] = table["fee_asset"].where(paid)


def _tokens(table: pd.DataFrame) -> None:
    """Rows of an asset that is no network's own coin: its fee is paid in another, or none is told."""
    asset, coin = table["asset"], table["fee_asset"]
    pays_itself = asset[table["fee"].notna() & coin.eq(asset)].unique().tolist()
    no_fee = table["fee"].isna() & ~asset.isin([*OWN_COINS, *pays_itself])
    other = coin.notna() & coin.ne(asset) | no_fee
    table["kind"] = table["kind"].where(~(table["kind"].eq("native") & asset.notna() & other), "token")


def _kinds(table: pd.DataFrame, importer: Importer) -> None:
    kind = pd.Series(importer.kind, index=table.index, dtype="str")
    if "method" in table and importer.kind_by_method:
        kind = table["method"].map(dict(importer.kind_by_method)).astype("str").fillna(kind)
    if importer.native_contract:
        coin = table["contract"].eq(importer.native_contract).fillna(False).astype(bool)
        kind, table["contract"] = kind.where(~coin, "native"), table["contract"].where(~coin)
    if "kind" in table:
        kind = table["kind"].fillna(kind)
    if "method" in table:
        approval = table["method"].str.fullmatch(_APPROVALS).fillna(False).astype(bool)
        kind = kind.where(~(approval & kind.eq("native") & is_zero(table["amount"])), "approval")
    table["kind"] = kind


def _status(table: pd.DataFrame, importer: Importer) -> Column:
    if "status" not in table:
        return pd.Series("ok", index=table.index, dtype="str")
    said = table["status"].fillna("").str.casefold()
    pending = said.str.contains("pending")
    good = said.isin(list(importer.ok)) | said.eq("ok")
    return pd.Series("failed", index=table.index, dtype="str").where(~good, "ok").where(~pending, "pending")
