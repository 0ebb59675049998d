"""What each rule that is not shipped would find, and what adding it would change.

    python -m benchmarks.synthetic LIVES --seeds 0-149
    python -m benchmarks.candidates --real CASES [CASES...] --made-up LIVES [--kept FOLDER] [--only ID...]

Each wallet is read and checked once (kept in --kept, which may be thrown away), then each candidate is added to
the rules alone, with the weight it would start with. Address lists are off. Two tables are printed; "transfers"
are hashes, as everywhere in `flagger/evaluate/metrics.py`; "rows" are all lines that are no part of a loss. A shipped
rule may be named with --only to see what it finds.
"""

import argparse
import pickle
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd

from benchmarks.candidates import CANDIDATES
from flagger.checking import look, run
from flagger.config import Config
from flagger.evaluate import judge
from flagger.evaluate.cases import Case, find
from flagger.evaluate.metrics import Counts, hashes
from flagger.model import History
from flagger.pipeline import conclude, read
from flagger.rules import chosen, classes
from flagger.rules.base import Rule, Seen

CONFIG = Config(lists=False)
CHANGES = ("hit_at_1", "map", "recall_medium", "false_medium_per_1000", "accused")
Findings = Sequence[tuple[Rule, pd.DataFrame]]
Kept = tuple[Case, History, Seen, Findings]


def ready(case: Case, folder: Path | None) -> Kept:
    """A wallet, read and checked; from the folder if it stands there."""
    path = folder / f"{case.name}.pickle" if folder else None
    if path and path.exists():
        known: Kept = pickle.loads(path.read_bytes())
        return known
    history = read(case.paths, CONFIG)
    seen = look(history, CONFIG)
    made = (case, history, seen, run(chosen(CONFIG), seen)[0])
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(made))
    return made


def found(case: Case, seen: Seen, rows: pd.DataFrame) -> Counter[str]:
    """What one candidate flags in one wallet, and out of how many."""
    at = hashes(seen.table)
    hit, robbed = set(at[rows.index]), bool(case.disputed)
    other = ~at.isin(list(case.disputed))
    side = "robbed" if robbed else "honest"
    return Counter(
        {
            f"{side} wallets": 1,
            f"{side} wallets hit": int(bool(hit)),
            "loss": len(case.disputed),
            "loss hit": len(hit & case.disputed),
            "loss wallets hit": int(bool(hit & case.disputed)),
            "led hit": len(hit & case.before),
            f"{side} out": len(case.normal),
            f"{side} out hit": len(hit & case.normal),
            f"{side} rows": int(other.sum()),
            f"{side} rows hit": int(other[rows.index].sum()),
        }
    )


def added(into: dict[str, list[float]], counts: Counts) -> None:
    """Sum up the figures that may change."""
    for name in CHANGES:
        for i in (0, 1):
            into.setdefault(name, [0.0, 0.0])[i] += counts[name][i]


def measure(
    cases: Sequence[Case], folder: Path | None, tried: Sequence[Rule]
) -> tuple[dict[str, Counter[str]], dict[str, dict[str, list[float]]]]:
    """By candidate: what it finds; and the figures with it ("" without any)."""
    finds: dict[str, Counter[str]] = {rule.id: Counter() for rule in tried}
    figures: dict[str, dict[str, list[float]]] = {"": {}, **{rule.id: {} for rule in tried}}
    for number, case in enumerate(cases):
        if number % 20 == 0:
            print(f"{number}/{len(cases)}", file=sys.stderr, flush=True)
        _, history, seen, findings = ready(case, folder)
        before = judge(case, conclude(history, CONFIG, seen, findings)).counts["flagger"]
        added(figures[""], before)
        for rule in tried:
            rows = rule.check(seen) if rule.unmet(seen) is None else seen.table.iloc[:0]
            finds[rule.id] += found(case, seen, rows)
            more = [*(one for one in findings if one[0].id != rule.id), (rule, rows)]
            after = (
                judge(case, conclude(history, CONFIG, seen, more)).counts["flagger"] if len(rows) else before
            )
            added(figures[rule.id], after)
    return finds, figures


def tables(title: str, tried: Sequence[Rule], finds: Mapping[str, Counter[str]],
           figures: Mapping[str, Mapping[str, Sequence[float]]]) -> Iterator[str]:  # fmt: skip
    """Two tables: what is found, what changes."""
    yield f"### {title}\n"
    yield (
        "| no. | candidate | transfers of losses | in wallets | what led there | honest wallets | "
        "honest out / 1,000 | honest rows / 1,000 | other out of robbed / 1,000 |"
    )
    yield "|---" * 9 + "|"
    for rule in tried:
        n = finds[rule.id]
        yield (
            f"| {getattr(rule, 'number', '–')} | {rule.id} | {n['loss hit']} of {n['loss']} | {n['loss wallets hit']} of "
            f"{n['robbed wallets']} | {n['led hit']} | {n['honest wallets hit']} of {n['honest wallets']} | "
            + " | ".join(per(n, part) for part in ("honest out", "honest rows", "robbed out")) + " |"
        )  # fmt: skip
    yield ""
    yield f"| added alone | weight | {' | '.join(CHANGES)} |"
    yield "|---" * (len(CHANGES) + 2) + "|"
    whole = {name: value(name, *figures[""][name]) for name in CHANGES}
    yield f"| nothing | | {' | '.join(f'{whole[name]:.3f}' for name in CHANGES)} |"
    for rule in tried:
        change = [value(name, *figures[rule.id][name]) - whole[name] for name in CHANGES]
        shown = " | ".join(f"{by:+.4f}" if round(by, 4) else "" for by in change)
        yield f"| {rule.id} | {'note' if rule.note else rule.weight} | {shown} |"
    yield ""


def per(n: Counter[str], part: str) -> str:
    """So many of a thousand."""
    return f"{1000 * n[f'{part} hit'] / n[part]:.1f}" if n[part] else "–"


def value(name: str, counted: float, out_of: float) -> float:
    """A figure."""
    return counted / out_of * (1000 if name.endswith("per_1000") else 1) if out_of else 0.0


def main(words: Sequence[str] | None = None) -> None:
    """Measure on each set of wallets and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.candidates", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )  # fmt: skip
    parser.add_argument("--real", type=Path, nargs="+", default=[])
    parser.add_argument("--made-up", type=Path, nargs="+", default=[])
    parser.add_argument("--kept", type=Path, help="folder for what was read")
    parser.add_argument("--only", nargs="+", default=[kind.id for kind in CANDIDATES], metavar="ID",
                        help="candidates, or rules that are shipped")  # fmt: skip
    given = parser.parse_args(words)
    known: dict[str, type[Rule]] = {**classes(), **{kind.id: kind for kind in CANDIDATES}}
    tried = [known[id_]() for id_ in given.only]
    for title, roots in (("Real wallets", given.real), ("Made-up wallets", given.made_up)):
        if roots:
            print("\n".join(tables(title, tried, *measure(find(roots), given.kept, tried))), flush=True)


if __name__ == "__main__":
    main()
