"""A report's parts as plain values: what JSON holds and what other outputs look up."""

import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd

from flagger.model import Flag, Incident, Loss, Rejection, Report, Source, Wallet, plain
from flagger.render.words import PATTERNS, reason
from flagger.text import Message, Text

SCHEMA = "flagger/report/1"


def both(message: Message | Text) -> dict[str, str]:
    """A sentence in both languages."""
    if isinstance(message, Text):
        return {"zh": message.zh, "en": message.en}
    return {"zh": message.say("zh"), "en": message.say("en")}


def iso(time: datetime | pd.Timestamp) -> str:
    """UTC, ISO 8601."""
    return f"{time:%Y-%m-%dT%H:%M:%SZ}"


def known(value: object) -> Any:
    """A table cell for JSON: NA becomes None, numpy scalars become Python's."""
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, Text):
        return both(value)
    if isinstance(value, float):
        return float(f"{value:.6g}")
    return value.item() if hasattr(value, "item") else value


def source_entry(source: Source) -> dict[str, object]:
    """One entry of `sources[]` (contract)."""
    return {
        "name": source.name,
        "sha256": source.sha256,
        "bytes": source.size,
        "importer": source.importer,
        "encoding": source.encoding,
        "records": source.records,
        "blank": source.blank,
        "read": source.read,
        "skipped": [
            {
                "line": aside.line,
                "reason": aside.reason.say("en"),
                "code": aside.reason.id,
                "text": both(aside.reason),
            }
            for aside in source.skipped
        ],
        "rejected": [_rejection(rejection) for rejection in source.rejected],
        "warnings": [
            {
                "id": warning.id,
                "facts": {k: known(v) for k, v in warning.facts.items()},
                "text": both(warning),
            }
            for warning in source.warnings
        ],
        "time_zone": {"name": source.zone, "found_by": source.zone_found_by},
    }


def _rejection(rejection: Rejection) -> dict[str, object]:
    return {
        "line": rejection.line,
        "column": rejection.column,
        "value": rejection.value,
        "reason": rejection.reason.say("en"),
        "code": rejection.reason.id,
        "text": both(rejection.reason),
    }


def wallet_entries(wallets: Sequence[Wallet]) -> list[dict[str, object]]:
    """The owner's addresses and how each was found."""
    return [
        {"address": wallet.address, "network": wallet.network, "found_by": wallet.found_by}
        for wallet in wallets
    ]


def places(report: Report) -> Mapping[int, Mapping[str, object]]:
    """Where each transfer that a flag or an incident names stands: file, line, hash, and its id."""
    rows = {flag.row for flag in report.flags}
    for incident in report.incidents:
        rows.update(incident.rows, (precursor.row for precursor in incident.precursors))
    table = report.history.table.iloc[sorted(rows)]
    columns = (table[name].tolist() for name in ("source", "line", "tx_hash", "id"))
    return {
        row: {
            "source": report.history.sources[source].name,
            "line": line,
            "tx_hash": known(tx_hash),
            "transfer_id": transfer,
        }
        for row, source, line, tx_hash, transfer in zip(sorted(rows), *columns, strict=True)
    }


def incident_of(report: Report) -> Mapping[int, Incident]:
    """The incident each transfer belongs to."""
    return {row: incident for incident in report.incidents for row in incident.rows}


def flag_entry(
    flag: Flag, place: Mapping[str, object], incidents: Mapping[int, Incident]
) -> dict[str, object]:
    """One entry of `flags[]`."""
    incident = incidents.get(flag.row)
    return {
        "id": flag.id,
        "rule": flag.rule,
        "severity": flag.severity.name,
        **place,
        "incident": incident.id if incident else None,
        "facts": {name: known(value) for name, value in flag.facts.items()},
        "reason": {"zh": reason(flag, "zh"), "en": reason(flag, "en")},
    }


def incident_entry(
    report: Report, incident: Incident, place: Mapping[int, Mapping[str, object]]
) -> dict[str, object]:
    """One entry of `incidents[]`."""
    return {
        "id": incident.id,
        "label": incident.label,
        "pattern": incident.pattern,
        "severity": incident.severity.name,
        "title": both(PATTERNS[incident.pattern]),
        "first": iso(incident.first),
        "last": iso(incident.last),
        "transfers": [place[row] for row in incident.rows],
        "precursors": [{**place[p.row], "rule": p.rule} for p in incident.precursors],
        "losses": [_loss(loss) for loss in incident.losses],
        "fees": [_loss(loss) for loss in incident.fees],
        "recipients": [
            {
                "address": recipient.address,
                "first": iso(recipient.first),
                "last": iso(recipient.last),
                "known_before": recipient.known_before,
                "label": recipient.label,
            }
            for recipient in incident.recipients
        ],
        "owner_says_not_mine": _disowned(report, incident.rows),
        "verdict": incident.verdict,
        "severity_by_rules": (incident.by_rules or incident.severity).name,
    }


def _disowned(report: Report, rows: Sequence[int]) -> list[str]:
    said = report.config["not_mine"]
    hashes = report.history.table["tx_hash"].iloc[list(rows)].dropna().unique().tolist()
    return sorted(hash_ for hash_ in hashes if isinstance(said, list) and hash_ in said)


def _loss(loss: Loss) -> dict[str, object]:
    return {
        "asset": loss.asset,
        "contract": loss.contract,
        "network": loss.network,
        "amount": plain(loss.amount),
        "count": loss.count,
    }


def counts(report: Report) -> dict[str, int]:
    """How many transfers, duplicates, flagged transfers, and transfers of each severity."""
    severity = report.history.table["severity"]
    levels = {
        name: int((severity == level).sum())
        for level, name in enumerate(("info", "low", "medium", "high"), 1)
    }
    return {
        "transfers": len(severity),
        "duplicates": report.history.duplicates,
        "flagged": int((severity > 0).sum()),
        **levels,
    }


def span(report: Report) -> dict[str, str | None]:
    """The first and last time in the exports."""
    times = report.history.table["time"]
    if times.empty:
        return {"first": None, "last": None}
    return {"first": iso(times.min()), "last": iso(times.max())}
