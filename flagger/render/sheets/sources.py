"""The exports: checksums, and counts that add up."""

from collections.abc import Sequence

from flagger.render.sheets.base import NOTES, Cell, Column, Part, Sheet
from flagger.render.view_totals import View
from flagger.text import Lang, Text

COLUMNS = (
    Column(Text("source", "来源"), Text("How the report names the file.", "报告中的代号。")),
    Column(Text("file", "文件名"), Text("Name of the export.", "导出文件名。"), "prose"),
    Column(Text("SHA-256", "SHA-256"), Text("Checksum of the file as it was given.", "文件原样的校验值。")),
    Column(Text("bytes", "字节"), Text("Size of the file.", "文件大小。"), "number"),
    Column(Text("format", "格式"), Text("How it was read.", "读取方式。")),
    Column(Text("encoding", "编码"), Text("Encoding of the file.", "文件编码。")),
    Column(Text("time zone", "时区"), Text("Zone of times that state none.", "未注明时区的时间按此理解。")),
    Column(Text("records", "记录"), Text("read + skipped + rejected.", "读取＋跳过＋无法读取。"), "number"),
    Column(Text("read", "读取"), Text("Records that became transfers.", "读取为转账的记录。"), "number"),
    Column(
        Text("skipped", "跳过"),
        Text("Records skipped on purpose, listed in a sheet of their own.", "有意跳过的记录，另表列出。"),
        "number",
    ),
    Column(
        Text("rejected", "无法读取"),
        Text("Records that could not be read, listed in a sheet of their own.", "无法读取的记录，另表列出。"),
        "number",
    ),
    Column(Text("blank lines", "空行"), Text("Counted apart.", "另计。"), "number"),
    NOTES,
)


def build(view: View, langs: Sequence[Lang]) -> Sheet:
    """One row a file."""
    rows: list[list[Cell]] = []
    for number, source in enumerate(view.report.history.sources, start=1):
        rows.append([
            f"S{number}", source.name, source.sha256, source.size, source.importer, source.encoding, source.zone,
            source.records, source.read, len(source.skipped), len(source.rejected), source.blank, None,
        ])  # fmt: skip
    return Sheet(Text("Sources", "来源"), (Part(COLUMNS, rows),))
