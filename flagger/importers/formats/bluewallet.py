"""BlueWallet's list of transactions, with an English header (the app translates it).

Dates are as JavaScript writes them. Memos are not quoted: commas in one make the row longer than
the header, and the memo is then quoted up to its first comma.
"""

from flagger.importers.base import Button, Importer
from flagger.importers.columns import Cells, Column
from flagger.importers.fields import Field, text, tx_hash
from flagger.importers.scaled import signed
from flagger.importers.times import read_times
from flagger.text import Text

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: f"{number:02d}" for number, name in enumerate(_NAMES, start=1)}
_DATE = (
    r"^[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([0-9]{2}) ([0-9]{4}) ([0-9]{2}:[0-9]{2}:[0-9]{2}) "
    r"(?:GMT|UTC)([+-][0-9]{2})([0-9]{2})\b"
)


def _javascript(column: Column, zone: str) -> Cells:
    """`Tue Nov 14 2023 23:13:20 GMT+0100 (CET)` as a date with its offset."""
    month, day, year, clock, hours, minutes = (column.str.extract(_DATE)[i] for i in range(6))
    iso = year + "-" + month.str.lower().map(_MONTHS) + "-" + day + "T" + clock + hours + ":" + minutes
    return read_times(iso.astype("str").fillna(column), zone)


TRANSACTIONS = Importer(
    id="bluewallet",
    title=Text("BlueWallet: transactions", "BlueWallet：交易"),
    kind="native",
    network="bitcoin",
    asset="BTC",
    account="bluewallet-wallet",
    surplus=True,
    fields={
        "date": Field(("date",), _javascript),
        "tx_hash": tx_hash("txid", "Transaction ID"),
        "amount": signed("amount (BTC)"),
        "note": text("memo", "note", needed=True),
    },
    button=Button(
        Text(
            "BlueWallet → the wallet → “…” → export history to CSV",
            "BlueWallet → 钱包 → “…” → 导出历史记录为 CSV",
        ),
    ),
)

IMPORTERS = (TRANSACTIONS,)
