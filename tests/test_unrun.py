"""Rules that no record of this kind can feed are not counted among those that could not run."""

import pytest
from story import SAMPLES, sample

from flagger.config import Config
from flagger.model import Report
from flagger.pipeline import scan
from flagger.rules import classes
from flagger.unrun import lacking, misfit

BILL = "alipay/bill/alipay_record_20260401_091000.csv"
BITCOIN = "electrum/wallet/electrum-history-2.csv"
EXCHANGE = "binance/account/binance-statement-2026.csv"


def _made(name: str) -> Report:
    return scan([SAMPLES / name], Config())


@pytest.mark.parametrize(
    ("name", "never", "could"),
    [
        (
            BILL,
            {"token-pulled", "permission-change", "account-emptied", "several-signs"},
            {"only-stranger", "twice-at-once"},
        ),
        (
            BITCOIN,
            {"token-pulled", "permission-change", "several-signs", "twice-at-once"},
            {"one-off-payee"},
        ),
        (
            EXCHANGE,
            {"token-pulled", "all-to-one-since", "twice-at-once"},
            {"one-off-payee", "account-emptied"},
        ),
    ],
)
def test_what_another_file_of_the_kind_could_feed_is_counted(
    name: str, never: set[str], could: set[str]
) -> None:
    report = _made(name)
    unmet = {each.rule for each in report.not_evaluated}
    left = {each.rule for each in lacking(report)}
    assert never <= unmet and not never & left
    assert could <= left


def test_a_wallet_on_a_chain_may_lack_anything_but_what_is_of_tron_or_an_exchange() -> None:
    history = sample("etherscan/honest").history
    needs = {name: rule.needs for name, rule in classes().items()}
    others = {name for name, rule in needs.items() if misfit(rule, history)}
    assert others == {name for name, rule in needs.items() if {"tron", "exchange", "app"} & set(rule)}
