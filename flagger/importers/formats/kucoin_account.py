"""KuCoin (库币): account history, one row a change of a balance."""

from flagger.importers.base import Button, Importer
from flagger.importers.exchange import fee
from flagger.importers.fields import date_time, number, text, words
from flagger.text import Text

HISTORY = Importer(
    id="kucoin-account",
    title=Text("KuCoin: account history", "KuCoin：账户流水"),
    kind="trade",
    account="kucoin-account",
    fields={
        "date": date_time("Time(UTC{zone})"),
        "asset": text("Currency", needed=True),
        "direction": words("Side", meaning={"deposit": "in", "withdrawal": "out", "in": "in", "out": "out"}),
        "amount": number("Amount"),
        "fee": fee("Fee"),
        "fee_asset": text("Currency"),
        "method": text("Remark", needed=True),
    },
    kind_by_method={"Deposit": "native", "Withdrawal": "native"},
    ignored=("UID", "Account Type", "Type"),
    button=Button(
        Text(
            "KuCoin website → “Assets” → “Account history” → “Export CSV”",
            "KuCoin 网站 → “资产” → “账户明细” → “导出 CSV”",
        ),
    ),
)

IMPORTERS = (HISTORY,)
