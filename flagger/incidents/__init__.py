"""Flagged transfers to what happened: one recipient's payments in one stretch are one story."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from flagger.accounts import APPS, EXCHANGES
from flagger.incidents.before import Before
from flagger.incidents.together import PERMISSION, SERIES, stories
from flagger.incidents.totals import fees_of, losses, recipients_of
from flagger.incidents.weigh import flags, order, weigh
from flagger.model import Flag, Incident, Precursor, Severity
from flagger.rules.base import Seen

__all__ = ["OWNER", "flags", "group", "losses", "naming", "order", "weigh"]
OWNER = "owner-statement"
GAP = pd.Timedelta(days=14)


def group(seen: Seen, made: Sequence[Flag], not_mine: Sequence[int] = ()) -> list[Incident]:
    """What happened: flagged outflows to one recipient in one stretch of time, and what led there."""
    acting = sorted({flag.row for flag in made if flag.severity >= Severity.low} | set(not_mine))
    if not acting:
        return []
    before = Before.of(seen, made)
    by_row: dict[int, list[Flag]] = {}
    for flag in made:
        by_row.setdefault(flag.row, []).append(flag)
    stretches = _stretches(seen, acting, by_row)
    taken = set(acting)
    incidents = [
        _incident(seen, sorted(rows + _more(seen, rows, taken)), by_row, before) for rows in stretches
    ]
    incidents.sort(key=lambda incident: (-incident.severity, incident.first, incident.id))
    return [replace(incident, label=f"I{number}") for number, incident in enumerate(incidents, start=1)]


def _stretches(seen: Seen, acting: list[int], by_row: Mapping[int, list[Flag]]) -> list[list[int]]:
    """Row positions that belong together: one story, one kind of signer, gaps of at most fourteen days.

    A rule about a series has found it to be one, however far its payments are apart.
    """
    rows = seen.table.loc[acting]
    after = pd.Series([any(f.rule in PERMISSION for f in by_row.get(row, ())) for row in acting], acting)
    series = pd.Series([any(f.rule in SERIES for f in by_row.get(row, ())) for row in acting], acting)
    signed = _signed(seen)[acting] | after
    by = pd.DataFrame(
        {"party": stories(rows, by_row), "signed": signed, "time": rows["time"], "series": series}
    )
    by = by.sort_values(["party", "signed", "time"], kind="stable")
    apart = (by["time"].diff() > GAP) & ~(by["series"] & by["series"].shift(fill_value=False))
    fresh = apart | (by["party"] != by["party"].shift()) | (by["signed"] != by["signed"].shift())
    return [sorted(part.index.tolist()) for _, part in by.groupby(fresh.cumsum())]


def _more(seen: Seen, rows: list[int], taken: set[int]) -> list[int]:
    """Other payments of the same stretch to a recipient who was a stranger when it began; not those paid back.

    Whom one of these transactions pays beside is such a recipient too. Records of tokens that this wallet never
    handled are none: anyone can write them in its name.
    """
    stats, table, signed = seen.stats, seen.table, _signed(seen)
    held = stats["genuine"] | stats["handled"] | stats["share"].notna()
    hashes = table.loc[[row for row in rows if stats["out"].iat[row]], "tx_hash"].dropna()
    beside = stats["out"] & table["tx_hash"].isin(hashes.tolist()) & ~table["kind"].isin(["trade", "fee"])
    linked = [*rows, *table.index[beside].difference(rows)]
    parties = stats.loc[linked, "party"].where(stats["out"]).dropna()
    paid = parties.index[parties >= 0].tolist()
    found: set[int] = set()
    for party in sorted(set(parties[paid].tolist())):
        same = stats["out"] & held & stats["party"].eq(party) & signed.eq(signed[paid[0]])
        times = table.loc[same, "time"]
        stretch = (times.diff() > GAP).cumsum()
        here = stretch[stretch.isin(stretch[stretch.index.isin(paid)])].index
        if len(here) and stats.loc[here[0], ["prior_out", "prior_in"]].eq(0).all():
            found.update(here[~stats.loc[here, "came_back"]])
    return sorted(found - taken)


def _signed(seen: Seen) -> "pd.Series[bool]":
    """Rows signed by the owner as far as the exports show; unknown counts as signed."""
    initiator, own = seen.table["initiator"], seen.table["own"]
    if "signer" not in seen.capabilities:
        return pd.Series(True, index=seen.table.index)
    inside = seen.table["kind"].eq("internal") & initiator.notna()
    foreign = seen.table["kind"].isin(["token", "nft"]) | inside
    return initiator.eq(own).fillna(False).astype(bool) | ~foreign


def _incident(seen: Seen, rows: list[int], by_row: Mapping[int, list[Flag]], before: Before) -> Incident:
    table = seen.table.loc[rows]
    own = [flag for row in rows for flag in by_row.get(row, [])]
    severity = max((flag.severity for flag in own), default=Severity.info)
    ids = {flag.rule for flag in own if flag.severity >= Severity.low}
    moved = table[seen.stats.loc[rows, "out"]]
    led = before.of_incident(seen, rows, ids)
    return Incident(
        label="",
        pattern=_pattern(ids, led, set(table["own"])),
        severity=Severity(severity),
        flags=tuple(own),
        rows=tuple(rows),
        precursors=led,
        first=table["time"].min().to_pydatetime(),
        last=table["time"].max().to_pydatetime(),
        losses=losses(moved),
        fees=fees_of(seen.table, rows),
        recipients=recipients_of(seen, moved),
    )


def _pattern(ids: set[str], led: tuple[Precursor, ...], own: set[str]) -> str:
    """The name of what is seen: by the most telling rule; a pull without an approval is a permit's."""
    name = next((pattern for rule, pattern in _PATTERNS if rule in ids), "unknown")
    if own <= set(EXCHANGES) and name in _OF_WALLETS:
        return "exchange-withdrawal"
    if own <= set(APPS) and name == "escalating":  # a bill names people, and what to do is another matter
        return "payment-fraud"
    approved = any(precursor.rule == "approval" for precursor in led)
    return "permit-drain" if name == "approval-drain" and not approved else name


def naming(pattern: str) -> list[str]:
    """The rules by which a pattern gets its name, the most telling first; none where no rule names it."""
    like = "approval-drain" if pattern == "permit-drain" else pattern
    return [rule for rule, name in _PATTERNS if name == like]


# What speaks of a wallet's keys, or of nothing, is a withdrawal where an exchange keeps the keys.
_OF_WALLETS = frozenset({"unknown", "sweeper", "gas-then-sweep", "seed-leak"})
# From the most telling rule to the least; names by what is seen, none accuses.
_PATTERNS = (
    ("look-alike-payee", "look-alike"),
    ("permission-change", "permission"),
    ("outflow-after-permission", "permission"),
    ("inside-outflow", "delegation"),
    ("batch-emptied", "delegation"),
    ("token-pulled", "approval-drain"),
    ("split-outflow", "approval-drain"),
    ("unlisted-outflow", "approval-drain"),
    ("sweeper", "sweeper"),
    ("gas-then-tokens", "gas-then-sweep"),
    ("all-to-one-since", "sweeper"),
    ("account-emptied", "exchange-withdrawal"),
    ("sold-then-sent", "exchange-withdrawal"),
    ("several-signs", "exchange-withdrawal"),
    ("assets-emptied", "seed-leak"),
    ("rising-payments", "escalating"),
    ("return-then-more", "payment-fraud"),
    ("large-in-a-row", "payment-fraud"),
    ("rising-within-days", "payment-fraud"),
    ("twice-at-once", "payment-fraud"),
    ("more-each-time", "payment-fraud"),
    ("steady-payments", "siphon"),
    ("equal-parts", "siphon"),
    ("listed-address", "listed"),
)
