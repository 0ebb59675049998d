"""What happened, as a page needs it: numbered transfers, incidents, events. Language comes later."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

import pandas as pd

from flagger.accounts import APPS, kept
from flagger.incidents import naming
from flagger.incidents.verdicts import DENIED
from flagger.model import Flag, Incident, Report, Severity
from flagger.render.facts import known
from flagger.render.safe import visible
from flagger.render.times import local, utc
from flagger.render.view_parts import Capped, Event, Line, Moment, Span, link, seen
from flagger.rules import classes

POISON = (
    "zero-value-look-alike", "dust-look-alike", "unknown-token-look-alike", "fake-token", "unsigned-zero-record",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Rows:
    """A report's rows prepared for reading."""

    report: Report
    most: int  # transfers shown in full
    _lines: dict[int, Line] = field(default_factory=dict)

    @cached_property
    def table(self) -> pd.DataFrame:
        """The history's table."""
        return self.report.history.table

    @cached_property
    def owners(self) -> list[str]:
        """The owner's wallets and accounts."""
        return [wallet.address for wallet in self.report.history.wallets]

    @cached_property
    def only_accounts(self) -> bool:
        """Whether exchanges and payment apps keep all of it: then the report speaks of no wallet."""
        return bool(self.owners) and kept(self.owners)

    @cached_property
    def only_apps(self) -> bool:
        """Whether payment apps keep all of it: then it speaks of no address and no hash either."""
        return self.only_accounts and APPS.issuperset(self.owners)

    @cached_property
    def main(self) -> list[Incident]:
        """Incidents of medium or strong evidence whatever was answered, and those the owner disowns."""
        disowned = set(self.disowned)
        return [
            i
            for i in self.report.incidents
            if (i.by_rules or i.severity) >= Severity.medium
            or i.verdict in DENIED
            or disowned & set(i.rows)
            or any(self.answers.get(row, ("", ""))[0] in DENIED for row in i.rows)
        ]

    @cached_property
    def asked(self) -> list[Incident]:
        """The main incidents that risks and requests are about: all but those the owner says are fine."""
        return [incident for incident in self.main if incident.verdict != "mine_ok"]

    @cached_property
    def fine(self) -> bool:
        """Whether the owner has answered that every main incident was intended."""
        return bool(self.main) and not self.asked

    @cached_property
    def weak(self) -> list[Incident]:
        """Incidents of weak evidence only."""
        main = {incident.label for incident in self.main}
        return [incident for incident in self.report.incidents if incident.label not in main]

    @cached_property
    def disowned(self) -> list[int]:
        """Rows the owner says are not theirs."""
        said = self.report.config["not_mine"]
        if not isinstance(said, list) or not said:
            return []
        return [int(row) for row in self.table.index[self.table["tx_hash"].isin(said)]]

    @cached_property
    def answers(self) -> dict[int, tuple[str, str]]:
        """By row of an incident that moved something out: the owner's answer about this transfer, and the note."""
        rows = sorted({row for incident in self.report.incidents for row in incident.rows if self.left(row)})
        given = self.report.config["review"]
        review = [(set(each[:-2]), each[-2], each[-1]) for each in given] if isinstance(given, list) else []
        found: dict[int, tuple[str, str]] = {row: ("not_mine", "") for row in self.disowned if row in rows}
        if not review:  # a public report keeps the answers about whole incidents only
            whole = [(i.verdict, row) for i in self.report.incidents if i.verdict for row in i.rows]
            found |= {row: (str(verdict), "") for verdict, row in whole if row in rows and row not in found}
        for row, id_, tx_hash in self.table.loc[rows, ["id", "tx_hash"]].itertuples(name=None):
            ids = {str(id_).lower(), str(tx_hash).lower(), *(flag.id for flag in self.flags.get(row, ()))}
            for named, verdict, note in review:
                if named & ids:
                    found[row] = (verdict, note)
        return found

    def said(self, *verdicts: str) -> list[int]:
        """The transfers that the owner gave one of these answers about."""
        return sorted(row for row, (verdict, _) in self.answers.items() if verdict in verdicts)

    @cached_property
    def numbers(self) -> dict[int, int]:
        """Row → its number in this report: by time, those of the main incidents first."""
        ordered = [sorted({row for i in part for row in i.rows}) for part in (self.main, self.weak)]
        rows = dict.fromkeys(row for part in ordered for row in part)
        return {row: number for number, row in enumerate(rows, start=1)}

    @cached_property
    def flags(self) -> dict[int, list[Flag]]:
        """Flags by row."""
        made: dict[int, list[Flag]] = {}
        for flag in self.report.flags:
            made.setdefault(flag.row, []).append(flag)
        return made

    @cached_property
    def outgoing(self) -> "pd.Series[float]":
        """By outgoing row, its place by how unusual it is; 1 is the most unusual."""
        scores = self.table.loc[self.went_out, "score"]
        return scores.rank(ascending=False, method="min")

    def moment(self, time: datetime | pd.Timestamp) -> Moment:
        """An instant as it is printed."""
        at = pd.Timestamp(time).to_pydatetime()
        return Moment(utc(at), local(at, self.report.history.zone), int(pd.Timestamp(at).timestamp()))

    def line(self, row: int) -> Line:
        """A row as it is printed."""
        if row not in self._lines:
            self._lines[row] = self._line(row)
        return self._lines[row]

    def _line(self, row: int) -> Line:
        cells: dict[str, Any] = {str(k): known(v) for k, v in self.table.loc[row].items()}
        level = int(cells["severity"])
        moved = cells["direction"] in ("in", "out") and cells["status"] == "ok"
        return Line(
            row=row,
            number=self.numbers.get(row, 0),
            at=self.moment(cells["time"]),
            amount=cells["amount_text"],
            asset=visible(cells["asset"] or "?", 40),
            direction=cells["direction"],
            moved=bool(moved and (cells["amount"] or 0) > 0),
            own=visible(cells["own"]),
            party=seen(cells["counterparty"]),
            network=cells["network"],
            contract=seen(cells["contract"]),
            tx_hash=seen(cells["tx_hash"]),
            link=link(cells["network"], cells["tx_hash"], 1),
            source=f"S{cells['source'] + 1}",
            line=cells["line"],
            method=seen(cells["method"]),
            severity=Severity(level) if level else None,
            rank=int(self.outgoing[row]) if row in self.outgoing.index else None,
            disowned=row in self.disowned,
            note=seen(cells["note"]),
            flags=tuple(self.flags.get(row, ())),
        )

    @cached_property
    def shown(self) -> list[tuple[Incident, list[Line]]]:
        """Incidents with their transfers, until the limit is reached."""
        made, left = [], self.most
        for incident in (*self.main, *self.weak):
            rows = incident.rows[:left]
            left -= len(rows)
            if rows:
                made.append((incident, [self.line(row) for row in rows]))
        return made

    @cached_property
    def unshown(self) -> int:
        """Transfers of incidents that found no room."""
        return len(self.numbers) - sum(len(lines) for _, lines in self.shown)

    def events(self, incidents: Sequence[Incident]) -> list[Event]:
        """Everything of these incidents by time: what led there, and each transfer."""
        made: dict[int, Event] = {}
        for incident in incidents:
            for precursor in incident.precursors:
                flag = next((f for f in self.flags.get(precursor.row, []) if f.rule == precursor.rule), None)
                event = Event(self.line(precursor.row), incident, precursor.rule, flag)
                made.setdefault(precursor.row, event)
            for row in incident.rows[: self.most]:
                made[row] = Event(self.line(row), incident)
        return [made[row] for row in sorted(made)]

    @cached_property
    def led_to(self) -> dict[str, list[Event]]:
        """By incident, what led there; each row is told once, and never twice as lead and transfer."""
        told = {row for incident in self.main for row in incident.rows}
        made: dict[str, list[Event]] = {}
        for incident in self.main:
            made[incident.label] = [
                e for e in self.events([incident]) if e.precursor and e.line.row not in told
            ]
            told |= {event.line.row for event in made[incident.label]}
        return made

    def span(self, incidents: Sequence[Incident]) -> Span | None:
        """What left in these incidents: how often, from when to when; None where nothing did.

        Records that moved nothing (a changed permission) belong to an incident, but are no transfers of it.
        """
        return self.span_of(sorted({row for incident in incidents for row in incident.rows}))

    def span_of(self, rows: Sequence[int]) -> Span | None:
        """The same of some rows."""
        left = self.table.loc[[row for row in rows if self.left(row)], "time"]
        return Span(len(left), self.moment(left.min()), self.moment(left.max())) if len(left) else None

    def left(self, row: int) -> bool:
        """Whether something left by this row."""
        return bool(self.went_out.at[row])

    def strongest(self, incident: Incident) -> list[str]:
        """The rules behind an incident: those that its pattern is named by first, then the weightiest."""
        ids = {flag.rule for flag in incident.flags}
        first = [id_ for id_ in naming(incident.pattern) if id_ in ids]
        return first + sorted(ids - set(first), key=lambda id_: (-classes()[id_].weight, id_))

    def notes(self, most: int, *rules: str, but: Sequence[str] = ()) -> Capped:
        """Info flags outside every incident, of some rules or of all but some, by the history's order."""
        flags = [f for f in self._loose if (f.rule in rules if rules else f.rule not in but)]
        return Capped([(self.line(f.row), f) for f in flags[:most]], max(len(flags) - most, 0))

    def hinted(self, rule: str) -> int:
        """How many rows outside every incident carry a note of this rule."""
        return len({flag.row for flag in self._loose if flag.rule == rule})

    @cached_property
    def _loose(self) -> list[Flag]:
        flags = [f for f in self.report.flags if f.row not in self.numbers and f.severity == Severity.info]
        return sorted(flags, key=lambda flag: (flag.row, flag.rule))

    def leading(self, most: int, incidents: Sequence[Incident] | None = None) -> list[Line]:
        """The first numbered transfers of the main incidents, or of these."""
        rows = {row for i in (self.main if incidents is None else incidents) for row in i.rows}
        return [self.line(row) for row in sorted(rows, key=self.numbers.__getitem__)[:most]]

    @cached_property
    def main_rows(self) -> int:
        """How many rows the main incidents hold."""
        return len({row for incident in self.main for row in incident.rows})

    @cached_property
    def went_out(self) -> "pd.Series[bool]":
        """Rows by which something left; a change of permissions or a failed transfer is none of them."""
        return self._moved & self.table["direction"].eq("out")

    @cached_property
    def _moved(self) -> "pd.Series[bool]":
        return self.table["status"].eq("ok") & (self.table["amount"] > 0)
