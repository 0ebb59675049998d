"""KuCoin (库币): filled orders, since 2022 with the zone in the header of the time."""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, number, text
from flagger.importers.trades import FILLED, first_coin, second_coin, side
from flagger.text import Text

TRADES = Importer(
    id="kucoin-trades",
    title=Text("KuCoin: filled spot orders", "KuCoin：现货成交记录"),
    kind="trade",
    account="kucoin-account",
    zone=None,
    fields={
        "note": text("Order ID", needed=True),
        "date": date_time("Filled Time(UTC{zone})", "Filled Time"),
        "side": side("Side"),
        "base": number("Filled Amount"),
        "base_asset": first_coin("Symbol"),
        "quote": number("Filled Volume"),
        "quote_asset": second_coin("Symbol"),
        "fee": number("Fee"),
        "fee_asset": text("Fee Currency", needed=True),
        "status": text("Status"),
    },
    ok=FILLED,
    ignored=(
        "UID", "Account Type", "Order Time(UTC{zone})", "Order Type", "Order Price", "Order Amount",
        "Avg. Filled Price", "Filled Volume (USDT)", "Tax", "Maker/Taker",
    ),
    button=Button(
        Text(
            "KuCoin website → “Orders” → “Spot orders” → “Trade history” → “Export CSV”",
            "KuCoin 网站 → “订单” → “现货订单” → “成交明细” → “导出 CSV”",
        ),
    ),
)  # fmt: skip

IMPORTERS = (TRADES,)
