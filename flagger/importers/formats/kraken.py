"""Kraken: ledgers. A row without `txid` is pending; the booked row follows it."""

import pandas as pd

from flagger.importers.base import Button, Importer
from flagger.importers.columns import Cells, Column
from flagger.importers.exchange import SIGNED, fee
from flagger.importers.fields import Field, date_time, number, text
from flagger.text import Text


def _booked(column: Column, zone: str) -> Cells:
    return Cells(pd.Series("ok", index=column.index, dtype="str").where(column.ne(""), "pending"))


LEDGERS = Importer(
    id="kraken-ledgers",
    title=Text("Kraken: ledgers", "Kraken：账本"),
    kind="trade",
    account="kraken-account",
    fields={
        "tx_hash": text("txid", needed=True),
        "status": Field(("txid",), _booked),
        "date": date_time("time"),
        "method": text("type", needed=True),
        "asset": text("asset", needed=True),
        "amount": number("amount", spelling=SIGNED),
        "fee": fee("fee", needed=True),
        "fee_asset": text("feecurrency", "asset"),
        "note": text("refid", needed=True),
    },
    kind_by_method={"deposit": "native", "withdrawal": "native"},
    ignored=("wallet", "subtype", "aclass", "balance", "amountusd", "subclass", "feeusd", "balanceusd"),
    button=Button(
        Text(
            "Kraken website → “History” → “Export” → “Ledgers” (CSV, all fields)",
            "Kraken 网站 → “History（历史）” → “Export（导出）” → “Ledgers（账本）”（CSV，全部字段）",
        ),
        checked="2026-11",
    ),
)

IMPORTERS = (LEDGERS,)
