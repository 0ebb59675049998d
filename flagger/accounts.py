"""Accounts that somebody else keeps for the owner: what an importer names in place of an own address."""

# Payment apps, by their bills.
APPS = frozenset({"alipay", "wechat-pay", "jd", "meituan"})
EXCHANGES = frozenset({
    "binance-account", "okx-account", "htx-account", "gate-account", "kucoin-account", "bybit-account", "mexc-account",
    "coinbase-account", "kraken-account", "cryptocom-account", "blockchain-com-account", "bitstamp-account",
    "revolut-account",
})  # fmt: skip
CUSTODIAL = APPS | EXCHANGES
