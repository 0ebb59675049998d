"""Bank statements: not read, but known by their header, so that people are told what to do with them."""

import re
from collections.abc import Sequence

from flagger.text import Text

STATEMENT = Text(
    "this looks like a bank's statement; its header: {shown}", "这像是银行流水；其表头为：{shown}"
)
KEEP = Text(
    "flagger reads lists of wallets, exchanges and payment apps, not of banks. Do not give it along: keep it as it is and name "
    "it under [[evidence]] in case.toml, then it stands in the letters' list of files with its SHA-256. To have its rows read all "
    "the same: `flagger inspect FILE --map my.toml`, then --mapping my.toml.",
    "本软件读取钱包、交易平台和支付应用的记录，不读取银行流水。请不要一起给出；原样保留该文件，在 case.toml 的 [[evidence]] 中写明，"
    "信件的文件清单就会列出它和它的 SHA-256。如果仍要读取其中的各行：`flagger inspect 文件 --map my.toml`，之后用 --mapping my.toml。",
)
_BALANCE = re.compile("余额|balance", re.I)
_BOOKED = re.compile(
    "对方(户名|账[号户])|摘要|借方|贷方|支出|收入|posting date|debit|credit|paid (in|out)|check|cheque", re.I
)
_CHAIN = re.compile("^币种$|哈希|地址|hash|tx ?id|txn|coin|token|wallet|address", re.I)
_FEWEST = 2  # columns beside the balance that only banks have


def is_statement(columns: Sequence[str]) -> bool:
    """Whether a header is a bank's: a balance, columns of bookkeeping, and nothing of a chain."""
    balance, booked, chain = (
        sum(bool(each.search(column)) for column in columns) for each in (_BALANCE, _BOOKED, _CHAIN)
    )
    return bool(balance) and booked >= _FEWEST and not chain
