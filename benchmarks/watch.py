"""Exports that grow row by row, with `flagger watch` ended at random steps: is each incident told exactly once?

    python benchmarks/watch.py [--exports 300] [--seed 6000] [--rows 16]

Made-up robbed wallets (benchmarks/synthetic, every export of each) begin with what there was before the first
transfer that counts, are looked at once, and then grow by one point in time after another. At one look of three the
program is ended at a random step of the protocol (before or after the state is written, before or after the
delivery) and started again. What counts is the log that a command without any memory writes, a line an alert.

Told once: of the incidents at the end that hold a new transfer and are medium or stronger, those for which one line, and
no second, is about any of their transfers. An incident may have been told and be gone at the end, since later rows took it
back: such alerts are printed apart, and so are incidents that were told as several before they became one.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pandas as pd

from benchmarks.synthetic.case import plans, write_case
from flagger.alerts import delivery
from flagger.alerts.channels import Channel, parse
from flagger.alerts.wording import alert_of
from flagger.config import Config
from flagger.importers.reading import read_export
from flagger.model import Incident, Report, Severity
from flagger.monitor import Monitor, watchful
from flagger.monitor.marks import marks
from flagger.monitor.state import State
from flagger.pipeline import scan

APPEND = "import json, sys; a = json.load(sys.stdin); open(sys.argv[1], 'a').write(a['id'] + '\\n')"


class Killed(BaseException):
    """The program ends here."""


def ended_at(moment: int, step: Callable[[], None]) -> bool:
    """Run a step, raising at the given point; whether it came that far."""
    passed = 0

    def wrapped(real: Callable[..., Any]) -> Callable[..., Any]:
        def stepping(*args: Any, **kwargs: Any) -> Any:
            nonlocal passed
            for before in (True, False):
                if not before:
                    result = real(*args, **kwargs)
                passed += 1
                if passed == moment:
                    raise Killed
            return result

        return stepping

    with (
        patch.object(Path, "replace", wrapped(Path.replace)),
        patch.object(delivery, "_send", wrapped(delivery._send)),
    ):
        try:
            step()
        except Killed:
            return True
    return False


class Case:
    """One made-up wallet whose exports are shown up to some time."""

    def __init__(self, folder: Path, work: Path) -> None:
        self.truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
        self.files = sorted(p for p in folder.iterdir() if p.suffix == ".csv")
        self.work = work
        self.tables = {path: read_export(path, Config()).table[["time", "line"]] for path in self.files}

    def show(self, until: pd.Timestamp) -> None:
        """Write the exports as they would have been at that time."""
        for path, table in self.tables.items():
            kept = set(table.loc[table["time"] <= until, "line"].tolist())
            moving = set(table["line"].tolist())
            lines = path.read_bytes().splitlines(keepends=True)
            shown = [line for n, line in enumerate(lines, 1) if n in kept or n not in moving]
            (self.work / path.name).write_bytes(b"".join(shown))

    def times(self, rows: int) -> list[pd.Timestamp]:
        """Two points before the first transfer that counts, and `rows` from there on."""
        every = pd.Series(sorted(set(pd.concat(list(self.tables.values()))["time"])))
        first = pd.Timestamp(self.truth["first_theft"], unit="s").as_unit("us")
        at = int(every.searchsorted(first))
        return every.iloc[max(at - 2, 0) : at + rows].tolist()


def grow(case: Case, rows: int, chance: random.Random) -> Counter[str]:
    """What became of one wallet's incidents and alerts, and how often the program was ended."""
    log, script = case.work.parent / f"{case.work.name}.log", case.work.parent / "append.py"
    script.write_text(APPEND, encoding="utf-8")
    way = parse(f"command:'{sys.executable}' -S '{script}' '{log}'")
    state = case.work.parent / f"{case.work.name}.json"
    first, *later = case.times(rows)
    case.show(first)
    look(case, state, way)
    known, ended = State.load(state).known, 0
    about: dict[str, frozenset[str]] = {}
    with patch("flagger.monitor.alert_of", partial(noted, about)):
        for until in later:
            case.show(until)
            if chance.random() < 1 / 3:
                ended += ended_at(chance.randrange(1, 12), lambda: look(case, state, way))
            look(case, state, way)
    lines = Counter(log.read_text().split() if log.exists() else [])
    return Counter(ended=ended) + compared(case, known, lines, about)


def compared(
    case: Case, known: set[str], lines: Counter[str], about: Mapping[str, frozenset[str]]
) -> Counter[str]:
    """The log beside the incidents at the end; `about` holds the transfers of each alert."""
    report = scan([case.work / path.name for path in case.files], watchful(Config()))
    names = marks(report.history)
    strong = [{names[row] for row in i.rows} for i in report.incidents if i.severity >= Severity.medium]
    due = [rows for rows in strong if not rows <= known]
    told = [sum(lines[id_] for id_, other in about.items() if rows & other) for rows in due]
    gone = [id_ for id_ in lines if not any(rows & about[id_] for rows in strong)]
    return Counter(
        due=len(due),
        once=told.count(1),
        never=told.count(0),
        joined=sum(n > 1 for n in told),
        alerts=len(lines),
        twice=sum(n > 1 for n in lines.values()),
        gone=len(gone),
    )


def noted(
    about: dict[str, frozenset[str]], id_: str, report: Report, incident: Incident, *more: Any
) -> dict[str, Any]:
    """The alert as it is, its transfers written down beside it."""
    names = marks(report.history)
    about[id_] = frozenset(names[row] for row in incident.rows)
    return alert_of(id_, report, incident, *more)


def look(case: Case, state: Path, way: Channel) -> None:
    """A program started, run once, and over."""
    watcher = Monitor([case.work], watchful(Config()), State.load(state), (way,), ("zh", "en"))
    watcher.look()
    if failed := watcher.hand_over():
        raise SystemExit(f"not delivered: {failed}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--exports", type=int, default=300)
    parser.add_argument("--seed", type=int, default=6000)
    parser.add_argument("--rows", type=int, default=16)
    given = parser.parse_args()
    chance, seed, files, cases, start = random.Random(given.seed), given.seed, 0, 0, time.process_time()
    sums: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        while files < given.exports:
            for plan in plans(range(seed, seed + 1), honest=False, thefts=True, full=False):
                write_case(plan, root / "cases")
                (root / plan.name).mkdir()
                case = Case(root / "cases" / plan.name, root / plan.name)
                sums += grow(case, given.rows, chance)
                files, cases = files + len(case.files), cases + 1
            seed += 1
            print(files, dict(sums), file=sys.stderr)
    spent = time.process_time() - start
    print(f"{cases} wallets, {files} exports, ended {sums['ended']} times, {spent:.0f} CPU s")
    print(
        f"incidents to tell at the end {sums['due']}: told once {sums['once']}, never {sums['never']}, "
        f"as several that became one {sums['joined']}"
    )
    print(
        f"alerts {sums['alerts']}: delivered more than once {sums['twice']}, "
        f"of an incident that later rows took back {sums['gone']}"
    )


if __name__ == "__main__":
    main()
