"""The whole run up to Report, one statement a step."""

import json
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pandas as pd

from flagger import __version__
from flagger.checking import look, run
from flagger.config import Config
from flagger.error_rates import rates_for
from flagger.forest import OFF, described
from flagger.importers.join import join
from flagger.importers.reading import Progress, quiet, read_export
from flagger.incidents import flags, group, order, weigh
from flagger.incidents.verdicts import DENIED, by_row, disowned, judged, lowered, soften
from flagger.model import History, NotEvaluated, Report, Source
from flagger.refusals import refuse_idle, refuse_keys, refuse_no_rule, refuse_rejected
from flagger.rules import chosen
from flagger.rules.base import Rule, Seen


def scan(paths: Sequence[Path], config: Config, progress: Progress = quiet) -> Report:
    """Read every export, join them, run every rule, group what was found."""
    rules = chosen(config)
    refuse_no_rule(rules)
    history = read(paths, config, progress)
    seen = look(history, config)
    findings, not_evaluated = run(rules, seen)
    return conclude(history, config, seen, findings, not_evaluated)


def conclude(
    history: History,
    config: Config,
    seen: Seen,
    findings: Sequence[tuple[Rule, pd.DataFrame]],
    not_evaluated: Sequence[NotEvaluated] = (),
) -> Report:
    """From what the rules found to the report: severity, order, flags, incidents."""
    evidence = weigh(seen, findings)
    made = flags(seen, findings, evidence)
    verdicts = by_row(history.table, made, config.answers)
    denied = [row for row, verdict in verdicts.items() if verdict in DENIED]
    incidents = group(seen, made, [*disowned(history.table, config.not_mine), *denied])
    evidence = soften(evidence, verdicts)
    scored = history.table.assign(
        severity=evidence.severity,
        score=order(evidence, seen.stats["unusual"].to_numpy()),
    )
    return Report(
        version=__version__,
        report_id=report_id(history.sources, config),
        config=config.effective(),
        history=replace(history, table=scored),
        flags=tuple(lowered(flag, verdicts) for flag in made),
        incidents=tuple(judged(incident, verdicts) for incident in incidents)
        if verdicts
        else tuple(incidents),
        not_evaluated=tuple(not_evaluated),
        method=_method(history, config, seen),
        prices=config.prices,
        case=config.case,
    )


def read(paths: Sequence[Path], config: Config, progress: Progress = quiet) -> History:
    """Every export, read and joined."""
    readings = [read_export(path, config, progress) for path in paths]
    sources = [reading.source for reading in readings]
    refuse_rejected(config, sources)
    refuse_idle(config, sources)
    history = join(readings, config)
    refuse_keys(history, config)
    return history


def report_id(sources: Sequence[Source], config: Config) -> str:
    """First 12 hex digits over the sources' hashes, sorted, and the effective settings."""
    settings = json.dumps(config.effective(), sort_keys=True, ensure_ascii=False)
    text = "\n".join([*sorted(source.sha256 for source in sources), settings])
    return sha256(text.encode()).hexdigest()[:12]


def _method(history: History, config: Config, seen: Seen) -> dict[str, object]:
    forest = described(seen.stats) if config.forest else OFF
    return {"forest": forest, "error_rates": rates_for(history)}
