"""A report without the owner's addresses and without addresses of people who have no part in it.

The Report itself is redacted before anything is written, so that every format says the same. Addresses become
numbered names; which is which is written nowhere. What an incident's recipients are called stays.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

import pandas as pd

from flagger.importers import importers
from flagger.model import Flag, Incident, Report, Severity, Source
from flagger.render.own_forms import forms
from flagger.text import Message, Text

CONFIRMED = ("mine_deceived", "not_mine")
OWN = Text("own address {n}", "本人地址{n}")
OTHER = Text("address {n}", "地址{n}")
TX = Text("transaction {n}", "交易{n}")
_PARTIES = ("own", "counterparty", "initiator", "spender")
_TEXTS = ("tx_hash", "contract", "asset", "method", "fee_asset", "token_id", "allowance")
# Whatever may be an address or a hash, in any text; the longest first.
_TOKEN = re.compile(
    r"0[xX][0-9a-fA-F]{40,}|\b[0-9a-fA-F]{64}\b|\b(?:bc1|tb1|ltc1|addr1)[0-9a-zA-Z]{20,100}\b|\b[1-9A-HJ-NP-Za-km-z]{32,90}\b"
)
_HASH = re.compile(r"(?:0x)?[0-9a-f]{64}")


def kept(report: Report) -> frozenset[str]:
    """Addresses that stay: those of incidents the owner confirmed or, unanswered, of medium strength or more."""
    table = report.history.table
    rows: set[int] = set()
    for incident in report.incidents:
        answered = incident.verdict in (*CONFIRMED, "mine_ok")
        if incident.verdict in CONFIRMED or (not answered and incident.severity >= Severity.medium):
            rows |= {*incident.rows, *(precursor.row for precursor in incident.precursors)}
    parties = set(table["counterparty"].iloc[sorted(rows)].dropna())
    own = {wallet.address for wallet in report.history.wallets} | set(table["own"].dropna())
    known = report.config["known"]
    return (
        frozenset(parties | set(table["contract"].dropna()))
        - own
        - frozenset(known if isinstance(known, Mapping) else ())
    )


@dataclass(slots=True)
class Names:
    """What each address is called instead; numbered in the order of the history."""

    say: Callable[[Text, int], str]
    stays: frozenset[str]
    given: dict[str, str] = field(default_factory=dict)
    counts: dict[Text, int] = field(default_factory=dict)
    whole: re.Pattern[str] | None = None  # own addresses in every spelling, names that are no addresses
    spelled: dict[str, str] = field(default_factory=dict)  # by what `whole` finds, in lower case

    def name(self, value: str, kind: Text = OTHER) -> str:
        """The name for a whole cell."""
        folded = value.lower() if value[:2].lower() == "0x" else value
        if folded in self.stays:
            return value
        if folded not in self.given:
            self.counts[kind] = self.counts.get(kind, 0) + 1
            self.given[folded] = self.say(kind, self.counts[kind])
        return self.given[folded]

    def learn(self, spelled: Mapping[str, str]) -> None:
        """Words to be replaced wherever they stand, whatever their case."""
        self.spelled = {word.lower(): name for word, name in spelled.items()}
        words = sorted(self.spelled, key=lambda word: (-len(word), word))
        self.whole = re.compile("|".join(map(re.escape, words)), re.IGNORECASE) if words else None

    def text(self, value: str) -> str:
        """Any text, each address and hash in it replaced."""
        if value in self.given:
            return self.given[value]
        if self.whole is not None:
            value = self.whole.sub(lambda match: self.spelled[match[0].lower()], value)
        return _TOKEN.sub(self._token, value)

    def _token(self, match: re.Match[str]) -> str:
        return self.name(match[0], TX if _HASH.fullmatch(match[0].lower()) else OTHER)

    def value(self, value: Any) -> Any:
        """Any value of a report, to its depth."""
        if isinstance(value, Text):
            return Text(self.text(value.en), self.text(value.zh))
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Message):
            return Message(value.id, value.text, self.value(value.facts))
        if isinstance(value, Mapping):
            return {self.value(key): self.value(each) for key, each in value.items()}
        if isinstance(value, tuple | list):
            return type(value)(self.value(each) for each in value)
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{f.name: self.value(getattr(value, f.name)) for f in fields(value)})
        return value


def redacted(report: Report, langs: Sequence[str]) -> Report:
    """The report with names for addresses; nothing of it leads back to them."""
    names = _named(report, langs)
    table = _table(report.history.table, names)
    known = report.config["known"]
    config = {
        **report.config, "profile": "public", "mappings": [], "not_mine": [], "review": [],
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
    """Names for every party of the history, and what has to be looked for in texts."""

    def say(kind: Text, n: int) -> str:
        said = [kind.say("zh", n=n)] if "zh" in langs else []
        return " / ".join([*said, *([kind.say("en", n=n)] if "en" in langs else [])])

    names, table = Names(say, kept(report)), report.history.table
    mine = list(
        dict.fromkeys([*(w.address for w in report.history.wallets), *table["own"].dropna().unique()])
    )
    for address in mine:
        names.name(address, OWN)
    for column in _PARTIES[1:]:
        for party in table[column].dropna().unique().tolist():
            names.name(party)
    spelled = {form: names.given[address] for address in mine for form in forms(address)}
    others = [party for party in names.given if not _TOKEN.fullmatch(party) and len(party) > 1]
    spelled = {**{party: names.given[party] for party in others}, **spelled}
    for number, source in enumerate(report.history.sources, start=1):
        spelled[source.name] = _file(number, source)
    names.learn(spelled)
    return names


def _table(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    unrelated = ~table["counterparty"].isin(list(names.stays))
    made = table.assign(note=pd.Series(pd.NA, index=table.index, dtype="str"))
    made["label"] = table["label"].where(~unrelated)
    for column in (*_PARTIES, *_TEXTS, "label"):
        called = names.name if column in _PARTIES else names.text
        values = {value: called(value) for value in made[column].dropna().unique().tolist()}
        made[column] = made[column].map(values).astype("str")
    made["key"] = [f"{row}" for row in range(len(made))]
    made["id"] = [f"{row:016d}" for row in range(len(made))]
    return made


def _flag(flag: Flag, names: Names) -> Flag:
    return replace(flag, key=f"{flag.row}", facts=names.value(flag.facts))


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
        rejected=tuple(replace(each, value="", reason=names.value(each.reason)) for each in source.rejected),
        skipped=names.value(source.skipped),
        warnings=names.value(source.warnings),
        path=None,
        content=None,
    )
