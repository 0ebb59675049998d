"""KuCoin (库币): trades as the site gave them around 2019, each coin in a column of its own."""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, number, text
from flagger.importers.trades import side
from flagger.text import Text

TRADES = Importer(
    id="kucoin-trades-2019",
    title=Text("KuCoin: trades (about 2019)", "KuCoin：成交记录（2019 年前后）"),
    kind="trade",
    account="kucoin-account",
    zone=None,
    fields={
        "date": date_time("Time"),
        "note": text("Pair", needed=True),
        "side": side("Side"),
        "base": number("Amount"),
        "base_asset": text("AmountCoin", needed=True),
        "quote": number("Volume"),
        "quote_asset": text("VolumeCoin", needed=True),
        "fee": number("Fee"),
        "fee_asset": text("FeeCoin", needed=True),
    },
    ignored=("FilledPrice", "FilledPriceCoin"),
    button=Button(
        Text(
            "the site no longer gives this file; see kucoin-trades",
            "网站已不再提供此文件；请参考 kucoin-trades",
        ),
    ),
)

IMPORTERS = (TRADES,)
