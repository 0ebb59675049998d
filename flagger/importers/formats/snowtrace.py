"""SnowTrace's (Routescan's) ERC-20 transfers: one file may hold several chains, times in milliseconds."""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import address, number, text, tx_hash, unix_time, words
from flagger.importers.fields import date_time as date
from flagger.importers.networks import BY_CHAIN_ID
from flagger.importers.numbers import Spelling
from flagger.text import Text

TOKENS = Importer(
    id="snowtrace-tokens",
    title=Text("SnowTrace: token transfers (ERC-20)", "SnowTrace：代币转账（ERC-20）"),
    kind="token",
    fields={
        "network": words("chain_id", meaning=BY_CHAIN_ID),
        "tx_hash": tx_hash("tx_hash"),
        "time": unix_time("block_unix_timestamp"),
        "date": date("block_datetime", needed=False),
        "sender": address("from"),
        "receiver": address("to"),
        "amount": number("token_value", spelling=Spelling(groups=",")),
        "contract": address("token_address"),
        "asset": text("token_symbol", needed=True),
    },
    ignored=("block_number", "token_name"),
    button=Button(
        Text(
            "SnowTrace → your address → “ERC-20 transfers” → download CSV",
            "SnowTrace → 打开自己的地址 → “ERC-20 转账” → 下载 CSV",
        ),
    ),
)

IMPORTERS = (TOKENS,)
