"""Make synthetic cases: `python -m benchmarks.synthetic OUT --seeds 0-99 [--honest|--thefts] [--full] [--list]`.

Seeds 0–999 are for building rules and weights, 10,000 and above for judging only.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.synthetic.case import PATTERNS, plans, write_case


def seed_range(words: str) -> range:
    """`7` or `0-99`, both ends included."""
    first, _, last = words.partition("-")
    return range(int(first), int(last or first) + 1)


def main(words: Sequence[str] | None = None) -> None:
    """Write the cases, or list what would be written."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.synthetic", description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the cases, one folder each")
    parser.add_argument("--seeds", type=seed_range, default=range(20), metavar="A-B")
    parser.add_argument("--pattern", choices=list(PATTERNS), help="only this pattern")
    parser.add_argument("--full", action="store_true", help="every kind for every seed, not kinds in turn")
    parser.add_argument("--list", action="store_true", help="only print the names")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--honest", action="store_true", help="honest lives only")
    which.add_argument("--thefts", action="store_true", help="robbed wallets only")
    given = parser.parse_args(words)
    wanted = plans(given.seeds, honest=not given.thefts, thefts=not given.honest, full=given.full)
    for plan in wanted:
        if given.pattern and plan.pattern != given.pattern:
            continue
        if given.list:
            print(plan.name)
        else:
            write_case(plan, given.out)


if __name__ == "__main__":
    main()
