"""Explorer pages: every network that can be known has them, and no host ever comes from a file."""

from pathlib import Path

import pytest
from story import SAMPLES, write

from flagger.config import Config
from flagger.importers import importers
from flagger.importers.networks import BY_CHAIN_ID, BY_PREFIX, BY_TICKER, NETWORKS
from flagger.pipeline import scan
from flagger.render.view_parts import link
from flagger.render.view_totals import View
from flagger.render.words import NETWORK_NAMES

HASH = "0x" + "ab" * 32
HOSTS = {
    "etherscan.io", "bscscan.com", "polygonscan.com", "arbiscan.io", "optimistic.etherscan.io", "basescan.org", "snowscan.xyz",
    "ftmscan.com", "tronscan.org", "solscan.io", "mempool.space",
}  # fmt: skip


def test_every_network_that_can_be_known_has_both_pages_and_a_name() -> None:
    known = {*BY_TICKER.values(), *BY_CHAIN_ID.values(), *BY_PREFIX.values()}
    known |= {str(each.network) for each in importers() if isinstance(getattr(each, "network", None), str)}
    assert known <= set(NETWORKS) == set(NETWORK_NAMES)
    for coin, transaction, address in NETWORKS.values():
        assert coin.isupper()
        for page in (transaction, address):
            assert page.startswith("https://") and page.endswith("/") and page.split("/")[2] in HOSTS
        assert transaction != address


def test_networks_of_the_samples_are_known_or_have_no_link() -> None:
    for folder in (
        "etherscan/drained",
        "tronscan/hijacked",
        "solscan/wallet",
        "bitcoin-core/wallet",
        "kraken/account",
    ):
        table = scan(sorted((SAMPLES / folder).glob("*.csv")), Config()).history.table
        for network in table["network"].dropna().unique():
            assert (link(network, HASH, 1) is None) == (network not in NETWORKS)


@pytest.mark.parametrize("network", sorted(NETWORKS))
def test_a_link_is_the_explorers_page_and_the_whole_text(network: str) -> None:
    assert link(network, HASH, 1) == NETWORKS[network][1] + HASH
    assert link(network, "T" * 34, 2) == NETWORKS[network][2] + "T" * 34


@pytest.mark.parametrize(
    "value",
    ["", None, "https://x.example/" + "a" * 30, "0x12", "a" * 101, "../" * 10 + "a" * 20, "a" * 30 + "?q=1", "a" * 30 + "\n", "阿" * 30, 5],
)  # fmt: skip
def test_nothing_else_becomes_a_link(value: object) -> None:
    assert link("ethereum", value, 1) is None and link("ethereum", value, 2) is None


@pytest.mark.parametrize("network", ["https://x.example/", "x.example", "nan", None, "Ethereum/../x"])
def test_an_unknown_network_has_no_link(network: object) -> None:
    assert link(network, HASH, 1) is None


def test_a_network_from_the_file_cannot_bring_its_own_host(tmp_path: Path) -> None:
    path = write(
        tmp_path / "w.csv",
        [{"network": "https://x.example", "tx_hash": HASH}, {"tx_hash": "javascript:alert(1)"}],
    )
    view = View(scan([path], Config(not_mine=(HASH,))), 10)
    assert all(view.line(row).link is None for row in range(2))
    assert all(address.link is None for address in view.recipients)
    assert any(view.line(row).tx_hash == HASH for row in range(2))  # printed whole all the same
