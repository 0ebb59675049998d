"""Electrum's history export: 4.5 and later, 3 to 4.4, and older.

Times are local and say no zone. There are no addresses. What was sent includes the fee.
Opening or closing a Lightning channel moves one amount between both columns: their sum counts.
"""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, number, text, tx_hash
from flagger.importers.numbers import Spelling
from flagger.importers.scaled import signed
from flagger.text import Text

_BUTTON = Button(
    Text("Electrum → “History” → export the history → CSV", "Electrum → “历史记录” → 导出历史记录 → CSV"),
)
_SIGNED = Spelling(signed=True, blank="0")

CURRENT = Importer(
    id="electrum",
    title=Text("Electrum: history", "Electrum：历史记录"),
    kind="native",
    network="bitcoin",
    asset="BTC",
    account="electrum-wallet",
    zone=None,
    fields={
        "tx_hash": text("oc_transaction_hash", needed=True),
        "date": date_time("timestamp"),
        "amount": signed("amount_chain_bc", spelling=_SIGNED),
        "amount_too": signed("amount_lightning_bc", spelling=_SIGNED),
        "fee_within": number("network_fee_bc", needed=False),
        "note": text("label"),
    },
    ignored=("ln_payment_hash", "confirmations", "fiat_value", "fiat_fee"),
    button=_BUTTON,
)

OLDER = Importer(
    id="electrum-older",
    title=Text("Electrum before 4.5: history", "Electrum 4.5 之前：历史记录"),
    kind="native",
    network="bitcoin",
    asset="BTC",
    account="electrum-wallet",
    zone=None,
    fields={
        "tx_hash": tx_hash("transaction_hash"),
        "date": date_time("timestamp"),
        "amount": signed("value"),
        "fee_within": number("fee", needed=False),
        "note": text("label", needed=True),
    },
    ignored=("confirmations", "fiat_value", "fiat_fee"),
    button=_BUTTON,
)

IMPORTERS = (CURRENT, OLDER)
