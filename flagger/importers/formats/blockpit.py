"""Blockpit: transactions export (`;`, `06.01.2023 20:08`) and import template. Dates are day first."""

from flagger.importers.base import Button, Importer
from flagger.importers.dates import day_first
from flagger.importers.fields import number, text
from flagger.importers.numbers import Spelling
from flagger.text import Text

_AMOUNT = Spelling()


TRANSACTIONS = Importer(
    id="blockpit-transactions",
    title=Text("Blockpit: transactions", "Blockpit：交易记录"),
    kind="token",
    account="blockpit",
    fields={
        "date": day_first("Timestamp", "Date (UTC)"),
        "sent": number("Outgoing Amount", spelling=_AMOUNT),
        "sent_asset": text("Outgoing Asset", needed=True),
        "received": number("Incoming Amount", spelling=_AMOUNT),
        "received_asset": text("Incoming Asset", needed=True),
        "fee": number("Fee Amount", "Fee Amount (optional)", needed=False, spelling=_AMOUNT),
        "fee_asset": text("Fee Asset", "Fee Asset (optional)"),
        "tx_hash": text("Transaction ID", "Trx. ID (optional)"),
        "method": text("Transaction Type", "Label"),
        "note": text("Note", "Comment (optional)"),
    },
    ignored=("Blockpit ID", "Source Type", "Source Name", "Integration", "Integration Name", "Merge ID"),
    button=Button(
        Text(
            "Blockpit → Transactions → Export → CSV", "Blockpit → Transactions（交易）→ Export（导出）→ CSV"
        ),
    ),
)

IMPORTERS = (TRANSACTIONS,)
