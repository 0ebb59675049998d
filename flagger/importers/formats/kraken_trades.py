"""Kraken: trades. The coins of a pair stand together (`XXBTZEUR`); the fee is in the second one."""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, number, text
from flagger.importers.trades import first_coin, second_coin, side
from flagger.text import Text

_QUOTES = ("ZUSD", "ZEUR", "ZGBP", "ZCAD", "ZJPY", "ZAUD", "XXBT", "XETH", "USDT", "USDC", "USD", "EUR", "GBP", "CAD",
           "JPY", "AUD", "CHF", "XBT", "ETH", "DAI")  # fmt: skip

TRADES = Importer(
    id="kraken-trades",
    title=Text("Kraken: trades", "Kraken：成交记录"),
    kind="trade",
    account="kraken-account",
    fields={
        "tx_hash": text("txid", needed=True),
        "note": text("ordertxid", needed=True),
        "date": date_time("time"),
        "side": side("type"),
        "base": number("vol"),
        "base_asset": first_coin("pair", quotes=_QUOTES),
        "quote": number("cost"),
        "quote_asset": second_coin("pair", quotes=_QUOTES),
        "fee": number("fee"),
        "fee_asset": second_coin("pair", quotes=_QUOTES),
    },
    ignored=(
        "ordertype", "price", "margin", "misc", "ledgers", "postxid", "posstatus", "cprice", "ccost", "cfee",
        "cvol", "cmargin", "net", "trades", "costusd", "aclass", "subclass",
    ),
    button=Button(
        Text(
            "Kraken website → “History” → “Export” → “Trades” (CSV, all fields)",
            "Kraken 网站 → “History（历史）” → “Export（导出）” → “Trades（成交）”（CSV，全部字段）",
        ),
        checked="2026-11",
    ),
)  # fmt: skip

IMPORTERS = (TRADES,)
