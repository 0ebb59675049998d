"""One movement told by two files of one account: a statement and the list of deposits or withdrawals.

Identity is the hash where both files have one, else asset, exact amount (the fee within it or not),
direction and near time, one to one. The row that says more stays.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import pandas as pd

from flagger.importers.addresses import bare_hash
from flagger.importers.columns import Column
from flagger.importers.reading import Reading
from flagger.importers.scaled import added
from flagger.text import Message, Text

Said = dict[int, list[Message]]

# Deposits are booked when they are confirmed, which some files write and others do not.
_NEAR = (1, 60, 3600)
_MOST_SHOWN = 20
_SHORTEST_HASH = 40
_MERGED = Text(
    "{count} records tell movements that {other} tells too (same hash, or same asset, amount and direction within "
    "an hour); each is counted once, as told there. Line here = line there: {shown}",
    "{count} 条记录与 {other} 中的记录是同一笔变动（哈希相同，或币种、数量、方向相同且时间相差不到一小时）；"
    "每笔只计一次，以该文件为准。本文件行号 = 该文件行号：{shown}",
)


@dataclass(slots=True)
class _Side:
    """Rows of one source that may be told elsewhere too, and those that have found their pair."""

    rows: pd.DataFrame
    taken: set[int] = field(default_factory=set)
    told: dict[int, tuple[Any, ...]] = field(init=False)  # time, kind, hash

    def __post_init__(self) -> None:
        told = self.rows[["time", "kind", "hash"]].astype(object)
        self.told = dict(zip(told.index.tolist(), told.itertuples(index=False, name=None), strict=True))

    def by(self, *names: str) -> dict[tuple[object, ...], list[int]]:
        """Free rows by some columns, in the order of time; rows without one of them are left out."""
        free = self.rows[~self.rows.index.isin(list(self.taken))].dropna(subset=list(names))
        found: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for row, *key in free[list(names)].itertuples(name=None):
            found[tuple(key)].append(row)
        return found


def pair(table: pd.DataFrame, readings: Sequence[Reading]) -> tuple[pd.DataFrame, Said]:
    """The table without rows that another file of the account tells better, and what to say, by source."""
    said: Said = defaultdict(list)
    for one, two in _pairs(readings):
        moved = _movements(table, str(readings[one].layout.importer.account))
        found = _match(_Side(moved[moved["source"] == one]), _Side(moved[moved["source"] == two]))
        if found:
            rows = [a for a, _ in found], [b for _, b in found]
            told = [(_told(table, rows[i]), readings[at].layout.header) for i, at in enumerate((one, two))]
            less = int(told[0] > told[1])
            other = readings[(two, one)[less]].source.name
            said[(one, two)[less]].append(_merged(table, rows[less], rows[1 - less], other))
            table = table.drop(index=rows[less])
    return table, said


def _merged(table: pd.DataFrame, less: Sequence[int], more: Sequence[int], other: str) -> Message:
    here, there = (table.loc[list(rows), "line"].tolist() for rows in (less, more))
    lines = sorted(zip(here, there, strict=True))
    shown = ", ".join(f"{a} = {b}" for a, b in lines[:_MOST_SHOWN]) + (
        " …" if len(lines) > _MOST_SHOWN else ""
    )
    facts = {"count": len(lines), "other": other, "lines": [list(each) for each in lines], "shown": shown}
    return Message("merged", _MERGED, facts)


def _told(table: pd.DataFrame, rows: Sequence[int]) -> int:
    """How many hashes, parties, networks and fees these rows name."""
    said = ["tx_hash", "sender", "receiver", "network", "fee"]
    return int(table.loc[list(rows), said].notna().to_numpy().sum())


def _pairs(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Sources of one account in different layouts; those of one layout are compared row by row elsewhere."""
    for one, two in combinations(range(len(readings)), 2):
        a, b = readings[one].layout, readings[two].layout
        if a.importer.account and a.importer.account == b.importer.account and a.header != b.header:
            yield one, two


def _movements(table: pd.DataFrame, account: str) -> pd.DataFrame:
    """Rows that moved something into or out of the account, with what they are compared by."""
    out, into = table["sender"].eq(account), table["receiver"].eq(account)
    moved = table[(out ^ into) & table["status"].ne("failed") & table["amount"].notna()]
    fee = moved["fee"].where(moved["fee_asset"].eq(moved["asset"]) & out[moved.index])
    return moved.assign(
        side=out[moved.index],
        bare=bare(moved["amount"]),
        total=bare(added(moved["amount"], fee)),
        hash=_chain_hash(moved["tx_hash"]),
    ).sort_values(["time", "line"])


def _match(one: _Side, two: _Side) -> list[tuple[int, int]]:
    """Pairs of rows, one to one: the surest first."""
    alike, found = ("side", "asset", "kind"), []
    for a, b in (("bare", "bare"), ("bare", "total"), ("total", "bare"), ("total", "total")):
        found += _zip(one, two, one.by("hash", *alike, a), two.by("hash", *alike, b), None)
    for seconds in _NEAR:
        for a, b in (("bare", "bare"), ("bare", "total"), ("total", "bare"), ("total", "total")):
            found += _zip(one, two, one.by(*alike, a), two.by(*alike, b), seconds)
    return found


def _zip(
    one: _Side,
    two: _Side,
    left: dict[tuple[object, ...], list[int]],
    right: dict[tuple[object, ...], list[int]],
    seconds: int | None,
) -> list[tuple[int, int]]:
    """Rows of equal keys, in the order of time, if they are near enough and no two hashes contradict."""
    found = []
    for key in sorted(left.keys() & right.keys(), key=str):
        rows, others = left[key], right[key]
        i = j = 0
        while i < len(rows) and j < len(others):
            (time, kind, hash_), (other_time, _, other_hash) = one.told[rows[i]], two.told[others[j]]
            apart = (time - other_time).total_seconds()
            near = seconds is None or abs(apart) <= (seconds if kind == "native" else 1)
            if near and (pd.isna(hash_) or pd.isna(other_hash) or hash_ == other_hash):
                found.append((rows[i], others[j]))
                one.taken.add(rows[i])
                two.taken.add(others[j])
                i, j = i + 1, j + 1
            elif apart < 0 or (apart == 0 and len(rows) - i > len(others) - j):
                i += 1
            else:
                j += 1
    return found


def _chain_hash(hashes: Column) -> Column:
    """Hashes of the network; numbers of an exchange's own are none."""
    plain = bare_hash(hashes)
    return plain.where(plain.str.len() >= _SHORTEST_HASH)


def bare(amounts: Column) -> Column:
    """Amounts as they are compared: 5000.000000 and 5000 are one."""
    pointed = amounts.str.contains(".", regex=False).fillna(False).astype(bool)
    return amounts.where(~pointed, amounts.str.rstrip("0").str.rstrip("."))
