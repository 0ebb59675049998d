"""Trezor's web wallet, before Suite: one coin a file, which only the file name says; `TX total` includes the fee."""

from flagger.importers.base import Button, Importer
from flagger.importers.dates import parted
from flagger.importers.fields import number, text, tx_hash, words
from flagger.text import Text

WEB = Importer(
    id="trezor-web",
    title=Text("Trezor web wallet: transactions", "Trezor 网页钱包：交易"),
    kind="native",
    account="trezor-wallet",
    zone=None,
    fields={
        "date": parted("Date", "Time"),
        "tx_hash": tx_hash("TX id"),
        "destination": text("Address", needed=True),
        "note": text("Address Label"),
        "direction": words("TX type", meaning={"in": "in", "out": "out", "self": "self"}),
        "amount": number("Value"),
    },
    ignored=("TX total", "Balance"),
    button=Button(
        Text(
            "the web wallet is gone; export from Trezor Suite instead",
            "网页钱包已停用；请改从 Trezor Suite 导出",
        ),
    ),
)

IMPORTERS = (WEB,)
