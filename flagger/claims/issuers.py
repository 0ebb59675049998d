"""Who issues which stablecoin: contracts that the issuers themselves run."""

import re

from flagger.claims.matter import Matter
from flagger.claims.records import Total

# Bridged and pegged tokens of the same name have other issuers.
ISSUERS = {
    ("ethereum", "0xdac17f958d2ee523a2206206994597c13d831ec7"): "Tether",
    ("tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"): "Tether",
    ("avalanche", "0x9702230a8ea53601f5cd2dc00fdbc13d4df4a8c7"): "Tether",
    ("ethereum", "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"): "Circle",
    ("polygon", "0x3c499c542cef5e3811e1192ce70d8cc03d5c3359"): "Circle",
    ("arbitrum", "0xaf88d065e77c8cc2239327c5edb3a432268e5831"): "Circle",
    ("optimism", "0x0b2c639c533813f4aa9d7837caf62653d097ff85"): "Circle",
    ("base", "0x833589fcd6edb6e08f4c7c32d4f71b54bda02913"): "Circle",
    ("avalanche", "0xb97ef9ef8734c71904d8002f8b6bc66dd9c48a6e"): "Circle",
}

# An exchange's export names coin and network, no contract. These two networks have no bridged token of the same name; a
# hash and an address of the network show that the transfer was on it, and not inside the exchange.
_BY_COIN = {
    ("ethereum", "USDT"): "0xdac17f958d2ee523a2206206994597c13d831ec7",
    ("ethereum", "USDC"): "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48",
    ("tron", "USDT"): "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
}
_HASH = re.compile(r"(?:0x)?[0-9a-fA-F]{64}")
_ADDRESS = {"ethereum": re.compile(r"0x[0-9a-f]{40}"), "tron": re.compile(r"T[1-9A-HJ-NP-Za-km-z]{33}")}


def by_coin(
    network: str | None, asset: str | None, contract: str | None, party: str | None, tx_hash: str | None
) -> bool:
    """Whether what left an exchange's account is an issuer's own token by its coin and network."""
    if contract or (network, asset) not in _BY_COIN:
        return False
    return bool(_ADDRESS[str(network)].fullmatch(party or "") and _HASH.fullmatch(tx_hash or ""))


def issued(matter: Matter) -> list[Total]:
    """The genuine stablecoins that the letter is about, by the contracts that files name."""
    return [total for total in matter.totals if total.contract and issuer_of(total) and total.here]


def issuer_of(total: Total) -> str | None:
    """Who issues an asset, where it is one of these."""
    return ISSUERS.get((total.network or "", contract_of(total) or ""))


def contract_of(total: Total) -> str | None:
    """The contract that the file names, or the issuer's own of this coin and network."""
    return total.contract or _BY_COIN.get((total.network or "", total.asset))
