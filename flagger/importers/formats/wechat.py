"""微信支付 (WeChat Pay) bills, CSV: 16 or 17 lines of text, the header, one line a payment.

A payment given back is listed twice, going out and coming in, both with 已全额退款 or 已退款(￥…):
both have moved. Withdrawals and moves to 零钱通 are neutral: they stay within the account.
"""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, number, text, words
from flagger.importers.numbers import Spelling
from flagger.text import Text

# What has moved; any other word is kept and makes the row a failed one.
_MOVED = (
    "支付成功|已转账|已收钱|(?:朋友|对方)已收钱|已存入零钱(?:通)?|提现已到账|充值(?:完成|成功)|还款成功|"
    r"已全额退款|已退款.*|对方已退还|已退还|已到账|交易成功"
)

BILL = Importer(
    id="wechat-pay-bill",
    title=Text("WeChat Pay: bill", "微信支付：账单明细"),
    kind="token",
    account="wechat-pay",
    asset="CNY",
    zone="+08:00",
    workbook=True,
    fields={
        "date": date_time("交易时间"),
        "direction": words("收/支", meaning={"收入": "in", "支出": "out", "/": "self", "中性交易": "self"}),
        "counterparty": text("交易对方", needed=True, only=r"(?!/$).+"),
        "amount": number("金额(元)", "金额", spelling=Spelling(groups=",", currency=True)),
        "status": text("当前状态", needed=True, only=rf"(?!(?:{_MOVED})$).*"),
        "tx_hash": text("交易单号", needed=True),
        "method": text("交易类型"),
        "note": text("商品", only=r"(?!/$).+"),
    },
    ignored=("支付方式", "商户单号", "备注"),
    button=Button(
        Text(
            "WeChat → Me → Services → Wallet → Bills → FAQ → Download bills → for personal reconciliation; "
            "the file comes by e-mail (.xlsx or .csv; do not save it again)",
            "微信 → 我 → 服务 → 钱包 → 账单 → 右上角“常见问题” → 下载账单 → 用于个人对账；"
            "文件会发送到邮箱（.xlsx 或 .csv 均可，请勿另存）",
        ),
        checked="2026-11",
    ),
)

IMPORTERS = (BILL,)
