"""StakeTax: transactions of Cosmos, Solana and other wallets, what was received and what was sent."""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, number, party, text
from flagger.text import Text

TRANSACTIONS = Importer(
    id="staketax",
    title=Text("StakeTax: transactions", "StakeTax：交易记录"),
    kind="token",
    fields={
        "date": date_time("timestamp"),
        "method": text("tx_type", needed=True),
        "received": number("received_amount"),
        "received_asset": text("received_currency", needed=True),
        "sent": number("sent_amount"),
        "sent_asset": text("sent_currency", needed=True),
        "fee": number("fee"),
        "fee_asset": text("fee_currency", needed=True),
        "note": text("comment"),
        "tx_hash": text("txid", needed=True),
        "own": party("wallet_address", needed=True),
    },
    ignored=("url", "exchange"),
    button=Button(
        Text(
            "StakeTax → your address → CSV format “default” → download",
            "StakeTax → 输入自己的地址 → CSV 格式选 “default” → 下载",
        ),
    ),
)

IMPORTERS = (TRANSACTIONS,)
