"""The transfers of a folder against a fresh download, both as transfers.csv writes them."""

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from flagger.accounts import CUSTODIAL
from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.importers import importers
from flagger.importers.join import join
from flagger.importers.own import share
from flagger.importers.paired import bare
from flagger.importers.reading import read_export
from flagger.model import History, Report
from flagger.render.comparison import FIELDS, Comparison, comparison
from flagger.render.to_csv import render
from flagger.text import Text

_READ = (*FIELDS, "network", "kind", "tx_hash", "source", "line", "incident")
# Approvals and calls stand in the list of transactions.
_LISTS = {"approval": "native"}
_NO_TABLE = Text(
    "the folder's transfers.csv is not there or cannot be read",
    "文件夹中没有 transfers.csv，或该文件无法读取",
)
_FULL = Text("Give a folder that `flagger report` has written.", "请给出 `flagger report` 生成的文件夹。")
_PUBLIC = Text(
    "this is a public version: addresses and hashes are replaced in it, so it cannot be compared with a download",
    "这是公开版：其中的地址和哈希已被替换，无法与下载的记录核对",
)
_OTHER = Text(
    "this is the export of another wallet: the folder is about {own}, which is in {share} of its rows",
    "这是另一个钱包的导出：文件夹的钱包是 {own}，它只出现在该文件 {share} 的记录中",
)
_SAME_WALLET = Text(
    "Download the history of this address again.",
    "请重新下载该地址的记录。",
)


def compare(folder: Path, exports: Sequence[Path], config: Config) -> Comparison:
    """Read the download with the folder's settings and compare; raises FlaggerError where it is no match."""
    _refuse_public(folder)
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
    used, again = _importers_of(folder), _by_name((r.source.name, r.layout.importer.id) for r in readings)
    held, given = _kinds(here, used), _kinds(there, again)
    here, there = _asked(here, used, again, given), _asked(there, again, used, held)
    found = comparison(here, there, _other_site(here, used, there, again))
    unread = [f"{r.source.name}:{bad.line}" for r in readings for bad in r.source.rejected]
    return replace(
        found, lists=tuple(sorted(held & given)), unread=tuple(unread), account=set(own) <= CUSTODIAL
    )


def _refuse_public(folder: Path) -> None:
    """Raise FlaggerError for a version whose addresses and hashes have been replaced: no download can agree with it."""
    config = _told(folder).get("config")
    if isinstance(config, dict) and config.get("profile") == "public":
        raise FlaggerError(str(folder), _PUBLIC, _FULL)


def _kinds(rows: pd.DataFrame, used: Mapping[str, str]) -> frozenset[str]:
    """The kinds of list that exports hold. One of transactions holds a token now and then: that is no list of tokens."""
    known = {importer.id: importer for importer in importers()}
    read = {id_: known.get(id_) for id_ in used.values()}
    only = {id_ for id_, importer in read.items() if importer and importer.transactions}
    others = rows.loc[~rows["source"].map(used).isin(only), "list"]
    return frozenset({*others, *(_LISTS.get(each.kind, each.kind) for each in read.values() if each)})


def _asked(
    rows: pd.DataFrame, used: Mapping[str, str], other: Mapping[str, str], kinds: frozenset[str]
) -> pd.DataFrame:
    """Which rows the other side should hold too: those of the same kind of export, or of a list that it has."""
    same = rows["source"].map(used).isin(set(other.values()))
    return rows.assign(asked=same | rows["list"].isin(kinds))


def _other_site(
    here: pd.DataFrame, used: Mapping[str, str], there: pd.DataFrame, again: Mapping[str, str]
) -> frozenset[str]:
    """The kinds of list that none of the importers of the folder has read in the download."""
    before, now = _read_by(here, used), _read_by(there, again)
    return frozenset(name for name in before if name in now and not before[name] & now[name])


def _read_by(rows: pd.DataFrame, used: Mapping[str, str]) -> dict[str, set[str]]:
    """By kind of list, which importers its rows came through."""
    by = rows["source"].map(used).dropna().groupby(rows["list"])
    return {str(name): set(ids) for name, ids in by}


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
    lists = table["kind"].replace(_LISTS)
    amounts = bare(table["amount"])
    moved = table["direction"].ne("none") & table["status"].eq("ok") & amounts.str.contains("[1-9]")
    # Weak and above: hints alone make no incident.
    flagged = moved & table["direction"].eq("out") & table["incident"].ne("")
    return table.assign(amount=amounts, hash=hashes, list=lists, moved=moved, flagged=flagged)


def _as_written(history: History) -> pd.DataFrame:
    """The rows of a history as transfers.csv holds them, before anything is judged."""
    table = history.table.assign(severity=0, score=0.0)
    bare_report = Report("", "", {}, replace(history, table=table), (), (), (), {})
    ((_, content),) = render(bare_report, ())
    return _table(io.BytesIO(content))


def _importers_of(folder: Path) -> dict[str, str]:
    """Which importer read which source, as far as report.json says it."""
    try:
        return _by_name((str(source["name"]), str(source["importer"])) for source in _told(folder)["sources"])
    except (KeyError, TypeError):
        return {}


def _told(folder: Path) -> dict[str, Any]:
    """report.json, empty where it cannot be read."""
    try:
        told = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Importers by the file they read; of files of one name the first, the others under names that no row has."""
    found: dict[str, str] = {}
    for number, (name, importer) in enumerate(pairs):
        found[f"{number}/{name}" if name in found else name] = importer
    return found
