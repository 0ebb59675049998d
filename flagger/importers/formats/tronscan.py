"""TronScan's “Transfers” CSV (and the same layout re-made by other tools)."""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import address, date_time, number, text, tx_hash
from flagger.importers.numbers import Spelling
from flagger.text import Text

TRANSFERS = Importer(
    id="tronscan-transfers",
    title=Text("TronScan: transfers", "TronScan：转账"),
    kind="token",
    network="tron",
    native_contract="_",
    fields={
        "tx_hash": tx_hash("Txn Hash"),
        "date": date_time("Time(UTC{zone})", "Time (UTC{zone})"),
        "sender": address("From"),
        "receiver": address("To"),
        "contract": text("Token", needed=True),
        "asset": text("Token Symbol", needed=True),
        "amount": number("Amount/TokenID", "Amount", spelling=Spelling(groups=",", padded=True)),
        "status": text("Result"),
        "token_id": text("Token ID(1155)"),
    },
    ignored=("Block", "Status", "Type", "Method ID", "Method Name"),
    page_sizes=(10_000,),
    button=Button(
        Text(
            "TronScan → your address → “Transfers” → download icon (CSV). For approvals, permission "
            "changes and fees also export the list of transactions (OKLink TRON: “Transactions” → “Download CSV”)",
            "TronScan → 打开自己的地址 → “Transfers（转账）” → 下载图标（CSV）。"
            "若要查看授权、账户权限变更和手续费，请再导出交易列表（OKLink 波场：“交易” → “下载 CSV”）",
        ),
    ),
)

IMPORTERS = (TRANSFERS,)
