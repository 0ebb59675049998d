"""Ledger Live's operations. No addresses of others; what was sent includes the fee."""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import date_time, number, text, tx_hash, words
from flagger.text import Text

_IN = ("in", "reward", "reward_payout", "nft_in", "undelegate", "withdraw_unbonded", "withdraw_unstaked")
_OUT = ("out", "fees", "nft_out", "delegate", "bond", "stake", "burn", "slash")

OPERATIONS = Importer(
    id="ledger-operations",
    title=Text("Ledger Live: operations", "Ledger Live：操作记录"),
    kind="native",
    account="ledger-wallet",
    mixed=True,
    fields={
        "date": date_time("Operation Date"),
        "status": text("Status"),
        "asset": text("Currency Ticker", needed=True),
        "direction": words("Operation Type", meaning=dict.fromkeys(_IN, "in") | dict.fromkeys(_OUT, "out")),
        "kind": words("Operation Type", meaning={"fees": "fee", "nft_in": "nft", "nft_out": "nft"}),
        "method": text("Operation Type"),
        "amount": number("Operation Amount"),
        "fee_asset": text("Currency Ticker"),
        "fee_within": number("Operation Fees"),
        "tx_hash": tx_hash("Operation Hash"),
        "note": text("Account Name"),
    },
    ignored=(
        "Account xpub", "Account id", "Countervalue Ticker",
        "Countervalue at Operation Date", "Countervalue at CSV Export",
    ),
    button=Button(
        Text("Ledger Live → “Accounts” → export operations history", "Ledger Live → “账户” → 导出操作记录"),
    ),
)  # fmt: skip

IMPORTERS = (OPERATIONS,)
