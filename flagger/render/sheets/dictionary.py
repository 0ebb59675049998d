"""What every column means."""

from collections.abc import Sequence

from flagger.render.sheets import addresses, aside, flags, guarded, quantities, sources, summary, transfers
from flagger.render.sheets.base import Cell, Column, Part, Sheet, both
from flagger.render.view_totals import View
from flagger.text import Lang, Text

COLUMNS = (
    Column(Text("sheet", "工作表"), Text("Where the column stands.", "列所在的工作表。")),
    Column(Text("column", "列"), Text("Its heading.", "列标题。")),
    Column(Text("meaning", "含义"), Text("What stands there.", "列的含义。"), "prose"),
)
GUARD = Text(
    "Where a text cell of transfers.csv has a ' put in front, so that no spreadsheet takes it for a formula, the sheet “{sheet}” lists "
    "it; there is no such sheet where no cell was altered. Here and in report.json they stand without it.",
    "transfers.csv 的文本单元格如加了 '（以免表格软件当作公式），“{sheet}”表逐个列出；没有改动时不设此表。本文件和 report.json 中没有加。",
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
    (Text("Sources", "来源"), (sources.COLUMNS,)),
    (aside.NAME, (aside.COLUMNS,)),
    (guarded.NAME, (guarded.COLUMNS,)),
)


def build(view: View, langs: Sequence[Lang]) -> Sheet:
    """One row a column; then what is left to say."""
    rows: list[list[Cell]] = []
    for name, tables in PLACES:
        named = dict.fromkeys(c for table in tables for c in table if set(c.langs) & set(langs))
        rows += [[both(name, langs), both(column.head, langs), both(column.about, langs)] for column in named]
    rows += [[None, None, both(text, langs)] for text in (NOT_KNOWN, GUARD.filled(sheet=guarded.NAME))]
    return Sheet(Text("Data dictionary", "数据说明"), (Part(COLUMNS, rows),))
