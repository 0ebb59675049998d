"""A report prepared for reading: exact quantities, what follows from the patterns."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import pandas as pd

from flagger.incidents import losses
from flagger.incidents.totals import fees_of
from flagger.incidents.verdicts import DENIED
from flagger.model import Incident, Loss, Report, Severity
from flagger.render import advice
from flagger.render.safe import visible
from flagger.render.view_addresses import Addressed
from flagger.render.view_parts import COLUMNS, Column, Moment, Quantity, totals
from flagger.rules import classes
from flagger.text import Lang, Text, listed

MOST_URGENT = 3


@dataclass(frozen=True, eq=False)
class View(Addressed):
    """All that the templates ask for."""

    def coin(self, incident: Incident) -> str | None:
        """The network's own coin, if it left here while another group is about approvals."""
        if "approval-drain" not in self.patterns or incident.pattern == "approval-drain":
            return None
        rows = self.table.loc[list(incident.rows)]
        coins = rows.loc[rows["kind"].eq("native") & rows["direction"].eq("out"), "asset"].dropna()
        return visible(coins.iat[0], 40) if len(coins) else None

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Exact totals by network, asset and contract, in the three columns."""
        columns = [totals(losses(self.table.loc[self.summed(column)])) for column in COLUMNS]
        keys = dict.fromkeys(key for column in columns for key in column)
        return [Quantity(*key, *(column.get(key) for column in columns)) for key in keys]

    def summed(self, column: Column) -> list[int]:
        """The rows that a column adds up, each once: what rules flag group by group, what the owner says one by one."""
        if column == "flagged":
            return sorted({row for i in self._strong for row in i.rows if self.left(row)})
        if column == "excluded":
            return self.said("mine_ok")
        return sorted({*self.said(*DENIED), *(row for row in self.disowned if self.left(row))})

    @property
    def _strong(self) -> list[Incident]:
        return [i for i in self.main if (i.by_rules or i.severity) >= Severity.medium]

    @cached_property
    def weak_quantities(self) -> list[Loss]:
        """Totals of what is flagged weak and stands in none of the three columns."""
        told = {row for column in COLUMNS for row in self.summed(column)}
        weak = [i for i in self.report.incidents if (i.by_rules or i.severity) == Severity.low]
        rows = sorted({row for i in weak for row in i.rows if self.left(row)} - told)
        return list(losses(self.table.loc[rows]))

    @cached_property
    def fees(self) -> list[Loss]:
        """Fees of the flagged transfers that the wallet itself paid, apart from the quantities.

        Of all rows together: incidents may share a transaction, and its fee was paid once.
        """
        return list(fees_of(self.table, sorted({row for i in self.main for row in i.rows})))

    @cached_property
    def returned(self) -> list[Loss]:
        """What came back from each recipient after the first transfer to it."""
        since: dict[str, datetime] = {}
        for recipient in (r for i in self.main for r in i.recipients):
            since[recipient.address] = min(since.get(recipient.address, recipient.first), recipient.first)
        return list(losses(self.table.loc[self.back_from(since)]))

    def back_from(self, since: Mapping[str, datetime]) -> list[int]:
        """The rows by which something came from these, each from a time on."""
        party, back = self.table["counterparty"], self.table["direction"].eq("in") & self._moved
        rows = self.table[back & party.isin(list(since))]
        return rows.index[rows["time"] >= pd.to_datetime(rows["counterparty"].map(since))].tolist()

    @cached_property
    def failed(self) -> int:
        """Outgoing transactions that failed: nothing left by them."""
        return int((self.table["direction"].eq("out") & self.table["status"].eq("failed")).sum())

    @cached_property
    def first(self) -> Moment:
        """The first time in the files."""
        return self.moment(self.table["time"].min())

    @cached_property
    def last(self) -> Moment:
        """The last time in the files."""
        return self.moment(self.table["time"].max())

    def named(self, incidents: Sequence[Incident], lang: Lang) -> str:
        """The transfers of these incidents by number: `No. 2, 3`."""
        numbers = sorted(self.numbers[row] for incident in incidents for row in incident.rows)
        shown = [str(number) for number in numbers[:8]]
        many = len(numbers) > len(shown)
        phrase = Text("No. {n}", "第 {n} 笔") if not many else Text("No. {n} and others", "第 {n} 等笔")
        return phrase.say(lang, n=listed(shown))

    @cached_property
    def patterns(self) -> list[str]:
        """Patterns of the main incidents but those that are fine; of the weak ones where there is nothing else."""
        found = [i.pattern for i in (self.asked if self.main else self.weak)]
        return list(dict.fromkeys(found))

    @cached_property
    def risks(self) -> list[Text]:
        """What the patterns may mean now, each said once."""
        return list(
            dict.fromkeys(advice.risk(pattern, account=self.only_accounts) for pattern in self.patterns)
        )

    @cached_property
    def steps(self) -> list[tuple[list[str], tuple[Text, ...]]]:
        """What to do first, patterns with the same steps together."""
        made: dict[tuple[Text, ...], list[str]] = {}
        for pattern in self.patterns:
            made.setdefault(advice.steps(pattern, account=self.only_accounts), []).append(pattern)
        return [(patterns, steps) for steps, patterns in made.items()]

    def urgent(self, *but: str) -> list[Text]:
        """The most urgent step of each of the first patterns, of these patterns alone excepted."""
        return list(dict.fromkeys(steps[0] for named, steps in self.steps[:MOST_URGENT] if {*named} - {*but}))

    @cached_property
    def only_if(self) -> bool:
        """Whether the steps are needed only if the owner did not intend the transfers: weak flags, of a known pattern."""
        return not self.main and any(pattern != "unknown" for pattern in self.patterns)

    @cached_property
    def ran(self) -> list[tuple[str, int]]:
        """Rules that ran, in the catalogue's order, with the number of their remarks."""
        config = self.report.config
        only, skip = config["only"] or [], config["skip"] or []
        unmet = {n.rule for n in self.report.not_evaluated}
        counts = Counter(flag.rule for flag in self.report.flags)
        assert isinstance(only, list) and isinstance(skip, list)
        return [
            (id_, counts[id_])
            for id_ in classes()
            if id_ not in unmet and id_ not in skip and (not only or id_ in only)
        ]

    @cached_property
    def networks(self) -> list[str]:
        """Networks of the transfers."""
        return sorted(self.table["network"].dropna().unique().tolist())


_prepared: list[View] = []  # of the report prepared last


def prepared(report: Report, most: int = 0) -> View:
    """The report with so many transfers in full: one for all outputs of a run that leave equally few out."""
    most = min(most, sum(len(incident.rows) for incident in report.incidents))
    if _prepared and _prepared[0].report is not report:
        _prepared.clear()
    view = next((one for one in _prepared if one.most == most), None)
    if view is None:
        view = View(report, most)
        _prepared.append(view)
    return view
