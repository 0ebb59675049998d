"""Crypto.com App: transactions. Of an exchange the row's own side is read; the other is in its description."""

from flagger.importers.base import Button, Importer
from flagger.importers.exchange import SIGNED, reference
from flagger.importers.fields import date_time, number, text
from flagger.text import Text

APP = Importer(
    id="cryptocom-app",
    title=Text("Crypto.com App: transactions", "Crypto.com App：交易记录"),
    kind="trade",
    account="cryptocom-account",
    fields={
        "date": date_time("Timestamp (UTC)"),
        "note": text("Transaction Description", needed=True),
        "asset": text("Currency", needed=True),
        "amount": number("Amount", spelling=SIGNED),
        "method": text("Transaction Kind", needed=True),
        "tx_hash": reference("Transaction Hash"),
    },
    kind_by_method={
        "crypto_deposit": "native",
        "crypto_withdrawal": "native",
        "crypto_transfer": "native",
    },
    ignored=("To Currency", "To Amount", "Native Currency", "Native Amount", "Native Amount (in USD)"),
    button=Button(
        Text(
            "Crypto.com App → “Accounts” → history icon → “Export” → “Crypto Wallet” (CSV)",
            "Crypto.com App → “账户” → 历史图标 → “导出” → “加密钱包”（CSV）",
        ),
    ),
)

IMPORTERS = (APP,)
