"""The dated lists that come with flagger: services, listed addresses, genuine token contracts."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LISTS_DATE = "2024-09"
SERVICES_DATE = "2023-10"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: who it names the address as, and its category there."""

    name: str
    category: str


def _rows(name: str) -> list[dict[str, str]]:
    with (files("flagger") / "data" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@cache
def services() -> Mapping[str, Entry]:
    """Addresses of exchanges, bridges, DEXes and other services."""
    return {row["address"]: Entry(row["name"], row["category"]) for row in _rows("services.csv")}


@cache
def listed() -> Mapping[str, Entry]:
    """Sanctioned addresses and contracts that drained approvals."""
    return {row["address"]: Entry(row["name"], row["category"]) for row in _rows("listed.csv")}


@cache
def genuine() -> Mapping[str, frozenset[tuple[str, str]]]:
    """For each widely held symbol, its genuine (network, contract) pairs."""
    table: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in _rows("genuine_tokens.csv"):
        table[row["symbol"]].add((row["network"], row["contract"]))
    return {symbol: frozenset(pairs) for symbol, pairs in table.items()}
