"""支付宝 (Alipay): the bill of the app (three layouts) and that of the website, mostly GB18030.

Amounts are never negative; 收/支 says the direction. 不计收支 (refunds, 余额宝, card repayment,
withdrawals) does not say which way: such rows stay within the account, but for refunds that arrived
(退款成功), which came in. Closed trades never moved.
"""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, number, text, words
from flagger.importers.numbers import Spelling
from flagger.text import Text

# What has moved; any other word (交易关闭, 等待付款, 芝麻免押下单成功) makes the row a failed one.
_MOVED = "(?!.*(?:冻结|解冻|免押|关闭|失败)).*成功|等待(?:对方)?确认收货|交易完成|已(?:转账|收钱)|(?:朋友|对方)已收钱"
_STATUS = text("交易状态", needed=True, only=rf"(?!(?:{_MOVED})$).*")
_DIRECTION = words(
    "收/支", meaning={"收入": "in", "支出": "out", "不计收支": "self", "其他": "self", "/": "self"}
)
_RETURNED = words("交易状态", meaning={"退款成功": "returned"})
_YUAN = Spelling(groups=",", currency=True)
_BUTTON = Button(
    Text(
        "Alipay app → Me → Bills → ⋯ → Issue transaction statement → for personal reconciliation "
        "(not the file of the book-keeping function)",
        "支付宝 → 我的 → 账单 → 右上角“…” → 开具交易流水证明 → 用于个人对账（不是“记账本”的导出文件）",
    ),
)

APP = Importer(
    id="alipay-app-bill",
    title=Text("Alipay: bill from the app", "支付宝：App 交易明细"),
    kind="token",
    account="alipay",
    asset="CNY",
    zone="+08:00",
    fields={
        "date": date_time("交易时间"),
        "direction": _DIRECTION,
        "counterparty": text("交易对方", needed=True, only=r"(?!/$).+"),
        "label": text("对方账号", needed=True, only=r"(?!/$).+"),
        "amount": number("金额", spelling=_YUAN),
        "status": _STATUS,
        "returned": _RETURNED,
        "tx_hash": text("交易订单号", needed=True),
        "method": text("交易分类"),
        "note": text("商品说明", needed=True),
    },
    ignored=("收/付款方式", "商家订单号", "备注"),
    button=_BUTTON,
)

WEB = Importer(
    id="alipay-web-bill",
    title=Text("Alipay: bill from the website", "支付宝：网页版交易记录"),
    kind="token",
    account="alipay",
    asset="CNY",
    zone="+08:00",
    fields={
        "date": date_time("交易创建时间"),
        "direction": _DIRECTION,
        "counterparty": text("交易对方", needed=True),
        "amount": number("金额(元)", spelling=_YUAN),
        "fee": number("服务费(元)", needed=False, spelling=_YUAN),
        "status": _STATUS,
        "returned": _RETURNED,
        "tx_hash": text("交易号", needed=True),
        "method": text("类型"),
        "note": text("商品名称", needed=True),
    },
    ignored=(
        "商家订单号", "付款时间", "最近修改时间", "交易来源地", "成功退款(元)", "备注", "资金状态",
    ),
    button=_BUTTON,
)  # fmt: skip

IMPORTERS = (APP, WEB)
