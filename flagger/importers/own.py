"""Which address is the owner's: option, else column, else file name, else strict majority, else ask."""

import re
from collections.abc import Sequence

import pandas as pd

from flagger.addresses import comparable
from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.importers.reading import Reading
from flagger.model import Wallet
from flagger.text import Text

_IN_NAME = re.compile(r"0[xX][0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33}")
_GIVE_OWN = Text(
    "Say which address is yours: --own ADDRESS (several wallets of yours: --own for each).",
    "请用 --own 地址 说明哪个是您自己的地址（若有多个钱包，请逐个使用 --own）。",
)
_NONE = Text(
    "none of the addresses given with --own ({own}) is in any of its rows: it is the export of another wallet",
    "--own 指定的地址（{own}）未出现在该文件的任何记录中：这是另一个钱包的导出",
)
_FEW = Text(
    "the addresses given with --own ({own}) are in few of its rows; it looks like another wallet's export",
    "--own 指定的地址（{own}）只出现在该文件的少数记录中，似乎是另一个钱包的导出",
)


def find_own(readings: Sequence[Reading], config: Config) -> tuple[Wallet, ...]:
    """The owner's addresses among the exports; raises FlaggerError naming the candidates otherwise.

    Exports of different wallets are not mixed silently: without --own they must agree.
    """
    filled = [reading for reading in readings if len(reading.table)]
    if config.own and filled:
        return _as_told(filled, config)
    wallets: dict[str, Wallet] = {}
    unnamed: list[Reading] = []
    for reading in filled:
        wallet = _by_column(reading) or _by_name(reading)
        if wallet is None:
            unnamed.append(reading)
        else:
            wallets.setdefault(wallet.address, wallet)
    for reading in unnamed:
        if not any(share(reading, address) > 0.5 for address in wallets):
            wallet = _by_majority(reading)
            wallets.setdefault(wallet.address, wallet)
    if len({_family(address) for address in wallets}) < len(wallets):
        raise FlaggerError(
            ", ".join(reading.source.name for reading in filled),
            Text("these exports are of different wallets: {found}", "这些导出文件属于不同的钱包：{found}"),
            _GIVE_OWN,
            found=", ".join(sorted(wallets)),
        )
    return tuple(sorted(wallets.values(), key=lambda wallet: wallet.address))


def _family(address: str) -> str:
    return "evm" if address.startswith("0x") else "tron" if address.startswith("T") else address


def candidates(reading: Reading) -> "pd.Series[int]":
    """In how many rows each address appears, most frequent first (ties by address)."""
    table = reading.table
    pair = pd.concat([table["sender"], table["receiver"].where(table["receiver"].ne(table["sender"]))])
    counts = pair.dropna().value_counts()
    ordered: pd.Series[int] = counts.sort_index().sort_values(ascending=False, kind="stable")
    return ordered


def share(reading: Reading, *addresses: str) -> float:
    """In which share of the rows one of these addresses stands."""
    table, some = reading.table, list(addresses)
    return float((table["sender"].isin(some) | table["receiver"].isin(some)).mean()) if len(table) else 0.0


def _network(reading: Reading) -> str | None:
    values = reading.table["network"].dropna().unique().tolist()
    return values[0] if len(values) == 1 else None


def _as_told(readings: Sequence[Reading], config: Config) -> tuple[Wallet, ...]:
    """The addresses given with --own, each in some export and one of them in most rows of every export.

    Accounts with exchanges and bills have no address of their own: they stand beside those given.
    """
    told = sorted({comparable(own) for own in config.own})
    wallets = {}
    for address in told:
        seen = [reading for reading in readings if share(reading, address) > 0]
        if not seen:
            raise FlaggerError(
                "--own",
                Text(
                    "the address {address} appears in no row of the exports",
                    "地址 {address} 未出现在任何记录中",
                ),
                Text("Check it against your wallet app.", "请与钱包应用中的地址核对。"),
                address=address,
            )
        wallets[address] = Wallet(address, _network(seen[0]), "option")
    for reading in readings:
        account = _by_account(reading)
        if account is not None:
            wallets.setdefault(account.address, account)
        elif (part := share(reading, *told)) <= 0.5:
            raise FlaggerError(
                reading.source.name, _NONE if part == 0 else _FEW, _GIVE_OWN, own=", ".join(told)
            )
    return tuple(sorted(wallets.values(), key=lambda wallet: wallet.address))


def _by_account(reading: Reading) -> Wallet | None:
    account = reading.layout.importer.account
    return Wallet(account, None, "format") if account and reading.table["own"].eq(account).all() else None


def _by_column(reading: Reading) -> Wallet | None:
    if account := _by_account(reading):
        return account
    if "own" not in reading.table:
        return None
    values = reading.table["own"].dropna().unique().tolist()
    return Wallet(comparable(values[0]), _network(reading), "column") if len(values) == 1 else None


def _by_name(reading: Reading) -> Wallet | None:
    for match in _IN_NAME.findall(reading.source.name):
        address = comparable(match)
        if share(reading, address) > 0.5:
            return Wallet(address, _network(reading), "file name")
    return None


def _by_majority(reading: Reading) -> Wallet:
    counts = candidates(reading)
    rows = len(reading.table)
    if len(counts) and counts.iloc[0] * 2 > rows and (len(counts) == 1 or counts.iloc[0] > counts.iloc[1]):
        return Wallet(str(counts.index[0]), _network(reading), "majority")
    shown = ", ".join(f"{address} ({count}/{rows})" for address, count in counts.head(4).items())
    raise FlaggerError(
        reading.source.name,
        Text(
            "it cannot be told which address is yours; candidates: {shown}",
            "无法判断哪个地址是您的；候选：{shown}",
        ),
        _GIVE_OWN,
        shown=shown,
    )
