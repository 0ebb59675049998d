"""Every line of the exports that did not become a transfer, with its reason."""

from collections.abc import Sequence

from flagger.render.sheets.base import Cell, Column, Part, Sheet, both
from flagger.render.view_totals import View
from flagger.text import Lang, Text

MOST = 5_000
NAME = Text("Lines set aside", "未作为转账读取的行")
COLUMNS = (
    Column(Text("source", "来源"), Text("Which export.", "哪个导出文件。")),
    Column(Text("line", "行号"), Text("First line of the record.", "该记录的首行行号。"), "number"),
    Column(Text("what", "情况"), Text("Skipped or rejected.", "跳过或无法读取。")),
    Column(Text("column", "列"), Text("The cell that could not be read.", "无法读取的单元格所在列。")),
    Column(Text("value", "原文"), Text("What stands there.", "该处原文。"), "prose"),
    Column(Text("reason", "原因"), Text("Why.", "原因。"), "prose"),
)
SKIPPED, REJECTED = Text("skipped", "跳过"), Text("rejected", "无法读取")


def build(view: View, langs: Sequence[Lang]) -> Sheet | None:
    """One row a line; none where every record was read."""
    rows: list[list[Cell]] = []
    for number, source in enumerate(view.report.history.sources, start=1):
        name = f"S{number}"
        rows += [
            [name, each.line, both(SKIPPED, langs), None, None, both(each.reason.filled(), langs)]
            for each in source.skipped
        ]
        rows += [
            [name, bad.line, both(REJECTED, langs), bad.column, bad.value, both(bad.reason.filled(), langs)]
            for bad in source.rejected
        ]
    return Sheet(NAME, (Part(COLUMNS, rows[:MOST]),)) if rows else None
