"""Blockchair's list of an address's or xpub's transactions, simple and extended. Effects are signed."""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, text, tx_hash, words
from flagger.importers.scaled import signed
from flagger.text import Text

_BUTTON = Button(
    Text(
        "Blockchair → your address or xpub → wallet statement or export → CSV",
        "Blockchair → 打开自己的地址或 xpub → 导出 → CSV",
    ),
)
_FIELDS = {
    "amount": signed("Effect"),
    "asset": text("Ticker", needed=True),
    "date": date_time("Date"),
    "tx_hash": tx_hash("Transaction hash"),
}
_IGNORED = ("Tx number", "Amount fiat (USD)", "Asset rate (USD)")

SIMPLE = Importer(
    id="blockchair",
    title=Text("Blockchair: transactions", "Blockchair：交易"),
    kind="native",
    account="blockchair-wallet",
    fields={**_FIELDS, "note": text("Affected address/xpub", needed=True)},
    ignored=_IGNORED,
    button=_BUTTON,
)

EXTENDED = Importer(
    id="blockchair-extended",
    title=Text("Blockchair: transactions, extended", "Blockchair：交易（扩展）"),
    kind="native",
    account="blockchair-wallet",
    fields={
        **_FIELDS,
        "direction": words(
            "Type", meaning={"external receiving": "in", "external spending": "out", "inner": "self"}
        ),
        "counterparty": text("Third-party address", needed=True),
        "note": text("Wallet address"),
    },
    ignored=("Public key", *_IGNORED),
    button=_BUTTON,
)

IMPORTERS = (SIMPLE, EXTENDED)
