"""Small histories for tests: lines of flagger's plain CSV, read through the real importer and pipeline."""

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from flagger.checking import look, run, told
from flagger.config import Config
from flagger.importers.join import join
from flagger.importers.reading import read_export
from flagger.model import Report
from flagger.pipeline import scan
from flagger.rules import chosen, classes
from flagger.rules.base import Rule, Seen

ALICE = "0xa11ce0eb15827764f5f174e7ebf380dbcc66c1c5"  # the owner
BOB = "0xb0b4325b9ddcce381c0f0e41159e6a990fc6a455"
CAROL = "0xca2011404e64c12a646a30c7187138f3abfa1401"
USDT = "0xdac17f958d2ee523a2206206994597c13d831ec7"
DAY = "2024-03-{:02d}T09:00:00Z"

USUAL = {
    "network": "ethereum", "kind": "native", "from": ALICE, "to": BOB, "asset": "ETH", "amount": "1",
    "own": ALICE, "initiator": ALICE,
}  # fmt: skip

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "sample_data"
DRAINED = sorted((SAMPLES / "etherscan" / "drained").glob("*.csv"))  # the exports of the emptied wallet
TRUTH = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))  # what was planted in them
FIXTURES = {path.stem.replace("_", "-"): path for path in (ROOT / "tests" / "rules").glob("*.csv")}


def seen_of(*paths: Path, config: Config | None = None) -> Seen:
    """What rules see of these exports; no line of them may be lost."""
    config = config or Config()
    readings = [read_export(path, config) for path in paths]
    assert not [rejected for reading in readings for rejected in reading.source.rejected]
    return look(join(readings, config), config)


def seen_for(id_: str, *paths: Path, config: Config | None = None) -> Seen:
    """What one rule sees of these exports: the forest and other rules' strong flags only if it reads them."""
    config = config or Config(forest="forest" in classes()[id_].needs)
    seen = seen_of(*paths, config=config)
    if not classes()[id_].leftover:
        return seen
    findings, _ = run([rule for rule in chosen(config) if not rule.leftover], seen)
    return replace(seen, strong=told(seen, findings).strong)


def flagged(rule: Rule, seen: Seen) -> set[int]:
    """The source lines a rule flags."""
    return set(weights(rule, seen))


def weights(rule: Rule, seen: Seen) -> dict[int, float]:
    """The source lines a rule flags, and the weight it gives to each."""
    found = rule.check(seen)
    given = found["_weight"] if "_weight" in found else [rule.weight] * len(found)
    return dict(zip(seen.table.loc[found.index, "line"].tolist(), given, strict=True))


def expected(path: Path) -> set[int]:
    """The lines of a fixture with something in the column `expect`."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return {reader.line_num for row in reader if row["expect"]}


def rule_named(id_: str, **thresholds: float) -> Rule:
    return classes()[id_](**thresholds)


def write(path: Path, rows: Iterable[Mapping[str, object]]) -> Path:
    """A plain CSV of these rows; what a row leaves out is a daily payment of 1 ETH to Bob, signed by Alice."""
    filled = [
        {"time": DAY.format(1 + i % 28), "tx_hash": f"0x{i:02x}", **USUAL, **row}
        for i, row in enumerate(rows)
    ]
    columns = list(dict.fromkeys(name for row in filled for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        table.writeheader()
        table.writerows(filled)
    return path


def originals(name: str) -> list[Path]:
    """The exports of a sample wallet."""
    return [SAMPLES / file for file in TRUTH[name]["files"]]


@cache
def sample(name: str) -> Report:
    """The report on a sample wallet, made once for all tests."""
    return scan(originals(name), Config())
