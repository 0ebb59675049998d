"""Bitcoin Core's list of transactions. Times are local; the address of incoming rows is an own one."""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, text, tx_hash, words
from flagger.importers.scaled import signed
from flagger.text import Text

TRANSACTIONS = Importer(
    id="bitcoin-core",
    title=Text("Bitcoin Core: transactions", "Bitcoin Core：交易"),
    kind="native",
    network="bitcoin",
    asset="BTC",
    account="bitcoin-core-wallet",
    zone=None,
    fields={
        "status": words("Confirmed", meaning={"true": "ok", "false": "pending"}),
        "date": date_time("Date"),
        "method": text("Type", needed=True),
        "note": text("Label"),
        "destination": text("Address", needed=True),
        "amount": signed("Amount (BTC)", "Amount"),
        "tx_hash": tx_hash("ID"),
    },
    ignored=("Watch-only",),
    button=Button(
        Text("Bitcoin Core → “Transactions” → “Export”", "Bitcoin Core → “交易记录” → “导出”"),
    ),
)

IMPORTERS = (TRANSACTIONS,)
