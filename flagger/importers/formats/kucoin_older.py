"""KuCoin (库币): deposits and withdrawals in three older layouts."""

from flagger.importers.base import Button, Importer
from flagger.importers.dates import any_time
from flagger.importers.exchange import chain, fee, place, reference
from flagger.importers.fields import date_time, number, text, words
from flagger.text import Text

_BUTTON = Button(
    Text(
        "the site no longer gives this file; see kucoin-deposits",
        "网站已不再提供此文件；请参考 kucoin-deposits",
    ),
)
_FIELDS = {
    "date": date_time("Time"),
    "asset": text("Coin", needed=True),
    "network": chain("Network"),
    "amount": number("Amount"),
    "method": text("Type", needed=True),
    "note": text("Remark", needed=True),
}

DEPOSITS = Importer(
    id="kucoin-deposits-older",
    title=Text("KuCoin: deposits, older layout", "KuCoin：充值记录（旧版）"),
    kind="native",
    account="kucoin-account",
    direction="in",
    zone=None,
    fields={**_FIELDS, "fee": fee("Fee"), "fee_asset": text("Coin")},
    button=_BUTTON,
)

WITHDRAWALS = Importer(
    id="kucoin-withdrawals-older",
    title=Text("KuCoin: withdrawals, older layout", "KuCoin：提现记录（旧版）"),
    kind="native",
    account="kucoin-account",
    direction="out",
    zone=None,
    fields={**_FIELDS, "counterparty": place("Wallet Address/Account", "Wallet Address", needed=True)},
    button=_BUTTON,
)

OLDEST = Importer(
    id="kucoin-transfers-oldest",
    title=Text("KuCoin: deposits and withdrawals (about 2018)", "KuCoin：充提记录（2018 年前后）"),
    kind="native",
    account="kucoin-account",
    zone=None,
    fields={
        "asset": text("coin_type", needed=True),
        "direction": words("type", meaning={"deposit": "in", "withdraw": "out"}),
        "counterparty": place("add", needed=True),
        "tx_hash": reference("hash"),
        "amount": number("vol"),
        "date": any_time("created_at"),
    },
    button=_BUTTON,
)

IMPORTERS = (DEPOSITS, WITHDRAWALS, OLDEST)
