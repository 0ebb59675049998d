"""Gate.io (芝麻开门): account history. `type` is the coin, `action_desc` what was done."""

from flagger.importers.base import Button, Importer
from flagger.importers.exchange import SIGNED
from flagger.importers.fields import date_time, number, text
from flagger.text import Text

HISTORY = Importer(
    id="gate-history",
    title=Text("Gate.io: account history", "Gate.io：账户流水"),
    kind="trade",
    account="gate-account",
    zone=None,
    fields={
        "date": date_time("time"),
        "method": text("action_desc", needed=True),
        "note": text("action_data", needed=True),
        "asset": text("type", needed=True),
        "amount": number("change_amount", spelling=SIGNED),
    },
    kind_by_method={"Deposits": "native", "Withdrawals": "native", "Trading Fees": "fee"},
    ignored=("no", "amount", "total"),
    button=Button(
        Text(
            "Gate.io website → “Wallet” → “Billing details / History” → “Download”",
            "Gate.io 网站 → “钱包” → “账单明细 / 历史记录” → “下载”",
        ),
    ),
)

IMPORTERS = (HISTORY,)
