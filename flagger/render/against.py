"""The transfers of a folder against a fresh download: which agree, which are missing, which tell something else.

Both sides are compared as transfers.csv writes them. Equal rows are found first, whatever their order; what
is left is paired by network, hash and kind (and by asset and sides, where several of one hash are left).
"""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.importers import importers
from flagger.importers.join import join
from flagger.importers.own import share
from flagger.importers.paired import bare
from flagger.importers.reading import Reading, read_export
from flagger.model import History, Report
from flagger.render.to_csv import render
from flagger.text import Text

FIELDS = ("time_utc", "direction", "own", "counterparty", "asset", "contract", "amount", "status")
_READ = (*FIELDS, "network", "kind", "tx_hash", "source", "line", "severity")
# Approvals and calls stand in the list of transactions.
_LISTS = {"approval": "native"}
_NO_TABLE = Text(
    "the folder's transfers.csv is not there or cannot be read",
    "文件夹中没有 transfers.csv，或该文件无法读取",
)
_FULL = Text("Give a folder that `flagger report` has written.", "请给出 `flagger report` 生成的文件夹。")
_OTHER = Text(
    "this is the export of another wallet: the folder is about {own}, which is in {share} of its rows",
    "这是另一个钱包的导出：文件夹的钱包是 {own}，它只出现在该文件 {share} 的记录中",
)
_SAME_WALLET = Text(
    "Download the history of this address again.",
    "请重新下载该地址的记录。",
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
    flagged: int
    missing: tuple[str, ...]
    different: tuple[Different, ...]
    flagged_off: int  # flagged ones among missing and different
    only_there: tuple[str, ...]  # within the folder's span of time
    newer: int
    older: int
    lists: tuple[str, ...]  # kinds compared
    left: Mapping[str, int]  # kinds of the folder that the download has no list of

    @property
    def fine(self) -> bool:
        """Whether nothing contradicts the folder."""
        return not (self.missing or self.different or self.only_there)


def compare(folder: Path, exports: Sequence[Path], config: Config) -> Comparison:
    """Read the download with the folder's settings and compare; raises FlaggerError where it is no match."""
    here = _table(folder / "transfers.csv")
    own = tuple(sorted(set(here["own"]) - {""}))
    networks = sorted(set(here["network"]) - {""})
    config = replace(
        config, own=(), answers=(), not_mine=(), network=networks[0] if len(networks) == 1 else config.network
    )
    readings = [read_export(path, config) for path in exports]
    for reading in readings:
        if len(reading.table) and (part := share(reading, *own)) <= 0.5:
            raise FlaggerError(
                reading.source.name, _OTHER, _SAME_WALLET, own=", ".join(own), share=f"{part:.0%}"
            )
    seen = tuple(address for address in own if any(share(reading, address) for reading in readings))
    there = _as_written(join(readings, replace(config, own=seen)))
    return _compare(here, there, *_compared(folder, here, there, readings))


def _compared(
    folder: Path, here: pd.DataFrame, there: pd.DataFrame, readings: Sequence[Reading]
) -> tuple[frozenset[str], frozenset[str]]:
    """The kinds of list that the download holds, and those that the folder's exports held."""
    used = _importers_of(folder)
    again = {reading.layout.importer.id for reading in readings}
    repeated = here[here["source"].map(used).isin(again)]
    held = {reading.layout.importer.kind for reading in readings}
    kinds = {importer.id: importer.kind for importer in importers()}
    told = {kinds[id_] for id_ in used.values() if id_ in kinds}
    return (
        frozenset({*_lists(there), *_lists(repeated), *(_LISTS.get(kind, kind) for kind in held)}),
        frozenset({*_lists(here), *(_LISTS.get(kind, kind) for kind in told)}),
    )


def _compare(
    here: pd.DataFrame, there: pd.DataFrame, given: frozenset[str], held: frozenset[str]
) -> Comparison:
    here, there = (
        here.assign(list=here["kind"].replace(_LISTS)),
        there.assign(list=there["kind"].replace(_LISTS)),
    )
    left = here.loc[~here["list"].isin(given), "list"].value_counts().sort_index()
    span = here.groupby("list")["time_utc"].agg(["min", "max"])
    here = here[here["list"].isin(given)]
    there = there[there["list"].isin(held)]
    odd, new = _unequal(here, there)
    pairs = _pairs(odd, new)
    missing = odd[~odd.index.isin([one for one, _ in pairs])]
    extra = new[~new.index.isin([two for _, two in pairs])]
    later = extra["time_utc"] > extra["list"].map(span["max"]).fillna("")
    before = extra["time_utc"] < extra["list"].map(span["min"]).fillna("")
    return Comparison(
        total=len(here),
        flagged=int(here["severity"].ne("").sum()),
        missing=tuple(_say(missing)),
        different=tuple(_different(odd.loc[[one]], new.loc[[two]]) for one, two in pairs),
        flagged_off=int(odd["severity"].ne("").sum()),
        only_there=tuple(_say(extra[~later & ~before])),
        newer=int(later.sum()),
        older=int((before & ~later).sum()),
        lists=tuple(sorted(given & held)),
        left={str(name): int(count) for name, count in left.items()},
    )


def _unequal(here: pd.DataFrame, there: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What is left of both when equal rows are taken away, one for one."""
    keys = [_numbered(table, [*_BY, *FIELDS]) for table in (here, there)]
    return here[~keys[0].isin(keys[1])], there[~keys[1].isin(keys[0])]


_BY = ("network", "list", "hash")
_CLOSER = (
    (*_BY, "direction", "counterparty", "asset", "contract"),
    (*_BY, "asset", "contract"),
    _BY,
)


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


def _table(path: Path | io.BytesIO) -> pd.DataFrame:
    """A transfers.csv as text, in the form in which rows are compared."""
    try:
        table = pd.read_csv(
            path, dtype="str", keep_default_na=False, encoding="utf-8-sig", usecols=list(_READ)
        )
    except (OSError, ValueError):  # ValueError: no such columns, no CSV, no UTF-8
        raise FlaggerError(str(path), _NO_TABLE, _FULL) from None
    # Without a hash the time has to serve, as in the history itself.
    hashes = table["tx_hash"].where(table["tx_hash"].ne(""), "@" + table["time_utc"])
    return table.assign(amount=bare(table["amount"]), hash=hashes)


def _as_written(history: History) -> pd.DataFrame:
    """The rows of a history as transfers.csv holds them, before anything is judged."""
    table = history.table.assign(severity=0, score=0.0)
    bare_report = Report("", "", {}, replace(history, table=table), (), (), (), {})
    ((_, content),) = render(bare_report, ())
    return _table(io.BytesIO(content))


def _lists(table: pd.DataFrame) -> set[str]:
    return set(table["kind"].replace(_LISTS))


def _importers_of(folder: Path) -> dict[str, str]:
    """Which importer read which source, as far as report.json says it."""
    try:
        sources = json.loads((folder / "report.json").read_text(encoding="utf-8"))["sources"]
        return {str(source["name"]): str(source["importer"]) for source in sources}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
