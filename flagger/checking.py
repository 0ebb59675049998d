"""What the rules look at, which of them can run on this history, and what they find."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from flagger.accounts import APPS, CUSTODIAL, EXCHANGES
from flagger.config import Config
from flagger.features import describe
from flagger.forest import judge
from flagger.incidents import weigh
from flagger.model import History, NotEvaluated, Severity
from flagger.rules.base import Rule, Seen, Span, lanes


def look(history: History, config: Config) -> Seen:
    """What the rules look at: statistics, the forest's numbers, what this history can tell."""
    stats = describe(history, frozenset(config.known))
    stats["unusual"], stats["forest_p"] = judge(stats) if config.forest else (np.nan, np.nan)
    own = frozenset(wallet.address for wallet in history.wallets)
    return Seen(
        history.table, stats, own, config.known, capabilities(history, stats, config), _spans(history)
    )


def capabilities(history: History, stats: pd.DataFrame, config: Config) -> frozenset[str]:
    """What these exports can tell (keys of rules.base.CAPABILITIES)."""
    table = history.table
    lane, own = lanes(table), set(table["own"].dropna())
    tokens = table["kind"].isin(["token", "nft"])
    tron = table["network"].eq("tron") & ~table["own"].isin(list(CUSTODIAL))
    types = table["method"].str.endswith("Contract").fillna(False).astype(bool)
    present = {
        "counterparty": bool(table["counterparty"].notna().any()),
        "contract": bool(table["contract"].notna().any()),
        "tokens": bool(tokens.any()),
        "signer": bool(lane[tokens].isin(lane[_listed(table)]).any()),
        "internal": bool(table["kind"].eq("internal").any()),
        "method": bool(table["method"].notna().any()),
        "tron": bool(tron.any()),
        "wallet": not own <= CUSTODIAL,
        "exchange": not own.isdisjoint(EXCHANGES),
        "app": not own.isdisjoint(APPS),
        "statement": bool((table["kind"].eq("trade") & table["own"].isin(list(EXCHANGES))).any()),
        "contract-type": bool((tron & types).any()),
        "lists": config.lists,
        "forest": config.forest and bool(stats["unusual"].notna().any()),
    }
    return frozenset(name for name, there in present.items() if there)


def _spans(history: History) -> tuple[Span, ...]:
    """The stretches of time that lists of transactions cover, one a source, wallet and network."""
    native = history.table[_listed(history.table)]
    ends = native.groupby(["source", lanes(native)])["time"].agg(["min", "max"])
    return tuple(Span(lane, first, last) for (_, lane), first, last in ends.itertuples(name=None))


def _listed(table: pd.DataFrame) -> "pd.Series[bool]":
    """Rows from a list of transactions."""
    return table["kind"].isin(["native", "approval"]) & table["initiator"].notna()


def run(rules: Sequence[Rule], seen: Seen) -> tuple[list[tuple[Rule, pd.DataFrame]], list[NotEvaluated]]:
    """Each rule's findings, or why it could not run; those for what is left come last."""
    findings: list[tuple[Rule, pd.DataFrame]] = []
    skipped = []
    for rule in sorted(rules, key=lambda rule: rule.leftover):
        why = rule.unmet(seen)
        if why is not None:
            skipped.append(NotEvaluated(rule.id, why))
        elif rule.leftover:
            findings.append((rule, rule.check(told(seen, findings))))
        else:
            findings.append((rule, rule.check(seen)))
            skipped += [NotEvaluated(rule.id, why) for why in [rule.partly(seen)] if why]
    return findings, skipped


def told(seen: Seen, findings: Sequence[tuple[Rule, pd.DataFrame]]) -> Seen:
    """What a `leftover` rule looks at: what the rules before found weak or more, and strong."""
    severity = weigh(seen, findings).severity
    taken, strong = (
        frozenset(np.flatnonzero(severity >= level).tolist()) for level in (Severity.low, Severity.high)
    )
    return replace(seen, taken=taken, strong=strong)
