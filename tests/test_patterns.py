"""What happened gets a name: each pattern from a story, with what led to it, in words for both languages."""

from dataclasses import replace
from pathlib import Path

import pytest
from story import ALICE, BOB, CAROL, FIXTURES, USDT, seen_of, write

from flagger.config import Config
from flagger.incidents import _PATTERNS, _pattern
from flagger.model import Report, Severity
from flagger.pipeline import scan
from flagger.render.advice import RISKS, STEPS
from flagger.render.words import PATTERNS, rule_title
from flagger.rules import classes
from flagger.text import LANGS

QUIET = Config(forest=False)
NAMES = {*(name for _, name in _PATTERNS), "permit-drain", "unknown"}
STRANGER = "0x" + "7" * 40
TOKEN = {"kind": "token", "asset": "USDT", "contract": USDT, "initiator": ""}
USDT_BSC = "0x55d398326f99059ff775485246999027b3197955"


def named(report: Report) -> set[str]:
    return {incident.pattern for incident in report.incidents if incident.severity >= Severity.low}


def led(report: Report, pattern: str) -> set[str]:
    return {p.rule for i in report.incidents if i.pattern == pattern for p in i.precursors}


@pytest.mark.parametrize(
    ("rule", "pattern"),
    [
        ("inside-outflow", "delegation"),
        ("unlisted-outflow", "permit-drain"),
        ("rising-payments", "escalating"),
        ("return-then-more", "payment-fraud"),
        ("large-in-a-row", "payment-fraud"),
        ("rising-within-days", "payment-fraud"),
        ("twice-at-once", "payment-fraud"),
        ("more-each-time", "payment-fraud"),
        ("several-signs", "exchange-withdrawal"),
        ("all-to-one-since", "sweeper"),
        ("steady-payments", "siphon"),
        ("equal-parts", "siphon"),
        ("batch-emptied", "delegation"),
        ("account-emptied", "exchange-withdrawal"),
        ("sold-then-sent", "exchange-withdrawal"),
        ("sweeper", "sweeper"),
        ("gas-then-tokens", "gas-then-sweep"),
        ("assets-emptied", "seed-leak"),
        ("look-alike-payee", "look-alike"),
        ("permission-change", "permission"),
    ],
)
def test_a_story_gets_its_name(rule: str, pattern: str) -> None:
    assert pattern in named(scan([FIXTURES[rule]], QUIET))


def _pulled(approved: bool) -> list[dict[str, str]]:
    call = {"to": USDT, "amount": "0"}
    return [
        {"from": BOB, "to": ALICE, "amount": "5000", **TOKEN},
        {**call, "tx_hash": "0xa1", "method": "Transfer"},
        {"tx_hash": "0xa1", "amount": "10", **TOKEN},
        {
            **call,
            "method": "Approve" if approved else "Transfer",
            "kind": "approval" if approved else "native",
        },
        {"to": STRANGER, "amount": "4900", **TOKEN},
    ]


@pytest.mark.parametrize(("approved", "pattern"), [(True, "approval-drain"), (False, "permit-drain")])
def test_a_pull_is_an_approval_s_where_the_files_show_one(
    approved: bool, pattern: str, tmp_path: Path
) -> None:
    report = scan([write(tmp_path / "pulled.csv", _pulled(approved))], QUIET)
    assert named(report) == {pattern}
    assert led(report, pattern) == ({"approval"} if approved else set())


def test_one_network_s_list_of_transactions_says_nothing_of_another_s(tmp_path: Path) -> None:
    """Tokens of a second network, with no list of its own transactions, were not moved by strangers for that."""
    rows = _pulled(False)
    bsc = {"network": "bsc", "contract": USDT_BSC}
    elsewhere = [
        {**row, **bsc, "to": CAROL if row.get("to") == STRANGER else row.get("to", BOB)}
        for row in rows
        if row.get("kind") == "token"
    ]
    listed = write(tmp_path / "listed.csv", [row for row in rows if row.get("kind") != "token"])
    report = scan([listed, write(tmp_path / "elsewhere.csv", elsewhere)], QUIET)
    assert not {flag.rule for flag in report.flags} & {"token-pulled", "unlisted-outflow"}
    unmet = {skipped.rule: skipped.reason.id for skipped in report.not_evaluated}
    assert unmet["token-pulled"] == unmet["unlisted-outflow"] == "needs-signer"
    three = scan([write(tmp_path / "own.csv", rows), write(tmp_path / "elsewhere.csv", elsewhere)], QUIET)
    table = three.history.table
    pulled = [flag.row for flag in three.flags if flag.rule in ("token-pulled", "unlisted-outflow")]
    assert {table["network"].iat[row] for row in pulled} == {"ethereum"}
    told = {
        skipped.reason.id: skipped.reason for skipped in three.not_evaluated if skipped.rule == "token-pulled"
    }
    assert told["gap-between-lists"].facts == {"count": 2}


def test_who_paid_back_is_named_where_it_was_another_payee(tmp_path: Path) -> None:
    app = {"own": "alipay", "from": "alipay", "asset": "CNY", "kind": "token", "method": "转账"}
    rows = [
        {**app, "to": f"shop {n}", "amount": "30", "time": f"2024-01-{n:02d}T09:00:00Z"} for n in range(1, 10)
    ]
    rows += [
        {**app, "to": "Wang", "amount": "100", "time": "2024-02-01T09:00:00Z"},
        {**app, "from": "Wang", "to": "alipay", "amount": "120", "time": "2024-02-01T12:00:00Z"},
        {**app, "to": "Wang", "amount": "500", "time": "2024-02-02T09:00:00Z"},
        {**app, "to": "Chen", "amount": "900", "time": "2024-02-02T10:00:00Z"},
    ]
    found = [f for f in scan([write(tmp_path / "a.csv", rows)], QUIET).flags if f.rule == "return-then-more"]
    assert sorted(str(flag.facts["who"].en) for flag in found) == [
        "another new payee, Wang,", "this payee, new to the wallet,",
    ]  # fmt: skip


def test_what_follows_a_first_return_is_one_story_and_the_first_sum_led_to_it(tmp_path: Path) -> None:
    app = {
        "kind": "token", "asset": "CNY", "from": "alipay", "own": "alipay", "initiator": "", "network": "",
        "method": "转账",
    }  # fmt: skip
    rows: list[dict[str, str]] = [{**app, "to": f"friend {n}", "amount": str(80 + n)} for n in range(8)]
    back = {**app, "from": "guide", "to": "alipay"}
    told = (
        ("09", "guide", "100"), ("10", "", "130"), ("11", "guide", "200"), ("12", "", "260"),
        ("14", "one", "600"), ("18", "two", "2000"), ("22", "three", "5800"),
    )  # fmt: skip
    rows += [
        {
            **(app if to else back),
            "time": f"2024-05-01T{hour}:00:00Z",
            "amount": sum_,
            **({"to": to} if to else {}),
        }
        for hour, to, sum_ in told
    ]
    report = scan([write(tmp_path / "bill.csv", rows)], QUIET)
    (incident,) = [each for each in report.incidents if each.severity == Severity.high]
    assert {each.address for each in incident.recipients} == {"one", "two", "three"}
    assert [str(loss.amount) for loss in incident.losses] == ["8400"]
    lines = report.history.table["line"]
    assert [(lines[p.row], p.rule) for p in incident.precursors] == [
        (10, "first-payment"), (11, "first-return"), (12, "first-payment"), (13, "first-return"),
    ]  # fmt: skip
    for lang in LANGS:
        assert all(rule_title(p.rule).say(lang) for p in incident.precursors)


def test_large_payments_in_a_row_are_one_story_whoever_gets_them() -> None:
    (incident, *_) = scan([FIXTURES["large-in-a-row"]], QUIET).incidents
    assert len(incident.recipients) > 1


def test_what_left_after_the_list_is_no_stranger_s_where_the_owner_went_on(tmp_path: Path) -> None:
    rows = [*_pulled(False), {"to": BOB, "amount": "10", **TOKEN}]
    found = classes()["unlisted-outflow"]().check(seen_of(write(tmp_path / "on.csv", rows), config=QUIET))
    assert found.empty


@pytest.mark.parametrize(("day", "shown"), [("20", True), ("28", True), (None, False)])
def test_a_call_to_oneself_leads_to_coins_that_leave_inside_a_stranger_s_transaction(
    day: str | None, shown: bool, tmp_path: Path
) -> None:
    rows: list[dict[str, str]] = [{"time": "2024-03-01T09:00:00Z"}]
    if day:
        rows.append({"time": f"2024-03-{day}T09:00:00Z", "to": ALICE, "amount": "0", "method": "Execute"})
    late = "2024-04-02T09:00:00Z"
    rows.append({"time": late, "from": CAROL, "to": ALICE, "initiator": CAROL, "tx_hash": "0xee"})
    inside = {"kind": "internal", "to": STRANGER, "initiator": CAROL, "tx_hash": "0xee"}
    report = scan([write(tmp_path / "delegated.csv", [*rows, {"time": late, **inside}])], QUIET)
    assert named(report) == {"delegation"}
    assert led(report, "delegation") == ({"self-call"} if shown else set())


def test_what_lies_between_two_lists_of_transactions_is_said_not_to_be_judged(tmp_path: Path) -> None:
    rows = _pulled(False)
    for number, (row, day) in enumerate(zip(rows, (1, 2, 2, 3, 10), strict=True)):
        row["time"] = f"2024-03-{day:02d}T09:00:{number:02d}Z"
    first = write(tmp_path / "first.csv", rows)
    later = [{"time": f"2024-03-{day}T09:00:00Z", "tx_hash": f"0xf{day}"} for day in (20, 21)]
    both = scan([first, write(tmp_path / "second.csv", later)], QUIET)
    told = {
        skipped.reason.id: skipped.reason for skipped in both.not_evaluated if skipped.rule == "token-pulled"
    }
    assert told["gap-between-lists"].facts == {"count": 1}
    assert all("1" in told["gap-between-lists"].say(lang) for lang in LANGS)
    assert not [s for s in scan([first], QUIET).not_evaluated if s.rule == "token-pulled"]


def test_an_unknown_token_with_the_look_alike_leads_to_the_payment(tmp_path: Path) -> None:
    twin = BOB[:6] + "0" * 32 + BOB[-4:]
    odd = {**TOKEN, "asset": "BONUS", "contract": CAROL, "tx_hash": "0xba17"}
    rows = [{}, {"to": BOB}, {"to": twin, **odd}, {"to": twin, "amount": "40"}]
    report = scan([write(tmp_path / "bait.csv", rows)], QUIET)
    assert led(report, "look-alike") == {"unknown-token-look-alike"}


def test_every_pattern_has_its_words_and_says_what_to_check_next() -> None:
    assert set(PATTERNS) == set(RISKS) == set(STEPS) == NAMES
    assert all(STEPS.values())


def test_payments_of_one_series_are_one_story_however_far_apart(tmp_path: Path) -> None:
    usual = [
        {"to": BOB, "amount": "40", "time": f"2026-0{month}-10T10:00:00Z"}
        for month in range(1, 6)
        for _ in "ab"
    ]
    rising = [
        {"to": CAROL, "amount": amount, "time": f"2026-06-{day:02}T10:00:00Z"}
        for day, amount in ((1, "100"), (9, "500"), (18, "1200"), (28, "3000"))
    ]
    report = scan([write(tmp_path / "w.csv", [*usual, *rising])], QUIET)
    (one,) = [incident for incident in report.incidents if incident.pattern == "escalating"]
    assert len(one.rows) == 4


def test_an_exchange_account_has_no_keys_to_lose() -> None:
    assert _pattern({"assets-emptied"}, (), {"okx-account"}) == "exchange-withdrawal"
    assert _pattern({"assets-emptied"}, (), {"okx-account", ALICE}) == "seed-leak"
    assert _pattern({"rising-payments"}, (), {"okx-account"}) == "escalating"


@pytest.mark.parametrize(("own", "pattern"), [("alipay", "payment-fraud"), (ALICE, "escalating")])
def test_rising_payments_of_a_payment_app_are_named_otherwise(own: str, pattern: str, tmp_path: Path) -> None:
    base = {"from": own, "own": own, "initiator": "", "kind": "token", "asset": "CNY", "method": "转账"}
    rows = [{**base, "to": CAROL, "amount": "50"} for _ in range(10)]
    rows += [
        {**base, "to": BOB, "amount": str(100 * n), "time": f"2024-04-{5 * n:02}T09:00:00Z"}
        for n in range(1, 6)
    ]
    report = scan([write(tmp_path / "w.csv", rows)], replace(QUIET, only=("rising-payments",)))
    assert [incident.pattern for incident in report.incidents] == [pattern]
    assert _pattern({"rising-payments"}, (), {"alipay", ALICE}) == "escalating"
