"""KuCoin (库币): trades in three layouts before 2020. Their fee names no coin and is not read."""

from flagger.importers.base import Button, Importer
from flagger.importers.dates import any_time
from flagger.importers.fields import number, text
from flagger.importers.trades import first_coin, second_coin, side
from flagger.text import Text

TRADES = Importer(
    id="kucoin-trades-older",
    title=Text("KuCoin: trades (before 2020)", "KuCoin：成交记录（2020 年前）"),
    kind="trade",
    account="kucoin-account",
    zone=None,
    fields={
        "date": any_time("createdDate", "created_at"),
        "note": text("oid", "uid"),
        "side": side("direction"),
        "base": number("amount", "amount_coin"),
        "base_asset": first_coin("symbol"),
        "quote": number("dealValue", "funds", "deal_value"),
        "quote_asset": second_coin("symbol"),
    },
    ignored=("dealPrice", "fee", "order_type", "price", "deal_price"),
    button=Button(
        Text(
            "the site no longer gives this file; see kucoin-trades",
            "网站已不再提供此文件；请参考 kucoin-trades",
        ),
    ),
)

IMPORTERS = (TRADES,)
