"""`flagger scan`: the same checks in the terminal, nothing written."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from flagger.cli import options as o
from flagger.cli.console import LangChoice, err, out, progress, say, user_errors
from flagger.cli.exports import chosen
from flagger.cli.looking import standing_out
from flagger.cli.notices import MOST, guessed, refuse_empty, warnings
from flagger.model import Incident, Report, Severity, plain
from flagger.text import Lang, Text

_COUNTS = Text(
    "{transfers} transfers read, {rejected} lines could not be read, {skipped} skipped, {duplicates} duplicates",
    "已读取 {transfers} 笔转账，{rejected} 行无法读取，跳过 {skipped} 行，重复 {duplicates} 笔",
)
_NOTHING = Text("nothing unusual found among the outgoing transfers", "没有发现不寻常的转出")
_PARTLY = Text(
    "nothing unusual found by the rules that could run; {n} rule(s) could not run or had too little history",
    "能运行的规则没有发现不寻常的转出；另有 {n} 条规则未能运行，或历史记录不足",
)
_WEAK_ONLY = Text(
    "only weak flags by the rules that could run; {n} rule(s) could not run or had too little history",
    "能运行的规则只给出弱标记；另有 {n} 条规则未能运行，或历史记录不足",
)
_UNNAMED = Text(
    "nothing was flagged, but {n} rules could not run, for the files name no recipients: give a list that has them too",
    "没有标记任何转出，但有 {n} 条规则未能运行，因为文件没有写明收款方：请把写明收款方的记录一起给出",
)
_UNREAD = Text("{n} lines could not be read and are not part of this", "另有 {n} 行未能读取，不在此结论之内")
_TIMES = Text("× {n}", "{n} 笔")
_ANSWERED = Text("your answer: {v}", "您的答复：{v}")
_STRENGTH = Text(
    "strength says how much the rules rest on, not how likely a crime is",
    "强度指规则依据的多少，不是犯罪可能性",
)


def scan(
    exports: o.Exports,
    as_json: Annotated[
        bool, typer.Option("--json", help="report.json to standard output. 输出 JSON。")
    ] = False,
    lang: o.LangOption = LangChoice.both,
    own: o.Own = None,
    known: o.Known = None,
    not_mine: o.NotMine = None,
    network: o.Network = None,
    encoding: o.Encoding = None,
    tz: o.Zone = None,
    importer: o.ImporterName = None,
    mapping: o.MappingFiles = None,
    config: o.ConfigFile = None,
    review: o.ReviewFile = None,
    no_lists: o.NoLists = False,
    no_forest: o.NoForest = False,
    only: o.Only = None,
    skip: o.Skip = None,
    strict: o.Strict = False,
    fail_on: o.FailOnOption = None,
) -> None:
    """Check exports and print what was found; nothing is written. 检查并显示结果，不写文件。"""
    with user_errors(lang.langs):
        settings = o.config_of(
            config, own=own, known=known, not_mine=not_mine, network=network, encoding=encoding, zone=tz,
            importer=importer, no_lists=no_lists, no_forest=no_forest, only=only, skip=skip, strict=strict,
            mapping=mapping, review=review,
        )  # fmt: skip
        from flagger.pipeline import scan as run

        with progress(lang.langs) as step:
            made = run(chosen(exports, lang.langs), settings, step)
        refuse_empty(made, lang.langs)
    for line in warnings(made, lang.langs):
        err(line)
    if as_json:
        from flagger.render.to_json import render

        out(next(render(made, lang.langs))[1].decode().rstrip("\n"))
    else:
        for line in summary(made, lang.langs):
            out(line)
    for line in guessed(made, lang.langs, letters=False):
        err(line)
    raise typer.Exit(1 if reached(made, fail_on) else 0)


def reached(report: Report, fail_on: o.FailOn | None) -> bool:
    """Whether anything is at or above the asked severity."""
    return fail_on is not None and any(flag.severity >= Severity[fail_on.value] for flag in report.flags)


def summary(report: Report, langs: Sequence[Lang]) -> Iterator[str]:
    """The result in a few lines: counts, then each incident with its totals and recipients."""
    from flagger.unrun import lacking

    sources, history, missing = report.history.sources, report.history, len(lacking(report))
    rejected = sum(len(source.rejected) for source in sources)
    yield say(
        _COUNTS,
        langs,
        transfers=len(history.table),
        rejected=rejected,
        skipped=sum(len(source.skipped) for source in sources),
        duplicates=history.duplicates,
    )
    if not report.incidents:
        unnamed = sum(each.reason.id == "needs-counterparty" for each in report.not_evaluated)
        partly = _PARTLY if missing else _NOTHING
        yield say(_UNNAMED if unnamed else partly, langs, n=unnamed or missing)
        if rejected:
            yield say(_UNREAD, langs, n=rejected)
        yield from standing_out(report, langs)
        return
    for incident in report.incidents[:MOST]:
        yield from _incident(report, incident, langs)
    if len(report.incidents) > MOST:
        yield f"… +{len(report.incidents) - MOST}"
    yield say(_STRENGTH, langs)
    weak = all(each.severity < Severity.medium and not each.verdict for each in report.incidents)
    if weak and missing:
        yield say(_WEAK_ONLY, langs, n=missing)
    yield from standing_out(report, langs)


def _incident(report: Report, incident: Incident, langs: Sequence[Lang]) -> Iterator[str]:
    from flagger.render.safe import visible
    from flagger.render.times import local, utc
    from flagger.render.words import PATTERNS, SEVERITIES, VERDICTS

    title = say(PATTERNS[incident.pattern], langs)
    yield ""
    yield f"{incident.label}  [{say(SEVERITIES[incident.severity], langs)}]  {title}"
    yield f"    {utc(incident.first)} = {local(incident.first, report.history.zone)}"
    for loss in incident.losses:
        contract = f"  ({loss.contract})" if loss.contract else ""
        times = say(_TIMES, langs, n=loss.count)
        yield visible(f"    {plain(loss.amount)} {loss.asset}  {times}{contract}")
    for recipient in incident.recipients:
        yield visible(f"    → {recipient.address}")
    for hash_ in report.history.table["tx_hash"].iloc[list(incident.rows[:MOST])].dropna():
        yield visible(f"      {hash_}")
    if incident.verdict:
        yield f"    {say(_ANSWERED, langs, v=VERDICTS[incident.verdict])}"
