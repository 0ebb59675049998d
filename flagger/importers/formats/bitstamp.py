"""Bitstamp: transactions, the current layout and the older one (`Jan. 28, 2022, 12:13 AM`, `2.00000000 ETH`)."""

from flagger.importers.base import Button, Importer
from flagger.importers.dates import worded
from flagger.importers.fields import date_time, number, text, unit, words
from flagger.importers.trades import GLUED, glued, side
from flagger.text import Text

_BUTTON = Button(
    Text(
        "Bitstamp website → “Transactions” → “Export” → CSV",
        "Bitstamp 网站 → “Transactions（交易）” → “Export（导出）” → CSV",
    ),
)  # fmt: skip
_FLOW = {"deposit": "in", "ripple deposit": "in", "card deposit": "in", "staking reward": "in",
         "withdrawal": "out", "ripple payment": "out"}  # fmt: skip
_TYPE = {"method": text("Type", needed=True), "flow": words("Type", meaning=_FLOW)}

CURRENT = Importer(
    id="bitstamp",
    title=Text("Bitstamp: transactions", "Bitstamp：交易记录"),
    kind="native",
    account="bitstamp-account",
    fields={
        **_TYPE,
        "note": text("ID", needed=True),
        "side": side("Subtype"),
        "date": date_time("Datetime"),
        "base": number("Amount"),
        "base_asset": text("Amount currency", needed=True),
        "quote": number("Value"),
        "quote_asset": text("Value currency", needed=True),
        "fee": number("Fee"),
        "fee_asset": text("Fee currency", needed=True),
    },
    ignored=("Account", "Rate", "Rate currency", "Order ID"),
    button=_BUTTON,
)

OLDER = Importer(
    id="bitstamp-older",
    title=Text("Bitstamp: transactions, older layout", "Bitstamp：交易记录（旧版）"),
    kind="native",
    account="bitstamp-account",
    fields={
        **_TYPE,
        "side": side("Sub Type"),
        "date": worded("Datetime"),
        **glued("base", "Amount"),
        **glued("quote", "Value"),
        "fee": number("Fee", spelling=GLUED),
        "fee_asset": unit("Fee"),
    },
    ignored=("Account", "Rate"),
    button=_BUTTON,
)

IMPORTERS = (CURRENT, OLDER)
