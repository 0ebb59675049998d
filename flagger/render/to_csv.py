"""transfers.csv: every transfer, flagged or not, in order of source and line."""

import csv
import io
from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from flagger.model import Report, Severity
from flagger.render.facts import incident_of
from flagger.render.safe import inert
from flagger.render.words import reason
from flagger.text import LANGS, Lang

COLUMNS = (
    "transfer_id", "source", "line", "time_utc", "time_local", "network", "kind", "direction", "own", "counterparty",
    "initiator", "asset", "contract", "amount", "fee", "fee_asset", "method", "status", "tx_hash", "value_usd",
    "severity", "score", "rules", "incident", "reason_zh", "reason_en", "note",
)  # fmt: skip
# Columns taken over as they are.
_SAME = (
    "network", "kind", "direction", "own", "counterparty", "initiator", "asset", "contract", "fee", "fee_asset",
    "method", "status", "tx_hash", "value_usd", "note",
)  # fmt: skip
# Free text from the export, and sentences that may begin with it; numbers and times have a form that no formula has.
_TEXT = (
    "asset", "contract", "method", "tx_hash", "own", "counterparty", "initiator", "fee_asset", "note", "network", "kind",
)  # fmt: skip
_SAID = ("reason_zh", "reason_en")
CHUNK = 10_000  # rows turned to text at a time; bounds memory


def render(report: Report, langs: tuple[Lang, ...]) -> Iterator[tuple[str, bytes]]:
    """UTF-8 with BOM, RFC 4180; cells that a spreadsheet would take for a formula made inert."""
    out = io.BytesIO(b"\xef\xbb\xbf")
    out.seek(0, io.SEEK_END)
    text = io.TextIOWrapper(out, encoding="utf-8", errors="backslashreplace", newline="")
    table = report.history.table
    order = table.sort_values(["source", "line", "id"], kind="stable").index
    notes = _notes(report)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for start in range(0, len(order), CHUNK):
        rows = _rows(report, table.loc[order[start : start + CHUNK]], notes)
        # A third faster than DataFrame.to_csv, which passes each cell through an object array first.
        writer.writerows(
            zip(*(rows[name].astype("str").fillna("").tolist() for name in COLUMNS), strict=True)
        )
    text.flush()
    yield "transfers.csv", out.getvalue()


def texts(report: Report, rows: "pd.Index[int]") -> pd.DataFrame:
    """Some rows as text, nothing altered."""
    return _untouched(report, report.history.table.loc[rows], _notes(report))


def altered(report: Report, most: int) -> tuple[list[tuple[str, str]], int]:
    """Cells of transfers.csv that got a mark in front, as (transfer_id, column), and how many there are."""
    table = report.history.table
    cells = {name: table[name].astype("str").fillna("") for name in _TEXT}
    cells["source"] = (
        table["source"].map({n: s.name for n, s in enumerate(report.history.sources)}).astype("str")
    )
    notes = _notes(report)
    cells |= {name: pd.Series(notes[name], dtype="str") for name in _SAID}
    found: list[tuple[str, str]] = []
    for name, before in cells.items():
        risky = inert(before).ne(before)
        found += [(id_, name) for id_ in table.loc[before.index[risky.astype(bool)], "id"].tolist()]
    return found[:most], len(found)


def _rows(report: Report, part: pd.DataFrame, notes: Mapping[str, Mapping[int, str]]) -> pd.DataFrame:
    """Some rows of transfers.csv as text."""
    rows = _untouched(report, part, notes)
    for name in (*_TEXT, "source", *_SAID):
        rows[name] = inert(rows[name].astype("str").fillna(""))
    return rows


def _untouched(report: Report, part: pd.DataFrame, notes: Mapping[str, Mapping[int, str]]) -> pd.DataFrame:
    local = part["time"].dt.tz_localize("UTC").dt.tz_convert(report.history.zone).dt.tz_localize(None)
    offset = (local - part["time"]).dt.total_seconds()
    names = {index: entry.name for index, entry in enumerate(report.history.sources)}
    levels = {0: "", **{int(level): level.name for level in Severity}}
    index = part.index.to_series()
    rows = pd.DataFrame({name: part[name] for name in _SAME})
    rows["transfer_id"], rows["line"], rows["amount"] = (
        part["id"],
        part["line"].astype("str"),
        part["amount_text"],
    )
    rows["source"] = part["source"].map(names).astype("str")
    rows["time_utc"] = _iso(part["time"]) + "Z"
    rows["time_local"] = _iso(local) + offset.map(
        {seconds: _offset(seconds) for seconds in offset.unique()}
    ).astype("str")
    rows["severity"] = part["severity"].map(levels)
    rows["score"] = part["score"].map("{:.6f}".format)
    for name, said in notes.items():
        rows[name] = index.map(said)
    return rows[list(COLUMNS)]


def _iso(times: "pd.Series[pd.Timestamp]") -> "pd.Series[str]":
    """Times to the second; numpy does this many times faster than strftime."""
    return pd.Series(np.datetime_as_string(times.to_numpy(), unit="s"), index=times.index, dtype="str")


def _offset(seconds: float) -> str:
    hours, minutes = divmod(abs(int(seconds)) // 60, 60)
    return f"{'-' if seconds < 0 else '+'}{hours:02d}:{minutes:02d}"


def _notes(report: Report) -> dict[str, dict[int, str]]:
    """By column and row: rules, incident and reasons, for the flagged rows only."""
    rules: dict[int, list[str]] = {}
    said: dict[Lang, dict[int, list[str]]] = {lang: {} for lang in LANGS}
    for flag in sorted(report.flags, key=lambda flag: (flag.row, flag.rule)):
        rules.setdefault(flag.row, []).append(flag.rule)
        for lang in LANGS:
            said[lang].setdefault(flag.row, []).append(reason(flag, lang))
    return {
        "rules": {row: " ".join(ids) for row, ids in rules.items()},
        "incident": {row: incident.label for row, incident in incident_of(report).items()},
        "reason_zh": {row: "；".join(reasons) for row, reasons in said["zh"].items()},
        "reason_en": {row: "; ".join(reasons) for row, reasons in said["en"].items()},
    }
