"""Which network an export is of, and its coin: from the format, the header, the file name, or --network."""

import re

from flagger.config import Config
from flagger.importers.base import Importer
from flagger.importers.columns import Column
from flagger.importers.layout import Layout
from flagger.importers.networks import BY_PREFIX, BY_TICKER, COINS
from flagger.text import Message, Text

# SnowTrace writes ETH for every coin and says the chain in a column of its own.
_CHAIN_COLUMN = "chainid"

_KEPT = Text(
    "--network {told} was not used for this file: it is of {stated} itself",
    "此文件未采用 --network {told}：文件本身属于 {stated}",
)


def coin_and_network(
    layout: Layout, assets: Column, name: str, config: Config
) -> tuple[str | None, str | None]:
    """The network's own coin and the network, as far as the file as a whole says them."""
    importer = layout.importer
    if _CHAIN_COLUMN in layout.header:
        return None, config.network
    holes = _holes(layout)
    if importer.kind in ("native", "internal") and "unit" not in holes:
        holes["unit"] = only(assets) or ""
        holes["label"] = holes["unit"]  # page data is the same on every network whose coin is ETH
    ticker = holes.get("unit") or importer.asset
    return ticker, _told(importer, _network(importer, holes, name), ticker, config.network)


def _told(importer: Importer, stated: str | None, ticker: str | None, told: str | None) -> str | None:
    """What --network says, where the file is silent or only its coin speaks, which several networks share.

    Accounts with exchanges and payment bills are on no network that could be told.
    """
    wallet = importer.account is None or (importer.kind == "native" and "network" not in importer.fields)
    if told is None or not wallet:
        return stated
    by_coin = importer.network is None and not importer.network_in_name
    shared = by_coin and ticker is not None and COINS.get(told) == ticker.upper()
    return told if stated is None or shared else stated


def network_kept(networks: Column, config: Config) -> Message | None:
    """What to say where --network names another network than all rows of a file."""
    stated = sorted(networks.dropna().unique().tolist())
    if config.network is None or not stated or config.network in stated:
        return None
    return Message("network-kept", _KEPT, {"told": config.network, "stated": ", ".join(stated)})


def only(column: Column) -> str | None:
    """The one value of a column, if it has but one."""
    values = column.dropna().unique().tolist()
    return values[0] if len(values) == 1 else None


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
    if importer.network is not None:
        return importer.network
    if importer.account is not None:
        return None  # an account's coin says nothing about the network it moved on
    if importer.network_in_name:
        return BY_PREFIX.get(re.split(r"[-_]", name)[0].upper())
    ticker = holes.get("unit", "")
    if ticker.upper() == "ETH" and holes.get("label") == "ETH":
        return None  # Arbiscan and Optimism write /ETH; only Etherscan writes /Eth
    return BY_TICKER.get(ticker.upper())
