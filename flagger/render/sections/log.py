"""What was done to the files: every record read, skipped, refused or counted once, with lines and reasons."""

from flagger.accounts import CUSTODIAL
from flagger.document import Block, Code, Facts, Heading, Items, Line, Row, Table
from flagger.model import Rejection, Source
from flagger.render.accounts import ranges, skipped, sums
from flagger.render.safe import visible
from flagger.render.sections.phrases import bracketed, note, plain, rest, said
from flagger.render.sections.wallets import own_side, placed
from flagger.render.times import zone_title
from flagger.render.view_totals import View
from flagger.render.words import FOUND, format_name
from flagger.text import Lang, Text

MOST_REJECTED, MOST_RANGES, MOST_WARNINGS = 40, 30, 40
_HEAD = (
    Text("File", "文件"),
    Text("Records", "记录"),
    Text("Read", "读取"),
    Text("Skipped", "跳过"),
    Text("Unreadable", "无法读取"),
    Text("Blank lines", "空行"),
)
_ADDED = (
    "Records = read + skipped + unreadable: {records} = {read} + {skipped} + {rejected}. Header lines and blank lines are counted "
    "apart. Nothing was changed in the files; copies of them, byte for byte, lie in the folder source/.",
    "记录 = 读取 + 跳过 + 无法读取：{records} = {read} + {skipped} + {rejected}。表头和空行另计。文件未作任何改动，"
    "逐字节相同的副本在 source/ 文件夹中。",
)
_MOVED = (
    "The {read} records read give {movements} rows, one a movement of one asset or a call{more}. {duplicates} of them repeat what "
    "another record tells and were counted once: {transfers} rows in this report = {movements} − {duplicates}.",
    "读取的 {read} 条记录得出 {movements} 行，一行是一种资产的一次变动或一次调用{more}。其中 {duplicates} 行与其他记录重复，只计一次："
    "本报告共 {transfers} 行 = {movements} − {duplicates}。",
)
_ONCE = (
    "The {read} records read give {movements} rows, one a movement of one asset or a call{more}; none repeats another.",
    "读取的 {read} 条记录得出 {movements} 行，一行是一种资产的一次变动或一次调用{more}；没有重复。",
)
_LEGS = Text(
    " (a record may give several, as a trade does)",
    "（一条记录可能得出多行，例如兑换）",
)
_DELIMITERS = {
    ",": Text("comma", "逗号"),
    ";": Text("semicolon", "分号"),
    "\t": Text("tab", "制表符"),
    "|": Text("vertical bar", "竖线"),
}


def build(view: View, lang: Lang) -> list[Block]:
    """Counts that add up, decisions taken for all files, then each file."""
    history, total = view.report.history, sums(view.report)
    rows = [_counts(f"S{n}", source) for n, source in enumerate(history.sources, start=1)]
    values = total.records, total.read, total.skipped, total.rejected, total.blank
    rows.append((said(lang, "All", "合计"), *(str(value) for value in values)))
    table = Table(
        tuple(text.say(lang) for text in _HEAD),
        tuple(Row(tuple((cell,) for cell in cells)) for cells in rows),
        frozenset(range(1, 6)),
    )
    more = Text("", "") if total.movements == total.read else _LEGS
    facts = {name: getattr(total, name) for name in total.__slots__}
    blocks: list[Block] = [
        Heading(said(lang, "Transformation log", "数据处理记录"), anchor="log"),
        table,
        plain(lang, *_ADDED, **facts),
        plain(lang, *(_MOVED if total.duplicates else _ONCE), more=more, **facts),
        Facts(tuple(_decisions(view, lang))),
    ]
    for number, source in enumerate(history.sources, start=1):
        blocks += _source(number, source, lang)
    return blocks


def _counts(name: str, source: Source) -> tuple[str, ...]:
    values = source.records, source.read, len(source.skipped), len(source.rejected), source.blank
    return (name, *(str(value) for value in values))


def _decisions(view: View, lang: Lang) -> list[tuple[str, Line]]:
    """The owner's addresses and the zone of printed times, with how each was settled."""
    history = view.report.history
    made: list[tuple[str, Line]] = []
    for wallet in history.wallets:
        network = placed(wallet, lang) if wallet.network else ""
        told = " ".join(part for part in (network, FOUND[wallet.found_by].say(lang)) if part)
        name = ("Own account", "本人账户")
        if wallet.address not in CUSTODIAL:
            name = ("Own address", "本人地址")
        made.append((said(lang, *name), (own_side(visible(wallet.address), lang), f" {told}")))
    zone = visible(zone_title(history.zone).say(lang), 40) + bracketed(lang, visible(history.zone, 40))
    how = said(lang, "; {f}", "；{f}", f=FOUND[history.zone_found_by])
    made.append((said(lang, "Second time printed", "并列打印的当地时间"), (zone + how,)))
    return made


def _source(number: int, source: Source, lang: Lang) -> list[Block]:
    title = format_name(source.importer).say(lang)
    delimiter = _DELIMITERS.get(source.delimiter)
    zone = visible(source.zone, 40) + bracketed(lang, FOUND[source.zone_found_by].say(lang))
    facts: list[tuple[str, Line]] = [
        (said(lang, "Read as", "读取格式"), (title, " ", Code(source.importer))),
        (said(lang, "Encoding", "编码"), (visible(source.encoding, 40),)),
        (
            said(lang, "Delimiter", "分隔符"),
            (delimiter.say(lang) if delimiter else visible(source.delimiter, 5),),
        ),
        (said(lang, "Header on line", "表头所在行"), (str(source.header_line),)),
        (said(lang, "Zone of its times", "文件时间的时区"), (zone,)),
    ]
    return [
        Heading(f"S{number}　{visible(source.name)}", 3),
        Facts(tuple(facts)),
        *_skipped(source, lang),
        *_rejected(source, lang),
        *_warnings(source, lang),
    ]


def _skipped(source: Source, lang: Lang) -> list[Block]:
    lines: list[Line] = []
    for part in skipped(source):
        told, more = ranges(part.lines, MOST_RANGES)
        phrase = "{why}: {n} (lines {lines})", "{why}：{n} 条（第 {lines} 行）"
        text = said(lang, *phrase, why=visible(part.reason.say(lang), 600), n=len(part.lines), lines=told)
        if more:
            text += said(lang, "; {n} more in report.json", "；另有 {n} 行见 report.json", n=more)
        lines.append((text,))
    if not lines:
        return [note(lang, "Skipped on purpose: none.", "有意跳过：无。")]
    return [note(lang, "Skipped on purpose:", "有意跳过："), Items(tuple(lines))]


def _rejected(source: Source, lang: Lang) -> list[Block]:
    if not source.rejected:
        return [note(lang, "Unreadable: none.", "无法读取：无。")]
    shown = source.rejected[:MOST_REJECTED]
    lines = tuple(_refused(rejection, lang) for rejection in shown)
    heading = note(lang, "Unreadable, set aside and not used:", "无法读取，已单独列出，未采用：")
    return [heading, Items(lines), *rest(len(source.rejected) - len(shown), "report.json", lang)]


def _refused(rejection: Rejection, lang: Lang) -> Line:
    place = said(
        lang,
        "line {n}, column “{c}”: ",
        "第 {n} 行，“{c}”列：",
        n=rejection.line,
        c=visible(rejection.column, 60),
    )
    return (place, Code(visible(rejection.value, 80)), " ", visible(rejection.reason.say(lang), 600))


def _warnings(source: Source, lang: Lang) -> list[Block]:
    """What was merged with another file, and other remarks."""
    shown = source.warnings[:MOST_WARNINGS]
    if not shown:
        return []
    lines: tuple[Line, ...] = tuple((visible(warning.say(lang), 600),) for warning in shown)
    heading = note(lang, "Remarks on this file:", "对该文件的说明：")
    return [heading, Items(lines), *rest(len(source.warnings) - len(shown), "report.json", lang)]
