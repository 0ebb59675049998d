"""Tables of Solana transfers that scripts and bots write: of SOL, and of tokens."""

from flagger.importers.base import Button, Importer
from flagger.importers.dates import any_time
from flagger.importers.fields import number, text, tx_hash
from flagger.text import Text

_BUTTON = Button(
    Text(
        "made by a script; better: Solscan → your address → “Transfers” → “Export CSV”",
        "由脚本生成；建议改用：Solscan → 打开自己的地址 → “Transfers（转账）” → “Export CSV（导出）”",
    ),
)  # fmt: skip
_FIELDS = {
    "tx_hash": tx_hash("Signature"),
    "time": any_time("Timestamp"),
    "sender": text("From", needed=True),
    "receiver": text("To", needed=True),
}

COIN = Importer(
    id="solana-tool-transfers",
    title=Text("Solana, made by a tool: SOL transfers", "Solana（工具生成）：SOL 转账"),
    kind="native",
    network="solana",
    asset="SOL",
    fields={**_FIELDS, "amount": number("Amount (SOL)"), "fee": number("Fee (SOL)")},
    ignored=("Block",),
    button=_BUTTON,
)

TOKENS = Importer(
    id="solana-tool-tokens",
    title=Text("Solana, made by a tool: token transfers", "Solana（工具生成）：代币转账"),
    kind="token",
    network="solana",
    fields={
        **_FIELDS,
        "amount": number("Amount"),
        "contract": text("TokenAddress", needed=True),
        "asset": text("TokenSymbol", needed=True),
    },
    ignored=("Block", "TokenName"),
    button=_BUTTON,
)  # fmt: skip

IMPORTERS = (COIN, TOKENS)
