"""Exodus: staking rewards."""

from flagger.importers.base import Button, Importer
from flagger.importers.dates import any_time
from flagger.importers.fields import number, text
from flagger.text import Text

STAKING = Importer(
    id="exodus-staking",
    title=Text("Exodus: staking rewards", "Exodus：质押收益"),
    kind="native",
    account="exodus-wallet",
    direction="in",
    fields={
        "method": text("Type", needed=True),
        "amount": number("Buy"),
        "asset": text("Cur.", needed=True),
        "note": text("Comment", needed=True),
        "date": any_time("Date"),
    },
    ignored=("Exchange", "Group"),
    button=Button(
        Text(
            "Exodus → “Settings” → “Export” → staking rewards",
            "Exodus → “Settings（设置）” → “Export（导出）” → 质押收益",
        ),
    ),
)

IMPORTERS = (STAKING,)
