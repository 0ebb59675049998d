"""Binance (币安): conversions (闪兑). The export is parted by semicolons."""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, text
from flagger.importers.trades import FILLED, glued
from flagger.text import Text

CONVERT = Importer(
    id="binance-convert",
    title=Text("Binance: conversions", "币安：闪兑记录"),
    kind="trade",
    account="binance-account",
    fields={
        "date": date_time("Date"),
        "note": text("Pair", needed=True),
        "method": text("Type", needed=True),
        **glued("sent", "Sell"),
        **glued("received", "Buy"),
        "status": text("Status", needed=True),
    },
    ok=FILLED,
    ignored=("Wallet", "Price", "Inverse Price", "Date Updated"),
    button=Button(
        Text(
            "Binance website → “Orders” → “Convert History” → “Export”",
            "币安网站 → “订单” → “闪兑历史” → “导出”",
        ),
    ),
)

IMPORTERS = (CONVERT,)
