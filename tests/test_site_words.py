"""What a site or a desktop wallet calls a payment is its own word, and no call of a contract's function."""

from pathlib import Path

import pytest
from story import SAMPLES, seen_of

from flagger.config import Config
from flagger.model import Severity
from flagger.pipeline import scan

QUIET = Config(forest=False, lists=False)


@pytest.mark.parametrize(
    "export",
    [
        "bitcoin-core/wallet/transactions.csv",  # Sent to
        "blockchain-com/wallet/blockchain_btc_history.csv",  # sent
        "coinbase/account/coinbase-transactions.csv",  # Send
        "cryptocom/account/crypto_transactions_record_20260401_000000.csv",  # crypto_withdrawal
        "exodus/wallet/exodus-all-txs.csv",  # withdrawal
        "kraken/account/ledgers.csv",  # withdrawal
        "ledger/wallet/ledgerlive-operations-2020.11.02.csv",  # OUT
    ],
)
def test_what_left_is_a_plain_transfer_whatever_the_site_calls_it(export: str) -> None:
    seen = seen_of(SAMPLES / export, config=QUIET)
    left = seen.stats["out"] & ~seen.table["kind"].isin(["trade", "fee"])
    assert left.any() and seen.stats.loc[left, "plain"].all()


def test_a_function_s_name_in_an_address_s_list_is_still_a_call() -> None:
    seen = seen_of(*sorted((SAMPLES / "etherscan" / "honest").glob("*.csv")), config=QUIET)
    swaps = seen.stats["out"] & seen.table["method"].eq("Swap Exact ETH For Tokens")
    assert swaps.any() and not seen.stats.loc[swaps, "plain"].any()


def test_bitcoin_core_s_whole_balance_to_a_new_address_is_remarked_on(tmp_path: Path) -> None:
    head = '"Confirmed","Date","Type","Label","Address","Amount (BTC)","ID"'
    row = '"true","{}","{}","","{}","{}","{:064x}"'
    usual, other = "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"
    rows = [
        row.format(f"2025-{month:02}-0{day}T09:00:00", what, usual, amount, 100 * month + day)
        for month in range(1, 10)
        for day, what, amount in ((1, "Received with", "0.10"), (2, "Sent to", f"-0.010{month}"))
    ]
    rows.append(row.format("2025-10-05T09:00:00", "Sent to", other, "-0.80535", 9999))
    export = tmp_path / "transactions.csv"
    export.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    (incident,) = scan([export], QUIET).incidents
    assert [recipient.address for recipient in incident.recipients] == [other]
    assert {"balance-drain", "new-payee-large"} <= {flag.rule for flag in incident.flags}
    assert incident.severity >= Severity.low
