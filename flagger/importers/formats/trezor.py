"""Trezor Suite's export, and that of older versions.

Suite leaves out transactions that it takes for phishing: an address-poisoning bait is missing here.
The address of incoming rows is an own one.
"""

from flagger.importers.base import Button, Importer
from flagger.importers.columns import Cells, Column
from flagger.importers.fields import Field, number, text, tx_hash, unix_time, words
from flagger.importers.times import read_times
from flagger.text import Text

_AMERICAN = r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}), ([0-9]{1,2}):([0-9]{2}):([0-9]{2})\s([AP])M"


def _american(column: Column, zone: str) -> Cells:
    """`1/25/2022, 2:58:40 AM`: capital AM and PM stand in the American order only, month first."""
    month, day, year, hour, minute, second, half = (column.str.extract(_AMERICAN)[i] for i in range(7))
    late = hour.fillna("0").astype("int64") % 12 + 12 * half.eq("P").fillna(False).astype("int64")
    iso = year + "-" + month + "-" + day + " " + late.astype("str") + ":" + minute + ":" + second
    return read_times(iso.fillna(column), zone)


_BUTTON = Button(
    Text(
        "Trezor Suite → the account → “Transactions” → export → CSV. Suite leaves out what it takes for "
        "phishing; for a full list export from a block explorer as well",
        "Trezor Suite → 账户 → “交易” → 导出 → CSV。Suite 会略去其认为是钓鱼的交易；如需完整记录，请同时从区块浏览器导出",
    ),
)
_FLOW = words("Type", meaning={"recv": "in", "sent": "out", "failed": "out", "self": "self", "joint": "self"})

SUITE = Importer(
    id="trezor-suite",
    title=Text("Trezor Suite: transactions", "Trezor Suite：交易"),
    kind="native",
    account="trezor-wallet",
    mixed=True,
    drops_phishing=True,
    fields={
        "time": unix_time("Timestamp"),
        "direction": _FLOW,
        "status": words("Type", meaning={"failed": "failed"}),
        "tx_hash": tx_hash("Transaction ID"),
        "fee": number("Fee"),
        "fee_asset": text("Fee unit", needed=True),
        "destination": text("Address", needed=True),
        "note": text("Label"),
        "amount": number("Amount"),
        "asset": text("Amount unit", needed=True),
    },
    ignored=("Date", "Time", "Fiat (USD)", "Fiat ({unit})", "Other"),
    button=_BUTTON,
)

OLDER = Importer(
    id="trezor-older",
    title=Text("Trezor (older export): transactions", "Trezor（旧版导出）：交易"),
    kind="native",
    account="trezor-wallet",
    zone=None,
    fields={
        "date": Field(("Date & Time",), _american),
        "direction": _FLOW,
        "tx_hash": tx_hash("Transaction ID"),
        "destination": text("Addresses", needed=True),
        "fee_paid": number("Fee"),
        "amount": number("Total"),
    },
    button=_BUTTON,
)

IMPORTERS = (SUITE, OLDER)
