"""What each rule earns: the figures without it, on real and synthetic wallets.

    python -m benchmarks.ablation CASES [CASES...] --out benchmarks/ablation.md

Each wallet is read and checked once; then everything after the rules is repeated without one rule, where that
rule said anything. The last line is the forest switched off. Address lists are off, so `listed-address` is not run.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from flagger import __version__
from flagger.checking import look, run
from flagger.config import Config
from flagger.evaluate import Judged, judge, tabulate
from flagger.evaluate.cases import Case, find
from flagger.pipeline import conclude, read
from flagger.rules import chosen, classes

CONFIG = Config(lists=False)
WHOLE, FOREST = "", "(the forest)"
SHOWN = {
    "hit_at_1": "hit at 1", "map": "map", "recall_strong": "recall strong", "recall_medium": "recall medium",
    "precision_strong": "precision strong", "false_strong_per_1000": "false strong / 1,000",
    "false_medium_per_1000": "false medium / 1,000", "accused": "accused", "loss_exact": "loss exact",
    "recipients_named": "recipients named", "pattern": "pattern",
}  # fmt: skip


def without(case: Case) -> Iterator[tuple[str, Judged]]:
    """The wallet judged with everything, then without each rule that said anything of it."""
    history = read(case.paths, CONFIG)
    seen = look(history, CONFIG)
    findings, _ = run(chosen(CONFIG), seen)
    yield WHOLE, judge(case, conclude(history, CONFIG, seen, findings))
    for gone, rows in findings:
        if len(rows):
            rest = [(rule, found) for rule, found in findings if rule is not gone]
            yield gone.id, judge(case, conclude(history, CONFIG, seen, rest))
    off = replace(CONFIG, forest=False)
    seen = look(history, off)
    yield FOREST, judge(case, conclude(history, off, seen, run(chosen(off), seen)[0]))


def table(title: str, rows: Mapping[str, Mapping[str, Judged]], spoke: Mapping[str, int]) -> Iterator[str]:
    """One set of wallets: the figures with everything, and what changes without each rule."""
    whole = rows[WHOLE]
    base = values(list(whole.values()))
    robbed = sum("robbed" in row.groups for row in whole.values())
    yield f"## {title}: {len(whole)} wallets, {robbed} of them with a loss"
    yield ""
    yield f"| without | wallets it speaks of | {' | '.join(SHOWN.values())} |"
    yield "|---" * (len(SHOWN) + 2) + "|"
    yield f"| **nothing** | | {' | '.join(cell(base[name]) for name in SHOWN)} |"
    for name in (*classes(), FOREST):
        changed = values(list({**whole, **rows.get(name, {})}.values()))
        cells = " | ".join(difference(base[figure], changed[figure]) for figure in SHOWN)
        yield f"| {name} | {spoke.get(name, 0)} | {cells} |"
    yield ""


def values(rows: Sequence[Judged]) -> dict[str, float | None]:
    """flagger's figures over these wallets."""
    return {name: figure["value"] for name, figure in tabulate(rows)["flagger"].items()}


def cell(value: float | None) -> str:
    """A figure, or a dash."""
    return "–" if value is None else f"{value:.3g}"


def difference(before: float | None, after: float | None) -> str:
    """What changes, signed; nothing where nothing does."""
    if before is None or after is None:
        return "" if before is after else cell(after)
    change = round(after - before, 4)
    return f"{change:+.3g}" if change else ""


def main(words: Sequence[str] | None = None) -> None:
    """Judge every wallet in every variant and write the tables."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.ablation", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )  # fmt: skip
    parser.add_argument("cases", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("ablation.md"))
    given = parser.parse_args(words)
    kept: dict[bool, dict[str, dict[str, Judged]]] = {False: defaultdict(dict), True: defaultdict(dict)}
    spoke: dict[bool, dict[str, int]] = {False: defaultdict(int), True: defaultdict(int)}
    cases = find(given.cases)
    for number, case in enumerate(cases):
        if number % 20 == 0:
            print(f"{number}/{len(cases)}", file=sys.stderr, flush=True)
        for name, judged in without(case):
            kept[case.synthetic][name][case.name] = judged
            spoke[case.synthetic][name] += 1
    given.out.write_text("\n".join(lines(kept, spoke)) + "\n", encoding="utf-8")


def lines(kept: Mapping[bool, Any], spoke: Mapping[bool, Any]) -> Iterator[str]:
    """The file: what it is, then a table for each set of wallets."""
    yield "# What each rule earns"
    yield ""
    yield f"Written by `python -m benchmarks.ablation CASES` with flagger {__version__}. The first line of a table holds"
    yield "the figures with every rule; the others what changes without one (an empty cell: nothing). Address lists off."
    yield "Figures are defined in `flagger/evaluate/metrics.py`; a rule that says nothing of any wallet changes nothing."
    yield ""
    for synthetic, title in ((False, "Real wallets"), (True, "Synthetic wallets")):
        if kept[synthetic]:
            yield from table(title, kept[synthetic], spoke[synthetic])


if __name__ == "__main__":
    main()
