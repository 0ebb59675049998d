"""flagger's own plain CSV: for records that must be typed or converted, and for test fixtures.

Needed: time, from, to, asset, amount. Times are ISO 8601; without an offset they are in --tz.
"""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, number, party, text
from flagger.importers.numbers import Spelling
from flagger.text import Text

PLAIN = Importer(
    id="flagger-plain",
    title=Text("flagger: plain CSV", "flagger：通用 CSV"),
    kind="token",
    zone=None,
    typed=True,
    fields={
        "date": date_time("time"),
        "sender": party("from", needed=True),
        "receiver": party("to", needed=True),
        "asset": text("asset", needed=True),
        "amount": number("amount", spelling=Spelling()),
        "network": text("network"),
        "tx_hash": party("tx_hash"),
        "kind": text("kind"),
        "contract": party("contract"),
        "token_id": text("token_id"),
        "fee": number("fee", needed=False),
        "fee_asset": text("fee_asset"),
        "method": text("method"),
        "status": text("status"),
        "own": party("own"),
        "initiator": party("initiator"),
        "spender": party("spender"),
        "allowance": text("allowance"),
        "label": text("label"),
        "value_usd": number("value_usd", needed=False),
        "note": text("note"),
    },
    ignored=("expect",),
    button=Button(
        Text(
            "Make it in any spreadsheet: one line a transfer, columns time, from, to, asset, amount; see `flagger formats`",
            "用任意表格软件填写：每行一笔转账，列名为 time、from、to、asset、amount；详见 `flagger formats`",
        ),
        checked="2026-11",
    ),
)

IMPORTERS = (PLAIN,)
