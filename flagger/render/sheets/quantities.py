"""Exact totals in the three columns, what stands apart from them, and values."""

from collections.abc import Sequence

from flagger.model import Loss, plain
from flagger.render.sheets.base import (
    EXACT_AMOUNT,
    NEAR_AMOUNT,
    NOTES,
    Cell,
    Column,
    Part,
    Sheet,
    both,
    near,
)
from flagger.render.values import COLUMNS as VALUED
from flagger.render.values import Value, said, values
from flagger.render.view_parts import Quantity
from flagger.render.view_totals import View
from flagger.render.words import network_name
from flagger.text import Lang, Text

ASSET = (
    Column(Text("asset", "币种"), Text("Symbol as the file has it.", "文件中的符号。"), paper=True),
    Column(Text("network", "网络"), Text("Network of the transfers.", "转账所在网络。"), paper=True),
    Column(Text("contract", "合约"), Text("Token contract.", "代币合约。"), paper=True),
)
COUNT = Text("Number of transfers in the total.", "合计所含转账笔数。")
FLAGGED = Text("flagged by the software", "软件标记转出")
CONFIRMED = Text("confirmed by the owner as not intended", "本人确认非本意")
EXCLUDED = Text("excluded by the owner", "本人排除")


def _named(head: Text, en: str, zh: str) -> Text:
    return Text(f"{head.en}: {en}", f"{head.zh}：{zh}")


def _exact(head: Text) -> tuple[Column, Column]:
    """A total's exact amount and the number of its transfers."""
    return (
        Column(_named(head, "exact", "精确"), EXACT_AMOUNT, paper=True),
        Column(_named(head, "count", "笔数"), COUNT, "number", paper=True),
    )


def _near(head: Text) -> Column:
    return Column(_named(head, "approx.", "近似"), NEAR_AMOUNT, "number")


APART_FROM = Text("apart", "另列")
MAIN = (
    *ASSET, *_exact(FLAGGED), *_exact(CONFIRMED), *_exact(EXCLUDED), _near(FLAGGED), _near(CONFIRMED), _near(EXCLUDED),
    NOTES,
)  # fmt: skip
APART = (
    *ASSET,
    *_exact(APART_FROM),
    Column(
        Text("what", "内容"),
        Text("Why it stands apart from the quantities.", "为何不计入上列数量。"),
        "prose",
        paper=True,
    ),
    _near(APART_FROM),
)
WORTH = (
    *ASSET,
    Column(Text("quantity (exact)", "数量（精确）"), EXACT_AMOUNT, paper=True),
    Column(Text("currency", "货币"), Text("Currency of price and value.", "单价和金额的货币。"), paper=True),
    Column(
        Text("unit price (exact)", "单价（精确）"),
        Text("Price of one unit, as given.", "给出的单价。"),
        paper=True,
    ),
    Column(
        Text("column", "所属列"),
        Text("Which of the three columns the quantity is from.", "数量所属的列。"),
        "prose",
        paper=True,
    ),
    Column(
        Text("value (exact)", "金额（精确）"),
        Text("Quantity times unit price; empty: nobody gave a price.", "数量乘以单价；空：未提供价格。"),
        paper=True,
    ),
    Column(
        Text("date and source of the price", "取价日期与来源"),
        Text("Where the price is from.", "价格的来源。"),
        "prose",
        paper=True,
    ),
    Column(Text("quantity (approx.)", "数量（近似）"), NEAR_AMOUNT, "number"),
    Column(Text("value (approx.)", "金额（近似）"), NEAR_AMOUNT, "number"),
)
APART_TITLE = Text("Apart from the quantities above", "不计入上列数量")
WORTH_TITLE = Text(
    "Reference values; never added up across assets; the competent authority decides",
    "参考金额；不同币种不相加；以有权机关认定为准",
)
FEE = Text("fees of the flagged transfers that the wallet paid", "被标记转出中由本钱包支付的手续费")
BACK = Text("returned later by a recipient", "收款地址其后转回")
WEAK = Text("flagged weak only", "仅有弱标记")


def build(view: View, langs: Sequence[Lang]) -> Sheet:
    """Three tables, the last two where there is something."""
    rows = [_main(q, langs) for q in view.quantities]
    parts = [Part(MAIN, rows)]
    apart = [
        (loss, what)
        for losses, what in ((view.fees, FEE), (view.returned, BACK), (view.weak_quantities, WEAK))
        for loss in losses
    ]
    if apart:
        parts.append(Part(APART, [_apart(loss, what, langs) for loss, what in apart], APART_TITLE))
    worth = values(view)
    if worth:
        parts.append(Part(WORTH, [_worth(value, langs) for value in worth], WORTH_TITLE))
    return Sheet(Text("Quantities", "数量"), tuple(parts))


def _asset(asset: str, network: str | None, contract: str | None, langs: Sequence[Lang]) -> list[Cell]:
    return [asset, both(network_name(network), langs) if network else None, contract]


def _main(q: Quantity, langs: Sequence[Lang]) -> list[Cell]:
    three = (q.flagged, q.confirmed, q.excluded)
    exact = (cell for loss in three for cell in _summed(loss))
    return [*_asset(q.asset, q.network, q.contract, langs), *exact, *(_approx(loss) for loss in three), None]


def _summed(loss: Loss | None) -> tuple[Cell, Cell]:
    """Exact text and count; two empty cells for a blank."""
    return (None, None) if loss is None else (plain(loss.amount), loss.count)


def _approx(loss: Loss | None) -> Cell:
    return None if loss is None else near(loss.amount)


def _apart(loss: Loss, what: Text, langs: Sequence[Lang]) -> list[Cell]:
    return [
        *_asset(loss.asset, loss.network, loss.contract, langs),
        *_summed(loss),
        both(what, langs),
        _approx(loss),
    ]


def _worth(value: Value, langs: Sequence[Lang]) -> list[Cell]:
    loss = value.quantity
    return [
        *_asset(loss.asset, loss.network, loss.contract, langs), plain(loss.amount), value.currency,
        None if value.unit is None else plain(value.unit), both(VALUED[value.column], langs),
        None if value.amount is None else plain(value.amount), both(said(value), langs), near(loss.amount), near(value.amount),
    ]  # fmt: skip
