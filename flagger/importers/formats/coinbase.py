"""Coinbase: transaction history. Since v4 (with `ID`) quantities have a sign, before that the type tells."""

from flagger.importers.base import Button, Importer, Kind
from flagger.importers.exchange import SIGNED, fee, place_within
from flagger.importers.fields import date_time, number, text, words
from flagger.importers.numbers import Spelling
from flagger.text import Text

_BUTTON = Button(
    Text(
        "Coinbase website → your profile → “Statements” → “Generate custom statement” → CSV",
        "Coinbase 网站 → 个人资料 → “Statements（账单）” → “Generate custom statement（自定义账单）” → CSV",
    ),
    checked="2026-11",
)
_MONEY = Spelling(groups=",", currency=True, signed=True)
_MOVES: dict[str, Kind] = {"Send": "native", "Receive": "native", "Deposit": "native", "Withdrawal": "native"}
_OUT = ("send", "sell", "withdrawal", "convert", "advanced trade sell", "pro deposit", "exchange deposit")
_IN = ("receive", "buy", "deposit", "advanced trade buy", "pro withdrawal", "exchange withdrawal",
       "coinbase earn", "learning reward", "rewards income", "staking income", "inflation reward")  # fmt: skip
_FIELDS = {
    "date": date_time("Timestamp"),
    "method": text("Transaction Type", needed=True),
    "asset": text("Asset", needed=True),
    "amount": number("Quantity Transacted", spelling=SIGNED),
    "fee": fee("Fees and/or Spread", "Fees", spelling=_MONEY),
    "fee_asset": text("Price Currency", "Spot Price Currency"),
    "note": text("Notes"),
}
_PRICES = (
    "Price at Transaction",
    "Spot Price at Transaction",
    "Subtotal",
    "Total (inclusive of fees and/or spread)",
    "Total (inclusive of fees)",
)

V4 = Importer(
    id="coinbase-transactions",
    title=Text("Coinbase: transaction history", "Coinbase：交易历史"),
    kind="trade",
    account="coinbase-account",
    fields={
        "tx_hash": text("ID", needed=True),
        **_FIELDS,
        "counterparty": place_within("Recipient Address", "Notes"),
    },
    kind_by_method=_MOVES,
    ignored=(*_PRICES, "Sender Address"),
    button=_BUTTON,
)

OLDER = Importer(
    id="coinbase-transactions-before-v4",
    title=Text("Coinbase: transaction history, older layout", "Coinbase：交易历史（旧版）"),
    kind="trade",
    account="coinbase-account",
    fields={
        **_FIELDS,
        "direction": words("Transaction Type", meaning=dict.fromkeys(_OUT, "out") | dict.fromkeys(_IN, "in")),
        "counterparty": place_within("Notes"),
    },
    kind_by_method=_MOVES,
    ignored=(
        *_PRICES,
        "{unit} Spot Price at Transaction",
        "{unit} Subtotal",
        "{unit} Total (inclusive of fees)",
        "{unit} Fees",
    ),
    button=_BUTTON,
)

IMPORTERS = (V4, OLDER)
