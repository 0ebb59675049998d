"""What is counted in one wallet; every figure is a quotient of sums of these over wallets.

| figure | of what |
|---|---|
| hit_at_1, hit_at_3 | wallets with a loss: one of its transfers is among the 1, 3 highest-scored outgoing ones |
| map | wallets with a loss: average precision of the score over outgoing transfers that the exports hold |
| recall_strong, recall_medium | transfers of the losses: flagged high; medium or high |
| precision_strong | transfers flagged high: part of a loss, or led to it |
| false_strong_per_1000, false_medium_per_1000 | other outgoing transfers: flagged so |
| accused | wallets without a loss: given a high incident |
| loss_exact | wallets with a loss: high incidents add up to it, each asset to the last digit |
| recipients_named | recipients of the losses: named in a high incident |
| pattern | wallets with a loss of known kind: the incident that holds most of it has that name |
"""

from collections.abc import Mapping
from decimal import Decimal

import numpy as np
import pandas as pd

from flagger.evaluate.cases import Case
from flagger.model import EXACT, Incident, Report, Severity

RANKING = ("hit_at_1", "hit_at_3", "map")
FLAGS = (
    "recall_strong", "recall_medium", "precision_strong", "false_strong_per_1000", "false_medium_per_1000",
    "accused", "loss_exact", "recipients_named", "pattern",
)  # fmt: skip
METRICS = (*RANKING, *FLAGS)
Counts = Mapping[str, tuple[float, float]]  # by figure: what is counted, out of how many


def hashes(table: pd.DataFrame) -> "pd.Series[str]":
    """The hash of every transfer; its id where the export holds none."""
    return table["tx_hash"].fillna(table["id"])


def ranked(case: Case, table: pd.DataFrame, score: "pd.Series[float]") -> Counts:
    """How high the transfers of the loss stand among all outgoing ones."""
    if not case.disputed:
        return dict.fromkeys(RANKING, (0.0, 0.0))
    out = table["direction"].isin(["out", "self"])
    rows = pd.DataFrame({"hash": hashes(table), "score": score, "amount": table["amount"]})[out]
    rows = rows.sort_values(["score", "amount"], ascending=False, kind="stable").drop_duplicates("hash")
    hits = rows["hash"].isin(list(case.disputed)).to_numpy()
    ranks = np.flatnonzero(hits) + 1
    precision = float(np.mean(np.arange(1, len(ranks) + 1) / ranks)) if len(ranks) else 0.0
    return {
        "hit_at_1": (float(hits[:1].any()), 1.0),
        "hit_at_3": (float(hits[:3].any()), 1.0),
        "map": (precision, 1.0),
    }


def own_score(table: pd.DataFrame) -> "pd.Series[float]":
    """flagger's score of a transfer: the highest among the movements that share its hash."""
    return table["score"].groupby(hashes(table)).transform("max")


def flagged(case: Case, report: Report) -> Counts:
    """Which transfers are flagged, what is said of the loss and of those who received it."""
    at = hashes(report.history.table).tolist()
    strong = {at[flag.row] for flag in report.flags if flag.severity >= Severity.high}
    medium = {at[flag.row] for flag in report.flags if flag.severity >= Severity.medium}
    high = [incident for incident in report.incidents if incident.severity >= Severity.high]
    named = {recipient.address.lower() for incident in high for recipient in incident.recipients}
    robbed = float(bool(case.disputed))
    told = robbed if case.pattern else 0.0
    right = robbed and told and pattern_of(case, report, at) == case.pattern
    return {
        "recall_strong": (len(case.disputed & strong), len(case.disputed)),
        "recall_medium": (len(case.disputed & medium), len(case.disputed)),
        "precision_strong": (len(strong & (case.disputed | case.before)), len(strong)),
        "false_strong_per_1000": (len(strong & case.normal), len(case.normal)),
        "false_medium_per_1000": (len(medium & case.normal), len(case.normal)),
        "accused": (float(bool(high)) * (1 - robbed), 1 - robbed),
        "loss_exact": (float(losses(high) == case.loss) * robbed, robbed),
        "recipients_named": (len(named & case.recipients), len(case.recipients) * robbed),
        "pattern": (float(right), told),
    }


def losses(incidents: list[Incident]) -> dict[str, Decimal]:
    """What these incidents add up to, by symbol, exact."""
    total: dict[str, Decimal] = {}
    for loss in (loss for incident in incidents for loss in incident.losses):
        total[loss.asset] = EXACT.add(total.get(loss.asset, Decimal(0)), loss.amount)
    return {asset: amount for asset, amount in total.items() if amount}


def pattern_of(case: Case, report: Report, at: list[str]) -> str | None:
    """What the incident is called that holds most transfers of the loss (then the strongest)."""
    held = [
        (len(case.disputed & {at[row] for row in incident.rows}), incident.severity, -number)
        for number, incident in enumerate(report.incidents)
    ]
    most = max(held, default=(0, 0, 0))
    return report.incidents[-most[2]].pattern if most[0] else None
