"""CoinLedger: transactions export, one row a leg, what went out with a minus."""

from flagger.importers.base import Button, Importer
from flagger.importers.exchange import SIGNED
from flagger.importers.fields import date_time, number, text, words
from flagger.text import Text

TRANSACTIONS = Importer(
    id="coinledger-transactions",
    title=Text("CoinLedger: transactions", "CoinLedger：交易记录"),
    kind="token",
    account="coinledger",
    fields={
        "date": date_time("Timestamp (UTC)"),
        "method": text("Type", needed=True),
        "kind": words("Record Type", meaning={"platform fee": "fee", "network fee": "fee"}),
        "label": text("Platform", needed=True),
        "asset": text("Asset", needed=True),
        "amount": number("Amount", spelling=SIGNED),
        "tx_hash": text("Blockchain Id", needed=True),
        "note": text("Description"),
    },
    kind_by_method={"Trade": "trade", "Buy": "trade", "Sell": "trade"},
    ignored=("Internal Id", "Account Name", "Platform Id"),
    button=Button(
        Text(
            "CoinLedger → “Transactions” → “Export” → CSV",
            "CoinLedger → “Transactions（交易）” → “Export（导出）” → CSV",
        ),
    ),
)

IMPORTERS = (TRANSACTIONS,)
