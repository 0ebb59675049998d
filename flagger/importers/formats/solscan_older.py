"""Solscan's export of token balance changes, until 2023. It names no counterparty.

`SPL BalanceChange` is read as whole tokens, as the public programs do that read this file.
"""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, number, text, tx_hash, unix_time, words
from flagger.importers.numbers import Spelling
from flagger.importers.scaled import signed
from flagger.text import Text

CHANGES = Importer(
    id="solscan-balance-changes",
    title=Text("Solscan (until 2023): token balance changes", "Solscan（2023 年前）：代币余额变动"),
    kind="token",
    network="solana",
    account="solana-wallet",
    fields={
        "method": text("Type", needed=True),
        "tx_hash": tx_hash("Txhash"),
        "time": unix_time("BlockTime Unix"),
        "date": date_time("BlockTime", needed=False),
        "fee_paid": number("Fee (SOL)"),
        "direction": words("ChangeType", meaning={"inc": "in", "dec": "out"}),
        "amount": signed("SPL BalanceChange", spelling=Spelling(signed=True, groups=",")),
        "contract": text("TokenAddress", needed=True),
        "asset": text("Symbol(off-chain)", needed=True),
    },
    ignored=("TokenAccount", "PreBalancer", "PostBalancer", "TokenName(off-chain)"),
    button=Button(
        Text(
            "Solscan no longer gives this file; export “Transfers” of your address instead",
            "Solscan 已不再提供此文件；请改为导出自己地址的 “Transfers（转账）”",
        ),
    ),
)  # fmt: skip

IMPORTERS = (CHANGES,)
