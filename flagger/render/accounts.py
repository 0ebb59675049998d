"""What became of every record of the files: sums that add up, and line numbers put together."""

from collections.abc import Iterable
from dataclasses import dataclass

from flagger.model import Aside, Report, Source
from flagger.text import Message


@dataclass(frozen=True, slots=True)
class Skipped:
    """Records skipped for one reason."""

    reason: Message
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sums:
    """Over all files: records = read + skipped + rejected; movements = transfers + duplicates."""

    records: int
    read: int
    skipped: int
    rejected: int
    blank: int
    movements: int
    duplicates: int
    transfers: int


def sums(report: Report) -> Sums:
    """The counts of a report, file by file added up."""
    sources, transfers = report.history.sources, len(report.history.table)
    return Sums(
        records=sum(s.records for s in sources),
        read=sum(s.read for s in sources),
        skipped=sum(len(s.skipped) for s in sources),
        rejected=sum(len(s.rejected) for s in sources),
        blank=sum(s.blank for s in sources),
        movements=transfers + report.history.duplicates,
        duplicates=report.history.duplicates,
        transfers=transfers,
    )


def skipped(source: Source) -> list[Skipped]:
    """Skipped records by reason, in the order of the file."""
    found: dict[tuple[str, str], list[Aside]] = {}
    for aside in source.skipped:
        found.setdefault((aside.reason.id, aside.reason.say("en")), []).append(aside)
    return [Skipped(part[0].reason, tuple(aside.line for aside in part)) for part in found.values()]


def ranges(lines: Iterable[int], most: int) -> tuple[str, int]:
    """Line numbers with runs put together (`1–22, 30`), and how many numbers found no room."""
    runs: list[list[int]] = []
    for line in sorted(set(lines)):
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    told = ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs[:most])
    return told, sum(b - a + 1 for a, b in runs[most:])
