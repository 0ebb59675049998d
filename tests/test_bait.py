"""What others record in a wallet's name is no payment of its owner's, and no loss."""

from pathlib import Path

import pytest
from story import ALICE, BOB, CAROL, USDT, flagged, rule_named, seen_of, write

from flagger.config import Config
from flagger.model import Severity
from flagger.pipeline import scan

BAIT = "0xb0b4" + "7" * 32 + BOB[-4:]
FAKE = "0xfa4e" + "1" * 36
OWN_TRON, OTHER_TRON = "TJ3JJSRSUuDmpxQ163SY7tJK9NDcgVf8jp", "TQsnUdTA3cTquY7HwRhrqU1zGsRsYj8moz"
FRIEND = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
TOKEN = {"kind": "token", "asset": "Tether USD (USDT)", "contract": "", "initiator": ""}


def at(day: int, time: str = "09:00:00") -> str:
    return f"2024-03-{day:02d}T{time}Z"


def listed(to: str, amount: str, when: str, tx: str, **more: str) -> list[dict[str, str]]:
    """A token payment that the wallet signed: a line of its transactions and one of its tokens."""
    call = {"time": when, "to": USDT, "amount": "0", "method": "Transfer", "tx_hash": tx}
    return [call, {**TOKEN, "time": when, "to": to, "amount": amount, "tx_hash": tx, **more}]


INCOME = {**TOKEN, "time": at(1), "from": CAROL, "to": ALICE, "amount": "9000", "tx_hash": "0xa1"}
PAID = listed(BOB, "500", at(3), "0xa2")
LATER = {"time": at(20), "amount": "0.1", "tx_hash": "0xa9"}
RECORD = {**TOKEN, "time": at(3, "09:20:00"), "to": BAIT, "amount": "700", "tx_hash": "0xbad"}


@pytest.mark.parametrize("rule", ["look-alike-payee", "token-pulled"])
def test_a_record_that_the_wallet_did_not_sign_is_bait(rule: str, tmp_path: Path) -> None:
    seen = seen_of(write(tmp_path / "page.csv", [INCOME, *PAID, RECORD, LATER]))
    assert flagged(rule_named(rule), seen) == set()


def test_a_payment_that_it_signed_is_none(tmp_path: Path) -> None:
    signed = listed(BAIT, "700", at(3, "09:20:00"), "0xa3")
    seen = seen_of(write(tmp_path / "page.csv", [INCOME, *PAID, *signed, LATER]))
    assert flagged(rule_named("look-alike-payee"), seen) == {6}


def test_a_pull_to_somebody_unlike_all_others_is_told(tmp_path: Path) -> None:
    seen = seen_of(
        write(
            tmp_path / "page.csv",
            [INCOME, *PAID, {**RECORD, "to": "0x57a29e2e1f6c0b4d8a3f5c7e9b1d2f4a6c8e0a1b"}, LATER],
        )
    )
    assert flagged(rule_named("token-pulled"), seen) == {5}


@pytest.mark.parametrize(
    ("amount", "minute", "told"), [("500", 20, set()), ("501", 20, {4}), ("500", 59, set())]
)
def test_without_contracts_a_record_of_the_same_sum_repeats_the_payment(
    amount: str, minute: int, told: set[int], tmp_path: Path
) -> None:
    record = {**RECORD, "amount": amount, "time": at(3, f"09:{minute}:00")}
    seen = seen_of(write(tmp_path / "tokens.csv", [INCOME, PAID[1], record]))
    assert flagged(rule_named("look-alike-payee"), seen) == told


def test_a_counterfeit_is_no_part_of_what_left(tmp_path: Path) -> None:
    genuine = {"asset": "USDT", "contract": USDT}
    fake = {**RECORD, "asset": "USDT.", "contract": FAKE, "amount": "250"}
    lines = [{**INCOME, **genuine}, {**PAID[1], **genuine}, fake, {**RECORD, **genuine, "time": at(4)}]
    report = scan([write(tmp_path / "tokens.csv", lines)], Config(lists=False))
    (incident,) = [i for i in report.incidents if i.pattern == "look-alike"]
    assert [(loss.asset, str(loss.amount)) for loss in incident.losses] == [("USDT", "700")]


def test_whoever_takes_a_tron_account_over_may_send_coins_first(tmp_path: Path) -> None:
    tron = {"network": "tron", "own": OWN_TRON, "asset": "TRX", "initiator": "", "method": "TransferContract"}
    given = {"from": OTHER_TRON, "to": OWN_TRON}
    lines = [
        {**tron, "from": FRIEND, "to": OWN_TRON, "amount": "40", "time": at(1)},
        {**tron, **given, "amount": "100", "time": at(2)},
        {**tron, "from": OWN_TRON, "to": OWN_TRON, "amount": "0", "method": "AccountPermissionUpdateContract",
         "time": at(2, "10:00:00")},
        {**tron, "from": OWN_TRON, "to": OTHER_TRON, "amount": "130", "time": at(2, "11:00:00")},
    ]  # fmt: skip
    report = scan([write(tmp_path / "tron.csv", lines)], Config(lists=False))
    strong = {report.history.table["line"].iat[f.row] for f in report.flags if f.severity >= Severity.high}
    assert strong == {5}


def test_of_a_small_top_up_the_fee_may_take_much(tmp_path: Path) -> None:
    lines = [{"time": at(1), "from": BOB, "to": ALICE, "amount": "1", "initiator": BOB}]
    lines += [{"time": at(day), "amount": "0.01"} for day in range(2, 9)]
    for day in (10, 11, 12):
        lines.append({"time": at(day), "from": BOB, "to": ALICE, "amount": "0.005", "initiator": BOB})
        swept = {"to": CAROL, "amount": "0.003", "fee": "0.002", "fee_asset": "ETH"}
        lines.append({"time": at(day, "09:00:12"), **swept})
    seen = seen_of(write(tmp_path / "swept.csv", lines))
    assert flagged(rule_named("sweeper"), seen) == {11, 13, 15}


def test_the_whole_of_what_came_in_may_be_the_first_payment(tmp_path: Path) -> None:
    lines = [{"time": at(d), "from": BOB, "to": ALICE, "amount": "1", "initiator": BOB} for d in (1, 2, 3)]
    whole = {"time": at(9), "to": CAROL, "amount": "3"}
    assert flagged(rule_named("balance-drain"), seen_of(write(tmp_path / "a.csv", [*lines, whole]))) == {5}
    few = [*lines[1:], {**whole, "amount": "2"}]
    assert flagged(rule_named("balance-drain"), seen_of(write(tmp_path / "b.csv", few))) == set()
