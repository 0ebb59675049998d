"""Solscan's export of DeFi activities: what the account gave and what it got, in the tokens' smallest units."""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import Field, date_time, number, text, unix_time
from flagger.importers.formats.solscan import symbols
from flagger.importers.numbers import Spelling
from flagger.importers.scaled import decimals
from flagger.text import Text

ACTIVITIES = Importer(
    id="solscan-defi",
    title=Text("Solscan: DeFi activities", "Solscan：DeFi 活动"),
    kind="trade",
    network="solana",
    fields={
        "tx_hash": text("Signature"),
        "time": unix_time("Block Time"),
        "date": date_time("Human Time", needed=False),
        "method": text("Action"),
        "own": text("From", needed=True),
        "sent": number("Amount1"),
        "sent_decimals": decimals("TokenDecimals1"),
        "sent_asset": Field(("Token1",), symbols),
        "received": number("Amount2"),
        "received_decimals": decimals("TokenDecimals2"),
        "received_asset": Field(("Token2",), symbols),
        "note": text("Programs", "Platforms", "Sources"),
        "value_usd": number("Value", needed=False, spelling=Spelling(groups=",", currency=True)),
    },
    page_sizes=(5000,),
    button=Button(
        Text(
            "Solscan → your address → “DeFi Activities” → “Export CSV”",
            "Solscan → 打开自己的地址 → “DeFi Activities（DeFi 活动）” → “Export CSV（导出）”",
        ),
    ),
)  # fmt: skip

IMPORTERS = (ACTIVITIES,)
