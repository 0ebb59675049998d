"""Flags to one severity a transfer, and flagged transfers to what happened.

Severity comes from rules only (detection notes B): rules of one group count once, groups multiply,
innocent evidence softens, and the tier follows. The forest orders inside a tier.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from flagger.model import Flag, Incident, Loss, Precursor, Recipient, Severity, exact_sum
from flagger.rules.base import Rule, Seen

DAY = 86_400
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
        weights[at] = np.maximum(weights[at], rule.weight * factor)
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
    keys = pd.DataFrame({"s": evidence.severity, "e": evidence.strength, "u": np.nan_to_num(unusual, nan=0.0)})
    if keys.empty:
        return np.zeros(0)
    codes = keys.groupby(["s", "e", "u"], sort=True).ngroup()
    return np.round(codes.rank(method="max").to_numpy() / len(keys), 6)


def flags(seen: Seen, findings: Sequence[tuple[Rule, pd.DataFrame]], evidence: Evidence) -> list[Flag]:
    """One Flag for each transfer and rule, strongest first, then by time."""
    keys, made = seen.table["key"], []
    for rule, rows in findings:
        severities = evidence.severity[rows.index.to_numpy()]
        facts = rows.to_dict("records")
        for row, severity, fact in zip(rows.index.tolist(), severities.tolist(), facts, strict=True):
            shown = {str(name): value for name, value in fact.items()}
            level = Severity.info if rule.note and severity < Severity.low else Severity(severity)
            made.append(Flag(rule.id, row, keys.iat[row], level, shown))
    return sorted(made, key=lambda flag: (-flag.severity, flag.row, flag.rule))


def group(seen: Seen, made: Sequence[Flag], not_mine: Sequence[int] = ()) -> list[Incident]:
    """What happened: flagged outflows to one recipient in one stretch of time, and what led there."""
    table = seen.table
    acting = sorted({flag.row for flag in made if flag.severity >= Severity.low} | set(not_mine))
    if not acting:
        return []
    rows = table.loc[acting]
    party = rows["counterparty"].fillna("?" + rows["method"].fillna(""))
    signed = _signed(seen)[acting]
    by = pd.DataFrame({"party": party, "signed": signed, "time": rows["time"]}).sort_values(["party", "signed", "time"], kind="stable")
    apart = by["time"].diff() > pd.Timedelta(days=7)
    fresh = apart | (by["party"] != by["party"].shift()) | (by["signed"] != by["signed"].shift())
    by_row: dict[int, list[Flag]] = {}
    for flag in made:
        by_row.setdefault(flag.row, []).append(flag)
    members = [sorted(part.index.tolist()) for _, part in by.groupby(fresh.cumsum())]
    incidents = [_incident(seen, rows_, by_row, made) for rows_ in members]
    incidents.sort(key=lambda incident: (-incident.severity, incident.first, incident.id))
    return [_labelled(incident, f"I{number}") for number, incident in enumerate(incidents, start=1)]


def _signed(seen: Seen) -> "pd.Series[bool]":
    """Rows signed by the owner as far as the exports show; unknown counts as signed."""
    initiator, own = seen.table["initiator"], seen.table["own"]
    if "signer" not in seen.capabilities:
        return pd.Series(True, index=seen.table.index)
    token = seen.table["kind"].isin(["token", "nft"])
    return initiator.eq(own).fillna(False).astype(bool) | ~token


def _labelled(incident: Incident, label: str) -> Incident:
    from dataclasses import replace

    return replace(incident, label=label)


def _incident(seen: Seen, rows: list[int], by_row: Mapping[int, list[Flag]], made: Sequence[Flag]) -> Incident:
    table = seen.table.loc[rows]
    own = [flag for row in rows for flag in by_row.get(row, [])]
    severity = max((flag.severity for flag in own), default=Severity.info)
    ids = {flag.rule for flag in own if flag.severity >= Severity.low}
    moved = table[seen.stats.loc[rows, "out"]]
    return Incident(
        label="",
        pattern=_pattern(ids),
        severity=Severity(severity),
        flags=tuple(own),
        rows=tuple(rows),
        precursors=_precursors(seen, rows, ids, made),
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


def _pattern(ids: set[str]) -> str:
    return next((pattern for rule, pattern in _PATTERNS if rule in ids), "unknown")


def losses(moved: pd.DataFrame) -> tuple[Loss, ...]:
    """Exact totals by network, asset and contract."""
    made = []
    keys = ["network", "asset", "contract"]
    for (network, asset, contract), part in moved.groupby(keys, dropna=False, sort=True):
        made.append(
            Loss(_text(asset) or "?", _text(contract), _text(network), exact_sum(part["amount_text"].tolist()), len(part))
        )
    return tuple(made)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _fees(table: pd.DataFrame) -> tuple[Loss, ...]:
    paid = table[table["fee"].notna() & table["initiator"].eq(table["own"])]
    paid = paid.assign(amount_text=paid["fee"], asset=paid["fee_asset"], contract=pd.NA)
    return losses(paid)


def _recipients(seen: Seen, moved: pd.DataFrame) -> tuple[Recipient, ...]:
    made = []
    for address, part in moved.groupby("counterparty", sort=True):
        earlier = seen.table["counterparty"].eq(address) & (seen.table["time"] < part["time"].min())
        label = next((text for text in part["label"].dropna().tolist()), None)
        known = bool((earlier & seen.stats["moved"]).any())
        first, last = part["time"].min().to_pydatetime(), part["time"].max().to_pydatetime()
        made.append(Recipient(str(address), first, last, known, label))
    return tuple(made)


def _precursors(seen: Seen, rows: list[int], ids: set[str], made: Sequence[Flag]) -> tuple[Precursor, ...]:
    """Earlier rows that belong to it: bait with the same address, the approval, the gas, the permission."""
    table = seen.table
    first = table.loc[rows, "time"].min()
    parties = set(table.loc[rows, "counterparty"].dropna())
    contracts = set(table.loc[rows, "contract"].dropna())
    found: set[Precursor] = set()
    for flag in made:
        earlier = flag.row not in rows and table["time"].iat[flag.row] <= first
        if not earlier:
            continue
        age = (first - table["time"].iat[flag.row]).total_seconds()
        party = table["counterparty"].iat[flag.row]
        bait = flag.rule in ("zero-value-look-alike", "dust-look-alike", "fake-token") and party in parties
        approval = flag.rule == "approval" and "token-pulled" in ids and party in contracts and age <= 30 * DAY
        permission = flag.rule == "permission-change" and "outflow-after-permission" in ids and age <= 7 * DAY
        if bait or approval or permission:
            found.add(Precursor(flag.row, flag.rule))
    found |= _gas(seen, rows, ids)
    return tuple(sorted(found, key=lambda precursor: (precursor.row, precursor.rule)))


def _gas(seen: Seen, rows: list[int], ids: set[str]) -> set[Precursor]:
    if not ids & {"gas-then-tokens", "outflow-after-permission", "permission-change"}:
        return set()
    table, stats = seen.table, seen.stats
    first = table.loc[rows, "time"].min()
    native = table["kind"].isin(["native", "internal"]) & stats["in"]
    stranger = stats["prior_in"].eq(0) & stats["prior_out"].eq(0)
    near = table["time"].between(first - pd.Timedelta(hours=1), first)
    return {Precursor(row, "gas") for row in table.index[native & stranger & near].tolist()}
