"""Assets and exact amounts: whole numbers of an asset's smallest unit, never a float."""

import random
from typing import NamedTuple


class Asset(NamedTuple):
    """A coin (no contract) or a token; `cents` is its fixed price, None where the market moves it."""

    symbol: str
    decimals: int
    contract: str = ""
    name: str = ""
    cents: int | None = 100
    fake: bool = False  # spam and counterfeits: they are announced, never held

    @property
    def key(self) -> str:
        """What balances are kept by."""
        return self.contract or self.symbol


def text(amount: int, decimals: int) -> str:
    """A whole number of smallest units as plain decimal text: no exponent, no trailing zeros."""
    digits = f"{amount:0{decimals + 1}d}"
    whole, part = (digits[:-decimals], digits[-decimals:].rstrip("0")) if decimals else (digits, "")
    return f"{whole}.{part}" if part else whole


def padded(amount: int, decimals: int, places: int) -> str:
    """The same with a fixed number of places, as TronScan writes it."""
    whole, _, part = text(amount, decimals).partition(".")
    return f"{whole}.{part:0<{places}}"


def grouped(amount: int, decimals: int) -> str:
    """The same with thousands separators, as Etherscan writes token quantities."""
    whole, _, part = text(amount, decimals).partition(".")
    return f"{int(whole):,}.{part:0<2}" if amount else "0"


def significant(amount: int, digits: int) -> int:
    """The amount cut to its first digits."""
    step = int(10 ** max(0, len(str(amount)) - digits))
    return amount // step * step


def human(rng: random.Random, amount: int, decimals: int, roundness: float) -> int:
    """The amount as a person would write it: mostly one or two digits, else some decimals, seldom all."""
    luck = rng.random()
    if luck < roundness:
        return significant(amount, 1 if luck < roundness / 2 else 2)
    if luck < roundness + (1 - roundness) * 0.7:
        return significant(amount, rng.randrange(3, 6))
    step = int(10 ** max(0, decimals - rng.choice((2, 4, 6, 8))))
    return max(amount // step * step, significant(amount, 2))


def spread(rng: random.Random, median: float, sigma: float) -> float:
    """A log-normal draw by its median; cut to four decimals so that every platform agrees."""
    drawn = median * rng.lognormvariate(0, sigma)
    return float(f"{drawn:.4f}")
