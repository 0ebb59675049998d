"""Coinomi's transactions. `Value` is signed, and what was sent includes the fee."""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, number, text, tx_hash
from flagger.importers.numbers import Spelling
from flagger.importers.scaled import signed
from flagger.text import Text

TRANSACTIONS = Importer(
    id="coinomi",
    title=Text("Coinomi: transactions", "Coinomi：交易"),
    kind="native",
    account="coinomi-wallet",
    mixed=True,
    fields={
        "amount": signed("Value"),
        "asset": text("Symbol", needed=True),
        "fee_asset": text("Symbol"),
        "fee_within": number("Fees", spelling=Spelling(blank="0")),
        "destination": text("Address", needed=True),
        "note": text("AddressName"),
        "tx_hash": tx_hash("TransactionID"),
        "date": date_time("Time(ISO8601-UTC)"),
    },
    ignored=("Asset", "AccountName", "InternalTransfer", "Time(UTC)", "BlockExplorer"),
    button=Button(
        Text("Coinomi → the wallet → “Transactions” → export CSV", "Coinomi → 钱包 → “交易” → 导出 CSV"),
    ),
)

IMPORTERS = (TRANSACTIONS,)
