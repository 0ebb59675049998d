"""`flagger verify`: is the folder still what it was when it was made?"""

from pathlib import Path
from typing import Annotated

import typer

from flagger.cli.console import LangChoice, out, say, user_errors
from flagger.cli.options import LangOption
from flagger.text import Text

_KINDS = {
    "modified": Text("modified", "已被改动"),
    "missing": Text("missing", "缺失"),
    "added": Text("added", "多出"),
}
_FINE = Text("every file is as the manifest says ({count} files)", "所有文件均与清单一致（{count} 个文件）")
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


def verify(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A report folder. 报告文件夹。")],
    lang: LangOption = LangChoice.both,
) -> None:
    """Recompute every hash; name what is modified, missing or added. 重新计算校验值并指出差异。"""
    with user_errors(lang.langs):
        from flagger.render.bundle import MANIFEST, differences
        from flagger.render.safe import visible

        found = differences(folder)
    for kind, name in found:
        out(f"{say(_KINDS[kind], lang.langs)}: {visible(name)}")
    if not found:
        count = len((folder / MANIFEST).read_text(encoding="utf-8").splitlines())
        out(say(_FINE, lang.langs, count=count))
    for each in lang.langs:
        out((_DIFFERS if found else _PROVES).say(each))
    raise typer.Exit(1 if found else 0)
