"""Sparrow's transactions of a wallet. Values are in BTC or in satoshis, as the user has set it.

Bitcoin is always written with its eight decimals, satoshis never have any: a point or comma in the
column tells. What was sent includes the fee. Rows dated “Unconfirmed” have no time and are rejected.
"""

from flagger.importers.base import Button, Importer
from flagger.importers.columns import Cells, Column
from flagger.importers.fields import Field, date_time, text, tx_hash
from flagger.importers.numbers import Spelling, read_numbers
from flagger.importers.scaled import raw_number
from flagger.text import Text

_SIGNED = Spelling(signed=True)
_SATOSHIS = raw_number("", decimals=8, spelling=_SIGNED)


def _coins(column: Column, zone: str) -> Cells:
    # Eight digits behind a comma are decimals, never thousands.
    column = column.str.replace(r"^(-?[0-9]+),([0-9]{8})$", r"\1.\2", regex=True)
    bitcoin = bool(column.str.contains(".", regex=False).any())
    return read_numbers(column, _SIGNED) if bitcoin else _SATOSHIS.parse(column, zone)


TRANSACTIONS = Importer(
    id="sparrow",
    title=Text("Sparrow: transactions", "Sparrow：交易"),
    kind="native",
    network="bitcoin",
    asset="BTC",
    account="sparrow-wallet",
    fields={
        "date": date_time("Date (UTC)"),
        "note": text("Label", needed=True),
        "amount": Field(("Value",), _coins),
        "fee_within": Field(("Fee",), _coins),
        "tx_hash": tx_hash("Txid"),
    },
    ignored=("Balance", "Value (USD)", "Value ({unit})"),
    button=Button(
        Text("Sparrow → “Transactions” → export CSV", "Sparrow → “Transactions（交易）” → 导出 CSV"),
    ),
)

IMPORTERS = (TRANSACTIONS,)
