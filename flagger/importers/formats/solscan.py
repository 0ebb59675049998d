"""Solscan's transfer exports, of an account and of a token's page.

`Amount` counts the token's smallest units; `Decimals` says how many places that is. The token-page
form has no `Flow`: it lists the transfers of many accounts, so --own must say whose they are.
"""

from flagger.importers.base import Button, Importer
from flagger.importers.columns import Cells, Column
from flagger.importers.fields import Field, number, text, tx_hash, unix_time, words
from flagger.importers.fields import date_time as date
from flagger.importers.numbers import Spelling
from flagger.importers.scaled import decimals
from flagger.text import Text

_COIN = "So11111111111111111111111111111111111111111"
_KNOWN = {
    _COIN: "SOL",
    "So11111111111111111111111111111111111111112": "SOL",
    "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v": "USDC",
    "Es9vMFrzaCERmJfrF4H2FYD4KCoNky11McCe8BenwNYB": "USDT",
}


def symbols(column: Column, zone: str) -> Cells:
    """The few symbols that are beyond doubt; other tokens go by their address."""
    return Cells(column.map(_KNOWN).astype("str").fillna(column))


_BUTTON = Button(
    Text(
        "Solscan → your address → “Transfers” → “Export CSV”",
        "Solscan → 打开自己的地址 → “Transfers（转账）” → “Export CSV（导出）”",
    ),
)
_FIELDS = {
    "tx_hash": tx_hash("Signature"),
    "time": unix_time("Block Time"),
    "date": date("Human Time", needed=False),
    "method": text("Action"),
    "sender": text("From", needed=True),
    "receiver": text("To", needed=True),
    "amount": number("Amount"),
    "decimals": decimals("Decimals"),
    "contract": text("Token Address", needed=True),
    "asset": Field(("Token Address",), symbols),
    "value_usd": number("Value", needed=False, spelling=Spelling(groups=",", currency=True)),
    "multiplier": number("Multiplier", needed=False),
}

ACCOUNT = Importer(
    id="solscan-transfers",
    title=Text("Solscan: transfers of an account", "Solscan：账户转账"),
    kind="token",
    network="solana",
    native_contract=_COIN,
    fields={**_FIELDS, "direction": words("Flow", meaning={"in": "in", "out": "out"})},
    page_sizes=(5000,),
    button=_BUTTON,
)

TOKEN_PAGE = Importer(
    id="solscan-token-page",
    title=Text("Solscan: transfers of a token", "Solscan：代币页面的转账"),
    kind="token",
    network="solana",
    native_contract=_COIN,
    fields=_FIELDS,
    page_sizes=(5000,),
    button=_BUTTON,
)

IMPORTERS = (ACCOUNT, TOKEN_PAGE)
