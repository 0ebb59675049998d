"""OKX (欧易): funding account history. Its times are in the zone the viewer has set."""

from flagger.importers.base import Button, Importer
from flagger.importers.exchange import SIGNED, fee
from flagger.importers.fields import date_time, number, text
from flagger.text import Text

FUNDING = Importer(
    id="okx-funding",
    title=Text("OKX: funding account history", "欧易：资金账户流水"),
    kind="trade",
    account="okx-account",
    zone=None,
    fields={
        "note": text("id", needed=True),
        "date": date_time("Time"),
        "method": text("Type", needed=True),
        "amount": number("Amount", spelling=SIGNED),
        "fee": fee("Fee"),
        "asset": text("Symbol", needed=True),
        "fee_asset": text("Symbol"),
    },
    kind_by_method={
        "Deposit": "native",
        "Withdrawal": "native",
        "Withdraw": "native",
        "充值": "native",
        "提币": "native",
    },
    ignored=("Before Balance", "After Balance"),
    button=Button(
        Text(
            "OKX website → “Assets” → “Order center / Report center” → “Funding account” → download",
            "欧易网站 → “资产” → “账单 / 报表中心” → “资金账户” → 下载",
        ),
    ),
)

IMPORTERS = (FUNDING,)
