"""Flags to one severity a transfer, and flagged transfers to what happened.

Severity comes from rules only (detection notes B): rules of one group count once, groups multiply,
innocent evidence softens, and the tier follows. The forest orders inside a tier.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from flagger.model import Flag, Incident, Loss, Precursor, Recipient, Severity, exact_sum
from flagger.rules.base import Rule, Seen

HOUR, DAY = 3600, 86_400
HIGH, MEDIUM, LOW = 0.8, 0.45, 0.2
# What two-way dealings, a later return or a known service leave of a rule's weight.
SOFTENED = 0.2
OWNER = "owner-statement"
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Evidence:
    """By row: the combined severity (0 = none) and E, the strength of the rules together (0–1)."""

    severity: npt.NDArray[np.int64]
    strength: Floats


def weigh(seen: Seen, findings: Sequence[tuple[Rule, pd.DataFrame]]) -> Evidence:
    """One severity a transfer from all rules that flagged it."""
    n = len(seen.table)
    soft = softening(seen)
    groups: dict[str, Floats] = {}
    stages: dict[str, npt.NDArray[np.bool_]] = {}
    alone, fired = np.zeros(n, dtype=bool), np.zeros(n, dtype=bool)
    for rule, rows in findings:
        at = rows.index.to_numpy()
        fired[at] = True
        if rule.note:
            continue
        factor = soft[at] if rule.softened else np.ones(len(at))
        weights = groups.setdefault(rule.group, np.zeros(n))
        given = rows["_weight"].to_numpy(dtype="float64") if "_weight" in rows else rule.weight
        weights[at] = np.maximum(weights[at], given * factor)
        stages.setdefault(rule.stage, np.zeros(n, dtype=bool))[at] = True
        if rule.stands_alone:
            alone[at] |= factor == 1
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


def group(seen: Seen, made: Sequence[Flag], not_mine: Sequence[int] = ()) -> list[Incident]:
    """What happened: flagged outflows to one recipient in one stretch of time, and what led there."""
    acting = sorted({flag.row for flag in made if flag.severity >= Severity.low} | set(not_mine))
    if not acting:
        return []
    before = Before.of(seen, made)
    by_row: dict[int, list[Flag]] = {}
    for flag in made:
        by_row.setdefault(flag.row, []).append(flag)
    incidents = [_incident(seen, rows, by_row, before) for rows in _stretches(seen, acting)]
    incidents.sort(key=lambda incident: (-incident.severity, incident.first, incident.id))
    return [replace(incident, label=f"I{number}") for number, incident in enumerate(incidents, start=1)]


def _stretches(seen: Seen, acting: list[int]) -> list[list[int]]:
    """Row positions that belong together: one recipient, one kind of signer, gaps of at most seven days."""
    rows = seen.table.loc[acting]
    party = rows["counterparty"].fillna("?" + rows["method"].fillna(""))
    by = pd.DataFrame({"party": party, "signed": _signed(seen)[acting], "time": rows["time"]})
    by = by.sort_values(["party", "signed", "time"], kind="stable")
    apart = by["time"].diff() > pd.Timedelta(days=7)
    fresh = apart | (by["party"] != by["party"].shift()) | (by["signed"] != by["signed"].shift())
    return [sorted(part.index.tolist()) for _, part in by.groupby(fresh.cumsum())]


def _signed(seen: Seen) -> "pd.Series[bool]":
    """Rows signed by the owner as far as the exports show; unknown counts as signed."""
    initiator, own = seen.table["initiator"], seen.table["own"]
    if "signer" not in seen.capabilities:
        return pd.Series(True, index=seen.table.index)
    token = seen.table["kind"].isin(["token", "nft"])
    return initiator.eq(own).fillna(False).astype(bool) | ~token


def _incident(seen: Seen, rows: list[int], by_row: Mapping[int, list[Flag]], before: "Before") -> Incident:
    table = seen.table.loc[rows]
    own = [flag for row in rows for flag in by_row.get(row, [])]
    severity = max((flag.severity for flag in own), default=Severity.info)
    ids = {flag.rule for flag in own if flag.severity >= Severity.low}
    moved = table[seen.stats.loc[rows, "out"]]
    return Incident(
        label="",
        pattern=next((pattern for rule, pattern in _PATTERNS if rule in ids), "unknown"),
        severity=Severity(severity),
        flags=tuple(own),
        rows=tuple(rows),
        precursors=before.of_incident(seen, rows, ids),
        first=table["time"].min().to_pydatetime(),
        last=table["time"].max().to_pydatetime(),
        losses=losses(moved),
        fees=_fees(table),
        recipients=_recipients(seen, moved),
    )


# From the most telling rule to the least; names by what is seen, none accuses.
_PATTERNS = (
    ("look-alike-payee", "look-alike"),
    ("permission-change", "permission"),
    ("outflow-after-permission", "permission"),
    ("token-pulled", "approval-drain"),
    ("sweeper", "sweeper"),
    ("gas-then-tokens", "gas-then-sweep"),
    ("assets-emptied", "seed-leak"),
    ("listed-address", "listed"),
)


def losses(moved: pd.DataFrame) -> tuple[Loss, ...]:
    """Exact totals by network, asset and contract."""
    made = []
    keys = ["network", "asset", "contract"]
    for (network, asset, contract), part in moved.groupby(keys, dropna=False, sort=True):
        total = exact_sum(part["amount_text"].tolist())
        made.append(Loss(_text(asset) or "?", _text(contract), _text(network), total, len(part)))
    return tuple(made)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _fees(table: pd.DataFrame) -> tuple[Loss, ...]:
    paid = table[table["fee"].notna() & table["initiator"].eq(table["own"])]
    return losses(paid.assign(amount_text=paid["fee"], asset=paid["fee_asset"], contract=None))


def _recipients(seen: Seen, moved: pd.DataFrame) -> tuple[Recipient, ...]:
    made = []
    for address, part in moved.groupby("counterparty", sort=True):
        label = next((text for text in part["label"].dropna().tolist()), None)
        earlier = seen.stats.loc[part.index[0], ["prior_out", "prior_in"]]
        first, last = part["time"].min().to_pydatetime(), part["time"].max().to_pydatetime()
        made.append(Recipient(str(address), first, last, bool((earlier > 0).any()), label))
    return tuple(made)


_BAIT = ("zero-value-look-alike", "dust-look-alike", "fake-token")


@dataclass(frozen=True, slots=True)
class Before:
    """Rows that can lead to something, looked up by what they share with it.

    `bait` by counterparty, `approvals` by token contract (both as row positions and rules),
    `permissions` and `gas` as row positions.
    """

    bait: Mapping[str, list[Precursor]]
    approvals: Mapping[str, list[int]]
    permissions: tuple[int, ...]
    gas: tuple[int, ...]

    @classmethod
    def of(cls, seen: Seen, made: Sequence[Flag]) -> "Before":
        """Sort the flags of one history into what they can lead to."""
        party = seen.table["counterparty"].tolist()
        bait: dict[str, list[Precursor]] = {}
        approvals: dict[str, list[int]] = {}
        for flag in made:
            if flag.rule in _BAIT:
                bait.setdefault(party[flag.row], []).append(Precursor(flag.row, flag.rule))
            elif flag.rule == "approval":
                approvals.setdefault(party[flag.row], []).append(flag.row)
        permissions = tuple(sorted(flag.row for flag in made if flag.rule == "permission-change"))
        native = seen.table["kind"].isin(["native", "internal"]) & seen.stats["in"]
        stranger = seen.stats["prior_in"].eq(0) & seen.stats["prior_out"].eq(0)
        return cls(bait, approvals, permissions, tuple(seen.table.index[native & stranger].tolist()))

    def of_incident(self, seen: Seen, rows: list[int], ids: set[str]) -> tuple[Precursor, ...]:
        """What led to these rows: bait with the same address, the approval, the permission, the gas."""
        seconds = seen.stats["seconds"].to_numpy()
        first = seconds[rows].min()
        found = {
            p
            for party in set(seen.table.loc[rows, "counterparty"].dropna())
            for p in self.bait.get(party, [])
        }
        if "token-pulled" in ids:
            found |= self._approvals(seen, rows)
        if "outflow-after-permission" in ids:
            found |= {
                Precursor(row, "permission-change")
                for row in self.permissions
                if first - seconds[row] <= 7 * DAY
            }
        if ids & {"gas-then-tokens", "outflow-after-permission", "permission-change"}:
            found |= {Precursor(row, "gas") for row in self.gas if first - seconds[row] <= HOUR}
        earlier = {
            p for p in found if p.row not in rows and (p.rule == "approval" or seconds[p.row] <= first)
        }
        return tuple(sorted(earlier, key=lambda precursor: (precursor.row, precursor.rule)))

    def _approvals(self, seen: Seen, rows: list[int]) -> set[Precursor]:
        """Approvals of each token in the 30 days before it last left: there may be several pulls."""
        seconds = seen.stats["seconds"].to_numpy()
        found = set()
        for contract, part in seen.table.loc[rows].groupby("contract"):
            last = seconds[part.index].max()
            given = self.approvals.get(str(contract), [])
            found |= {Precursor(row, "approval") for row in given if 0 <= last - seconds[row] <= 30 * DAY}
        return found
