"""Blockscout: an address's transactions, token transfers and internal transactions.

Values and fees are in the smallest unit (wei) without saying so. `UnixTimestamp` has held both
unix times and dates in words.
"""

from flagger.importers.base import Button, Importer
from flagger.importers.dates import any_time
from flagger.importers.fields import address, number, text, tx_hash, words
from flagger.importers.scaled import decimals, raw_number
from flagger.text import Text

_BUTTON = Button(
    Text(
        "the network's Blockscout site → your address → each tab (transactions, token transfers, "
        "internal transactions) → “CSV” / “Download”",
        "该网络的 Blockscout 网站 → 打开自己的地址 → 各标签页（交易、代币转账、内部交易）→ “CSV” / “下载”",
    ),
)
_COMMON = {
    "tx_hash": tx_hash("TxHash"),
    "time": any_time("UnixTimestamp", "Timestamp"),
    "sender": address("FromAddress"),
    "receiver": address("ToAddress", blank=True),
}
_FLOW = words("Type", meaning={"in": "in", "out": "out"})
_WEI = raw_number("Value", decimals=18)

TRANSACTIONS = Importer(
    id="blockscout-transactions",
    title=Text("Blockscout: transactions", "Blockscout：交易"),
    kind="native",
    transactions=True,
    beside="blockscout-tokens",
    fields={
        **_COMMON,
        "contract_created": address("ContractAddress", "CreatedContractAddress", blank=True),
        "direction": _FLOW,
        "amount": _WEI,
        "fee": raw_number("Fee", decimals=18),
        "fee_asset": text("FeeCurrency"),
        "status": text("Status", needed=True),
        "method": text("MethodName"),
    },
    ignored=("BlockNumber", "ErrCode", "CurrentPrice", "TxDateOpeningPrice", "TxDateClosingPrice"),
    button=_BUTTON,
)

TOKENS = Importer(
    id="blockscout-tokens",
    title=Text("Blockscout: token transfers", "Blockscout：代币转账"),
    kind="token",
    fields={
        **_COMMON,
        "contract": address("TokenContractAddress"),
        "direction": _FLOW,
        "decimals": decimals("TokenDecimals"),
        "asset": text("TokenSymbol", needed=True),
        "amount": number("TokensTransferred"),
        "status": text("Status"),
    },
    ignored=("BlockNumber", "TransactionFee", "ErrCode"),
    button=_BUTTON,
)

INTERNAL = Importer(
    id="blockscout-internal",
    title=Text("Blockscout: internal transactions", "Blockscout：内部交易"),
    kind="internal",
    fields={
        **_COMMON,
        "contract_created": address("ContractAddress", blank=True),
        "amount": _WEI,
        "method": text("CallType", needed=True),
        "status": text("ErrCode"),
    },
    ignored=(
        "Index", "BlockNumber", "TxIndex", "Type", "Gas", "GasUsed", "Input", "Output", "Fee",
    ),
    button=_BUTTON,
)  # fmt: skip

IMPORTERS = (TRANSACTIONS, TOKENS, INTERNAL)
