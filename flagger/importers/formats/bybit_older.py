"""Bybit: wallet history of the older layout. Moves between own accounts have a type of their own."""

from flagger.importers.base import Button, Importer
from flagger.importers.exchange import SIGNED
from flagger.importers.fields import date_time, number, text
from flagger.text import Text

WALLET = Importer(
    id="bybit-wallet-older",
    title=Text("Bybit: wallet history, older layout", "Bybit：钱包流水（旧版）"),
    kind="trade",
    account="bybit-account",
    fields={
        "method": text("Type", needed=True),
        "asset": text("Coin", needed=True),
        "amount": number("Amount", spelling=SIGNED),
        "date": date_time("Time(UTC)"),
    },
    kind_by_method={"userDeposit": "native", "userWithdrawal": "native"},
    ignored=("Wallet Balance",),
    button=Button(
        Text(
            "the site no longer gives this file; see bybit-history",
            "网站已不再提供此文件；请参考 bybit-history",
        ),
    ),
)

IMPORTERS = (WALLET,)
