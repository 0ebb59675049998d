"""What `flagger watch` alerts of as a wallet grows: rightly, how early, and falsely.

    python -m benchmarks.alerts CASES... [--without RULE,...] [--looks 60] [--jobs 2]

Each wallet is looked at after every point in time at which something left: a robbed one from the first transfer of its
loss (and at each row that led to it) until `AFTER` looks after the last one, an honest one from `FROM` of its outgoing
transfers on, `--looks` of them at most. What there was before the first look is known, as on the first run of a watch. A
look takes the joined history up to that time (`until`), not files written anew, and runs the rules of a watch but for the
notes, which are no evidence; where nothing is medium there is nothing to judge. The judging, with its memory of what was
told, is that of `flagger.monitor`. Twice over: without the rules of `--without` (those that a watch did not run until
2026-12-01) and with them. Address lists are off, own addresses beside the wallet's are not given. An alert is right when
one of its transfers is of the loss or led to it. One line a wallet goes to standard error, the tables follow.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pandas as pd

from flagger.accounts import APPS, EXCHANGES
from flagger.checking import look, run
from flagger.config import Config
from flagger.evaluate.cases import Case, find
from flagger.evaluate.metrics import hashes
from flagger.incidents import weigh
from flagger.model import History, Incident, Report, Severity
from flagger.monitor import Look, Monitor, watchful
from flagger.monitor.state import State
from flagger.pipeline import conclude, read
from flagger.rules import chosen
from flagger.rules.base import Rule, Seen

CONFIG = watchful(Config(lists=False))
FROM = 0.6  # of an honest wallet's outgoing transfers, known when the watch begins
AFTER = 10  # looks after the last transfer of a loss: some rules wait for the list of transactions to go on
ADDED = (
    "account-emptied,sold-then-sent,all-to-one-since,rising-payments,steady-payments,equal-parts,large-to-one,"
    "large-in-a-row,rising-within-days,twice-at-once,more-each-time,same-recipient"
)


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert: how strong, by which rules, whether right, how many transfers of the loss were still to come."""

    strong: bool
    rules: frozenset[str]
    right: bool
    ahead: int  # how many of the loss's transfers were still to come


@dataclass(frozen=True, slots=True)
class Played:
    """A wallet that was watched: the looks taken, the loss's transfers, and the alerts without the rules added, and with."""

    name: str
    pattern: str
    looks: int
    lost: int
    alerts: tuple[list[Alert], list[Alert]]


def until(history: History, time: pd.Timestamp) -> History:
    """The history as it was at that time."""
    return replace(history, table=history.table[history.table["time"] <= time])


def times(case: Case, table: pd.DataFrame, most: int) -> list[pd.Timestamp]:
    """When to look: before the first transfer that counts, and from there on."""
    own, out = hashes(table), table["direction"].eq("out")
    every = sorted(set(table.loc[out, "time"]))
    if not case.disputed:
        first = int(FROM * len(every))
        return every[max(first - 1, 0) : first + most]
    lost = table.loc[out & own.isin(list(case.disputed)), "time"]
    if lost.empty:  # what was taken is no outgoing row of these exports
        return []
    led = table.loc[own.isin(list(case.before)) & (table["time"] < lost.min()), "time"]
    steps = sorted(set(led)) + every[every.index(lost.min()) : every.index(lost.max()) + 1 + AFTER]
    return [*table.loc[table["time"] < steps[0], "time"].tail(1), *steps]


def reports(
    history: History, when: Sequence[pd.Timestamp], without: Sequence[str]
) -> Iterator[tuple[Report | None, Report | None]]:
    """At each time, the report without some rules, and the one with all; None where nothing is medium."""
    rules = [rule for rule in chosen(CONFIG) if not rule.note]
    for time in when:
        shown, first = until(history, time), time == when[0]
        seen = look(shown, CONFIG)
        findings, _ = run(rules, seen)
        fewer = [found for found in findings if found[0].id not in without]
        yield concluded(shown, seen, fewer, always=first), concluded(shown, seen, findings, always=first)


def concluded(
    history: History, seen: Seen, findings: Sequence[tuple[Rule, pd.DataFrame]], *, always: bool
) -> Report | None:
    """The report of these findings; where nothing is medium there is none to judge, but for the first look."""
    if always or bool((weigh(seen, findings).severity >= Severity.medium).any()):
        return conclude(history, CONFIG, seen, findings)
    return None


def noted(case: Case, whole: int, id_: str, report: Report, incident: Incident, *_: object) -> dict[str, Any]:
    """In place of an alert's text: what is counted."""
    own = hashes(report.history.table)
    telling = {flag.rule for flag in incident.flags if flag.severity >= Severity.medium}
    right = bool(own.iloc[list(incident.rows)].isin([*case.disputed, *case.before]).any())
    ahead = whole - lost(case, report.history)
    told = Alert(incident.severity >= Severity.high, frozenset(telling), right, ahead)
    return {"id": id_, "alert": told}


def lost(case: Case, history: History) -> int:
    """How many transfers of the loss this history holds."""
    table = history.table
    return int((hashes(table).isin(list(case.disputed)) & table["direction"].eq("out")).sum())


def play(case: Case, without: Sequence[str], most: int) -> Played:
    """Look at one wallet again and again."""
    history = read(case.paths, CONFIG)
    when, whole = times(case, history.table, most), lost(case, history)
    both: tuple[list[Alert], list[Alert]] = ([], [])
    watchers = [Monitor((), Config(), State(Path()), (), ("en",)) for _ in both]
    with patch("flagger.monitor.alert_of", partial(noted, case, whole)):
        for given in reports(history, when, without):
            for watcher, report, alerts in zip(watchers, given, both, strict=True):
                seen = Look()
                if report is not None:
                    watcher.judge(report, case.wallet, seen)
                watcher.state.begun = True
                alerts += [made["alert"] for made in seen.made]
    kind = "app" if case.wallet in APPS else "exchange" if case.wallet in EXCHANGES else "wallet"
    pattern = str(case.pattern) if case.disputed else f"honest, {kind}"
    return Played(case.name, pattern, max(len(when) - 1, 0), whole, both)


def of_robbed(played: Sequence[Played]) -> pd.DataFrame:
    """By pattern: wallets alerted rightly, strongly, and the share of the loss's transfers still to come then."""
    rows = []
    for one in played:
        row: dict[str, object] = {"pattern": one.pattern, "wallets": 1, "transfers": one.lost}
        for name, alerts in zip(("without", "with"), one.alerts, strict=True):
            right = [alert for alert in alerts if alert.right]
            row |= {f"alerted {name}": bool(right), f"strong {name}": any(alert.strong for alert in right)}
            row |= {
                f"to come {name}": right[0].ahead if right else 0,
                f"false {name}": len(alerts) - len(right),
            }
        rows.append(row)
    table = pd.DataFrame(rows)
    sums = table.groupby("pattern").sum()
    sums.loc["all"] = sums.sum()
    for name in ("without", "with"):
        for told in ("alerted", "strong"):
            sums[f"{told} {name}"] /= sums["wallets"]
        sums[f"to come {name}"] /= sums["transfers"]
    return sums.astype("float64").round(2)


def of_honest(played: Sequence[Played]) -> pd.DataFrame:
    """By kind: looks, and wallets alerted falsely for each hundred."""
    rows = []
    for one in played:
        row: dict[str, object] = {"kind": one.pattern, "wallets": 1, "looks": one.looks}
        for name, alerts in zip(("without", "with"), one.alerts, strict=True):
            row |= {f"strong {name}": any(alert.strong for alert in alerts), f"any {name}": bool(alerts)}
            row |= {f"alerts {name}": len(alerts)}
        rows.append(row)
    sums = pd.DataFrame(rows).groupby("kind").sum()
    sums.loc["all"] = sums.sum()
    for name in ("without", "with"):
        for told in ("strong", "any"):
            sums[f"{told} {name}"] = 100 * sums[f"{told} {name}"] / sums["wallets"]
    return sums.astype("float64").round(1)


def by_rule(robbed: Sequence[Played], honest: Sequence[Played], added: Sequence[str]) -> pd.DataFrame:
    """Of each rule added: alerts that it speaks in, those in which no other rule does, and first alerts."""
    rows = {}
    for id_ in added:
        row: dict[str, int] = {}
        for name, group in (("robbed", robbed), ("honest", honest)):
            every = [(place, alert) for one in group for place, alert in enumerate(one.alerts[1])]
            spoken = [(place, alert) for place, alert in every if id_ in alert.rules]
            for kind in ("right", "false") if name == "robbed" else ("false",):
                some = [(p, a) for p, a in spoken if a.right == (kind == "right")]
                row[f"{name} {kind}"] = len(some)
                row[f"{name} {kind} first"] = sum(p == 0 for p, _ in some)
                row[f"{name} {kind} alone"] = sum(a.rules == {id_} for _, a in some)
        rows[id_] = row
    return pd.DataFrame(rows).T


def main(words: Sequence[str] | None = None) -> None:
    """Play every wallet and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cases", type=Path, nargs="+")
    parser.add_argument("--without", default=ADDED)
    parser.add_argument("--looks", type=int, default=60)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args(words)
    without, played = given.without.split(","), []
    with ProcessPoolExecutor(given.jobs) as pool:
        each = partial(play, without=without, most=given.looks)
        for one in pool.map(each, find(given.cases)):
            print(one, file=sys.stderr)
            played.append(one)
    robbed = [one for one in played if one.lost]
    honest = [one for one in played if one.pattern.startswith("honest")]
    with pd.option_context("display.width", 250, "display.max_columns", 30):
        for name, group, table in (("robbed", robbed, of_robbed), ("honest", honest, of_honest)):
            print(f"{name}: {len(group)} wallets")
            print(table(group).to_string() if group else "")
        print(by_rule(robbed, honest, without).to_string())
    for one in honest:
        for alert in one.alerts[1]:
            print(one.name, "strong" if alert.strong else "medium", *sorted(alert.rules))


if __name__ == "__main__":
    main()
