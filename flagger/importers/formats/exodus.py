"""Exodus: the export with what went out and what came in, and the later one with one amount.

What goes out is written with a minus. An exchange has both, each with a transaction of its own.
"""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, text, tx_hash, unit
from flagger.importers.numbers import Spelling
from flagger.importers.scaled import signed, unsigned
from flagger.text import Text

_BUTTON = Button(
    Text(
        "Exodus → “Settings” → “Export” → transactions",
        "Exodus → “Settings（设置）” → “Export（导出）” → 交易记录",
    ),
)

TWO_LEGS = Importer(
    id="exodus-two-legs",
    title=Text("Exodus: transactions, out and in", "Exodus：交易（转出与转入）"),
    kind="native",
    account="exodus-wallet",
    mixed=True,
    fields={
        "date": date_time("DATE"),
        "method": text("TYPE", needed=True),
        "sent": unsigned("OUTAMOUNT", needed=True),
        "sent_asset": text("OUTCURRENCY", needed=True),
        "received": unsigned("INAMOUNT", needed=True),
        "received_asset": text("INCURRENCY", needed=True),
        "fee": unsigned("FEEAMOUNT"),
        "fee_asset": text("FEECURRENCY"),
        "destination": text("TOADDRESS"),
        "tx_hash": text("OUTTXID", needed=True),
        "received_hash": text("INTXID", needed=True),
        "note": text("PERSONALNOTE"),
    },
    ignored=("FROMPORTFOLIO", "TOPORTFOLIO", "FROMADDRESS", "OUTTXURL", "INTXURL", "ORDERID"),
    button=_BUTTON,
)

ONE_AMOUNT = Importer(
    id="exodus",
    title=Text("Exodus: transactions", "Exodus：交易"),
    kind="native",
    account="exodus-wallet",
    mixed=True,
    fields={
        "tx_hash": tx_hash("TXID"),
        "date": date_time("DATE"),
        "method": text("TYPE", needed=True),
        "amount": signed("COINAMOUNT", spelling=Spelling(signed=True, unit=True)),
        "asset": unit("COINAMOUNT"),
        "fee": unsigned("FEE", unit=True),
        "fee_asset": unit("FEE"),
        "destination": text("TOADDRESS"),
        "note": text("PERSONALNOTE"),
    },
    ignored=("TXURL", "FROMPORTFOLIO", "TOPORTFOLIO", "BALANCE", "EXCHANGE"),
    button=_BUTTON,
)

IMPORTERS = (TWO_LEGS, ONE_AMOUNT)
