"""The networks of the simulation: coins, genuine tokens, blocks, fees, invented prices."""

import random
from dataclasses import dataclass

from benchmarks.synthetic.money import Asset
from sample_data.sample_chain import DAY, utc

NEW_YEAR_2025 = utc("2025-01-01")


@dataclass(frozen=True)
class Network:
    """What differs between chains; `gwei` is the usual gas price by year, `cents` the coin's price."""

    name: str
    coin: Asset
    tokens: tuple[Asset, ...]
    opened: int  # before it nobody used the chain
    step: int  # seconds between blocks
    height: int  # block at New Year 2025
    cents: tuple[int, ...]  # on 1 January from 2017 to 2027
    gwei: tuple[float, ...] = ()
    label: str = ""  # after the slash of Etherscan's price column
    prefix: str = ""  # of OKLink's file names
    router: str = ""

    def block(self, ts: int) -> int:
        """The number of the block at a moment."""
        return self.height + (ts - NEW_YEAR_2025) // self.step

    def slot(self, ts: int) -> int:
        """The first block time at or after a moment."""
        return ts + (NEW_YEAR_2025 - 1 - ts) % self.step

    def coin_at(self, ts: int) -> Asset:
        """The coin as explorers called it at the time of the export."""
        if self.coin.symbol == "POL" and ts < utc("2024-09-04"):
            return self.coin._replace(symbol="MATIC")
        return self.coin


def _coin(symbol: str, decimals: int = 18) -> Asset:
    return Asset(symbol, decimals, cents=None)


def _usdt(contract: str, decimals: int = 6) -> Asset:
    return Asset("USDT", decimals, contract, "Tether USD")


def _usdc(contract: str, decimals: int = 6) -> Asset:
    return Asset("USDC", decimals, contract, "USD Coin")


# Contracts of well-known tokens and routers are the real ones; the last token of each is made up.
ETHEREUM = Network(
    "ethereum", _coin("ETH"),
    (
        _usdt("0xdac17f958d2ee523a2206206994597c13d831ec7"),
        _usdc("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"),
        Asset("DAI", 18, "0x6b175474e89094c44da98b954eedeac495271d0f", "Dai Stablecoin"),
        Asset("KITE", 18, "0x71c2f01e98b3a45d607e12fc8ab90d365ef4b817", "Kite Protocol", 42),
    ),
    utc("2017-06-01"), 12, 21_525_890,
    (800, 75_000, 14_000, 13_000, 74_000, 370_000, 120_000, 230_000, 335_000, 300_000, 310_000),
    (20, 30, 12, 12, 80, 60, 22, 25, 6, 2), "Eth", "ETH", "0x7a250d5630b4cf539739df2c5dacb4c659f2488d",
)  # fmt: skip
BSC = Network(
    "bsc", _coin("BNB"),
    (
        _usdt("0x55d398326f99059ff775485246999027b3197955", 18),
        _usdc("0x8ac76a51cc950d9822d68b83fe1ad97b32cd580d", 18),
        Asset("BUSD", 18, "0xe9e7cea3dedca5984780bafc599bd69add087d56", "BUSD Token"),
        Asset("OWL", 18, "0x2f9b60dd7415ce8a03b1f6e29d7c48a5136e0b9d", "Night Owl", 7),
    ),
    utc("2020-12-01"), 3, 45_300_000,
    (10, 850, 600, 1_400, 3_800, 51_500, 24_600, 31_400, 70_500, 86_000, 90_000),
    (5, 5, 5, 10, 6, 5, 5, 3, 1, 0.1), "BNB", "BSC", "0x10ed43c718714eb63d5aa57b78b54704e256024e",
)  # fmt: skip
POLYGON = Network(
    "polygon", _coin("POL"),
    (
        _usdt("0xc2132d05d31c914a87c6611c10748aeb04b58e8f"),
        _usdc("0x3c499c542cef5e3811e1192ce70d8cc03d5c3359"),
        Asset("GLIM", 18, "0xb6a10c7ef9d82435c0f6a1e88d53bb907c42e61f", "Glimmer", 3),
    ),
    utc("2021-03-01"), 2, 66_200_000,
    (1, 1, 1, 2, 2, 250, 76, 97, 45, 25, 30),
    (1, 1, 1, 5, 30, 60, 120, 60, 30, 30), "POL", "POLYGON", "0xa5e0829caced8ffdd4de3c43696c57f7d7a678ff",
)  # fmt: skip
TRON = Network(
    "tron", _coin("TRX", 6), (_usdt("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),),
    utc("2019-07-01"), 3, 68_372_400,
    (1, 5, 2, 1, 3, 8, 5, 11, 25, 29, 30), prefix="TRON",
)  # fmt: skip
NETWORKS = {network.name: network for network in (ETHEREUM, BSC, POLYGON, TRON)}


def year(ts: int) -> float:
    """The moment as a year with its fraction, near enough for prices."""
    return 2017 + (ts - utc("2017-01-01")) / (365.25 * DAY)


class Market:
    """Invented daily prices of one coin: between the yearly marks, with noise of this seed."""

    def __init__(self, network: Network, rng: random.Random, first: int, last: int) -> None:
        self.network, self.first = network, first - DAY
        factor = 1.0
        self.days: list[int] = []
        for ts in range(self.first, last + 40 * DAY, DAY):
            factor = float(f"{min(1.6, max(0.6, factor * (1 + rng.gauss(0, 0.03)))):.6f}")
            at = min(year(ts) - 2017, 9.99)
            a, b = network.cents[int(at)], network.cents[int(at) + 1]
            self.days.append(max(1, int((a + (b - a) * (at - int(at))) * factor)))

    def cents(self, asset: Asset, ts: int) -> int:
        """The price of one whole unit on a day."""
        if asset.cents is not None:
            return asset.cents
        return self.days[min(max(0, (ts - self.first) // DAY), len(self.days) - 1)]

    def units(self, asset: Asset, usd: float, ts: int) -> int:
        """How many smallest units so many dollars buy."""
        return int(round(usd * 100) * 10**asset.decimals // self.cents(asset, ts))

    def worth(self, asset: Asset, amount: int, ts: int) -> int:
        """Cents for an amount."""
        return int(amount * self.cents(asset, ts) // 10**asset.decimals)
