"""Who issues which stablecoin: contracts that the issuers themselves run."""

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


def issued(matter: Matter) -> list[Total]:
    """The genuine stablecoins that the letter is about."""
    return [total for total in matter.totals if issuer_of(total) and total.here]


def issuer_of(total: Total) -> str | None:
    """Who issues an asset, where it is one of these."""
    return ISSUERS.get((total.network or "", total.contract or ""))
