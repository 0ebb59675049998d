"""Koinly: the universal template and the transactions export (long forms with wallets and gains)."""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, number, text
from flagger.importers.numbers import Spelling
from flagger.text import Text

_AMOUNT = Spelling(groups=",")

TRANSACTIONS = Importer(
    id="koinly-transactions",
    title=Text("Koinly: transactions or template", "Koinly：交易记录或通用模板"),
    kind="token",
    account="koinly",
    fields={
        "date": date_time("Date", "Date (UTC)", "Koinly Date"),
        "sent": number("Sent Amount", spelling=_AMOUNT),
        "sent_asset": text("Sent Currency", needed=True),
        "received": number("Received Amount", spelling=_AMOUNT),
        "received_asset": text("Received Currency", needed=True),
        "fee": number("Fee Amount", needed=False, spelling=_AMOUNT),
        "fee_asset": text("Fee Currency"),
        "tx_hash": text("TxHash"),
        "method": text("Tag", "Label", "Type"),
        "note": text("Description"),
    },
    ignored=(
        "Type", "Label", "Sending Wallet", "Receiving Wallet", "From Wallet", "To Wallet", "Sent Cost Basis",
        "Received Cost Basis", "Net Worth Amount", "Net Worth Currency", "Gain ({unit})", "Net Value ({unit})",
        "Fee Value ({unit})", "TxSrc", "TxDest", "Wallet", "ID",
    ),
    button=Button(
        Text("Koinly → Transactions → Export → CSV", "Koinly → Transactions（交易）→ Export（导出）→ CSV"),
    ),
)  # fmt: skip

IMPORTERS = (TRANSACTIONS,)
