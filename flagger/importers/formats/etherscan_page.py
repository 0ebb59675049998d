"""Etherscan and its family: “Download Page Data”, one page of the list with amounts cut to eight decimals."""

from flagger.importers.base import Importer
from flagger.importers.columns import Cells, Column
from flagger.importers.fields import Field, address, date_time, number, text, tx_hash, unit
from flagger.importers.formats.etherscan import DATE, EXPORT, USD
from flagger.importers.numbers import Spelling
from flagger.text import Text

_AMOUNT = Spelling(groups=",", unit=True)
_SIZES = (25, 50, 100)  # records a page of the list can show


def _symbol(name: str) -> Field:
    """The symbol of `Tether USD (USDT)`, as the other downloads give it; the whole cell where there is none."""

    def parse(column: Column, zone: str) -> Cells:
        symbol = column.str.extract(r"\(([^()]+)\)$", expand=False)
        return Cells(symbol.fillna(column).where(column.ne("")))

    return Field((name,), parse, needed=True)


_FIELDS = {
    "date": date_time(*DATE),
    "sender": address("From"),
    "receiver": address("To", blank=True, words="Create: .*"),
    "sender_label": text("From_Nametag"),
    "receiver_label": text("To_Nametag"),
    "status": text("Status"),
    "value_usd": number("Value (USD)", needed=False, spelling=USD),
}

TRANSACTIONS = Importer(
    id="etherscan-page-transactions",
    title=Text("Etherscan family: page data, transactions", "Etherscan 系列：页面数据，交易"),
    kind="native",
    transactions=True,
    beside="etherscan-tokens",
    fields={
        "tx_hash": tx_hash("Transaction Hash"),
        **_FIELDS,
        "amount": number("Amount", spelling=_AMOUNT),
        "asset": unit("Amount"),
        "fee": number("Txn Fee", spelling=Spelling(groups=",", nothing=("(Pending)", "-"))),
        "method": text("Method"),
    },
    ignored=("Blockno",),
    page_sizes=_SIZES,
    cut_to=8,
    button=EXPORT,
)

INTERNAL = Importer(
    id="etherscan-page-internal",
    title=Text("Etherscan family: page data, internal transactions", "Etherscan 系列：页面数据，内部交易"),
    kind="internal",
    fields={
        "tx_hash": tx_hash("Parent Transaction Hash"),
        **_FIELDS,
        "amount": number("Amount", spelling=_AMOUNT),
        "asset": unit("Amount"),
    },
    ignored=("Blockno",),
    page_sizes=_SIZES,
    cut_to=8,
    button=EXPORT,
)

TOKENS = Importer(
    id="etherscan-page-tokens",
    title=Text("Etherscan family: page data, token transfers", "Etherscan 系列：页面数据，代币转账"),
    kind="token",
    fields={
        "tx_hash": tx_hash("Transaction Hash"),
        **_FIELDS,
        "amount": number("Amount", spelling=_AMOUNT),
        "asset": _symbol("Token"),
        "method": text("Method"),
    },
    ignored=("BlockNo",),
    page_sizes=_SIZES,
    cut_to=8,
    button=EXPORT,
)

IMPORTERS = (TRANSACTIONS, INTERNAL, TOKENS)
