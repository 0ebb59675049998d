"""Reference values: each quantity at each price, with unit price, source and date; nobody's guess."""

from flagger.document import Blank, Block, Heading, Line, Para, Row, Table
from flagger.model import Loss, plain
from flagger.render.safe import visible
from flagger.render.values import COLUMNS, Value, said, values
from flagger.render.view_totals import View
from flagger.render.words import network_name
from flagger.text import Lang, Text

TITLE = Text("Reference values", "参考金额")
FOR_REVIEW = Text(
    "The quantities above decide; these figures are for reference only, and what the competent authority determines prevails. "
    "They are not added up across assets. A coin that follows a currency is not taken to be worth exactly one unit of it.",
    "以上列数量为准；金额仅供立案审查参考，以有权机关认定为准。不同币种不相加。挂钩某种货币的币，不视为恰好等值。",
)
HEAD = (
    Text("Asset", "币种"), Text("Column", "所属列"), Text("Quantity", "数量"), Text("Unit price", "单价"), Text("Value", "金额"),
    Text("Date and source of the price", "取价日期与来源"),
)  # fmt: skip
NOT_SAID = Text("not stated", "未载明")


def build(view: View, lang: Lang) -> list[Block]:
    """The table of values; nothing where neither a price nor the export's own column gives one."""
    made = values(view)
    if not made:
        return []
    rows = tuple(_row(value, lang) for value in made)
    return [
        Heading(TITLE.say(lang), 3, "values"),
        Para((FOR_REVIEW.say(lang),), "note"),
        Table(tuple(text.say(lang) for text in HEAD), rows, frozenset({2, 3, 4})),
    ]


def _row(value: Value, lang: Lang) -> Row:
    loss = value.quantity
    unit = (
        f"{plain(value.unit)} {visible(value.currency or '', 20)}"
        if value.unit is not None
        else NOT_SAID.say(lang)
    )
    worth: Line = (Blank(),)
    if value.amount is not None:
        worth = (f"{plain(value.amount)} {visible(value.currency or '', 20)}",)
    cells: tuple[Line, ...] = (
        (_name(loss, lang),),
        (COLUMNS[value.column].say(lang),),
        (plain(loss.amount),),
        (unit,),
        worth,
        (said(value).say(lang),),
    )
    return Row(cells)


def _name(loss: Loss, lang: Lang) -> str:
    place = network_name(loss.network).say(lang) if loss.network else ""
    return f"{visible(loss.asset, 40)} {place}".strip()
