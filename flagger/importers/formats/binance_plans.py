"""Binance (币安): Auto-Invest purchases, and ETH turned into staked BETH."""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, number, text, unit
from flagger.importers.trades import FILLED, GLUED, glued
from flagger.text import Text

AUTO = Importer(
    id="binance-auto-invest",
    title=Text("Binance: Auto-Invest", "币安：定投记录"),
    kind="trade",
    account="binance-account",
    fields={
        "date": date_time("Auto-Invest Date(UTC)"),
        **glued("sent", "Amount per period"),
        **glued("received", "Units"),
        "fee": number("Trading Fee", spelling=GLUED),
        "fee_asset": unit("Trading Fee"),
        "note": text("From"),
        "status": text("Status", needed=True),
    },
    ok=FILLED,
    ignored=("Holding Coin",),
    button=Button(
        Text(
            "Binance website → “Earn” → “Auto-Invest” → “History” → “Export”",
            "币安网站 → “理财” → “定投” → “历史记录” → “导出”",
        ),
    ),
)  # fmt: skip

BETH = Importer(
    id="binance-beth",
    title=Text("Binance: ETH staking (BETH)", "币安：ETH 质押（BETH）"),
    kind="trade",
    account="binance-account",
    fields={
        "date": date_time("Date(UTC)"),
        "sent": number("Amount"),
        "sent_asset": text("Coin", needed=True),
        "received": number("Amount"),
        "received_asset": text("Token", needed=True),
        "status": text("Status", needed=True),
    },
    ok=FILLED,
    button=Button(
        Text(
            "Binance website → “Earn” → “ETH Staking” → “History” → “Export”",
            "币安网站 → “理财” → “ETH 质押” → “历史记录” → “导出”",
        ),
    ),
)  # fmt: skip

IMPORTERS = (AUTO, BETH)
