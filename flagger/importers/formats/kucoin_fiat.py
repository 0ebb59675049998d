"""KuCoin (库币): purchases with money, in two layouts, and deposits of money."""

from flagger.importers.base import Button, Importer
from flagger.importers.exchange import fee
from flagger.importers.fields import date_time, number, text
from flagger.importers.trades import FILLED
from flagger.text import Text

_BUTTON = Button(
    Text("KuCoin website → “Orders” → “Buy crypto orders” → “Export CSV”", "KuCoin 网站 → “订单” → “买币订单” → “导出 CSV”"),
)  # fmt: skip
_FIELDS = {
    "note": text("Order ID", needed=True),
    "date": date_time("Time(UTC{zone})"),
    "status": text("Status", needed=True),
}

TRADES = Importer(
    id="kucoin-fiat-trades",
    title=Text("KuCoin: purchases with money", "KuCoin：法币买币记录"),
    kind="trade",
    account="kucoin-account",
    fields={
        **_FIELDS,
        "received": number("Crypto Quantity", "Crypto Quantity,"),
        "received_asset": text("Currency (Crypto)", needed=True),
        "sent": number("Fiat Amount"),
        "sent_asset": text("Currency (Fiat)", needed=True),
        "fee": fee("Fee", "Fee (Fiat)", needed=True),
        "fee_asset": text("Fee Currency", "Fee Currency (Fiat)", needed=True),
    },
    ok=FILLED,
    ignored=("Order Type", "Price", "Fee Currency (Crypto)", "Fee (Crypto)", "Payment Method"),
    button=_BUTTON,
)

DEPOSITS = Importer(
    id="kucoin-fiat-deposits",
    title=Text("KuCoin: deposits of money", "KuCoin：法币充值记录"),
    kind="native",
    account="kucoin-account",
    direction="in",
    fields={
        **_FIELDS,
        "asset": text("Currency (Fiat)", needed=True),
        "amount": number("Fiat Amount"),
        "fee": fee("Fee", needed=True),
        "fee_asset": text("Currency (Fiat)"),
        "method": text("Deposit Method", needed=True),
    },
    ok=FILLED,
    button=_BUTTON,
)

IMPORTERS = (TRADES, DEPOSITS)
