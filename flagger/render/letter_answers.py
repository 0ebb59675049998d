"""What the owner answered about each transfer, as letters tell it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flagger.claims.matter import Answered
from flagger.incidents import losses
from flagger.incidents.verdicts import DENIED
from flagger.model import Loss, Severity
from flagger.render.safe import visible
from flagger.render.view_parts import Key, totals
from flagger.render.view_totals import View
from flagger.render.words import VERDICTS


@dataclass(frozen=True, slots=True)
class Answers:
    """Verdict and note of each row of an incident; a row without one is not answered."""

    by_row: dict[int, tuple[str, str]]
    every: tuple[int, ...]  # rows of incidents by which something left, in the report's order
    flagged: frozenset[int]  # of medium evidence or more

    def said(self, *verdicts: str) -> list[int]:
        """Rows with one of these verdicts."""
        return [row for row in self.every if self.by_row.get(row, ("", ""))[0] in verdicts]

    @property
    def confirmed(self) -> list[int]:
        """What was not intended, as the owner says."""
        return self.said(*DENIED)

    @property
    def open(self) -> list[int]:
        """What is flagged and neither denied nor excluded."""
        return [row for row in self.said("", "unsure") if row in self.flagged]

    def told(self, numbers: dict[int, int], rows: Sequence[int]) -> tuple[Answered, ...]:
        """The answers about these rows, transfers with the same answer together."""
        groups: dict[tuple[str, str], list[int]] = {}
        for row in rows:
            if row in self.by_row:
                groups.setdefault(self.by_row[row], []).append(numbers.get(row, 0))
        return tuple(
            Answered(tuple(sorted(found)), VERDICTS[verdict], visible(" ".join(note.split()), 2_000))
            for (verdict, note), found in groups.items()
        )


def answers_of(view: View) -> Answers:
    """Each row's answer: by its flags, its id or its hash."""
    report = view.report
    rows = sorted({row for incident in report.incidents for row in incident.rows})
    every = sorted((row for row in rows if view.left(row)), key=lambda row: view.numbers.get(row, 0))
    strong = [i for i in report.incidents if (i.by_rules or i.severity) >= Severity.medium]
    return Answers(view.answers, tuple(every), frozenset(row for i in strong for row in i.rows))


def sums(view: View, rows: Sequence[int]) -> dict[Key, Loss]:
    """Exact totals of these rows."""
    return totals(losses(view.table.loc[list(rows)]))
