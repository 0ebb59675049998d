"""美团 (Meituan): bill. UTF-8 with BOM, 19 lines of text before the header, `¥22.30`, two times.

There is no column of the other party: the order's title is all there is, quoted as a note.
"""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, number, text, words
from flagger.importers.numbers import Spelling
from flagger.text import Text

BILL = Importer(
    id="meituan-bill",
    title=Text("Meituan: bill", "美团：交易账单明细"),
    kind="token",
    account="meituan",
    asset="CNY",
    zone="+08:00",
    fields={
        "date": date_time("交易成功时间"),
        "direction": words("收/支", meaning={"收入": "in", "支出": "out", "不计收支": "self", "/": "self"}),
        "amount": number("实付金额", spelling=Spelling(groups=",", currency=True)),
        "tx_hash": text("交易单号", needed=True),
        "method": text("交易类型"),
        "note": text("订单标题", needed=True),
    },
    ignored=("交易创建时间", "支付方式", "订单金额", "商家单号", "备注"),
    button=Button(
        Text(
            "Meituan app → Me → Wallet → Bills → Export bills (for personal reconciliation)",
            "美团 App → 我的 → 钱包 → 账单 → 右上角“…” → 导出账单（用于个人对账）",
        ),
    ),
)

IMPORTERS = (BILL,)
