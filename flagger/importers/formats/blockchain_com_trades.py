"""Blockchain.com account: buys, sells, swaps, sends and rewards."""

from flagger.importers.base import Button, Importer
from flagger.importers.dates import any_time
from flagger.importers.fields import number, text
from flagger.text import Text

ACCOUNT = Importer(
    id="blockchain-com-account",
    title=Text("Blockchain.com account: transactions", "Blockchain.com 账户：交易记录"),
    kind="native",
    account="blockchain-com-account",
    fields={
        "date": any_time("date_time_utc"),
        "method": text("transaction_type", needed=True),
        "received": number("quantity_transacted"),
        "received_asset": text("asset", needed=True),
        "sent": number("counter_amount"),
        "sent_asset": text("counter_asset", needed=True),
        "fee": number("fee_amount"),
        "fee_asset": text("fee_asset", needed=True),
        "note": text("Notes"),
        "tx_hash": text("transaction_hash", needed=True),
    },
    ignored=("transaction_id",),
    button=Button(
        Text(
            "Blockchain.com → “Settings” → “Account statements” → download",
            "Blockchain.com → “设置” → “账户对账单” → 下载",
        ),
    ),
)

IMPORTERS = (ACCOUNT,)
