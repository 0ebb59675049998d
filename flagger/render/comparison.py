"""Two tables of transfers, row against row: which agree, which are missing, which tell something else.

Equal rows are found first, whatever their order; what is left is paired by network, hash and kind (and by
asset and sides, where several of one hash are left).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

FIELDS = ("time_utc", "direction", "own", "counterparty", "asset", "contract", "amount", "status")
_BY = ("network", "list", "hash")
_CLOSER = (
    (*_BY, "direction", "counterparty", "asset", "contract"),
    (*_BY, "asset", "contract"),
    _BY,
)


@dataclass(frozen=True, slots=True)
class Different:
    """One transfer that the two tell differently: (field, here, there) of each, and where they stand."""

    here: str
    there: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of each transfer of the folder, and of each one that only the download has."""

    total: int
    flagged: int  # transfers that left, flagged weak or more
    missing: tuple[str, ...]
    different: tuple[Different, ...]
    flagged_off: int  # flagged ones among missing and different
    flagged_left: int  # flagged ones that the download has no list of
    only_there: tuple[str, ...]  # within the folder's span of time
    newer: int
    older: int
    left: Mapping[str, int]  # kinds of the folder that the download has no list of
    lists: tuple[str, ...] = ()  # kinds compared
    idle: int = 0  # records that moved nothing, which one of two sites lists and the other does not
    account: bool = False  # of an exchange or payment app, which knows no kinds of coin
    unread: tuple[str, ...] = ()  # lines of the download that could not be read

    @property
    def fine(self) -> bool:
        """Whether nothing contradicts the folder."""
        return not (self.missing or self.different or self.only_there)


def comparison(here: pd.DataFrame, there: pd.DataFrame, other_site: frozenset[str]) -> Comparison:
    """The folder's rows (`here`) beside the download's; only what both have a list of (`asked`) is compared.

    `other_site`: the kinds of list that now come from another site than the folder's.
    """
    apart, here, there = here[~here["asked"]], here[here["asked"]], there[there["asked"]]
    left = apart["list"].value_counts().sort_index()
    span = here.groupby("list")["time_utc"].agg(["min", "max"])
    odd, new = _unequal(here, there)
    pairs = _pairs(odd, new)
    missing = odd[~odd.index.isin([one for one, _ in pairs])]
    extra = new[~new.index.isin([two for _, two in pairs])]
    # Sites do not agree on which calls, failures and empty records they list.
    calls, more = (rows[rows["list"].isin(other_site) & ~rows["moved"]] for rows in (missing, extra))
    missing, extra = missing.drop(index=calls.index), extra.drop(index=more.index)
    odd = odd.drop(index=calls.index)
    later = extra["time_utc"] > extra["list"].map(span["max"]).fillna("")
    before = extra["time_utc"] < extra["list"].map(span["min"]).fillna("")
    return Comparison(
        total=len(here) - len(calls),
        flagged=int(here["flagged"].sum()),
        missing=tuple(_say(missing)),
        different=tuple(_different(odd.loc[[one]], new.loc[[two]]) for one, two in pairs),
        flagged_off=int(odd["flagged"].sum()),
        flagged_left=int(apart["flagged"].sum()),
        only_there=tuple(_say(extra[~later & ~before])),
        newer=int(later.sum()),
        older=int((before & ~later).sum()),
        left={str(name): int(count) for name, count in left.items()},
        idle=len(calls) + len(more),
    )


def _unequal(here: pd.DataFrame, there: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What is left of both when equal rows are taken away, one for one."""
    keys = [_numbered(table, [*_BY, *FIELDS]) for table in (here, there)]
    return here[~keys[0].isin(keys[1])], there[~keys[1].isin(keys[0])]


def _pairs(here: pd.DataFrame, there: pd.DataFrame) -> list[tuple[int, int]]:
    """Rows that are about one transfer, by ordinal within the hash; the closest first."""
    found: list[tuple[int, int]] = []
    for columns in _CLOSER:
        one, two = _numbered(here, columns), _numbered(there, columns)
        at = pd.Series(two.index, index=two.to_numpy())
        matched = one[one.isin(two)]
        found += zip(matched.index.tolist(), at.loc[matched.to_list()].tolist(), strict=True)
        here = here.drop(index=[a for a, _ in found], errors="ignore")
        there = there.drop(index=[b for _, b in found], errors="ignore")
    return sorted(found)


def _numbered(table: pd.DataFrame, columns: Sequence[str]) -> "pd.Series[str]":
    """Each row's cells as one text, with its ordinal among equal ones."""
    joined = table[columns[0]].astype("str")
    for name in columns[1:]:
        joined = joined + "\x1f" + table[name].astype("str")
    ordinal = joined.groupby(joined).cumcount().astype("str")
    return joined + "\x1f" + ordinal


def _different(here: pd.DataFrame, there: pd.DataFrame) -> Different:
    """One row of each."""
    columns = [*FIELDS, "source", "line"]
    one, two = ({name: str(table[name].iloc[0]) for name in columns} for table in (here, there))
    told = tuple((name, one[name], two[name]) for name in FIELDS if one[name] != two[name])
    return Different(_say(here)[0], f"{two['source']}:{two['line']}", told)


def _say(rows: pd.DataFrame) -> list[str]:
    """`file:line  time  amount asset → party  hash` of each row."""
    columns = ("source", "line", "time_utc", "direction", "amount", "asset", "counterparty", "tx_hash")
    arrow = {"out": "→", "in": "←"}
    return [
        f"{source}:{line}  {time}  {amount} {asset} {arrow.get(way, '↔')} {party or '?'}  {tx_hash}".rstrip()
        for source, line, time, way, amount, asset, party, tx_hash in zip(
            *(rows[name].tolist() for name in columns), strict=True
        )
    ]
