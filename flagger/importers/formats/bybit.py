"""Bybit: asset history of the account. It names neither addresses nor hashes."""

from flagger.importers.base import Button, Importer
from flagger.importers.exchange import SIGNED
from flagger.importers.fields import date_time, number, text
from flagger.text import Text

HISTORY = Importer(
    id="bybit-history",
    title=Text("Bybit: asset history", "Bybit：资产流水"),
    kind="trade",
    account="bybit-account",
    fields={
        "date": date_time("Date & Time(UTC)"),
        "asset": text("Coin", needed=True),
        "amount": number("QTY", spelling=SIGNED),
        "method": text("Type", needed=True),
        "note": text("Description"),
    },
    kind_by_method={"Deposit": "native", "Withdraw": "native", "Withdrawal": "native", "Fee": "fee"},
    ignored=("Account Balance",),
    button=Button(
        Text(
            "Bybit website → “Assets” → “Funding account” → “History” → “Export”",
            "Bybit 网站 → “资产” → “资金账户” → “历史记录” → “导出”",
        ),
    ),
)

IMPORTERS = (HISTORY,)
