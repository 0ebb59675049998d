"""`flagger watch`: look again whenever an export changes, and tell each new incident once."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flagger.cli import options as o
from flagger.cli.console import LangChoice, err, out, say, user_errors
from flagger.errors import FlaggerError
from flagger.model import Severity, plain
from flagger.text import Lang, Text

if TYPE_CHECKING:
    from flagger.monitor import Look, Monitor

RETRY = 60  # seconds until an alert that could not be delivered is tried again
_BEGUN = Text(
    "first run: {transfers} transfers count as known; {count} incident(s) already there, listed here once, not alerted "
    "(--alert-existing alerts them)",
    "首次运行：已有的 {transfers} 笔转账视为已知；其中已有 {count} 起事件，仅在此列出一次，不另行提醒（如需提醒，用 --alert-existing）",
)
_LEFT_OUT = Text(
    "not used while watching, since they need the whole records: {rules}; `flagger report` uses them",
    "监看时不使用以下规则，因为它们要看完整的记录：{rules}；`flagger report` 会使用",
)
_NOTHING_NEW = Text(
    "{transfers} transfer(s) looked at: nothing new", "已检查 {transfers} 笔转账：没有新的事件"
)
_WATCHING = Text("watching {paths}; Ctrl-C ends it", "正在监看 {paths}；按 Ctrl-C 结束")
_FAILED = Text(
    "alert {id} could not be delivered ({why}); it is kept and tried again",
    "提醒 {id} 未能送达（{why}）；已保存，将再次尝试",
)
_ASIDE = Text(" – left aside; `flagger inspect FILE` says more", " – 已搁置；详情见 `flagger inspect 文件`")
_PATHS = Text("no such file or folder", "没有这个文件或文件夹")
_PATHS_HINT = Text(
    "Give a folder of exports, or the exports.", "请给出存放导出文件的文件夹，或导出文件本身。"
)


def watch(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="FOLDER|EXPORT...", help="What to watch. 要监看的文件夹或导出文件。"),
    ],
    alert: Annotated[
        list[str] | None,
        typer.Option(
            "--alert",
            metavar="WAY",
            help="command:PROGRAM, file:PATH, webhook:URL, email:…, dingtalk://…; also the terminal. 提醒方式。",
        ),
    ] = None,
    once: Annotated[
        bool, typer.Option("--once", help="Look once and end: for cron, Task Scheduler. 只检查一次。")
    ] = False,
    state: Annotated[
        Path | None, typer.Option("--state", metavar="FILE", help="What it remembers. 状态文件。")
    ] = None,
    alert_from: Annotated[
        o.FailOn, typer.Option("--alert-from", help="Alert at or above this. 达到此强度才提醒。")
    ] = o.FailOn.medium,
    alert_existing: Annotated[
        bool, typer.Option("--alert-existing", help="On the first run, too. 首次运行也逐一提醒。")
    ] = False,
    lang: o.LangOption = LangChoice.both,
    own: o.Own = None,
    known: o.Known = None,
    network: o.Network = None,
    encoding: o.Encoding = None,
    tz: o.Zone = None,
    importer: o.ImporterName = None,
    mapping: o.MappingFiles = None,
    config: o.ConfigFile = None,
    no_lists: o.NoLists = False,
    only: o.Only = None,
    skip: o.Skip = None,
    fail_on: o.FailOnOption = None,
) -> None:
    """Tell each new incident once, as exports grow or new ones arrive. 监看导出文件，新事件只提醒一次。"""
    with user_errors(lang.langs):
        for path in paths:
            if not path.exists():
                raise FlaggerError(str(path), _PATHS, _PATHS_HINT)
        from flagger.alerts.channels import TERMINAL, parse

        channels = dict.fromkeys([TERMINAL, *(parse(spec) for spec in alert or ())])
        settings = o.config_of(
            config, own=own, known=known, not_mine=None, network=network, encoding=encoding, zone=tz,
            importer=importer, no_lists=no_lists, no_forest=True, only=only, skip=skip, strict=False,
            mapping=mapping, review=None,
        )  # fmt: skip
        from flagger.alerts.delivery import sweep
        from flagger.monitor import Monitor, left_out, watchful
        from flagger.monitor.state import State, lock

        place = state or _beside(paths[0])
        with lock(place):
            kept = State.load(place)
            sweep(place, {entry["alert"]["id"] for entry in kept.pending})
            level = min(Severity[alert_from.value], Severity[(fail_on or alert_from).value])
            monitor = Monitor(
                paths, watchful(settings), kept, tuple(channels), lang.langs, level, alert_existing
            )
            if not (once and kept.begun):  # cron would mail it every time
                err(say(_LEFT_OUT, lang.langs, rules=", ".join(left_out(settings))))
            code = _step(monitor, lang.langs, fail_on, person=once and at_a_terminal())
            if not once:
                _follow(monitor, lang.langs, paths)
                code = 0
    raise typer.Exit(code)


def _beside(path: Path) -> Path:
    return (
        path / ".flagger-watch.json" if path.is_dir() else path.with_name(f".{path.name}.flagger-watch.json")
    )


def at_a_terminal() -> bool:
    """Whether a person reads the output; what cron runs says nothing where nothing is new, or it would be mailed."""
    return sys.stdout.isatty()


def _step(monitor: "Monitor", langs: Sequence[Lang], fail_on: o.FailOn | None, *, person: bool) -> int:
    """The first look and what follows from it; the exit code that it would end with."""
    fresh = not monitor.state.begun
    look = monitor.look()
    _tell(look, langs)
    if look.problems and not look.read:
        return 2
    if fresh and not monitor.existing:
        out(say(_BEGUN, langs, transfers=look.transfers, count=len(look.listed)))
        _list(look, langs)
    new = [entry["alert"] for entry in monitor.state.pending]  # of this look, or left by a run that was ended
    if person and not fresh and not new:
        out(say(_NOTHING_NEW, langs, transfers=look.transfers))
    failed = monitor.hand_over()
    for alert, why in failed:
        err(say(_FAILED, langs, id=alert["id"], why=why))
    if failed:
        return 3
    return int(fail_on is not None and any(Severity[a["severity"]] >= Severity[fail_on.value] for a in new))


def _tell(look: "Look", langs: Sequence[Lang]) -> None:
    from flagger.render.safe import visible

    for problem in look.problems:
        for lang in langs:
            err(visible(problem.say(lang).split("\n")[0], 500) + _ASIDE.say(lang))


def _list(look: "Look", langs: Sequence[Lang]) -> None:
    from flagger.render.safe import visible
    from flagger.render.times import utc
    from flagger.render.words import PATTERNS, SEVERITIES

    for _, incident in look.listed:
        left = ", ".join(f"{plain(loss.amount)} {loss.asset}" for loss in incident.losses)
        people = ", ".join(recipient.address for recipient in incident.recipients[:3])
        title = say(PATTERNS[incident.pattern], langs)
        strength = say(SEVERITIES[incident.severity], langs)
        out(visible(f"  {utc(incident.first)}  [{strength}]  {title}: {left} → {people}", 500))


def _follow(monitor: "Monitor", langs: Sequence[Lang], paths: Sequence[Path]) -> None:
    from flagger.monitor.live import follow

    err(say(_WATCHING, langs, paths=", ".join(map(str, paths))))
    retried = [time.monotonic()]

    def step() -> None:
        look = monitor.look()
        _tell(look, langs)
        if look.made or (monitor.state.pending and time.monotonic() - retried[0] >= RETRY):
            retried[0] = time.monotonic()
            for alert, why in monitor.hand_over():
                err(say(_FAILED, langs, id=alert["id"], why=why))

    follow(paths, step)
