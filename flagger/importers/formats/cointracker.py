"""CoinTracker: transactions export and import template. Dates are month first (`02/01/2026 10:00:00`)."""

from flagger.importers.base import Button, Importer
from flagger.importers.dates import month_first
from flagger.importers.fields import number, text
from flagger.importers.numbers import Spelling
from flagger.text import Text

_AMOUNT = Spelling(groups=",")


TRANSACTIONS = Importer(
    id="cointracker-transactions",
    title=Text("CoinTracker: transactions", "CoinTracker：交易记录"),
    kind="token",
    account="cointracker",
    fields={
        "date": month_first("Date"),
        "sent": number("Sent Quantity", spelling=_AMOUNT),
        "sent_asset": text("Sent Currency", needed=True),
        "received": number("Received Quantity", spelling=_AMOUNT),
        "received_asset": text("Received Currency", needed=True),
        "fee": number("Fee Amount", needed=False, spelling=_AMOUNT),
        "fee_asset": text("Fee Currency"),
        "tx_hash": text("Transaction Hash", "Transaction ID"),
        "method": text("Type", "Tag"),
        "note": text("Sent Comment"),
    },
    ignored=(
        "Transaction ID", "Received Cost Basis ({unit})", "Received Cost Basis (USD)", "Received Wallet",
        "Received Address", "Received Comment", "Sent Cost Basis (USD)", "Sent Wallet", "Sent Address",
        "Fee Cost Basis (USD)", "Realized Return (USD)", "Fee Realized Return (USD)", "Tag",
        "Received Tag", "Sent Tag", "Sent Cost Basis ({unit})", "Realized Return ({unit})", "Ignored",
    ),
    button=Button(
        Text("CoinTracker → Transactions → ⋯ → Export CSV", "CoinTracker → Transactions（交易）→ ⋯ → Export CSV"),
    ),
)  # fmt: skip

IMPORTERS = (TRANSACTIONS,)
