"""The whole run up to Report, one statement a step."""

import json
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import pandas as pd

from flagger import __version__
from flagger.accounts import EXCHANGES
from flagger.case_file import texts
from flagger.config import Config, comparable
from flagger.error_rates import rates_for
from flagger.errors import FlaggerError
from flagger.features import describe
from flagger.forest import OFF, described, judge
from flagger.importers.join import join
from flagger.importers.reading import Progress, read_export
from flagger.incidents import flags, group, order, weigh
from flagger.incidents.verdicts import DENIED, by_row, judged, lowered, soften
from flagger.model import History, NotEvaluated, Report, Severity, Source
from flagger.rules import chosen
from flagger.rules.base import Rule, Seen, Span, lanes
from flagger.secrets import lone_digits, refuse_lone
from flagger.text import Text


def scan(
    paths: Sequence[Path], config: Config, progress: Progress = lambda name, done, total: None
) -> Report:
    """Read every export, join them, run every rule, group what was found."""
    rules = chosen(config)
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
    incidents = group(seen, made, [*_disowned(history, config), *denied])
    evidence = soften(evidence, verdicts)
    scored = history.table.assign(
        severity=evidence.severity,
        score=order(evidence, seen.stats["unusual"].to_numpy()),
    )
    return Report(
        version=__version__,
        report_id=report_id(history.sources, config),
        config=config.effective(),
        history=_with(history, scored),
        flags=tuple(lowered(flag, verdicts) for flag in made),
        incidents=tuple(judged(incident, verdicts) for incident in incidents)
        if verdicts
        else tuple(incidents),
        not_evaluated=tuple(not_evaluated),
        method=_method(history, config, seen),
        prices=config.prices,
        case=config.case,
    )


def read(
    paths: Sequence[Path], config: Config, progress: Progress = lambda name, done, total: None
) -> History:
    """Every export, read and joined."""
    readings = [read_export(path, config, progress) for path in paths]
    _refuse_rejected(config, [reading.source for reading in readings])
    _refuse_idle(config, [reading.source for reading in readings])
    history = join(readings, config)
    _refuse_keys(history, config)
    return history


def _refuse_keys(history: History, config: Config) -> None:
    """Bare hex digits in the owner's words must be hashes of the history; raises FlaggerError."""
    said = [("--known", name) for name in config.known.values()]
    said += [("--review note", answer.note) for answer in config.answers]
    said += texts(config.case) if config.case else []
    doubtful = [(where, text) for where, text in said if lone_digits(text)]
    if doubtful:
        hashes = frozenset(history.table["tx_hash"].dropna().str.lower().tolist())
        for where, text in doubtful:
            refuse_lone(where, text, hashes)


def _refuse_idle(config: Config, sources: Sequence[Source]) -> None:
    from flagger.importers.mapping import importer

    used = {source.importer for source in sources}
    for mapped in config.mappings:
        if importer(mapped).id not in used:
            raise FlaggerError(
                mapped.name,
                Text("this mapping fits none of the exports", "此列对应表与所有导出文件都不符"),
                Text(
                    "Leave it out, or correct the names under [columns].",
                    "请去掉它，或更正 [columns] 中的列名。",
                ),
            )


def _with(history: History, table: pd.DataFrame) -> History:
    return replace(history, table=table)


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
    tokens = table["kind"].isin(["token", "nft"])
    lane = lanes(table)
    tron = table["network"].eq("tron")
    types = table["method"].str.endswith("Contract").fillna(False).astype(bool)
    present = {
        "counterparty": bool(table["counterparty"].notna().any()),
        "contract": bool(table["contract"].notna().any()),
        "tokens": bool(tokens.any()),
        "signer": bool(lane[tokens].isin(lane[_listed(table)]).any()),
        "internal": bool(table["kind"].eq("internal").any()),
        "method": bool(table["method"].notna().any()),
        "tron": bool(tron.any()),
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


def _refuse_rejected(config: Config, sources: Sequence[Source]) -> None:
    first = next(((source, source.rejected[0]) for source in sources if source.rejected), None)
    if config.strict and first:
        source, rejected = first
        raise FlaggerError(
            f"{source.name}:{rejected.line}",
            Text("column {column}: {why}", "“{column}”列：{why}"),
            Text("--strict refuses files with unreadable lines; without it they are set aside and listed.",
                 "--strict 会拒绝含有无法读取行的文件；不加此选项则将其单独列出。"),
            column=rejected.column,
            why=Text(rejected.reason.say("en"), rejected.reason.say("zh")),
        )  # fmt: skip


def _disowned(history: History, config: Config) -> list[int]:
    """Row positions of the transfers the owner says are not theirs; raises FlaggerError if absent."""
    rows: list[int] = []
    amounts = history.table["amount"].to_numpy(dtype="float64")
    for tx_hash in config.not_mine:
        hits = history.table.index[history.table["tx_hash"].eq(comparable(tx_hash))].tolist()
        if not hits:
            raise FlaggerError(
                "--not-mine",
                Text("the hash {hash} is in none of the exports", "导出文件中没有哈希 {hash}"),
                Text("Copy it whole from the transaction's page.", "请从交易页面完整复制。"),
                hash=tx_hash,
            )
        # A token payment also has the row of its call, which moves nothing.
        moving = [row for row in hits if amounts[row] > 0]
        rows += moving or hits
    return rows


def report_id(sources: Sequence[Source], config: Config) -> str:
    """First 12 hex digits over the sources' hashes, sorted, and the effective settings."""
    settings = json.dumps(config.effective(), sort_keys=True, ensure_ascii=False)
    text = "\n".join([*sorted(source.sha256 for source in sources), settings])
    return sha256(text.encode()).hexdigest()[:12]


def _method(history: History, config: Config, seen: Seen) -> dict[str, object]:
    forest = described(seen.stats) if config.forest else OFF
    return {"forest": forest, "error_rates": rates_for(history)}
