"""rotki: generic events and generic trades (times in milliseconds; assets may be CAIP-19 names)."""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import number, text, unix_time, words
from flagger.text import Text

_IN = ("deposit", "income", "staking", "airdrop", "gift", "reward", "interest", "receive", "mining")
_OUT = ("withdrawal", "loss", "spend", "fee", "donation", "payment", "send")
_BUTTON = Button(
    Text(
        "rotki → History → generic import format (events and trades, one CSV file each)",
        "rotki → History（历史）→ 通用导入格式（事件、交易各一个 CSV 文件）",
    ),
)

EVENTS = Importer(
    id="rotki-generic-events",
    title=Text("rotki: generic events", "rotki：通用事件"),
    kind="token",
    account="rotki",
    fields={
        "time": unix_time("Timestamp"),
        "direction": words("Type", meaning=dict.fromkeys(_IN, "in") | dict.fromkeys(_OUT, "out")),
        "counterparty": text("Location", needed=True),
        "asset": text("Currency", needed=True),
        "amount": number("Amount"),
        "fee": number("Fee"),
        "fee_asset": text("Fee Currency", needed=True),
        "note": text("Description"),
    },
    button=_BUTTON,
)

TRADES = Importer(
    id="rotki-generic-trades",
    title=Text("rotki: generic trades", "rotki：通用交易"),
    kind="trade",
    account="rotki",
    fields={
        "time": unix_time("Timestamp"),
        "counterparty": text("Location", needed=True),
        "sent": number("Spend Amount"),
        "sent_asset": text("Spend Currency", needed=True),
        "received": number("Receive Amount"),
        "received_asset": text("Receive Currency", needed=True),
        "fee": number("Fee"),
        "fee_asset": text("Fee Currency", needed=True),
        "note": text("Description"),
    },
    button=_BUTTON,
)

IMPORTERS = (EVENTS, TRADES)
