"""OKX, then OKEx (欧易): trades until about 2021, one row a leg, `size` signed. CST is China's time."""

from flagger.importers.base import Button, Importer
from flagger.importers.columns import Cells, Column
from flagger.importers.exchange import SIGNED, fee
from flagger.importers.fields import Field, number, text
from flagger.importers.times import read_times
from flagger.text import Text


def _china(column: Column, zone: str) -> Cells:
    return read_times(column.str.replace(r" ?CST$", "", regex=True), zone)


TRADES = Importer(
    id="okx-trades-older",
    title=Text("OKEx: trades, older layout", "欧易（旧版）：成交记录"),
    kind="trade",
    account="okx-account",
    zone="+08:00",
    fields={
        "date": Field(("time",), _china),
        "method": text("type", needed=True),
        "amount": number("size", spelling=SIGNED),
        "fee": fee("fee", needed=True),
        "asset": text("currency", needed=True),
        "fee_asset": text("currency"),
    },
    ignored=("balance",),
    button=Button(
        Text("the site no longer gives this file; see okx-trades", "网站已不再提供此文件；请参考 okx-trades"),
    ),
)

IMPORTERS = (TRADES,)
