"""`flagger report`: the main job."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from flagger.cli import options as o
from flagger.cli import zipping as z
from flagger.cli.console import LangChoice, err, out, progress, say, user_errors
from flagger.cli.exports import chosen
from flagger.cli.making import Asked, Profile, make
from flagger.cli.notices import guessed, warnings
from flagger.cli.onward import onward
from flagger.cli.scan import reached, summary
from flagger.cli.sending import told as sent
from flagger.errors import FlaggerError
from flagger.model import Report
from flagger.text import Lang, Text

_WRITTEN = Text("report written: {folder}", "报告已生成：{folder}")
_SAME = Text(
    "the same report already stands here, nothing changed: {folder}",
    "此处已有完全相同的报告，未作改动：{folder}",
)
_PACKS = Text("packs are made from the full report", "分发包须由完整报告生成")
_FULL = Text("Leave --profile out.", "请去掉 --profile。")
_OPEN = Text("open {file} in any browser", "用任意浏览器打开 {file}")


def report(
    exports: o.Exports,
    out_dir: Annotated[Path | None, typer.Option("--out", "-o", help="Folder to write. 报告文件夹。")] = None,
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
    prices: o.PricesFile = None,
    case: o.CaseFile = None,
    interactive: Annotated[
        bool,
        typer.Option(
            "--interactive", help="Ask about the case and write case.toml here. 逐项提问并写入 case.toml。"
        ),
    ] = False,
    formats: Annotated[
        str, typer.Option("--formats", help="html,pdf; all; none: only the fixed files. 输出格式。")
    ] = "all",
    no_lists: o.NoLists = False,
    no_forest: o.NoForest = False,
    only: o.Only = None,
    skip: o.Skip = None,
    strict: o.Strict = False,
    fail_on: o.FailOnOption = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace an older report. 覆盖旧报告。")
    ] = False,
    profile: Annotated[
        Profile,
        typer.Option(
            "--profile",
            help="platform: without who you are; public: without your addresses too. "
            "platform：不含报案人身份；public：公开版，去除本人地址。",
        ),
    ] = Profile.full,
    packs: Annotated[
        bool,
        typer.Option(
            "--packs", help="send/: one ZIP for each recipient. 另按接收方各生成一个 ZIP（send/）。"
        ),
    ] = False,
    as_zip: z.Zip = False,
    encrypt: z.Encrypt = False,
    passphrase_file: z.PassphraseFile = None,
) -> None:
    """Read, check, and write the evidence folder. 读取、检查并生成证据文件夹。"""
    with user_errors(lang.langs):
        from flagger.render import bundle, wanted
        from flagger.render.provenance import provenance

        asked = Asked(lang.langs, wanted(formats), profile, packs)
        exports = chosen(exports, lang.langs, besides=(prices,))
        if interactive:
            from flagger.cli.questions import asked as questions

            case = questions(lang.langs, exports, case)
        opened = z.opener(as_zip, encrypt, passphrase_file, lang.langs)
        options = {
            "config": config, "own": own, "known": known, "not_mine": not_mine, "network": network,
            "encoding": encoding, "zone": tz, "importer": importer, "no_lists": no_lists,
            "no_forest": no_forest, "only": only, "skip": skip, "strict": strict, "mapping": mapping,
            "review": review, "prices": prices, "case": case,
        }  # fmt: skip
        if packs and profile is not Profile.full:
            raise FlaggerError("--packs", _PACKS, _FULL)
        with progress(lang.langs) as step:
            done = make(exports, asked, options, step)
        folder = out_dir or _usual_folder(done.report, profile)
        if as_zip:
            z.refuse_stale(folder, overwrite=overwrite)
        fresh = bundle.write(folder, done.files, provenance(done.shown), overwrite=overwrite)
        zipped = z.beside(folder, done.report, opened, overwrite=overwrite) if as_zip else None
    _tell(done.report, lang.langs)
    out(say(_WRITTEN if fresh else _SAME, lang.langs, folder=folder))
    if zipped:
        z.told(zipped, lang.langs, secret=opened is not None)
    if "report.html" in done.files:
        out(say(_OPEN, lang.langs, file=folder / "report.html"))
    for line in onward(done.report, folder, done.files, lang.langs):
        out(line)
    for line in sent(folder, done, lang.langs):
        out(line)
    for line in guessed(done.report, lang.langs, letters=True):
        err(line)
    raise typer.Exit(1 if reached(done.report, fail_on) else 0)


def _usual_folder(made: Report, profile: Profile) -> Path:
    kind = "" if profile is Profile.full else f"-{profile.value}"
    return Path("reports") / f"{made.report_id}{kind}"


def _tell(made: Report, langs: Sequence[Lang]) -> None:
    for line in warnings(made, langs):
        err(line)
    for line in summary(made, langs):
        out(line)
