"""Files people bring by mistake: recognised by name, refused with the button that gives the right one."""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, number, text, unix_time
from flagger.importers.formats.etherscan import TRANSACTIONS
from flagger.importers.formats.solscan import ACCOUNT
from flagger.text import Text

_HASH = text("Transaction Hash", "Txhash", needed=True)
_ANY = Button(
    Text(
        "Copy your address from the wallet app, open it in the network's explorer (Etherscan, BscScan, "
        "TronScan, OKLink) and export the transactions there",
        "在钱包应用中复制自己的地址，在对应网络的浏览器（Etherscan、BscScan、TronScan、OKLink）中打开并导出交易记录",
    ),
)


def _wrong(
    id_: str, title: Text, why: Text, *names: str, ignored: tuple[str, ...] = (), button: Button = _ANY
) -> Importer:
    return Importer(
        id=id_,
        title=title,
        kind="native",
        fields={f"column_{i}": text(name, needed=True) for i, name in enumerate(names)},
        ignored=ignored,
        wrong=why,
        button=button,
    )


_WHOLE_TOKEN = Text(
    "this is the list of a token contract: transfers of all its holders, not of one wallet",
    "这是代币合约页面的列表：包含所有持有人的转账，不是某个钱包的记录",
)

IMPORTERS = (
    Importer(
        id="wrong-token-page",
        title=Text("Etherscan: token contract page", "Etherscan：代币合约页面"),
        kind="token",
        fields={
            "tx_hash": _HASH,
            "time": unix_time("UnixTimestamp"),
            "date": date_time("DateTime (UTC)", "DateTime", needed=False),
            "sender": text("From", needed=True),
            "receiver": text("To", needed=True),
            "amount": number("Quantity"),
        },
        ignored=("Blockno", "Method", "From_PrivateTag", "To_PrivateTag", "PrivateNote"),
        wrong=_WHOLE_TOKEN,
        button=TRANSACTIONS.button,
    ),
    _wrong(
        "wrong-token-page-data",
        Text("Etherscan: token page, page data", "Etherscan：代币页面数据"),
        _WHOLE_TOKEN,
        "Transaction Hash", "Status", "Method", "BlockNo", "DateTime (UTC)", "From", "To", "Amount", "Value (USD)",
        ignored=("From_Nametag", "To_Nametag"),
        button=TRANSACTIONS.button,
    ),
    _wrong(
        "wrong-staking-withdrawals",
        Text("Etherscan: staking withdrawals", "Etherscan：质押提款"),
        Text("this lists staking withdrawals, not transfers", "这是质押提款列表，不是转账记录"),
        "Index", "Blockno", "UnixTimestamp", "Validator Index", "Recipient", "Value",
        ignored=("DateTime (UTC)",),
        button=TRANSACTIONS.button,
    ),
    _wrong(
        "wrong-block-rewards",
        Text("Etherscan: block rewards", "Etherscan：出块奖励"),
        Text("this lists blocks, not transfers", "这是区块列表，不是转账记录"),
        "Blockno", "UnixTimestamp", "Txn", "Uncles", "Miner", "GasUsed",
        ignored=("DateTime (UTC)", "GasLimit", "BaseFee", "Reward(ETH)"),
        button=TRANSACTIONS.button,
    ),
    _wrong(
        "wrong-beacon-deposits",
        Text("Etherscan: beacon deposits", "Etherscan：信标链存款"),
        Text("this lists validator deposits, not transfers", "这是验证者存款列表，不是转账记录"),
        "Blockno", "UnixTimestamp", "From", "Value", "Valid?",
        ignored=("Transaction Hash", "DateTime (UTC)"),
        button=TRANSACTIONS.button,
    ),
    _wrong(
        "wrong-breadcrumbs-case",
        Text("Breadcrumbs: case export", "Breadcrumbs：案件导出"),
        Text("this lists a tracing case of many wallets, without times", "这是追踪案件的导出，涉及多个钱包，且没有时间"),
        "Transaction Hash", "Chain", "Amount", "From Address", "To Address",
    ),
    _wrong(
        "wrong-solscan-mixed",
        Text("Solscan (until 2023): all changes of an account", "Solscan（2023 年前）：账户全部变动"),
        Text(
            "this mixes transfers of SOL with changes of token balances that name no counterparty",
            "此文件混合了 SOL 转账与不含对方地址的代币余额变动",
        ),
        "Type", "Txhash", "BlockTime Unix", "Fee (SOL)", "ChangeType", "SPL BalanceChange", "TokenAddress",
        "SolTransfer Source", "SolTransfer Destination", "Amount (SOL)",
        ignored=("BlockTime", "TokenAccount", "PreBalancer", "PostBalancer", "TokenName(off-chain)", "Symbol(off-chain)"),
        button=ACCOUNT.button,
    ),
    _wrong(
        "wrong-wallet-disclosure",
        Text("wallet vendor: device log", "钱包厂商：设备日志"),
        Text(
            "this is a wallet vendor's log of devices and IP addresses; it holds no transfers",
            "这是钱包厂商提供的设备与 IP 日志，不含转账记录",
        ),
        "wallet_address", "ip",
        ignored=("source", "chain", "client_version", "created_at", "create_time", "user-agent", "port", "wallet_type"),
    ),
    _wrong(
        "wrong-api-table",
        Text("Etherscan API answer turned into CSV", "由 Etherscan 接口数据转成的 CSV"),
        Text("this was made from an API answer, not exported by the site", "这是由接口数据转换的表格，不是网站导出的文件"),
        "hash", "block", "from", "to", "value (ETH)", "timestamp",
        ignored=("success",),
        button=TRANSACTIONS.button,
    ),
)  # fmt: skip
