"""Networks: their names here, their own coin, and what explorers call them."""

from collections.abc import Mapping

# network → (own coin, explorer page of a transaction, explorer page of an address)
NETWORKS: Mapping[str, tuple[str, str, str]] = {
    "ethereum": ("ETH", "https://etherscan.io/tx/", "https://etherscan.io/address/"),
    "bsc": ("BNB", "https://bscscan.com/tx/", "https://bscscan.com/address/"),
    "polygon": ("POL", "https://polygonscan.com/tx/", "https://polygonscan.com/address/"),
    "arbitrum": ("ETH", "https://arbiscan.io/tx/", "https://arbiscan.io/address/"),
    "optimism": ("ETH", "https://optimistic.etherscan.io/tx/", "https://optimistic.etherscan.io/address/"),
    "base": ("ETH", "https://basescan.org/tx/", "https://basescan.org/address/"),
    "avalanche": ("AVAX", "https://snowscan.xyz/tx/", "https://snowscan.xyz/address/"),
    "fantom": ("FTM", "https://ftmscan.com/tx/", "https://ftmscan.com/address/"),
    "tron": ("TRX", "https://tronscan.org/#/transaction/", "https://tronscan.org/#/address/"),
    "solana": ("SOL", "https://solscan.io/tx/", "https://solscan.io/account/"),
    "bitcoin": ("BTC", "https://mempool.space/tx/", "https://mempool.space/address/"),
}

# The ticker in an Etherscan-family header. "ETH" alone is used by several networks; Etherscan's
# own spelling is settled by the label after the price (`/Eth`), the others write `/ETH`.
BY_TICKER: Mapping[str, str] = {
    "BNB": "bsc",
    "MATIC": "polygon",
    "POL": "polygon",
    "AVAX": "avalanche",
    "FTM": "fantom",
    "TRX": "tron",
    "ETH": "ethereum",
}

# Routescan's explorers (SnowTrace) say the network by its chain id (chainlist.org).
BY_CHAIN_ID: Mapping[str, str] = {
    "1": "ethereum", "10": "optimism", "56": "bsc", "137": "polygon", "250": "fantom",
    "8453": "base", "42161": "arbitrum", "43114": "avalanche",
}  # fmt: skip

COINS: Mapping[str, str] = {network: facts[0] for network, facts in NETWORKS.items()}

# Tickers of networks' own coins, where a wallet lists coins and tokens together.
_OTHERS = (
    "ADA ALGO APT ATOM BCH BSV BTG CELO CRO DASH DCR DGB DOGE DOT EGLD EOS ETC FIL FLOW GLMR HBAR ICP KAS KSM LTC "
    "LUNA NEAR NEO NMC ONE OSMO ROSE S SEI STX SUI TAO THETA TON VET VTC XEC XLM XMR XNO XRP XTZ ZEC ZEN ZIL"
)
OWN_COINS = frozenset({*COINS.values(), *BY_TICKER, *_OTHERS.split()})

BY_PREFIX: Mapping[str, str] = {
    "ETH": "ethereum",
    "BSC": "bsc",
    "POLYGON": "polygon",
    "ARBITRUM": "arbitrum",
    "OPTIMISM": "optimism",
    "BASE": "base",
    "AVAXC": "avalanche",
    "TRON": "tron",
}
