"""HTX, before 2023 Huobi (火币): spot trades in Chinese. Rows end with one comma more than the header.

One row is one trade; the amount is that of the coin before the stroke, in where it was bought. The
fee has its coin glued on behind eight decimals (`0.00915201BTC1S`), which is what tells them apart.
"""

from flagger.importers.base import Button, Importer
from flagger.importers.columns import Cells, Column
from flagger.importers.fields import Field, Parse, date_time, number, text, words
from flagger.importers.numbers import Spelling, read_numbers
from flagger.text import Text

_FEE = r"([0-9]+\.[0-9]{8})([A-Z0-9]{1,15})"


def _fee(column: Column, zone: str) -> Cells:
    found = column.str.extract(f"^{_FEE}$")[0]
    return read_numbers(found.fillna(column).astype("str"), Spelling())


def _part(pattern: str) -> Parse:
    return lambda column, zone: Cells(column.str.extract(pattern)[0].astype("str"))


TRADES = Importer(
    id="htx-zh-trades",
    title=Text("HTX/Huobi (Chinese): spot trades", "HTX（火币）：币币交易记录"),
    kind="trade",
    account="htx-account",
    zone="+08:00",
    fields={
        "date": date_time("时间"),
        "method": text("交易类型", needed=True),
        "asset": Field(("交易对",), _part(r"^([^/]+)/")),
        "note": text("交易对"),
        "direction": words("方向", meaning={"买入": "in", "卖出": "out"}),
        "amount": number("数量"),
        "fee": Field(("手续费",), _fee),
        "fee_asset": Field(("手续费",), _part(f"^{_FEE}$".replace("([0-9]+", "(?:[0-9]+", 1))),
    },
    ignored=("价格", "成交额"),
    button=Button(
        Text("HTX website → “Orders” → “Spot orders” → “Trade history” → “Export”",
             "HTX（火币）网站 → “订单” → “币币订单” → “成交明细” → “导出”"),
    ),
)  # fmt: skip

IMPORTERS = (TRADES,)
