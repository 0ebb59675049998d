"""OKX (欧易): trades, one row a leg. Times are in the zone the viewer has set; `Unit` stands twice."""

from flagger.importers.base import Button, Importer
from flagger.importers.exchange import SIGNED, fee
from flagger.importers.fields import date_time, nth, number, text
from flagger.importers.trades import side
from flagger.text import Text

TRADES = Importer(
    id="okx-trades",
    title=Text("OKX: trading account history", "欧易：交易账户账单"),
    kind="trade",
    account="okx-account",
    zone=None,
    fields={
        "note": text("Order id", needed=True),
        "date": date_time("Time"),
        "method": text("Trade Type", needed=True),
        "direction": side("Type"),
        "amount": number("Amount", spelling=SIGNED),
        "asset": text("Unit", needed=True),
        "fee": fee("Fee"),
        "fee_asset": nth(2, text("Unit", needed=True)),
    },
    kind_by_method={"Transfer": "native"},
    ignored=("id", "Instrument", "PL", "Position Change", "Position Balance", "Balance Change", "Balance"),
    button=Button(
        Text(
            "OKX website → “Assets” → “Report center” → “Trading account” → download",
            "欧易网站 → “资产” → “报表中心” → “交易账户” → 下载",
        ),
    ),
)  # fmt: skip

IMPORTERS = (TRADES,)
