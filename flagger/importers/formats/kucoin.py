"""KuCoin (库币): deposits and withdrawals. The zone stands in the header of the time only."""

from flagger.importers.base import Button, Importer
from flagger.importers.exchange import chain, fee, place, reference, state
from flagger.importers.fields import date_time, number, text
from flagger.text import Text

_BUTTON = Button(
    Text(
        "KuCoin website → “Assets” → “Deposit & withdrawal history” → “Export CSV”",
        "KuCoin 网站 → “资产” → “充提记录” → “导出 CSV”",
    ),
)
_FIELDS = {
    "date": date_time("Time(UTC{zone})", "Time"),
    "asset": text("Coin", needed=True),
    "amount": number("Amount"),
    "fee": fee("Fee"),
    "fee_asset": text("Coin"),
    "tx_hash": reference("Hash"),
    "network": chain("Transfer Network"),
    "status": state("Status"),
    "note": text("Remarks"),
}

DEPOSITS = Importer(
    id="kucoin-deposits",
    title=Text("KuCoin: deposits", "KuCoin：充值记录"),
    kind="native",
    account="kucoin-account",
    direction="in",
    zone=None,
    fields={**_FIELDS, "receiver_label": text("Deposit Address")},
    ok=(),
    ignored=("UID", "Account Type"),
    button=_BUTTON,
)

WITHDRAWALS = Importer(
    id="kucoin-withdrawals",
    title=Text("KuCoin: withdrawals", "KuCoin：提现记录"),
    kind="native",
    account="kucoin-account",
    direction="out",
    zone=None,
    fields={**_FIELDS, "counterparty": place("Withdrawal Address/Account", needed=True)},
    ok=(),
    ignored=("UID", "Account Type"),
    button=_BUTTON,
)

IMPORTERS = (DEPOSITS, WITHDRAWALS)
