"""Binance (币安): the account statement, deposits, withdrawals.

The statement has neither addresses nor hashes. The older files of deposits and of withdrawals have
one and the same header: only withdrawals on a network cost a fee, only deposits name their source.
Where no row tells, --importer has to say which of the two it is.
"""

from flagger.importers.base import Button, Importer
from flagger.importers.exchange import SIGNED, chain, fee, place, reference, short_year, state
from flagger.importers.fields import number, text
from flagger.text import Text

_OWN = "binance-account"
_NO_FEE, _SOME_FEE = r"0*\.?0*", r"0*\.?0*[1-9][0-9.]*"
_HISTORY = Button(
    Text(
        "Binance website → “Wallet” → “Transaction History” → “Deposit” and “Withdraw” → “Export”",
        "币安网站 → “钱包” → “交易历史” → “充值”“提现” → “导出”",
    ),
)

STATEMENT = Importer(
    id="binance-statement",
    title=Text("Binance: account statement", "币安：账户流水"),
    kind="trade",
    account=_OWN,
    fields={
        "date": short_year("UTC_Time", "Time"),
        "method": text("Operation", needed=True),
        "asset": text("Coin", needed=True),
        "amount": number("Change", spelling=SIGNED),
        "note": text("Remark"),
    },
    kind_by_method={"Deposit": "native", "Withdraw": "native", "Send": "native", "Fee": "fee",
                    "Transaction Fee": "fee"},
    may_end_early=("Remark",),
    ignored=("User_ID", "User ID", "Account"),
    button=Button(
        Text(
            "Binance website → “Wallet” → “Transaction History” → “Export Transaction Records”",
            "币安网站 → “钱包” → “交易历史” → “导出交易记录”",
        ),
        checked="2026-11",
    ),
)  # fmt: skip

DEPOSITS = Importer(
    id="binance-deposits",
    title=Text("Binance: deposits", "币安：充值记录"),
    kind="native",
    account=_OWN,
    direction="in",
    evident=({"SourceAddress": ".+"}, {"TransactionFee": _NO_FEE, "TXID": r"[!-~]{40,128}"}),
    fields={
        "date": short_year("Date(UTC{zone})"),
        "asset": text("Coin", needed=True),
        "network": chain("Network"),
        "amount": number("Amount"),
        "fee": fee("TransactionFee"),
        "fee_asset": text("Coin"),
        "counterparty": place("SourceAddress"),
        "receiver_label": place("Address", needed=True),
        "tx_hash": reference("TXID"),
        "status": state("Status"),
    },
    ok=(),
    ignored=("PaymentID",),
    button=_HISTORY,
)

WITHDRAWALS = Importer(
    id="binance-withdrawals",
    title=Text("Binance: withdrawals", "币安：提现记录"),
    kind="native",
    account=_OWN,
    direction="out",
    evident=({"TransactionFee": _SOME_FEE},),
    fields={
        "date": short_year("Date(UTC{zone})"),
        "asset": text("Coin", needed=True),
        "network": chain("Network"),
        "amount": number("Amount"),
        "fee": fee("TransactionFee", "Fee", needed=True),
        "fee_asset": text("Coin"),
        "counterparty": place("Address", needed=True),
        "tx_hash": reference("TXID"),
        "status": state("Status"),
    },
    ok=(),
    ignored=("SourceAddress", "PaymentID"),
    button=_HISTORY,
)

IMPORTERS = (STATEMENT, DEPOSITS, WITHDRAWALS)
