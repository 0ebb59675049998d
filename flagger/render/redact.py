"""A report without the owner's addresses and without addresses of people who have no part in it.

The Report itself is redacted before anything is written, so that every format says the same. Addresses become
numbered names; which is which is written nowhere. What an incident's recipients are called stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from flagger.accounts import CUSTODIAL
from flagger.importers import importers
from flagger.model import Flag, Incident, Report, Severity, Source
from flagger.render.naming import OTHER, OWN, PAYEE, PAYER, TX, Names, folded, is_address, telling
from flagger.render.own_forms import forms, private
from flagger.render.unnamed import REMOVED, numbers_in, words_of
from flagger.text import Text

CONFIRMED = ("mine_deceived", "not_mine")
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
_PARTIES = ("own", "counterparty", "initiator", "spender")
_TEXTS = ("tx_hash", "contract", "asset", "method", "fee_asset", "allowance", "network")
_FREE = ("asset", "method", "label")


def kept(report: Report) -> frozenset[str]:
    """Addresses that stay: those of incidents the owner confirmed or, unanswered, of medium strength or more.

    No name of a person or a firm stays, whatever was paid to them.
    """
    table = report.history.table
    rows: set[int] = set()
    for incident in report.incidents:
        answered = incident.verdict in (*CONFIRMED, "mine_ok")
        if incident.verdict in CONFIRMED or (not answered and incident.severity >= Severity.medium):
            rows |= {*incident.rows, *(precursor.row for precursor in incident.precursors)}
    parties = {party for party in table["counterparty"].iloc[sorted(rows)].dropna() if is_address(party)}
    own = {wallet.address for wallet in report.history.wallets} | set(table["own"].dropna())
    known = report.config["known"]
    return (
        frozenset(parties | set(table["contract"].dropna()))
        - own
        - frozenset(known if isinstance(known, Mapping) else ())
    )


def redacted(report: Report, langs: Sequence[str]) -> Report:
    """The report with names for addresses; nothing of it leads back to them."""
    names = _named(report, langs)
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


def _named(report: Report, langs: Sequence[str]) -> Names:
    """Names for every party and hash of the history, in its order."""

    def say(kind: Text, n: int) -> str:
        said = [kind.say("zh", n=n)] if "zh" in langs else []
        return " / ".join([*said, *([kind.say("en", n=n)] if "en" in langs else [])])

    # What an account is called tells nobody's name, and that it is one has to be said.
    names, table = Names(say, kept(report) | CUSTODIAL), report.history.table
    own = [wallet.address for wallet in report.history.wallets]
    paid = set(table.loc[table["direction"].eq("out"), "counterparty"].dropna())
    for value in [*own, *table["own"].dropna().unique()]:
        names.name(value, OWN)
    for column in _PARTIES[1:]:
        for value in table[column].dropna().unique().tolist():
            names.name(value, OTHER if is_address(value) else PAYEE if value in paid else PAYER)
    for value in table["tx_hash"].dropna().unique().tolist():
        names.name(value, TX)
    names.learn(_spelled(report, names))
    return names


def _spelled(report: Report, names: Names) -> dict[str, str]:
    """What is looked for inside texts: own addresses in every spelling, people, names of files."""
    table, mine = report.history.table, private(report)
    own = {*mine, *(wallet.address for wallet in report.history.wallets), *table["own"].dropna()}
    people = {party for column in _PARTIES[1:] for party in table[column].dropna().unique().tolist()} - own
    return {
        **{party: names.given[party] for party in sorted(people) if party in names.given and telling(party)},
        **{form: names.given[folded(address)] for address in mine for form in forms(address)},
        **{source.name: _file(n, source) for n, source in enumerate(report.history.sources, start=1)},
        **dict.fromkeys(_personal(report), REMOVED),
    }


def _personal(report: Report) -> list[str]:
    """Who reports, and telephone numbers and the like, where free texts name them."""
    free = {text for column in _FREE for text in report.history.table[column].dropna().unique().tolist()}
    return sorted({*words_of(report.case), *numbers_in(free)})


def _table(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    unrelated = ~table["counterparty"].isin(list(names.stays))
    nothing = pd.Series(pd.NA, index=table.index, dtype="str")
    made = table.assign(
        note=nothing, token_id=nothing
    )  # who holds a collectible can be looked up by its number
    made["label"] = table["label"].where(~unrelated)
    for column in (*_PARTIES, *_TEXTS, "label"):
        called = names.name if column in (*_PARTIES, "tx_hash") else names.text
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


def _file(number: int, source: Source) -> str:
    known = {importer.id for importer in importers()}
    return f"export-{number}-{source.importer if source.importer in known else 'mapped'}.csv"


def _source(number: int, source: Source, names: Names) -> Source:
    return replace(
        source,
        name=_file(number, source),
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
