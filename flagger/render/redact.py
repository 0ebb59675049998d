"""A report without the owner's addresses and without addresses of people who have no part in it.

The Report itself is redacted before anything is written, so that every format says the same. Addresses become
numbered names; which is which is written nowhere. What an incident's recipients are called stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from flagger.importers import importers
from flagger.model import Flag, Incident, Report, Source
from flagger.render.named import PARTIES, file_name, named
from flagger.render.naming import Names

# Settings that tell nothing of the owner; others are left out.
_SETTINGS = (
    "network",
    "encoding",
    "zone",
    "day_first",
    "lists",
    "forest",
    "only",
    "skip",
    "rules",
    "importer",
)
NUMBER = "token"  # the fact that holds the number of a collectible
_TEXTS = ("tx_hash", "contract", "asset", "method", "fee_asset", "allowance", "network")


def redacted(report: Report, langs: Sequence[str]) -> Report:
    """The report with names for addresses; nothing of it leads back to them."""
    names = named(report, langs)
    table = _table(report.history.table, names)
    known = report.config["known"]
    config = {
        **{name: value for name, value in report.config.items() if name in _SETTINGS},
        "profile": "public", "not_mine": [], "review": [],
        "own": [names.name(str(own)) for own in _listed(report.config["own"])],
        "known": {names.name(str(address)): "" for address in (known if isinstance(known, Mapping) else ())},
    }  # fmt: skip
    history = replace(
        report.history,
        table=table,
        wallets=tuple(replace(w, address=names.name(w.address)) for w in report.history.wallets),
        sources=tuple(_source(n, source, names) for n, source in enumerate(report.history.sources, start=1)),
    )
    # Each part by name: what a report learns to hold later is left out until it is redacted here.
    return Report(
        version=report.version,
        report_id=report.report_id,
        config=config,
        history=history,
        flags=tuple(_flag(flag, names) for flag in report.flags),
        incidents=tuple(_incident(incident, names) for incident in report.incidents),
        not_evaluated=names.value(report.not_evaluated),
        method=report.method,
    )


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()


def _table(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    unrelated = ~table["counterparty"].isin(list(names.stays))
    nothing = pd.Series(pd.NA, index=table.index, dtype="str")
    made = table.assign(
        note=nothing, token_id=nothing
    )  # who holds a collectible can be looked up by its number
    made["label"] = table["label"].where(~unrelated)
    for column in (*PARTIES, *_TEXTS, "label"):
        called = names.name if column in (*PARTIES, "tx_hash") else names.text
        values = {value: called(value) for value in made[column].dropna().unique().tolist()}
        made[column] = made[column].map(values).astype("str")
    made["key"] = [f"{row}" for row in range(len(made))]
    made["id"] = [f"{row:016d}" for row in range(len(made))]
    return made


def _flag(flag: Flag, names: Names) -> Flag:
    facts = {name: value for name, value in flag.facts.items() if name != NUMBER}
    return replace(
        flag,
        key=f"{flag.row}",
        facts={**names.value(facts), **({NUMBER: "–"} if NUMBER in flag.facts else {})},
    )


def _incident(incident: Incident, names: Names) -> Incident:
    return replace(
        incident,
        flags=tuple(_flag(flag, names) for flag in incident.flags),
        losses=names.value(incident.losses),
        fees=names.value(incident.fees),
        recipients=tuple(
            replace(
                each,
                address=names.name(each.address),
                label=each.label if each.address in names.stays else None,
            )
            for each in incident.recipients
        ),
    )


def _source(number: int, source: Source, names: Names) -> Source:
    return replace(
        source,
        name=file_name(number, source),
        sha256="",  # anyone can download an export of a guessed address and compare
        importer=source.importer if source.importer in {each.id for each in importers()} else "mapped",
        columns=(),
        rejected=tuple(
            replace(each, value="", column=names.text(each.column), reason=names.value(each.reason))
            for each in source.rejected
        ),
        skipped=names.value(source.skipped),
        warnings=names.value(source.warnings),
        path=None,
        content=None,
    )
