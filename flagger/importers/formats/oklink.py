"""OKLink (欧科云链): Chinese layout for EVM networks, English layout for TRON.

Both have two time columns; the UTC one is read. The Chinese transactions layout has two fields
more than its header: the column called 交易状态 then holds the method id, the next field the status.
"""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import address, date_time, number, text, tx_hash
from flagger.importers.numbers import Spelling
from flagger.text import Text

_BUTTON = Button(
    Text(
        "OKLink → choose the network → your address → “Transactions” and “Token transfers” → “Download CSV”",
        "OKLink（欧科云链浏览器）→ 选择网络 → 打开自己的地址 → “交易”“代币转账” → “下载 CSV”",
    ),
)
_METHOD_ID = r"0x[0-9a-fA-F]{8}"
_LOCAL = ("本地时间(UTC{zone})", "blockTime(UTC{zone})")

ZH_TOKENS = Importer(
    id="oklink-zh-tokens",
    title=Text("OKLink (Chinese): token transfers", "OKLink（中文）：代币转账"),
    kind="token",
    network_in_name=True,
    fields={
        "tx_hash": tx_hash("交易哈希"),
        "date": date_time("UTC时间"),
        "sender": address("发送方", masked=True),
        "receiver": address("接收方", masked=True),
        "amount": number("数量", spelling=Spelling(groups=",")),
        "asset": text("代币符号", needed=True),
        "contract": address("代币地址", masked=True),
        "sender_label": text("发送方ENS"),
        "receiver_label": text("接收方ENS"),
        "token_id": text("logIndex"),
    },
    ignored=("区块高度", "_extra_1", *_LOCAL),
    button=_BUTTON,
)

ZH_TRANSACTIONS = Importer(
    id="oklink-zh-transactions",
    title=Text("OKLink (Chinese): transactions", "OKLink（中文）：交易"),
    kind="native",
    transactions=True,
    beside="oklink-zh-tokens",
    network_in_name=True,
    surplus=True,
    fields={
        "tx_hash": tx_hash("交易哈希"),
        "date": date_time("UTC时间"),
        "sender": address("发送方", masked=True),
        "receiver": address("接收方", blank=True, masked=True),
        "amount": number("数量", spelling=Spelling(groups=",")),
        "fee": number("手续费", spelling=Spelling(groups=",")),
        "method": text("交易状态", needed=True, only=_METHOD_ID),
        "status": text("_extra_1", "交易状态"),
    },
    ignored=("区块高度", "_extra_2", *_LOCAL),
    button=_BUTTON,
)

TRON_TOKENS = Importer(
    id="oklink-tron-tokens",
    title=Text("OKLink TRON: token transfers", "OKLink 波场：代币转账"),
    kind="token",
    network="tron",
    fields={
        "tx_hash": tx_hash("Tx Hash"),
        "date": date_time("blockTime(UTC)"),
        "sender": address("from"),
        "receiver": address("to"),
        "amount": number("value", spelling=Spelling(groups=",")),
        "asset": text("symbol", needed=True),
        "contract": text("tokenAddress", needed=True),
        "status": text("isConfirm"),
    },
    ignored=("blockHeight", *_LOCAL),
    button=_BUTTON,
)

TRON_TRANSACTIONS = Importer(
    id="oklink-tron-transactions",
    title=Text("OKLink TRON: transactions", "OKLink 波场：交易"),
    kind="native",
    transactions=True,
    beside="oklink-tron-tokens",
    network="tron",
    fields={
        "tx_hash": tx_hash("Tx Hash"),
        "date": date_time("blockTime(UTC)"),
        "sender": address("from"),
        "receiver": address("to", blank=True),
        "amount": number("value", spelling=Spelling(groups=",")),
        "asset": text("symbol"),
        "fee": number("fee", needed=False, spelling=Spelling(groups=",")),
        "method": text("contractType"),
        "status": text("status", needed=True),
    },
    # TRC-10 tokens have names like coins; they are not TRX.
    kind_by_method={"TransferAssetContract": "token"},
    asset="TRX",
    ignored=("blockHeight", *_LOCAL),
    button=_BUTTON,
)

IMPORTERS = (ZH_TOKENS, ZH_TRANSACTIONS, TRON_TOKENS, TRON_TRANSACTIONS)
