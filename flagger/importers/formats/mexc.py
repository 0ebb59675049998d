"""MEXC (抹茶): deposits and withdrawals. What arrived is the settlement amount; the fee comes on top."""

from flagger.importers.base import Button, Importer
from flagger.importers.exchange import chain, fee, place, reference, state
from flagger.importers.fields import date_time, number, text
from flagger.text import Text

_BUTTON = Button(
    Text(
        "MEXC website → “Wallets” → “Funding history” → “Deposit” and “Withdrawal” → “Export”",
        "MEXC 网站 → “资产” → “资金记录” → “充值”“提现” → “导出”",
    ),
)
_FIELDS = {
    "status": state("Status"),
    "date": date_time("Time"),
    "asset": text("Crypto", needed=True),
    "network": chain("Network"),
    "tx_hash": reference("TxID"),
}

DEPOSITS = Importer(
    id="mexc-deposits",
    title=Text("MEXC: deposits", "MEXC：充值记录"),
    kind="native",
    account="mexc-account",
    direction="in",
    zone=None,
    fields={**_FIELDS, "amount": number("Deposit Amount")},
    ok=(),
    ignored=("UID", "Progress"),
    button=_BUTTON,
)

WITHDRAWALS = Importer(
    id="mexc-withdrawals",
    title=Text("MEXC: withdrawals", "MEXC：提现记录"),
    kind="native",
    account="mexc-account",
    direction="out",
    zone=None,
    fields={
        **_FIELDS,
        "amount": number("Settlement Amount"),
        "fee": fee("Trading Fee"),
        "fee_asset": text("Crypto"),
        "counterparty": place("Withdrawal Address", needed=True),
        "note": text("Withdrawal Descriptions"),
    },
    ok=(),
    ignored=("UID", "Request Amount", "memo"),
    button=_BUTTON,
)

IMPORTERS = (DEPOSITS, WITHDRAWALS)
