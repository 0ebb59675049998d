"""Which cells transfers.csv had to alter, so that no spreadsheet takes them for a formula."""

from collections.abc import Sequence

from flagger.render.sheets.base import Column, Part, Sheet
from flagger.render.to_csv import altered
from flagger.render.view_totals import View
from flagger.text import Lang, Text

MOST = 1_000
TITLE = Text(
    "Text cells of transfers.csv with a ' put in front, so that no spreadsheet takes them for a formula: {count}{listed}",
    "transfers.csv 中有 {count} 个文本单元格前加了 '，以免表格软件当作公式{listed}",
)
FIRST = Text("; the first {most} are listed", "；下面列出前 {most} 个")
NONE = Text("", "")
NAME = Text("Altered cells", "改动的单元格")
COLUMNS = (
    Column(Text("transfer_id", "转账编号"), Text("The transfer.", "所涉转账。")),
    Column(Text("column of transfers.csv", "transfers.csv 的列"), Text("Its column there.", "所在列。")),
)


def build(view: View, langs: Sequence[Lang]) -> Sheet | None:
    """One row a cell; none where nothing had to be altered."""
    cells, count = altered(view.report, MOST)
    if not cells:
        return None
    title = TITLE.filled(count=count, listed=FIRST.filled(most=MOST) if count > MOST else NONE)
    return Sheet(NAME, (Part(COLUMNS, [list(cell) for cell in cells], title),))
