"""What a format knows without saying it in a column: kind, asset, network, status."""

import re

import pandas as pd

from flagger.config import Config
from flagger.importers import Layout
from flagger.importers.base import Importer
from flagger.importers.columns import Column
from flagger.importers.networks import BY_PREFIX, BY_TICKER
from flagger.importers.sides import legs, sides
from flagger.importers.transfers import is_zero

_APPROVALS = (
    r"(?i)(?:approve|increase ?allowance|set ?approval ?for ?all|permit)\b.*"
    r"|0x(?:095ea7b3|39509351|a22cb465|d505accf)"
)

# SnowTrace writes ETH for every coin and says the chain in a column of its own.
_CHAIN_COLUMN = "chainid"


def complete(table: pd.DataFrame, layout: Layout, name: str, config: Config) -> pd.DataFrame:
    """The table with the columns that the format implies filled in."""
    importer = layout.importer
    table = sides(legs(table), importer)
    rows = len(table)
    holes = _holes(layout)
    assets = table["asset"] if "asset" in table else pd.Series(pd.NA, index=range(rows), dtype="str")
    if "network" not in table:
        table["network"] = pd.Series(pd.NA, index=range(rows), dtype="str")
    _kinds(table, importer)
    # A list of coins may hold tokens, too: their symbols say nothing about the coin, nor it about them.
    tokens = table["kind"].isin(["token", "nft"]) & (importer.kind in ("native", "internal"))
    if importer.kind in ("native", "internal") and "unit" not in holes:
        holes["unit"] = _only(assets[~tokens]) or ""
        holes["label"] = holes["unit"]  # page data is the same on every network whose coin is ETH
    network = config.network or importer.network
    if network is None and _CHAIN_COLUMN not in layout.header:
        network = _network(importer, holes, name)
    table["network"] = table["network"].where(table["network"].notna(), network)
    ticker = holes.get("unit") or importer.asset
    table["asset"] = assets.where(assets.notna() | tokens, ticker) if ticker else assets
    if "fee" in table and "fee_asset" not in table:
        own_coin = ticker or _only(assets[~tokens]) if importer.kind == "native" else ticker
        table["fee_asset"] = pd.Series(own_coin, index=range(rows), dtype="str").where(table["fee"].notna())
    table["status"] = _status(table, importer)
    if importer.transactions:
        table["initiator"] = table["sender"]
    if "contract_created" in table:
        created = table.pop("contract_created")
        table["receiver"] = table["receiver"].fillna(created)
    return table


def _holes(layout: Layout) -> dict[str, str]:
    holes: dict[str, str] = {}
    for role in ("value_out", "fee"):
        place = layout.importer.fields[role].find(layout.header) if role in layout.importer.fields else None
        if place and place[1].get("unit"):
            # Names are compared in folded case; the unit is taken as the header writes it.
            written = re.search(r"\(([^()]+)\)", layout.columns[place[0]])
            holes["unit"] = written[1].strip() if written else place[1]["unit"].upper()
            break
    labels = [
        re.search(r"/\s*(\w+)\s*$", cell)
        for cell in layout.columns
        if "value" in cell.casefold() or "price" in cell.casefold()
    ]
    holes["label"] = next((match[1] for match in labels if match), "")
    return holes


def _network(importer: Importer, holes: dict[str, str], name: str) -> str | None:
    if importer.account is not None:
        return None  # an account's coin says nothing about the network it moved on
    if importer.network_in_name:
        return BY_PREFIX.get(re.split(r"[-_]", name)[0].upper())
    ticker = holes.get("unit", "")
    if ticker.upper() == "ETH" and holes.get("label") == "ETH":
        return None  # Arbiscan and Optimism write /ETH; only Etherscan writes /Eth
    return BY_TICKER.get(ticker.upper())


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


def _only(column: Column) -> str | None:
    values = column.dropna().unique().tolist()
    return values[0] if len(values) == 1 else None


def _status(table: pd.DataFrame, importer: Importer) -> Column:
    if "status" not in table:
        return pd.Series("ok", index=table.index, dtype="str")
    said = table["status"].fillna("").str.casefold()
    pending = said.str.contains("pending")
    good = said.isin(list(importer.ok)) | said.eq("ok")
    return pd.Series("failed", index=table.index, dtype="str").where(~good, "ok").where(~pending, "pending")
