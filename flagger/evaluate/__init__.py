"""How good the detector is, on labelled wallets, beside two baselines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from flagger import __version__
from flagger.config import Config
from flagger.error_rates import importers, networks
from flagger.errors import FlaggerError
from flagger.evaluate.baselines import BASELINES
from flagger.evaluate.bootstrap import DRAWS, SEED, Figure, clusters, figures
from flagger.evaluate.cases import Case, find
from flagger.evaluate.metrics import METRICS, RANKING, Counts, flagged, own_score, ranked
from flagger.importers.reading import Progress, quiet
from flagger.model import Report
from flagger.pipeline import scan

SETS = {"real": False, "synthetic": True}
_SCALE = {name: 1000.0 for name in METRICS if name.endswith("per_1000")}


@dataclass(frozen=True, slots=True)
class Judged:
    """One wallet, judged: the groups it belongs to, and what was counted for each method."""

    name: str
    synthetic: bool
    groups: tuple[str, ...]
    recipients: frozenset[str]
    counts: dict[str, Counts]


def evaluate(
    roots: Sequence[Path],
    *,
    declared: bool = False,
    step: Progress = quiet,
) -> dict[str, object]:
    """Read every case, judge it, and put the figures together; raises FlaggerError on a bad case."""
    cases = find(roots)
    rows = []
    for number, case in enumerate(cases):
        step("cases", number, len(cases))
        rows.append(judge_case(case, declared=declared))
    return document(rows, declared=declared)


def judge_case(case: Case, *, declared: bool = False) -> Judged:
    """One case through the whole pipeline, address lists off: the truth may come from such lists."""
    config = Config(lists=False, own=case.named() if declared else ())
    try:
        report = scan(case.paths, config)
    except FlaggerError as error:
        named = FlaggerError(f"{case.name}: {error.where}", error.problem, error.hint, **error.facts)
        raise named from None
    return judge(case, report, baselines=True)


def judge(case: Case, report: Report, *, baselines: bool = False) -> Judged:
    """What flagger says of a wallet beside what is known of it."""
    table = report.history.table
    counts: dict[str, Counts] = {
        "flagger": {**ranked(case, table, own_score(table)), **flagged(case, report)}
    }
    for name, score in BASELINES.items() if baselines else ():
        counts[name] = ranked(case, table, score(table) if case.disputed else table["score"])
    return Judged(case.name, case.synthetic, tuple(_groups(case, report)), case.recipients, counts)


def _groups(case: Case, report: Report) -> Iterator[str]:
    yield "all"
    yield "robbed" if case.disputed else "honest"
    if case.name[:2] in ("A-", "B-"):
        yield f"set:{case.name[0]}"
    if case.pattern:
        yield f"pattern:{case.pattern}"
    for network in networks(report.history):
        yield f"network:{network}"
    for importer in importers(report.history):
        yield f"importer:{importer}"


def document(rows: Sequence[Judged], *, declared: bool) -> dict[str, object]:
    """All figures as plain values: real and synthetic wallets apart, then by group and method."""
    sets = []
    for name, synthetic in SETS.items():
        some = [row for row in rows if row.synthetic is synthetic]
        if some:
            sets.append({"id": name, "groups": list(_tables(some))})
    return {
        "schema": "flagger/evaluation/1",
        "version": __version__,
        "lists": False,
        "declared": declared,
        "bootstrap": {"draws": DRAWS, "seed": SEED, "interval": 0.95},
        "sets": sets,
    }


def _tables(rows: Sequence[Judged]) -> Iterator[dict[str, object]]:
    names = dict.fromkeys(group for row in rows for group in row.groups)
    first = ("all", "robbed", "honest")
    for name in [*first, *sorted(names.keys() - set(first))]:
        some = [row for row in rows if name in row.groups]
        if some:
            robbed = sum("robbed" in row.groups for row in some)
            yield {"group": name, "wallets": len(some), "robbed": robbed, "figures": tabulate(some)}


def tabulate(rows: Sequence[Judged]) -> dict[str, dict[str, Figure]]:
    """Every figure of every method over these wallets."""
    cluster = clusters([row.recipients for row in rows])
    made = {}
    for method in rows[0].counts:
        names = METRICS if method == "flagger" else RANKING
        pairs = np.array([[row.counts[method][name] for name in names] for row in rows], dtype="float64")
        scale = np.array([_SCALE.get(name, 1.0) for name in names])
        measured = figures(pairs[:, :, 0], pairs[:, :, 1], cluster, scale)
        made[method] = dict(zip(names, measured, strict=True))
    return made
