"""CoinTracker: transactions export and import template. Dates are month first (`02/01/2026 10:00:00`)."""

from flagger.importers.base import Button, Field, Importer, number, text
from flagger.importers.cells import Cells, Column, Spelling, read_times
from flagger.text import Text

_AMOUNT = Spelling(groups=",")


def _month_first(column: Column, zone: str) -> Cells:
    iso = column.str.replace(r"^(\d{1,2})/(\d{1,2})/(\d{4})\b", r"\3-\1-\2", regex=True)
    return read_times(iso, zone)


TRANSACTIONS = Importer(
    id="cointracker-transactions",
    title=Text("CoinTracker: transactions", "CoinTracker：交易记录"),
    kind="token",
    account="cointracker",
    fields={
        "date": Field(("Date",), _month_first),
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
    ),
    button=Button(
        Text("CoinTracker → Transactions → ⋯ → Export CSV", "CoinTracker → Transactions（交易）→ ⋯ → Export CSV"),
        checked="2026-11",
    ),
)  # fmt: skip

IMPORTERS = (TRANSACTIONS,)
