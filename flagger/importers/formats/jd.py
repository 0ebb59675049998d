"""京东 (JD) wallet: bill. 21 lines of text before the header, ids and times end with a tab.

An amount given back in part or whole is written `131.77(已退款89.84)`: what was paid stands first,
the refund has a row of its own, 不计收支, and came in.
"""

from flagger.importers.base import Button, Importer
from flagger.importers.columns import Cells, Column
from flagger.importers.fields import Field, date_time, text, words
from flagger.importers.numbers import Spelling, read_numbers
from flagger.text import Text


def _paid(column: Column, zone: str) -> Cells:
    bare = column.str.replace(r"\s*[(（]已(?:全额)?退款[\d.,]*[)）]$", "", regex=True)
    return read_numbers(bare, Spelling(groups=",", currency=True))


BILL = Importer(
    id="jd-bill",
    title=Text("JD: bill", "京东：账单明细"),
    kind="token",
    account="jd",
    asset="CNY",
    zone="+08:00",
    fields={
        "date": date_time("交易时间"),
        "direction": words("收/支", meaning={"收入": "in", "支出": "out", "不计收支": "self"}),
        "counterparty": text("商户名称", needed=True),
        "amount": Field(("金额",), _paid),
        "status": text("交易状态", needed=True),
        "returned": words("交易状态", meaning={"退款成功": "returned"}),
        "tx_hash": text("交易订单号"),
        "method": text("交易分类"),
        "note": text("交易说明", needed=True),
    },
    ok=("", "交易成功", "退款成功", "支付成功", "还款成功", "充值成功", "提现成功", "转账成功"),
    ignored=("收/付款方式", "商家订单号", "备注"),
    button=Button(
        Text(
            "JD app → Me → My wallet → Bills → ⋯ → Export bills (for personal reconciliation)",
            "京东 App → 我的 → 我的钱包 → 账单 → 右上角“…” → 账单导出（仅限个人对账）",
        ),
    ),
)

IMPORTERS = (BILL,)
