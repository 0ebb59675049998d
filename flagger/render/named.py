"""Who keeps an address in a public report, and what everybody else is called there instead."""

from collections.abc import Mapping, Sequence

from flagger.accounts import CUSTODIAL
from flagger.importers import importers
from flagger.model import Report, Severity, Source
from flagger.render.naming import OTHER, OWN, PAYEE, PAYER, TX, Names, folded, is_address, telling
from flagger.render.own_forms import forms, private
from flagger.render.unnamed import REMOVED, numbers_in, words_of
from flagger.text import Text

CONFIRMED = ("mine_deceived", "not_mine")
PARTIES = ("own", "counterparty", "initiator", "spender")
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


def named(report: Report, langs: Sequence[str]) -> Names:
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
    for column in PARTIES[1:]:
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
    people = {party for column in PARTIES[1:] for party in table[column].dropna().unique().tolist()} - own
    return {
        **{party: names.given[party] for party in sorted(people) if party in names.given and telling(party)},
        **{form: names.given[folded(address)] for address in mine for form in forms(address)},
        **{source.name: file_name(n, source) for n, source in enumerate(report.history.sources, start=1)},
        **dict.fromkeys(_personal(report), REMOVED),
    }


def _personal(report: Report) -> list[str]:
    """Who reports, and telephone numbers and the like, where free texts name them."""
    free = {text for column in _FREE for text in report.history.table[column].dropna().unique().tolist()}
    return sorted({*words_of(report.case), *numbers_in(free)})


def file_name(number: int, source: Source) -> str:
    """What an export is called instead."""
    known = {importer.id for importer in importers()}
    return f"export-{number}-{source.importer if source.importer in known else 'mapped'}.csv"
