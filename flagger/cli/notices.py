"""What is said beside the result: of each export, of a guessed address, and where there is nothing to judge."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from flagger.cli.console import err, say
from flagger.errors import FlaggerError
from flagger.text import Lang, Text

if TYPE_CHECKING:
    from flagger.model import Rejection, Report, Source

MOST = 20
_NO_RECORDS = Text(
    "there is only a header, without a single record; if it should hold some, check the address and the span of time "
    "chosen for the download",
    "只有表头，没有任何记录；若不应为空，请检查下载时所选的地址和时间范围",
)
_ALIKE = Text("({count} lines like this: {lines})", "（同样情况共 {count} 行：{lines}）")
_MORE_KINDS = Text("… and {count} more kinds of unreadable lines", "… 另有 {count} 种无法读取的情况")
_NO_TRANSFERS = Text(
    "No transfer could be read, so nothing can be said.", "没有读到任何转账，无法判断是否有异常。"
)
_AGAIN = Text("Download the file again as told above.", "请按上面的提示重新下载原文件。")
_GUESSED = Text(
    "The wallet address was inferred: {address}. If it is right, run again with {option}",
    "钱包地址是推断的：{address}。如属实，请加 {option} 重新运行",
)
_UNTIL_THEN = Text("; no letters are written until then.", "；确认之前不生成信件。")
_STOP = Text(".", "。")


def warnings(report: "Report", langs: Sequence[Lang]) -> Iterator[str]:
    """What a reader of the exports should know, for stderr."""
    from flagger.render.safe import visible

    for source in report.history.sources:
        if not source.records:
            yield visible(f"{source.name}: {say(_NO_RECORDS, langs)}", 1000)
        yield from _rejections(source, langs)
        for warning in source.warnings:
            yield visible(f"{source.name}: " + " / ".join(warning.say(lang) for lang in langs), 1000)


def _rejections(source: "Source", langs: Sequence[Lang]) -> Iterator[str]:
    """Each kind of unreadable line once: the first of it in full, the others by their numbers."""
    from flagger.render.accounts import ranges
    from flagger.render.safe import visible

    kinds: dict[tuple[str, str], list[Rejection]] = {}
    for rejection in source.rejected:
        kinds.setdefault((rejection.column, rejection.reason.id), []).append(rejection)
    for (column, _), alike in list(kinds.items())[:MOST]:
        where = f"{source.name}:{alike[0].line}" + (f" [{column}]" if column else "")
        lines, left = ranges((each.line for each in alike), MOST)
        facts = {"count": len(alike), "lines": lines + (" …" if left else "")}
        said = (alike[0].reason.say(lang) + _alike(lang, facts) for lang in langs)
        yield visible(f"{where}: " + " / ".join(said), 1000)
    if len(kinds) > MOST:
        yield visible(f"{source.name}: {say(_MORE_KINDS, langs, count=len(kinds) - MOST)}", 1000)


def _alike(lang: Lang, facts: dict[str, object]) -> str:
    said = _ALIKE.say(lang, **facts) if facts["count"] != 1 else ""
    return f" {said}" if said and lang == "en" else said


def refuse_empty(report: "Report", langs: Sequence[Lang]) -> None:
    """Raise FlaggerError where not one transfer was read, after saying what is wrong with the files."""
    if len(report.history.table):
        return
    for line in warnings(report, langs):
        err(line)
    names = ", ".join(source.name for source in report.history.sources)
    raise FlaggerError(names, _NO_TRANSFERS, _AGAIN)


def guessed(report: "Report", langs: Sequence[Lang], *, letters: bool) -> Iterator[str]:
    """That the address is a guess and how to confirm it; `letters`: and that it holds letters back."""
    from flagger.render.safe import visible

    wallets = report.history.wallets
    inferred = [wallet.address for wallet in wallets if wallet.found_by == "majority"]
    if not inferred:
        return
    # Once told, every address has to be told; accounts with exchanges have none.
    told = " ".join(f"--own {wallet.address}" for wallet in wallets if wallet.found_by != "format")
    end = _UNTIL_THEN if letters else _STOP
    for lang in langs:
        yield visible(_GUESSED.say(lang, address=", ".join(inferred), option=told) + end.say(lang), 1000)
