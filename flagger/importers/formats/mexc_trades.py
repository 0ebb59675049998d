"""MEXC (抹茶): trades and orders. The fee of a trade names no coin and is not read."""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, number, text
from flagger.importers.trades import FILLED, first_coin, second_coin, side
from flagger.text import Text

_BUTTON = Button(
    Text(
        "MEXC website → “Orders” → “Spot Orders” → “Trade History” or “Order History” → “Export”",
        "MEXC 网站 → “订单” → “现货订单” → “成交记录”或“历史委托” → “导出”",
    ),
)  # fmt: skip
_PAIR = {"date": date_time("Time"), "base_asset": first_coin("Pairs"), "quote_asset": second_coin("Pairs")}

TRADES = Importer(
    id="mexc-trades",
    title=Text("MEXC: spot trades", "MEXC：现货成交"),
    kind="trade",
    account="mexc-account",
    zone=None,
    fields={**_PAIR, "side": side("Side"), "base": number("Executed Amount"), "quote": number("Total")},
    ignored=("Filled Price", "Fee", "Role"),
    button=_BUTTON,
)

ORDERS = Importer(
    id="mexc-orders",
    title=Text("MEXC: spot orders", "MEXC：现货委托"),
    kind="trade",
    account="mexc-account",
    zone=None,
    fields={
        **_PAIR,
        "side": side("Direction"),
        "base": number("Filled Quantity"),
        "quote": number("Order Amount"),
        "status": text("Status", needed=True),
    },
    ok=FILLED,
    ignored=("Type", "Average Filled Price", "Order Price", "Order Quantity"),
    button=_BUTTON,
)

IMPORTERS = (TRADES, ORDERS)
