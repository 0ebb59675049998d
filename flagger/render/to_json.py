"""report.json: ids, facts and both languages, for machines."""

import json
from collections.abc import Iterator

from flagger.model import Report
from flagger.render import facts
from flagger.render.values import entry, values
from flagger.render.view_totals import prepared
from flagger.text import Lang


def document(report: Report) -> dict[str, object]:
    """The whole of report.json as plain values."""
    incidents, places = facts.incident_of(report), facts.places(report)
    return {
        "schema": facts.SCHEMA,
        "report_id": report.report_id,
        "version": report.version,
        "wallets": facts.wallet_entries(report.history.wallets),
        "timezone": {"name": report.history.zone, "found_by": report.history.zone_found_by},
        "sources": [facts.source_entry(source) for source in report.history.sources],
        "span": facts.span(report),
        "counts": facts.counts(report),
        "flags": [facts.flag_entry(flag, places[flag.row], incidents) for flag in report.flags],
        "incidents": [facts.incident_entry(report, incident, places) for incident in report.incidents],
        "not_evaluated": [
            {"rule": item.rule, "code": item.reason.id, "reason": facts.both(item.reason)}
            for item in report.not_evaluated
        ],
        "values": [entry(value) for value in values(prepared(report))],
        "config": dict(report.config),
        "method": dict(report.method),
    }


def render(report: Report, langs: tuple[Lang, ...]) -> Iterator[tuple[str, bytes]]:
    """One file, the same in every language."""
    text = json.dumps(document(report), ensure_ascii=False, indent=1, sort_keys=False)
    # A lone surrogate cannot be UTF-8; the escape keeps the original readable by machines.
    yield "report.json", (text + "\n").encode("utf-8", "backslashreplace")
