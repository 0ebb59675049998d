"""CoinTracking: trade list. Three columns are called `Cur.`; `-` is none; times are in the zone of the account."""

from flagger.importers.base import Button, Importer
from flagger.importers.dates import day_first
from flagger.importers.fields import nth, number, text
from flagger.importers.numbers import Spelling
from flagger.text import Text

_AMOUNT = Spelling(groups=",", nothing=("-",))

TRADES = Importer(
    id="cointracking-trades",
    title=Text("CoinTracking: trade list", "CoinTracking：交易列表"),
    kind="token",
    account="cointracking",
    zone=None,
    fields={
        "method": text("Type", needed=True),
        "received": number("Buy", spelling=_AMOUNT),
        "received_asset": text("Cur.", needed=True),
        "sent": number("Sell", spelling=_AMOUNT),
        "sent_asset": nth(2, text("Cur.", needed=True)),
        "fee": number("Fee", needed=False, spelling=_AMOUNT),
        "fee_asset": nth(3, text("Cur.")),
        "label": text("Exchange", needed=True),
        "note": text("Comment"),
        "tx_hash": text("Tx-ID"),
        "date": day_first("Date"),
    },
    ignored=("Group", "Spread"),
    button=Button(
        Text(
            "CoinTracking → “Enter Coins” → “Trade List” → “Export” → CSV",
            "CoinTracking → “Enter Coins” → “Trade List（交易列表）” → “Export（导出）” → CSV",
        ),
    ),
)  # fmt: skip

IMPORTERS = (TRADES,)
