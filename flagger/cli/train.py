"""`flagger train`: grow the reference forest from honest wallets. For those who work on flagger."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flagger.cli.console import LangChoice, err, out, say, user_errors, write
from flagger.cli.options import LangOption
from flagger.errors import FlaggerError
from flagger.text import Text

if TYPE_CHECKING:
    import pandas as pd

_DONE = Text(
    "{file}: {wallets} wallets, {grown} transfers to grow on, {held} to calibrate with, {size} bytes",
    "{file}：{wallets} 个钱包，{grown} 笔转账用于训练，{held} 笔用于校准，{size} 字节",
)


def train(
    cases: Annotated[
        list[Path], typer.Argument(metavar="CASES...", help="Folders of cases with truth.json. 案例文件夹。")
    ],
    out_file: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="File to write. 输出文件。")],
    about: Annotated[
        list[str],
        typer.Option(
            "--about", metavar="EN=ZH", help="What each folder holds, in both languages. 各文件夹的说明。"
        ),
    ],
    date: Annotated[
        datetime,
        typer.Option("--date", metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="Date to note. 记录的日期。"),
    ],
    lang: LangOption = LangChoice.both,
) -> None:
    """Fit the isolation forest on the honest wallets of CASES. 用正常钱包训练参照孤立森林。"""
    with user_errors(lang.langs):
        if len(about) != len(cases) or not all("=" in words for words in about):
            raise FlaggerError(
                "--about",
                Text("one EN=ZH for each folder of cases is needed", "每个案例文件夹需要一个 EN=ZH 说明"),
                Text("Give --about as often as there are folders.", "请按文件夹数量重复 --about。"),
            )
        wallets, sets = [], []
        for folder, words in zip(cases, about, strict=True):
            found = list(_wallets(folder, lang))
            wallets += found
            sets.append({**dict(zip(("en", "zh"), words.split("=", 1), strict=True)), "wallets": len(found)})
        made = _grown(wallets, {"sets": sets, "made": f"{date:%Y-%m-%d}"})
        write(out_file, made)
    from flagger.forest import load

    told = load(made).about
    out(say(_DONE, lang.langs, file=out_file, wallets=told["wallets"], grown=told["grown_on"]["rows"],
            held=told["calibrated_on"]["rows"], size=len(made)))  # fmt: skip


def _grown(wallets: list[tuple[str, "pd.DataFrame"]], about: dict[str, object]) -> bytes:
    import numpy as np
    import sklearn

    from flagger import __version__
    from flagger.anomaly import held_out
    from flagger.anomaly import train as grow
    from flagger.forest import dump

    if len({held_out(name) for name, _ in wallets}) < 2:
        raise FlaggerError(
            "CASES",
            Text(
                "too few honest wallets in these folders: {count}", "这些文件夹中的正常钱包太少：{count} 个"
            ),
            Text(
                "A case is a folder with exports and a truth.json whose `theft` is empty.",
                "每个案例是一个文件夹，含导出文件和 `theft` 为空的 truth.json。",
            ),
            count=len(wallets),
        )
    versions = {"flagger": __version__, "scikit-learn": sklearn.__version__, "numpy": np.__version__}
    return dump(grow(wallets, {**about, "versions": versions}))


def _wallets(folder: Path, lang: LangChoice) -> Iterator[tuple[str, "pd.DataFrame"]]:
    """Name and statistics of every honest wallet; one that cannot be read is named and left out."""
    from flagger.config import Config
    from flagger.evaluate.cases import find
    from flagger.features import describe
    from flagger.importers.join import join
    from flagger.importers.reading import read_export

    config = Config()
    for case in find([folder]):
        if case.disputed:
            continue
        try:
            readings = [read_export(path, config) for path in case.paths]
            yield case.name, describe(join(readings, config))
        except FlaggerError as error:
            err("\n".join(error.say(language) for language in lang.langs))
