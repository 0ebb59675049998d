"""The files explorers would give for a wallet, header and quirks as in their time."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.synthetic.ledger import Row, Wallet
from benchmarks.synthetic.money import grouped, padded, text
from sample_data.sample_chain import clock, utc, write_csv

UTC_IN_HEADER, HASH_RENAMED = utc("2023-09-20"), utc("2024-03-01")


def usd(cents: int) -> str:
    """Dollars as explorers write them."""
    return f"${cents // 100:,}.{cents % 100:02d}"


def _dollars(w: Wallet, amount: int, price: int) -> str:
    exact = amount * price * 10**10 // 10**w.coin.decimals  # twelve decimals of a dollar
    return text(exact, 12)


def ordered(rows: Iterable[Row]) -> list[Row]:
    """Oldest first; rows of one moment in the order in which they happened."""
    return sorted(rows, key=lambda row: row.ts)


def etherscan(folder: Path, w: Wallet, made: int) -> list[Path]:
    """Up to four files of the CSV Export of Etherscan's family, made at a moment."""
    coin, label = w.network.coin_at(made).symbol, w.network.label
    label = coin if label == "POL" else label
    old = made < UTC_IN_HEADER
    head = ["Transaction Hash" if made >= HASH_RENAMED else "Txhash", "Blockno", "UnixTimestamp"]
    head.append("DateTime" if old else "DateTime (UTC)")
    price = w.market.cents(w.coin, made)
    value = [
        "ContractAddress",
        f"Value_IN({coin})",
        f"Value_OUT({coin})",
        f"CurrentValue @ ${price / 100:.2f}/{label}",
    ]
    day, end = f"Historical $Price/{label}", ["Status", "ErrCode"]
    surplus = [""] if old else []  # older rows are one field longer than their header
    files: list[tuple[str, list[str], list[list[str]]]] = []

    def cells(row: Row) -> list[str]:
        return [row.tx, str(w.network.block(row.ts)), str(row.ts), clock(row.ts)]

    def amounts(row: Row) -> list[str]:
        shown, out = text(row.amount, w.coin.decimals), row.sender == w.own
        both = [shown, shown] if row.sender == row.to else ["0", shown] if out else [shown, "0"]
        return ["", *both, _dollars(w, row.amount, price)]

    def daily(row: Row) -> str:
        cents = w.market.cents(w.coin, row.ts)
        return f"{cents // 100}.{cents % 100:02d}"

    def transaction(row: Row) -> list[str]:
        status = ["Error(0)", row.error] if row.error else ["", ""]
        fee = [text(row.fee, w.coin.decimals), _dollars(w, row.fee, price)]
        return [
            *cells(row),
            row.sender,
            row.to,
            *amounts(row),
            *fee,
            daily(row),
            *status,
            row.method,
            *surplus,
        ]

    def inner(row: Row) -> list[str]:
        return [
            *cells(row),
            *row.parent,
            "0",
            row.sender,
            row.to,
            *amounts(row),
            daily(row),
            "0",
            "",
            "call",
            "",
        ]

    def token(row: Row) -> list[str]:
        asset = row.asset
        worth = "N/A" if asset.cents is None else usd(row.amount * asset.cents // 10**asset.decimals)
        quantity = grouped(row.amount, asset.decimals)
        return [
            *cells(row),
            row.sender,
            row.to,
            quantity,
            worth,
            asset.contract,
            asset.name,
            asset.symbol,
            *surplus,
        ]

    def piece(row: Row) -> list[str]:
        asset = row.asset
        return [
            *cells(row),
            row.sender,
            row.to,
            asset.contract,
            asset.name,
            asset.symbol,
            row.token_id,
            "ERC-721",
            "1",
        ]

    fees = [f"TxnFee({coin})", "TxnFee(USD)"]
    parent = ["ParentTxFrom", "ParentTxTo", f"ParentTx{coin}_Value", "From", "TxTo"]
    bought = ["TokenValue", "USDValueDayOfTx", "ContractAddress", "TokenName", "TokenSymbol"]
    pieces = ["ContractAddress", "TokenName", "TokenSymbol", "Token ID", "Type", "Quantity"]
    for prefix, kind, columns, write in (
        ("export-", "native", ["From", "To", *value, *fees, day, *end, "Method"], transaction),
        ("export-internal-txs-", "internal", [*parent, *value, day, *end, "Type"], inner),
        ("export-address-token-", "token", ["From", "To", *bought], token),
        ("export-address-nft-", "nft", ["From", "To", *pieces], piece),
    ):
        rows = [write(row) for row in ordered(w.rows) if row.kind == kind]
        if rows or kind == "native":
            files.append((prefix, [*head, *columns], rows))
    return [_written(folder / f"{prefix}{w.own}.csv", columns, rows, True) for prefix, columns, rows in files]


def _written(path: Path, head: Sequence[str], rows: list[list[str]], quote: bool, end: str = "\n") -> Path:
    write_csv(path, list(head), rows, quote, end)
    return path


def oklink_zh(folder: Path, w: Wallet, made: int) -> list[Path]:
    """欧科云链, Chinese: transactions (two fields more than the header) and token transfers, newest first."""
    head = ["交易哈希", "区块高度", "本地时间(UTC+8)", "UTC时间", "发送方", "接收方", "数量"]

    def cells(row: Row) -> list[str]:
        when = [clock(row.ts, hours=8), clock(row.ts)]
        shown = text(row.amount, row.asset.decimals)
        return [row.tx, str(w.network.block(row.ts)), *when, row.sender, row.to, shown]

    newest = ordered(w.rows)[::-1]
    txs = [
        [*cells(row), text(row.fee, w.coin.decimals), METHOD_IDS.get(row.method, "0x5ae401dc"),
         "FAIL" if row.error else "SUCCESS", ""]
        for row in newest if row.kind == "native"
    ]  # fmt: skip
    tokens = [
        [*cells(row), row.asset.contract if row.asset.fake else row.asset.symbol, row.asset.contract, ""]
        for row in newest if row.kind == "token"
    ]  # fmt: skip
    del made
    return [
        _written(
            folder / f"{w.network.prefix}_交易记录_{w.own}.csv", [*head, "手续费", "交易状态"], txs, False
        ),
        _written(
            folder / f"{w.network.prefix}_代币转账_{w.own}.csv",
            [*head, "代币符号", "代币地址"],
            tokens,
            False,
        ),
    ]


METHOD_IDS = {
    "Transfer": "0xa9059cbb", "Approve": "0x095ea7b3", "Set Approval For All": "0xa22cb465",
    "Swap Exact ETH For Tokens": "0x7ff36ab5", "Swap Exact Tokens For ETH": "0x18cbafe5",
    "Swap Exact Tokens For Tokens": "0x38ed1739", "Supply": "0x617ba037", "Withdraw": "0x69328dec",
    "Multicall": "0xac9650d8", "Execute": "0x3593564c", "Claim": "0x4e71d92d", "Stake": "0xa694fc3a",
}  # fmt: skip


def oklink_tron(folder: Path, w: Wallet, made: int) -> list[Path]:
    """OKLink's two English files of a TRON wallet, newest first; the older layout tells the fee."""
    head = ["Tx Hash", "blockHeight", "blockTime(UTC+8)", "blockTime(UTC)", "from", "to", "value", "symbol"]

    def cells(row: Row) -> list[str]:
        when = [clock(row.ts, "%Y/%m/%d %H:%M:%S", hours) for hours in (8, 0)]
        shown = text(row.amount, row.asset.decimals)
        return [row.tx, str(w.network.block(row.ts)), *when, row.sender, row.to, shown, row.asset.symbol]

    newest = ordered(w.rows)[::-1]
    txs = [
        [*cells(row), row.method, "FAIL" if row.error else "SUCCESS"] for row in newest if row.kind != "token"
    ]
    tokens = [[*cells(row), row.asset.contract, "true"] for row in newest if row.kind == "token"]
    names = [folder / f"TRON-{part}-{w.own}--{made}000.csv" for part in ("transaction", "tokenTransfer")]
    return [
        _written(names[0], [*head, "contractType", "status"], txs, False),
        _written(names[1], [*head, "tokenAddress", "isConfirm"], tokens, False),
    ]


def tronscan(folder: Path, w: Wallet, made: int) -> list[Path]:
    """TronScan's Transfers file: TRX and TRC-20 that moved, neither contract types nor failures."""
    head = ["Txn Hash", "Block", "Time(UTC)", "From", "To", "Token", "Token Symbol", "Amount/TokenID"]
    rows = [
        [row.tx, str(w.network.block(row.ts)), clock(row.ts), row.sender, row.to, row.asset.contract or "_",
         row.asset.symbol, padded(row.amount, row.asset.decimals, 18), "SUCCESS", "CONFIRMED"]
        for row in ordered(w.rows)[::-1]
        if not row.error and (row.kind == "token" or row.method == "TransferContract")
    ]  # fmt: skip
    path = folder / f"Transfers_{clock(made, '%Y%m%d')}.csv"
    return [_written(path, [*head, "Result", "Status"], rows, False, "\r\n")]
