"""Accounts that somebody else keeps for the owner: what an importer names in place of an own address."""

from collections.abc import Iterable

# Payment apps, by their bills.
APPS = frozenset({"alipay", "wechat-pay", "jd", "meituan"})
EXCHANGES = frozenset({
    "binance-account", "okx-account", "htx-account", "gate-account", "kucoin-account", "bybit-account", "mexc-account",
    "coinbase-account", "kraken-account", "cryptocom-account", "blockchain-com-account", "bitstamp-account",
    "revolut-account",
})  # fmt: skip
CUSTODIAL = APPS | EXCHANGES


def kept(owners: Iterable[str]) -> bool:
    """Whether all that the owner holds here is in such accounts: then there is no wallet to speak of."""
    return CUSTODIAL.issuperset(owners)
