"""Zerion: history of a wallet. A row that moved several assets holds several lines in a cell and is rejected."""

from flagger.importers.base import Button, Importer
from flagger.importers.dates import any_time
from flagger.importers.fields import number, party, text
from flagger.text import Text

HISTORY = Importer(
    id="zerion",
    title=Text("Zerion: wallet history", "Zerion：钱包历史"),
    kind="token",
    account="zerion-wallet",
    fields={
        "time": any_time("Timestamp"),
        "method": text("Transaction Type", needed=True),
        "status": text("Status", needed=True),
        "received": number("Buy Amount"),
        "received_asset": text("Buy Currency", needed=True),
        "sent": number("Sell Amount"),
        "sent_asset": text("Sell Currency", needed=True),
        "fee": number("Fee Amount"),
        "fee_asset": text("Fee Currency", needed=True),
        "origin": party("Sender", needed=True),
        "destination": party("Receiver", needed=True),
        "label": text("Application"),
        "tx_hash": party("Tx Hash", needed=True),
    },
    ignored=(
        "Date", "Time", "Accounting Type", "Buy Currency Address", "Buy Fiat Amount", "Buy Fiat Currency",
        "Sell Currency Address", "Sell Fiat Amount", "Sell Fiat Currency", "Fee Fiat Amount", "Fee Fiat Currency",
        "Link", "Changes JSON",
    ),
    button=Button(Text("Zerion → “History” → download CSV", "Zerion → “History（历史）” → 下载 CSV")),
)  # fmt: skip

IMPORTERS = (HISTORY,)
