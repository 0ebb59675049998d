"""The registry of formats: what stands in `formats/`, and what is refused by name."""

from functools import cache
from importlib import import_module

from flagger.importers.base import Importer

MODULES = (
    "plain",
    "etherscan",
    "etherscan_page",
    "tronscan",
    "oklink",
    "wechat",
    "alipay",
    "jd",
    "meituan",
    "koinly",
    "cointracker",
    "blockpit",
    "rotki",
    "solscan",
    "blockscout",
    "snowtrace",
    "electrum",
    "bitcoin_core",
    "sparrow",
    "bluewallet",
    "trezor",
    "ledger",
    "blockchair",
    "exodus",
    "coinomi",
    "binance",
    "okx",
    "htx",
    "gate",
    "kucoin",
    "bybit",
    "mexc",
    "coinbase",
    "kraken",
    "cryptocom",
    "cointracking",
    "coinledger",
    "staketax",
    "blockscout_advanced",
    "solscan_defi",
    "solscan_older",
    "solana_tools",
    "zerion",
    "blockchain_com",
    "blockchain_com_trades",
    "trezor_web",
    "exodus_staking",
    "binance_trades",
    "binance_convert",
    "binance_plans",
    "okx_trades",
    "okx_trades_older",
    "kucoin_trades",
    "kucoin_trades_2022",
    "kucoin_trades_2019",
    "kucoin_trades_older",
    "kucoin_older",
    "kucoin_account",
    "kucoin_fiat",
    "kucoin_earn",
    "bybit_older",
    "mexc_trades",
    "kraken_trades",
    "bitstamp",
    "revolut",
    "wrong",
)


@cache
def importers() -> tuple[Importer, ...]:
    """Every format, those that are refused by name included."""
    return tuple(
        importer for name in MODULES for importer in import_module(f"{__name__}.formats.{name}").IMPORTERS
    )
