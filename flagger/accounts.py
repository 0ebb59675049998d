"""Accounts that somebody else keeps for the owner: what an importer names in place of an own address."""

from collections.abc import Iterable, Mapping

from flagger.text import Text

# Payment apps, by their bills.
APPS = frozenset({"alipay", "wechat-pay", "jd", "meituan"})
EXCHANGES = frozenset({
    "binance-account", "okx-account", "htx-account", "gate-account", "kucoin-account", "bybit-account", "mexc-account",
    "coinbase-account", "kraken-account", "cryptocom-account", "blockchain-com-account", "bitstamp-account",
    "revolut-account",
})  # fmt: skip
CUSTODIAL = APPS | EXCHANGES
# What people call the platforms.
NAMES: Mapping[str, Text] = {
    "alipay": Text("Alipay", "支付宝"),
    "wechat-pay": Text("WeChat Pay", "微信支付"),
    "jd": Text("JD", "京东"),
    "meituan": Text("Meituan", "美团"),
    "binance-account": Text("Binance", "币安（Binance）"),
    "okx-account": Text("OKX", "欧易（OKX）"),
    "htx-account": Text("HTX", "火币（HTX）"),
    "gate-account": Text("Gate.io", "Gate.io"),
    "kucoin-account": Text("KuCoin", "KuCoin"),
    "bybit-account": Text("Bybit", "Bybit"),
    "mexc-account": Text("MEXC", "MEXC"),
    "coinbase-account": Text("Coinbase", "Coinbase"),
    "kraken-account": Text("Kraken", "Kraken"),
    "cryptocom-account": Text("Crypto.com", "Crypto.com"),
    "blockchain-com-account": Text("Blockchain.com", "Blockchain.com"),
    "bitstamp-account": Text("Bitstamp", "Bitstamp"),
    "revolut-account": Text("Revolut", "Revolut"),
}


def kept(owners: Iterable[str]) -> bool:
    """Whether all that the owner holds here is in such accounts: then there is no wallet to speak of."""
    return CUSTODIAL.issuperset(owners)
