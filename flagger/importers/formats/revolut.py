"""Revolut: crypto statement. Prices, values and fees have their currency behind them."""

from flagger.importers.base import Button, Importer
from flagger.importers.dates import worded
from flagger.importers.fields import number, text, unit, words
from flagger.importers.trades import GLUED, GROUPED, glued, side
from flagger.text import Text

CRYPTO = Importer(
    id="revolut-crypto",
    title=Text("Revolut: crypto statement", "Revolut：加密货币对账单"),
    kind="native",
    account="revolut-account",
    fields={
        "method": text("Type", needed=True),
        "side": side("Type"),
        "flow": words("Type", meaning={"receive": "in", "staking reward": "in", "send": "out"}),
        "base": number("Quantity", spelling=GROUPED),
        "base_asset": text("Symbol", needed=True),
        **glued("quote", "Value"),
        "fee": number("Fees", spelling=GLUED),
        "fee_asset": unit("Fees"),
        "date": worded("Date"),
    },
    ignored=("Price",),
    button=Button(
        Text(
            "Revolut app → “Crypto” → “Statement” → Excel (CSV)",
            "Revolut App → “Crypto（加密货币）” → “Statement（对账单）” → Excel（CSV）",
        ),
    ),
)

IMPORTERS = (CRYPTO,)
