"""The transfers of a folder against a fresh download, both as transfers.csv writes them."""

import io
import json
from collections.abc import Sequence
from dataclasses import replace
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
    return comparison(here, there, *_compared(folder, here, there, readings))


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
        frozenset({*there["list"], *repeated["list"], *(_LISTS.get(kind, kind) for kind in held)}),
        frozenset({*here["list"], *(_LISTS.get(kind, kind) for kind in told)}),
    )


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
    moved = table["direction"].eq("out") & table["status"].eq("ok") & amounts.str.contains("[1-9]")
    # Weak and above: hints alone make no incident.
    flagged = moved & table["incident"].ne("")
    return table.assign(amount=amounts, hash=hashes, list=lists, flagged=flagged)


def _as_written(history: History) -> pd.DataFrame:
    """The rows of a history as transfers.csv holds them, before anything is judged."""
    table = history.table.assign(severity=0, score=0.0)
    bare_report = Report("", "", {}, replace(history, table=table), (), (), (), {})
    ((_, content),) = render(bare_report, ())
    return _table(io.BytesIO(content))


def _importers_of(folder: Path) -> dict[str, str]:
    """Which importer read which source, as far as report.json says it."""
    try:
        sources = json.loads((folder / "report.json").read_text(encoding="utf-8"))["sources"]
        return {str(source["name"]): str(source["importer"]) for source in sources}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
