"""Etherscan and its family (BscScan, PolygonScan, Arbiscan, …): “CSV Export”.

“Download Page Data” (etherscan_page.py) can carry the same file name; the header tells them apart. All columns that exports
leave out at times (price, fee, status, error) are optional. Header history: Txhash became
Transaction Hash in 2024, DateTime became DateTime (UTC) in 2023-09.
"""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import address, date_time, number, text, tx_hash, unix_time, words
from flagger.importers.networks import BY_CHAIN_ID
from flagger.importers.numbers import Spelling
from flagger.text import Text

_HASH = ("Transaction Hash", "Txhash")
DATE = ("DateTime (UTC)", "DateTime")
_AMOUNT = Spelling(unit=True, blank="0")
_GROUPED = Spelling(groups=",")
_CHAIN = words(
    "ChainId", meaning=BY_CHAIN_ID, needed=False
)  # SnowTrace, on which the header says ETH for every coin
USD = Spelling(groups=",", currency=True, nothing=("N/A", "-"))
_PRICE = ("CurrentValue @ ${price}/{unit}", "CurrentValue/{unit}", "Historical $Price/{unit}")
EXPORT = Button(
    Text(
        "Etherscan → your address → below the list: “Download: CSV Export” (one file each for "
        "Transactions, Internal Transactions, Token Transfers (ERC-20))",
        "Etherscan → 打开自己的地址 → 列表下方 “Download: CSV Export”"
        "（Transactions、Internal Transactions、Token Transfers (ERC-20) 各导出一个文件）",
    ),
    checked="2026-11",
)
_LIMIT = (5000,)  # records at which the site ends an export

TRANSACTIONS = Importer(
    id="etherscan-transactions",
    title=Text("Etherscan family: transactions", "Etherscan 系列：交易"),
    kind="native",
    transactions=True,
    beside="etherscan-tokens",
    fields={
        "network": _CHAIN,
        "tx_hash": tx_hash(*_HASH),
        "time": unix_time("UnixTimestamp"),
        "date": date_time(*DATE, needed=False),
        "sender": address("From"),
        "receiver": address("To", blank=True),
        "contract_created": address("ContractAddress", needed=False, blank=True),
        "value_in": number("Value_IN({unit})", spelling=_AMOUNT),
        "value_out": number("Value_OUT({unit})", spelling=_AMOUNT),
        "fee": number("TxnFee({unit})", needed=False, spelling=Spelling()),
        "status": text("Status"),
        "method": text("Method"),
        "sender_label": text("From_PrivateTag"),
        "receiver_label": text("To_PrivateTag"),
        "note": text("PrivateNote"),
    },
    ignored=("Blockno", "TxnFee(USD)", "ErrCode", "Chain", "Value({unit})", *_PRICE),
    page_sizes=_LIMIT,
    button=EXPORT,
)

INTERNAL = Importer(
    id="etherscan-internal",
    title=Text("Etherscan family: internal transactions", "Etherscan 系列：内部交易"),
    kind="internal",
    fields={
        "network": _CHAIN,
        "tx_hash": tx_hash(*_HASH),
        "time": unix_time("UnixTimestamp"),
        "date": date_time(*DATE, needed=False),
        "initiator": address("ParentTxFrom", needed=False, blank=True),
        "sender": address("From"),
        "receiver": address("TxTo", blank=True),
        "contract_created": address("ContractAddress", needed=False, blank=True),
        "value_in": number("Value_IN({unit})", spelling=_AMOUNT),
        "value_out": number("Value_OUT({unit})", spelling=_AMOUNT),
        "status": text("Status"),
        "method": text("Type"),
        "sender_label": text("From_PrivateTag"),
        "receiver_label": text("TxTo_PrivateTag"),
        "note": text("PrivateNote"),
    },
    ignored=(
        "Blockno", "ParentTxTo", "ParentTx{unit}_Value", "ErrCode", "Chain", "Value({unit})",
        "ParentTxFrom_PrivateTag", "ParentTxTo_PrivateTag", *_PRICE,
    ),
    ok=("0", ""),
    page_sizes=_LIMIT,
    button=EXPORT,
)  # fmt: skip

TOKENS = Importer(
    id="etherscan-tokens",
    title=Text("Etherscan family: token transfers (ERC-20)", "Etherscan 系列：代币转账（ERC-20）"),
    kind="token",
    fields={
        "tx_hash": tx_hash(*_HASH),
        "time": unix_time("UnixTimestamp"),
        "date": date_time(*DATE, needed=False),
        "sender": address("From"),
        "receiver": address("To"),
        "amount": number("TokenValue", "Value", spelling=_GROUPED),
        "value_usd": number("USDValueDayOfTx", needed=False, spelling=USD),
        "contract": address("ContractAddress"),
        "asset": text("TokenSymbol", needed=True),
        "sender_label": text("From_PrivateTag"),
        "receiver_label": text("To_PrivateTag"),
        "note": text("PrivateNote"),
    },
    ignored=("Blockno", "TokenName"),
    page_sizes=_LIMIT,
    button=EXPORT,
)

NFTS = Importer(
    id="etherscan-nfts",
    title=Text(
        "Etherscan family: NFT transfers (ERC-721, ERC-1155)", "Etherscan 系列：NFT 转账（ERC-721、ERC-1155）"
    ),
    kind="nft",
    fields={
        "tx_hash": tx_hash(*_HASH),
        "time": unix_time("UnixTimestamp"),
        "date": date_time(*DATE, needed=False),
        "sender": address("From"),
        "receiver": address("To"),
        "amount": number("Quantity", needed=False, spelling=_GROUPED),
        "contract": address("ContractAddress"),
        "asset": text("TokenSymbol", needed=True),
        "token_id": text("Token ID", "TokenId", needed=True),
        "sender_label": text("From_PrivateTag"),
        "receiver_label": text("To_PrivateTag"),
    },
    ignored=("Blockno", "TokenName", "Type", "PrivateNote"),
    page_sizes=_LIMIT,
    button=EXPORT,
)

IMPORTERS = (TRANSACTIONS, INTERNAL, TOKENS, NFTS)
