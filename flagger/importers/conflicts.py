"""Two files that tell one transfer differently: both are said, neither is dropped in silence."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from flagger.importers.columns import Column
from flagger.importers.paired import Said, bare
from flagger.importers.reading import Reading
from flagger.text import Message, Text

_MOST_SHOWN = 10
_AMOUNTS = Text(
    "{count} transfers have another amount in {other}: same hash, network, addresses and asset. Either the hash has "
    "several transfers and each file holds only some, or a file was changed. All are kept and counted; compare them "
    "with the hash's page in a block explorer. Line and amount here ≠ there: {shown}",
    "{count} 笔转账在 {other} 中数量不同：哈希、网络、地址、币种均相同。可能是同一哈希含多笔转账而各文件只含一部分，"
    "也可能是文件被改动过。全部保留并计入；请在区块浏览器中按哈希核对。本文件行号和数量 ≠ 该文件：{shown}",
)
_TIMES = Text(
    "{count} transfers have another time in {other}: same hash, network, addresses, asset and amount. Each is counted "
    "once, with the later time; compare with the hash's page in a block explorer. Line and time here ≠ there: {shown}",
    "{count} 笔转账在 {other} 中时间不同：哈希、网络、地址、币种、数量均相同。每笔只计一次，采用较晚的时间；"
    "请在区块浏览器中按哈希核对。本文件行号和时间 ≠ 该文件：{shown}",
)

Pair = tuple[int, int]  # two rows of the table


def conflicts(table: pd.DataFrame, identity: Column, readings: Sequence[Reading]) -> Said:
    """What to say, by source. `table` has a `key`; `identity` is the key without amount and occurrence.

    Rows without a hash are known by their time: of them nothing can contradict.
    """
    said: Said = defaultdict(list)
    if len(readings) < 2:
        return said
    hashed = table["tx_hash"].notna()
    _say(said, table, readings, _amounts(table[hashed], identity[hashed]), "amount")
    _say(said, table, readings, _times(table[hashed]), "time")
    return said


def _several(values: Column, by: Column) -> Column:
    """Which rows belong to a group with more than one value."""
    codes, groups = pd.factorize(by)
    first = ~pd.DataFrame({"by": codes, "value": pd.factorize(values)[0]}).duplicated()
    counts = np.bincount(codes[first.to_numpy()], minlength=len(groups))
    return pd.Series(counts[codes] > 1, index=by.index)


def _amounts(table: pd.DataFrame, identity: Column) -> list[Pair]:
    """Rows of two sources that have no equal in the other."""
    odd = _several(table["key"], identity)
    table, identity = table[odd], identity[odd]
    apart = _several(table["source"], identity)
    found: list[Pair] = []
    for _, group in table[apart].groupby(identity[apart], sort=True):
        rows = group.drop_duplicates(["source", "key"])
        for mine, yours in combinations([part for _, part in rows.groupby("source", sort=True)], 2):
            mine_only = mine.index[~mine["key"].isin(yours["key"])].tolist()
            yours_only = yours.index[~yours["key"].isin(mine["key"])].tolist()
            found += zip(mine_only, yours_only, strict=False)
    return found


def _times(table: pd.DataFrame) -> list[Pair]:
    """Equal rows of two sources at different times; a time cut to its minute differs from none within it."""
    table = table[table["key"].duplicated(keep=False)]
    table = table[_several(table["time"], table["key"])].sort_values(["key", "time", "source"])
    found: list[Pair] = []
    for _, group in table.groupby("key", sort=True):
        early, late = group.iloc[0], group.iloc[-1]
        cut = early["time"] == late["time"].floor("min")
        if (
            early["source"] != late["source"]
            and not cut
            and (late["time"] - early["time"]).total_seconds() > 1
        ):
            found.append((int(group.index[0]), int(group.index[-1])))
    return found


def _say(said: Said, table: pd.DataFrame, readings: Sequence[Reading], found: list[Pair], what: str) -> None:
    by_source: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    source: Any = table["source"]
    for one, two in found:
        for here, there in ((one, two), (two, one)):
            by_source[int(source[here]), int(source[there])].append((here, there))
    for (at, other), pairs in sorted(by_source.items()):
        told = sorted((_place(table, here, what), _place(table, there, what)) for here, there in pairs)
        shown = ", ".join(f"{a[0]}: {a[1]} ≠ {b[0]}: {b[1]}" for a, b in told[:_MOST_SHOWN])
        facts = {
            "count": len(told),
            "other": readings[other].source.name,
            "what": what,
            "lines": [[a[0], b[0]] for a, b in told],
            "shown": shown + (" …" if len(told) > _MOST_SHOWN else ""),
        }
        said[at].append(Message("conflict", _AMOUNTS if what == "amount" else _TIMES, facts))


def _place(table: pd.DataFrame, row: int, what: str) -> tuple[int, str]:
    value = bare(table.loc[[row], "amount"]).iloc[0] if what == "amount" else table.at[row, "time"]
    line: Any = table.at[row, "line"]
    return int(line), str(value)
