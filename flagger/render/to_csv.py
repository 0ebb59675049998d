"""transfers.csv: every transfer, flagged or not, in order of source and line."""

import io
from collections.abc import Iterator

import pandas as pd

from flagger.model import Report, Severity
from flagger.render.facts import incident_of
from flagger.render.safe import inert
from flagger.render.words import reason
from flagger.text import Lang

COLUMNS = (
    "transfer_id", "source", "line", "time_utc", "time_local", "network", "kind", "direction", "own", "counterparty",
    "initiator", "asset", "contract", "amount", "fee", "fee_asset", "method", "status", "tx_hash", "value_usd",
    "severity", "score", "rules", "incident", "reason_zh", "reason_en", "note",
)  # fmt: skip
# Free text from the export; addresses, hashes and numbers have a form that no formula has.
_TEXT = (
    "asset",
    "contract",
    "method",
    "tx_hash",
    "own",
    "counterparty",
    "initiator",
    "fee_asset",
    "note",
    "source",
)


def table(report: Report) -> pd.DataFrame:
    """The rows of transfers.csv as text, formulas not yet made inert."""
    source = report.history.table
    rows = pd.DataFrame(index=source.index)
    rows["transfer_id"] = source["id"]
    names = {index: entry.name for index, entry in enumerate(report.history.sources)}
    rows["source"], rows["line"] = source["source"].map(names), source["line"].astype("str")
    rows["time_utc"] = source["time"].dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    local = source["time"].dt.tz_localize("UTC").dt.tz_convert(report.history.zone)
    rows["time_local"] = local.dt.strftime("%Y-%m-%dT%H:%M:%S%z")
    for name in COLUMNS:
        if name in source and name not in rows and name not in ("severity", "score"):
            rows[name] = source[name]
    rows["amount"] = source["amount_text"]
    levels = {0: "", **{int(level): level.name for level in Severity}}
    rows["severity"] = source["severity"].map(levels)
    rows["score"] = source["score"].map("{:.6f}".format)
    return _with_flags(report, rows).loc[
        source.sort_values(["source", "line", "key"], kind="stable").index, list(COLUMNS)
    ]


def _with_flags(report: Report, rows: pd.DataFrame) -> pd.DataFrame:
    """Rules, incident and reasons, looked up for the flagged rows only."""
    rules: dict[int, list[str]] = {}
    said: dict[Lang, dict[int, list[str]]] = {"zh": {}, "en": {}}
    for flag in sorted(report.flags, key=lambda flag: (flag.row, flag.rule)):
        rules.setdefault(flag.row, []).append(flag.rule)
        for lang, reasons in said.items():
            reasons.setdefault(flag.row, []).append(reason(flag, lang))
    labels = {row: incident.label for row, incident in incident_of(report).items()}
    index = rows.index.to_series()
    rows["rules"] = index.map({row: " ".join(ids) for row, ids in rules.items()})
    rows["incident"] = index.map(labels)
    for lang, joint in (("zh", "；"), ("en", "; ")):
        rows[f"reason_{lang}"] = index.map(
            {row: joint.join(r) for row, r in said["zh" if lang == "zh" else "en"].items()}
        )
    return rows


def render(report: Report, langs: tuple[Lang, ...]) -> Iterator[tuple[str, bytes]]:
    """UTF-8 with BOM, RFC 4180; cells that a spreadsheet would take for a formula made inert."""
    rows = table(report)
    for name in _TEXT:
        rows[name] = inert(rows[name])
    out = io.StringIO()
    rows.to_csv(out, index=False, lineterminator="\r\n")
    yield "transfers.csv", b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "backslashreplace")
