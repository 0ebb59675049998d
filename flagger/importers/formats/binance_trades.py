"""Binance (币安): spot trades. Since 2021 amounts have their coin glued on (`0.17ZEN`); before, a column names the market."""

from flagger.importers.base import Button, Importer
from flagger.importers.exchange import short_year
from flagger.importers.fields import number, text, unit
from flagger.importers.trades import GLUED, GROUPED, first_coin, glued, second_coin, side
from flagger.text import Text

_BUTTON = Button(
    Text(
        "Binance website → “Orders” → “Spot Order” → “Trade History” → “Export”",
        "币安网站 → “订单” → “现货订单” → “历史成交” → “导出”",
    ),
)  # fmt: skip

TRADES = Importer(
    id="binance-trades",
    title=Text("Binance: spot trades", "币安：现货成交"),
    kind="trade",
    account="binance-account",
    fields={
        "date": short_year("Date(UTC)"),
        "note": text("Pair", needed=True),
        "side": side("Side"),
        **glued("base", "Executed"),
        **glued("quote", "Amount"),
        "fee": number("Fee", spelling=GLUED),
        "fee_asset": unit("Fee"),
    },
    ignored=("Price",),
    button=_BUTTON,
)

OLDER = Importer(
    id="binance-trades-older",
    title=Text("Binance: spot trades, older layout", "币安：现货成交（旧版）"),
    kind="trade",
    account="binance-account",
    fields={
        "date": short_year("Date(UTC)"),
        "side": side("Type"),
        "base": number("Amount", spelling=GROUPED),
        "base_asset": first_coin("Market"),
        "quote": number("Total", spelling=GROUPED),
        "quote_asset": second_coin("Market"),
        "fee": number("Fee", spelling=GROUPED),
        "fee_asset": text("Fee Coin", needed=True),
    },
    ignored=("Price",),
    button=_BUTTON,
)

IMPORTERS = (TRADES, OLDER)
