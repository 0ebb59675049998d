"""One severity a transfer from every rule that flagged it, and the order of all transfers.

Severity comes from rules only (detection notes B): rules of one group count once, groups multiply,
innocent evidence softens, and the tier follows. The forest orders inside a tier.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from flagger.model import Flag, Severity
from flagger.rules.base import Rule, Seen, still_used

DAY = 86_400
HIGH, MEDIUM, LOW = 0.8, 0.45, 0.2
# What is left of a rule that says the keys are in other hands where the owner went on paying others: medium.
USED = 0.6
# What two-way dealings, a later return or a known service leave of a rule's weight.
SOFTENED = 0.2
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Evidence:
    """By row: the combined severity (0 = none) and E, the strength of the rules together (0–1)."""

    severity: npt.NDArray[np.int64]
    strength: Floats


def weigh(seen: Seen, findings: Sequence[tuple[Rule, pd.DataFrame]]) -> Evidence:
    """One severity a transfer from all rules that flagged it."""
    n = len(seen.table)
    soft, used = softening(seen), np.where(still_used(seen.stats), USED, 1.0)
    groups: dict[str, Floats] = {}
    stages: dict[str, npt.NDArray[np.bool_]] = {}
    alone, fired = np.zeros(n, dtype=bool), np.zeros(n, dtype=bool)
    for rule, rows in findings:
        at = rows.index.to_numpy()
        fired[at] = True
        if rule.note:
            continue
        factor = soft[at] if rule.softened else np.ones(len(at))
        if rule.takeover:
            factor = factor * used[at]
        weights = groups.setdefault(rule.group, np.zeros(n))
        given = rows["_weight"].to_numpy(dtype="float64") if "_weight" in rows else rule.weight
        weights[at] = np.maximum(weights[at], given * factor)
        stages.setdefault(rule.stage, np.zeros(n, dtype=bool))[at] = True
        if rule.stands_alone:
            alone[at] |= (factor == 1) & (given >= rule.weight)
    rest = np.prod([1 - weights for weights in groups.values()], axis=0) if groups else np.ones(n)
    strength = np.round(1 - rest, 9)
    several = sum((weights > 0).astype(int) for weights in groups.values()) if groups else np.zeros(n)
    staged = sum(mask.astype(int) for mask in stages.values()) if stages else np.zeros(n)
    severity = np.where(fired, int(Severity.info), 0)
    severity = np.where(strength >= LOW, int(Severity.low), severity)
    severity = np.where(strength >= MEDIUM, int(Severity.medium), severity)
    high = alone | ((strength >= HIGH) & (several >= 2) & (staged >= 2))
    return Evidence(np.where(high, int(Severity.high), severity), strength)


def softening(seen: Seen) -> Floats:
    """By row, 1 or SOFTENED: payees that pay back, long two-way dealings, services, known people."""
    stats = seen.stats
    two_way = (stats["prior_in"] >= 1) & (stats["prior_out"] >= 2) & (stats["payee_span"] >= 30 * DAY)
    returns = stats["ever_in_share"] >= 0.01
    return np.where(two_way | returns | stats["service"], SOFTENED, 1.0)


def order(evidence: Evidence, unusual: Floats) -> Floats:
    """The score of every transfer: rank ÷ n by severity, then strength, then the forest; ties share."""
    keys = pd.DataFrame(
        {"s": evidence.severity, "e": evidence.strength, "u": np.nan_to_num(unusual, nan=0.0)}
    )
    if keys.empty:
        return np.zeros(0)
    codes = keys.groupby(["s", "e", "u"], sort=True).ngroup()
    return np.round(codes.rank(method="max").to_numpy() / len(keys), 6)


def flags(seen: Seen, findings: Sequence[tuple[Rule, pd.DataFrame]], evidence: Evidence) -> list[Flag]:
    """One Flag for each transfer and rule, strongest first, then by time."""
    keys, made = seen.table["key"], []
    for rule, rows in findings:
        severities = evidence.severity[rows.index.to_numpy()]
        facts = rows.drop(columns="_weight", errors="ignore").to_dict("records")
        for row, severity, fact in zip(rows.index.tolist(), severities.tolist(), facts, strict=True):
            shown = {str(name): value for name, value in fact.items()}
            level = Severity.info if rule.note and severity < Severity.low else Severity(severity)
            made.append(Flag(rule.id, row, str(keys.iat[row]), level, shown))
    return sorted(made, key=lambda flag: (-flag.severity, flag.row, flag.rule))
