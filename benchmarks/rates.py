"""Measure the error rates and write those that every report prints, by one command.

    python -m benchmarks.rates --real CASES [CASES...] --seeds 10000-10119

measures again and writes benchmarks/results/real.json, synthetic.json and flagger/data/error_rates.json.
Without --real (the real wallets may not be shipped) or without --seeds the committed result stays.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.synthetic.__main__ import seed_range
from benchmarks.synthetic.case import plans, write_case
from flagger.evaluate import evaluate

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results"
SHIPPED = ROOT / "flagger" / "data" / "error_rates.json"
FEWEST = 20  # wallets of a network or format below which it counts as not measured


def entry(group: dict[str, Any]) -> dict[str, Any]:
    """One group's counts and flagger's figures."""
    return {"wallets": group["wallets"], "robbed": group["robbed"], "figures": group["figures"]["flagger"]}


def part(document: dict[str, Any], measured: str) -> dict[str, Any]:
    """What is shipped of one result: by network and by format, where there were enough wallets."""
    (only,) = document["sets"]
    groups = {group["group"]: group for group in only["groups"]}
    enough = {name: entry(group) for name, group in groups.items() if group["wallets"] >= FEWEST}

    def kind(prefix: str) -> dict[str, Any]:
        return {name.removeprefix(prefix): enough[name] for name in sorted(enough) if name.startswith(prefix)}

    return {
        "id": only["id"],
        "version": document["version"],
        "measured": measured,
        "wallets": groups["all"]["wallets"],
        "robbed": groups["all"]["robbed"],
        "networks": kind("network:"),
        "importers": kind("importer:"),
    }


def progress(name: str, done: int, total: int) -> None:
    """Where it is, every 20 cases."""
    if done % 20 == 0:
        print(f"{name} {done}/{total}", file=sys.stderr, flush=True)


def measure(given: argparse.Namespace) -> None:
    """Run what was asked for and write benchmarks/results."""
    RESULTS.mkdir(exist_ok=True)
    if given.real:
        save("real", {"measured": given.date, **evaluate(given.real, step=progress)})
    if given.seeds:
        with TemporaryDirectory() as folder:
            for plan in plans(given.seeds):
                write_case(plan, Path(folder))
            made = evaluate([Path(folder)], step=progress)
        seeds = f"{given.seeds.start}-{given.seeds.stop - 1}"
        save("synthetic", {"measured": given.date, "seeds": seeds, **made})


def save(name: str, document: dict[str, Any]) -> None:
    """One result, to be committed."""
    (RESULTS / f"{name}.json").write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def main(words: Sequence[str] | None = None) -> None:
    """Measure if asked, then write what is shipped."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.rates", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )  # fmt: skip
    parser.add_argument("--real", type=Path, nargs="+", help="folders of real cases")
    parser.add_argument("--seeds", type=seed_range, metavar="A-B", help="synthetic seeds, 10000 and above")
    parser.add_argument("--date", default=f"{datetime.now(UTC):%Y-%m-%d}", help="when it was measured")
    given = parser.parse_args(words)
    measure(given)
    results = [
        json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8")) for name in ("real", "synthetic")
    ]
    sets = [part(result, result["measured"]) for result in results]
    made = {"fewest": FEWEST, "lists": False, "interval": 0.95, "sets": sets}
    SHIPPED.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
