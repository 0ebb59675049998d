"""`flagger verify`: is the folder still what it was, is it made again the same, is it what the site gives now?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flagger.cli.console import LangChoice, out, say, user_errors
from flagger.cli.options import LangOption
from flagger.errors import FlaggerError
from flagger.text import Lang, Text

if TYPE_CHECKING:
    from flagger.render.received import Received

_KINDS = {
    "modified": Text("modified", "已被改动"),
    "missing": Text("missing", "缺失"),
    "added": Text("added", "多出"),
}
_FINE = Text("every file is as the manifest says ({count} files)", "所有文件均与清单一致（{count} 个文件）")
_ONLY_THE_LIST = Text(
    "only the list itself was written anew (line ends, capitals, notes); every file agrees with the checksum in it",
    "只有清单本身被改写（换行符、大小写或附注）；各文件与其中的校验值一致",
)
_BY_SYSTEM = Text(
    "left there by a file manager, no part of the report, not looked at: {name}",
    "文件管理器留下的文件，不是报告的一部分，未作核对：{name}",
)
_PROVES = Text(
    "This shows that the files are those the manifest lists. It does not show who made them, when, or that the "
    "export itself is true: compare it with a fresh download.",
    "这说明文件与清单一致；不能说明由谁、何时制作，也不能说明导出文件本身真实：请与重新下载的记录核对。",
)
_DIFFERS = Text(
    "This folder is no longer what it was when it was made. It does not show who changed it or why: ask for an untouched "
    "copy, or make the report again from the exports.",
    "此文件夹与制作时已不一致；不能说明由谁、为何改动：请索取未改动的副本，或用原导出文件重新生成报告。",
)
_STRAY = Text(
    "{name} was given beside the folder, without --against", "除文件夹外还给出了 {name}，但没有 --against"
)
_ONE_FOLDER = Text(
    "Give one folder; fresh downloads follow --against.",
    "请只给出一个文件夹；重新下载的文件写在 --against 之后。",
)


def verify(
    report: Annotated[
        Path, typer.Argument(metavar="FOLDER|ZIP", help="A report folder or its ZIP. 报告文件夹或其 ZIP。")
    ],
    more: Annotated[list[Path] | None, typer.Argument(hidden=True)] = None,
    rebuild: Annotated[
        bool,
        typer.Option(
            "--rebuild",
            help="Make it again from the copies inside, compare each byte. 重新生成并逐字节比较。",
        ),
    ] = False,
    against: Annotated[
        list[Path] | None,
        typer.Option(
            "--against",
            metavar="EXPORT...",
            help="Compare with a fresh download, transfer by transfer. 与重新下载的记录逐笔核对。",
        ),
    ] = None,
    lang: LangOption = LangChoice.both,
) -> None:
    """Recompute every hash; name what is modified, missing or added. 重新计算校验值并指出差异。"""
    with user_errors(lang.langs):
        if more and not against:
            raise FlaggerError("", _STRAY, _ONE_FOLDER, name=more[0])
        from flagger.render.received import received

        with received(report) as got:
            fine = _whole(got, lang.langs)
            if rebuild:
                from flagger.cli.verify_rebuild import rebuilt

                fine = rebuilt(got.folder, lang.langs) and fine
            if against:
                from flagger.cli.verify_against import compared

                fine = compared(got.folder, [*against, *(more or ())], lang.langs) and fine
    raise typer.Exit(0 if fine else 1)


def _whole(got: "Received", langs: tuple[Lang, ...]) -> bool:
    """Every file against the manifest, and against those of a bag around it."""
    from flagger.render.manifest import MANIFEST, by_system, differences, listing
    from flagger.render.safe import visible

    found = differences(got.folder)
    inside = {name for _, name in found}
    found += sorted(each for each in got.around if each[1].removeprefix("data/") not in inside)
    for kind, name in found:
        out(f"{say(_KINDS[kind], langs)}: {visible(name)}")
    for name in sorted(by_system(listing(got.folder))):
        out(say(_BY_SYSTEM, langs, name=visible(name)))
    if not found:
        count = len((got.folder / MANIFEST).read_text(encoding="utf-8").splitlines())
        out(say(_FINE, langs, count=count))
    if found == [("modified", MANIFEST)] and (got.folder / MANIFEST).stat().st_size:
        out(say(_ONLY_THE_LIST, langs))
    for each in langs:
        out((_DIFFERS if found else _PROVES).say(each))
    return not found
