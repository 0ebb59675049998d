"""Exports that grow row by row, with `flagger watch` ended at random steps: is each incident told exactly once?

    python benchmarks/watch.py [--exports 300] [--seed 10000] [--rows 8]

Made-up robbed wallets (benchmarks/synthetic, every export of each) begin with what there was before the first
transfer that counts, are looked at once, and then grow by one point in time after another. At one look of three the
program is ended at a random step of the protocol (before or after the state is written, before or after the
delivery) and started again. Told once: every incident, at the end, that holds a new transfer and is medium or
stronger, has exactly one line in the log that a command without any memory has written.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pandas as pd

from benchmarks.synthetic.case import plans, write_case
from flagger.alerts import delivery
from flagger.alerts.channels import Channel, parse
from flagger.config import Config
from flagger.importers.reading import read_export
from flagger.model import Severity
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


def grow(case: Case, rows: int, chance: random.Random) -> tuple[int, int, int, int]:
    """Incidents to tell, told once, told more than once, times ended."""
    log, script = case.work.parent / f"{case.work.name}.log", case.work.parent / "append.py"
    script.write_text(APPEND, encoding="utf-8")
    way = parse(f"command:'{sys.executable}' -S '{script}' '{log}'")
    state = case.work.parent / f"{case.work.name}.json"
    first, *later = case.times(rows)
    case.show(first)
    look(case, state, way)
    known, ended = State.load(state).known, 0
    for until in later:
        case.show(until)
        if chance.random() < 1 / 3:
            ended += ended_at(chance.randrange(1, 12), lambda: look(case, state, way))
        look(case, state, way)
    report = scan([case.work / path.name for path in case.files], watchful(Config()))
    names = marks(report.history)
    due = [i for i in report.incidents if i.severity >= Severity.medium]
    due = [i for i in due if not {names[row] for row in i.rows} <= known]
    lines = Counter(log.read_text().split() if log.exists() else [])
    told = State.load(state).told
    missed = sum(not {names[row] for row in i.rows} & told for i in due)
    return len(due), len(due) - missed, sum(n > 1 for n in lines.values()), ended


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
    parser.add_argument("--seed", type=int, default=10_000)
    parser.add_argument("--rows", type=int, default=8)
    given = parser.parse_args()
    chance, seed, files, cases, start = random.Random(given.seed), given.seed, 0, 0, time.process_time()
    sums = [0, 0, 0, 0]
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        while files < given.exports:
            for plan in plans(range(seed, seed + 1), honest=False, thefts=True, full=False):
                write_case(plan, root / "cases")
                (root / plan.name).mkdir()
                case = Case(root / "cases" / plan.name, root / plan.name)
                sums = [a + b for a, b in zip(sums, grow(case, given.rows, chance), strict=True)]
                files, cases = files + len(case.files), cases + 1
            seed += 1
            print(files, *sums, file=sys.stderr)
    due, once, twice, ended = sums
    print(f"{cases} wallets, {files} exports, ended {ended} times, {time.process_time() - start:.0f} CPU s")
    print(f"incidents to tell {due}, told {once}, alerts delivered more than once {twice}")


if __name__ == "__main__":
    main()
