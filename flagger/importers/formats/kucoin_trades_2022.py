"""KuCoin (库币): trades as the site gave them around 2020 to 2022 (`tradeCreatedAt`)."""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, number, text
from flagger.importers.trades import first_coin, second_coin, side
from flagger.text import Text

TRADES = Importer(
    id="kucoin-trades-2022",
    title=Text("KuCoin: trades (2020 to 2022)", "KuCoin：成交记录（2020–2022 年）"),
    kind="trade",
    account="kucoin-account",
    zone=None,
    fields={
        "date": date_time("tradeCreatedAt"),
        "note": text("orderId"),
        "side": side("side"),
        "base": number("size"),
        "base_asset": first_coin("symbol"),
        "quote": number("funds"),
        "quote_asset": second_coin("symbol"),
        "fee": number("fee"),
        "fee_asset": text("feeCurrency", needed=True),
    },
    ignored=("price", "liquidity", "orderType"),
    button=Button(
        Text(
            "the site no longer gives this file; see kucoin-trades",
            "网站已不再提供此文件；请参考 kucoin-trades",
        ),
    ),
)

IMPORTERS = (TRADES,)
