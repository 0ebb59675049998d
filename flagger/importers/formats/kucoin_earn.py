"""KuCoin (库币): earnings of staked and lent coins."""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, number, text
from flagger.text import Text

EARN = Importer(
    id="kucoin-earn",
    title=Text("KuCoin: earnings", "KuCoin：理财收益"),
    kind="native",
    account="kucoin-account",
    direction="in",
    fields={
        "note": text("Order ID", needed=True),
        "date": date_time("Time(UTC{zone})"),
        "asset": text("Earnings Coin", needed=True),
        "amount": number("Amount"),
        "method": text("Earnings Type", needed=True),
        "label": text("Product Name"),
    },
    ignored=(
        "UID", "Account Type", "Staked Coin", "Product Type", "Remarks", "Amount(USDT)", "Fee",
    ),
    button=Button(
        Text("KuCoin website → “Earn” → “Orders” → “Profit history” → “Export CSV”",
             "KuCoin 网站 → “赚币” → “订单” → “收益记录” → “导出 CSV”"),
    ),
)  # fmt: skip

IMPORTERS = (EARN,)
