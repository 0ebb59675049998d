"""The exports: checksums, counts that add up, and every line that was set aside."""

from collections.abc import Sequence

from flagger.render.sheets.base import NOTES, Cell, Column, Part, Sheet, both
from flagger.render.view_totals import View
from flagger.text import Lang, Text

MOST = 5_000
COLUMNS = (
    Column(Text("source", "来源"), Text("How the report names the file.", "报告中的代号。")),
    Column(Text("file", "文件名"), Text("Name of the export.", "导出文件名。")),
    Column(Text("SHA-256", "SHA-256"), Text("Checksum of the file as it was given.", "文件原样的校验值。")),
    Column(Text("bytes", "字节"), Text("Size of the file.", "文件大小。"), "number"),
    Column(Text("format", "格式"), Text("How it was read.", "读取方式。")),
    Column(Text("encoding", "编码"), Text("Encoding of the file.", "文件编码。")),
    Column(Text("time zone", "时区"), Text("Zone of times that state none.", "未注明时区的时间按此理解。")),
    Column(Text("records", "记录"), Text("read + skipped + rejected.", "读取＋跳过＋无法读取。"), "number"),
    Column(Text("read", "读取"), Text("Records that became transfers.", "读取为转账的记录。"), "number"),
    Column(
        Text("skipped", "跳过"),
        Text("Records skipped on purpose, listed below.", "有意跳过的记录，见下表。"),
        "number",
    ),
    Column(
        Text("rejected", "无法读取"),
        Text("Records that could not be read, listed below.", "无法读取的记录，见下表。"),
        "number",
    ),
    Column(Text("blank lines", "空行"), Text("Counted apart.", "另计。"), "number"),
    NOTES,
)
ASIDE = (
    Column(Text("source", "来源"), Text("Which export.", "哪个导出文件。")),
    Column(Text("line", "行号"), Text("First line of the record.", "该记录的首行行号。"), "number"),
    Column(Text("what", "情况"), Text("Skipped or rejected.", "跳过或无法读取。")),
    Column(Text("column", "列"), Text("The cell that could not be read.", "无法读取的单元格所在列。")),
    Column(Text("value", "原文"), Text("What stands there.", "该处原文。")),
    Column(Text("reason", "原因"), Text("Why.", "原因。")),
)
ASIDE_TITLE = Text("Lines set aside", "未作为转账读取的行")
SKIPPED, REJECTED = Text("skipped", "跳过"), Text("rejected", "无法读取")


def build(view: View, langs: Sequence[Lang]) -> Sheet:
    """The files, then the lines set aside."""
    rows: list[list[Cell]] = []
    aside: list[list[Cell]] = []
    for number, source in enumerate(view.report.history.sources, start=1):
        name = f"S{number}"
        rows.append([
            name, source.name, source.sha256, source.size, source.importer, source.encoding, source.zone, source.records,
            source.read, len(source.skipped), len(source.rejected), source.blank, None,
        ])  # fmt: skip
        aside += [
            [name, each.line, both(SKIPPED, langs), None, None, both(each.reason.filled(), langs)]
            for each in source.skipped
        ]
        aside += [
            [name, bad.line, both(REJECTED, langs), bad.column, bad.value, both(bad.reason.filled(), langs)]
            for bad in source.rejected
        ]
    parts = [Part(COLUMNS, rows)]
    if aside:
        parts.append(Part(ASIDE, aside[:MOST], ASIDE_TITLE))
    return Sheet(Text("Sources", "来源"), tuple(parts))
