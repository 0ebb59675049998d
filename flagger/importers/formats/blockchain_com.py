"""Blockchain.com wallet: history of one coin. The clock is a unix time for Bitcoin, a clock with a zone else."""

from flagger.importers.base import Button, Importer
from flagger.importers.dates import parted
from flagger.importers.fields import number, text, tx_hash
from flagger.importers.numbers import Spelling
from flagger.importers.scaled import signed
from flagger.text import Text

HISTORY = Importer(
    id="blockchain-com",
    title=Text("Blockchain.com wallet: history", "Blockchain.com 钱包：交易历史"),
    kind="native",
    account="blockchain-com-wallet",
    asset="BTC",
    fields={
        "date": parted("date", "time"),
        "asset": text("token"),
        "method": text("type", needed=True),
        "amount": signed("amount", "amount_btc", spelling=Spelling(signed=True)),
        "fee_within": number("fee_value", needed=False),
        "fee_asset": text("token"),
        "tx_hash": tx_hash("tx"),
        "note": text("note", needed=True),
    },
    ignored=(
        "value_then", "value_now", "exchange_rate_then", "fee_value_then", "recipient_received",
        "recipient_value_then", "value_then_raw", "value_now_raw", "exchange_rate_then_raw",
    ),
    button=Button(
        Text("Blockchain.com wallet → the coin → “Download” history", "Blockchain.com 钱包 → 选择币种 → 下载交易历史"),
    ),
)  # fmt: skip

IMPORTERS = (HISTORY,)
