"""What every column means, and which cells transfers.csv had to alter."""

from collections.abc import Sequence

from flagger.render.sheets import addresses, flags, quantities, sources, summary, transfers
from flagger.render.sheets.base import Cell, Column, Part, Sheet, both
from flagger.render.to_csv import altered
from flagger.render.view_totals import View
from flagger.text import Lang, Text

MOST = 1_000
COLUMNS = (
    Column(Text("sheet", "工作表"), Text("Where the column stands.", "列所在的工作表。")),
    Column(Text("column", "列"), Text("Its heading.", "列标题。")),
    Column(Text("meaning", "含义"), Text("What stands there.", "列的含义。"), "prose"),
)
GUARD = (
    Column(Text("transfer_id", "转账编号"), Text("The transfer.", "所涉转账。")),
    Column(Text("column of transfers.csv", "transfers.csv 的列"), Text("Its column there.", "所在列。")),
)
GUARD_TITLE = Text(
    "Text cells of transfers.csv with a ' put in front, so that no spreadsheet takes them for a formula: {count}. Here and in "
    "report.json they stand without it.",
    "transfers.csv 中有 {count} 个文本单元格前加了 '，以免表格软件当作公式；本文件和 report.json 中没有加。",
)
NOT_KNOWN = Text(
    "Block numbers and the index within a transaction are not kept: not every export has them.",
    "不含区块号和交易内序号：并非所有导出文件都有。",
)
PLACES = (
    (Text("Summary", "摘要"), (summary.COLUMNS,)),
    (Text("Flags", "标记"), (flags.COLUMNS,)),
    (transfers.ALL, (transfers.COLUMNS,)),
    (Text("Quantities", "数量"), (quantities.MAIN, quantities.APART, quantities.WORTH)),
    (Text("Addresses", "地址"), (addresses.COLUMNS,)),
    (Text("Sources", "来源"), (sources.COLUMNS, sources.ASIDE)),
)


def build(view: View, langs: Sequence[Lang]) -> Sheet:
    """One row a column; then the cells that were altered elsewhere."""
    rows: list[list[Cell]] = []
    for name, tables in PLACES:
        named = dict.fromkeys(c for table in tables for c in table if set(c.langs) & set(langs))
        rows += [[both(name, langs), both(column.head, langs), both(column.about, langs)] for column in named]
    rows.append([None, None, both(NOT_KNOWN, langs)])
    cells, count = altered(view.report, MOST)
    title = GUARD_TITLE.filled(count=count)
    return Sheet(
        Text("Data dictionary", "数据说明"),
        (Part(COLUMNS, rows), Part(GUARD, [list(cell) for cell in cells], title)),
    )
