"""From flags to severities, and from flagged transfers to what happened."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from story import ALICE, BOB, CAROL, TRUTH, USDT, sample, seen_of, write

from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.incidents.weigh import SOFTENED, USED, Evidence, order, softening, weigh
from flagger.model import Flag, Incident, Loss, Report, Severity
from flagger.pipeline import scan
from flagger.rules import classes
from flagger.rules.base import Rule, Seen
from flagger.text import Text

QUIET = Config(forest=False)
OFAC = "0x01e2919679362dfbc9ee1644ba9c6da6d6245bb1"  # listed: any payment to it stands alone
WORDS = Text("{amount}", "{amount}")


def history(tmp_path: Path, rows: Sequence[Mapping[str, object]], name: str = "export.csv") -> Seen:
    return seen_of(write(tmp_path / name, rows), config=QUIET)


def report_of(
    tmp_path: Path, rows: Sequence[Mapping[str, object]], name: str = "export.csv", **config: object
) -> Report:
    return scan([write(tmp_path / name, rows)], replace(QUIET, **config))


# --- weigh: one severity a transfer ------------------------------------------------------------


def rule(name: str, weight: float, group: str | None = None, **facts: object) -> Rule:
    """A made-up rule of this weight; its own group unless one is given."""
    told = {"id": name, "group": group or name, "weight": weight, "message": WORDS, **facts}
    return type(name, (Rule,), told)()


def found(*rows: int, weights: Sequence[float] | None = None) -> pd.DataFrame:
    table = pd.DataFrame({"amount": ["1"] * len(rows)}, index=pd.Index(rows, dtype="int64"))
    return table if weights is None else table.assign(_weight=weights)


@pytest.fixture
def three(tmp_path: Path) -> Seen:
    """Three payments to strangers: nothing softens."""
    return history(tmp_path, [{"to": "0x" + f"{i}" * 40} for i in (1, 2, 3)])


def weighed(seen: Seen, *rules: Rule) -> tuple[Severity | None, float]:
    """Severity and strength of the first row when all these rules flag it."""
    evidence = weigh(seen, [(each, found(0)) for each in rules])
    assert evidence.severity[1:].tolist() == [0, 0] and evidence.strength[1:].tolist() == [0, 0]
    level = int(evidence.severity[0])
    return (Severity(level) if level else None), float(evidence.strength[0])


def test_rules_of_one_group_count_once_the_strongest(three: Seen) -> None:
    same = [rule("a", 0.3, "g"), rule("b", 0.4, "g"), rule("c", 0.2, "g")]
    assert weighed(three, *same) == (Severity.low, 0.4)
    assert weighed(three, *reversed(same)) == (Severity.low, 0.4)


def test_groups_multiply(three: Seen) -> None:
    assert weighed(three, rule("a", 0.3), rule("b", 0.4)) == (Severity.medium, pytest.approx(0.58))
    assert weighed(three, *[rule(n, 0.3) for n in "abc"]) == (Severity.medium, pytest.approx(0.657))


@pytest.mark.parametrize(
    ("weight", "level"),
    [
        (0.0, Severity.info),
        (0.19, Severity.info),
        (0.20, Severity.low),
        (0.44, Severity.low),
        (0.45, Severity.medium),
        (0.99, Severity.medium),
    ],
)
def test_tiers(three: Seen, weight: float, level: Severity) -> None:
    assert weighed(three, rule("a", weight)) == (level, weight)


def test_unflagged_rows_have_no_severity(three: Seen) -> None:
    assert weighed(three) == (None, 0)
    assert weigh(three, [(rule("a", 0.9), found())]).severity.tolist() == [0, 0, 0]


def test_notes_never_count(three: Seen) -> None:
    note = rule("n", 0.99, note=True, stage="before", stands_alone=True)
    assert weighed(three, note) == (Severity.info, 0)
    assert weighed(three, note, rule("a", 0.3)) == (Severity.low, 0.3)
    assert weighed(three, note, rule("a", 0.7), rule("b", 0.7))[0] == Severity.medium


@pytest.mark.parametrize(
    ("stages", "groups", "level"),
    [
        (("before", "act"), ("g", "h"), Severity.high),
        (("act", "after"), ("g", "h"), Severity.high),
        (("act", "act"), ("g", "h"), Severity.medium),  # one stage only
        (("before", "act"), ("g", "g"), Severity.medium),  # one group only
    ],
)
def test_high_needs_two_groups_and_two_stages(
    three: Seen, stages: tuple[str, str], groups: tuple[str, str], level: Severity
) -> None:
    both = [rule(n, 0.9, g, stage=s) for n, g, s in zip("ab", groups, stages, strict=True)]
    assert weighed(three, *both)[0] == level


def test_high_needs_strength_too(three: Seen) -> None:
    before, act = rule("a", 0.55, stage="before"), rule("b", 0.55)
    assert weighed(three, before, act) == (Severity.medium, pytest.approx(0.7975))
    assert weighed(three, rule("a", 0.56, stage="before"), act) == (Severity.high, pytest.approx(0.802))


def test_a_rule_that_stands_alone_is_high_by_itself(three: Seen) -> None:
    assert weighed(three, rule("a", 0.5, stands_alone=True)) == (Severity.high, 0.5)


def test_a_weight_given_row_by_row_replaces_the_rule_s(three: Seen) -> None:
    graded = (rule("a", 0.9), found(0, 1, 2, weights=[0.1, 0.3, 0.5]))
    evidence = weigh(three, [graded, (rule("b", 0.2, "a"), found(0))])
    assert evidence.strength.tolist() == [0.2, 0.3, 0.5]
    assert evidence.severity.tolist() == [2, 2, 3]


# --- softening ----------------------------------------------------------------------------------


def soft(tmp_path: Path, rows: Sequence[Mapping[str, object]], **config: object) -> list[float]:
    return softening(seen_of(write(tmp_path / "soft.csv", rows), config=replace(QUIET, **config))).tolist()


BACK = {"from": BOB, "to": ALICE, "initiator": BOB}


def test_a_payee_that_pays_back_softens(tmp_path: Path) -> None:
    assert soft(tmp_path, [{"amount": "100"}, {**BACK, "amount": "1"}]) == [SOFTENED] * 2
    assert soft(tmp_path, [{"amount": "100"}, {**BACK, "amount": "0.99"}]) == [1, 1]
    other = {**BACK, "kind": "token", "asset": "USDT", "contract": USDT}
    assert soft(tmp_path, [{"amount": "100"}, {**other, "amount": "50"}])[0] == 1  # another asset


@pytest.mark.parametrize(("days", "softer"), [(30, True), (29, False)])
def test_long_two_way_dealings_soften(tmp_path: Path, days: int, softer: bool) -> None:
    last = pd.Timestamp("2024-01-01T09:00:00") + pd.Timedelta(days=days)
    rows = [
        {"time": "2024-01-01T09:00:00Z", "amount": "100"},
        {"time": "2024-01-02T09:00:00Z", "amount": "100"},
        {"time": "2024-01-03T09:00:00Z", **BACK, "amount": "0.01"},
        {"time": f"{last:%Y-%m-%dT%H:%M:%SZ}", "amount": "100"},
    ]
    assert soft(tmp_path, rows) == [1, 1, 1, SOFTENED if softer else 1]


def test_services_and_people_who_are_known_soften(tmp_path: Path) -> None:
    rows = [{}, {"to": "0x001866ae5b3de6caa5a51543fd9fb64f524f5478"}, {"to": CAROL}]
    assert soft(tmp_path, rows, known={CAROL: "Carol"}) == [1, SOFTENED, SOFTENED]


def test_what_is_softened_does_not_stand_alone(tmp_path: Path) -> None:
    seen = history(tmp_path, [{"amount": "100"}, {**BACK, "amount": "50"}])
    gentle = rule("a", 0.9, stands_alone=True)
    stern = rule("b", 0.9, stands_alone=True, softened=False)
    assert weigh(seen, [(gentle, found(0))]).severity.tolist() == [Severity.info, 0]
    assert weigh(seen, [(gentle, found(0))]).strength[0] == pytest.approx(0.9 * SOFTENED)
    assert weigh(seen, [(stern, found(0))]).severity.tolist() == [Severity.high, 0]


# --- used on: whoever lost the keys stops using the wallet --------------------------------------

TAKER, KEEPER = "0x" + "7" * 40, "0x" + "8" * 40
COINS = [
    {"kind": "token", "asset": symbol, "contract": contract, "amount": "1000"}
    for symbol, contract in (("USDT", USDT), ("USDC", "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"))
]
EMPTIED = "2024-03-02T09:0{}:00Z"


def after(tmp_path: Path, *later: Mapping[str, object], name: str = "used.csv") -> list[Flag]:
    """Both tokens leave for a stranger on 2 March; what `assets-emptied` says of them when this follows."""
    came = [{**coin, "from": BOB, "to": ALICE, "time": "2024-03-01T09:00:00Z"} for coin in COINS]
    gone = [{**coin, "to": TAKER, "time": EMPTIED.format(n)} for n, coin in enumerate(COINS)]
    report = report_of(tmp_path, [*came, *gone, *later], name)
    found = [flag for flag in report.flags if flag.rule == "assets-emptied"]
    assert len(found) == 2
    return found


def payment(moment: str, **more: object) -> dict[str, object]:
    return {"time": f"2024-03-{moment}Z", "to": KEEPER, "amount": "0.01", **more}


def judged(flags: Sequence[Flag]) -> set[Severity]:
    return {flag.severity for flag in flags}


def test_a_takeover_of_a_wallet_used_on_is_medium_and_says_how_often(tmp_path: Path) -> None:
    message = classes()["assets-emptied"].message
    used = after(tmp_path, *(payment(f"{day}T09:00:00") for day in (10, 11, 12, 13)))
    assert judged(used) == {Severity.medium}
    assert all("4 more transactions to others" in message.say("en", **flag.facts) for flag in used)
    assert all("还向其他地址发出 4 笔" in message.say("zh", **flag.facts) for flag in used)
    left = after(tmp_path, name="left.csv")
    assert judged(left) == {Severity.high}
    assert not any("used on" in message.say("en", **flag.facts) for flag in left)


def test_two_transactions_are_not_enough_to_call_a_wallet_used_on(tmp_path: Path) -> None:
    two, three = ([payment(f"{day}T09:00:00") for day in range(10, end)] for end in (12, 13))
    assert judged(after(tmp_path, *two, name="two.csv")) == {Severity.high}
    assert judged(after(tmp_path, *three, name="three.csv")) == {Severity.medium}


@pytest.mark.parametrize(
    "later",
    [
        {"status": "failed"},
        {"kind": "token", "asset": "DAI", "initiator": KEEPER},  # what others signed
        {"to": TAKER},  # to whom the rest went
        {"tx_hash": "0xee"},  # five rows of one transaction
    ],
)
def test_what_does_not_show_that_a_wallet_was_used_on(tmp_path: Path, later: dict[str, object]) -> None:
    rows = [payment(f"{day}T09:00:00", **later) for day in range(10, 15)]
    seen = history(tmp_path, [{"to": TAKER, "time": EMPTIED.format(0)}, *rows])
    assert seen.stats["ever_used_on"].iat[0] == (1 if "tx_hash" in later else 0)
    assert judged(after(tmp_path, *rows, name="again.csv")) == {Severity.high}


@pytest.mark.parametrize(("second", "count"), [(0, 2), (1, 3)])
def test_a_week_lies_between_what_left_and_what_counts_as_use(
    tmp_path: Path, second: int, count: int
) -> None:
    rows = [payment(f"09T09:00:{second + n:02}") for n in range(3)]
    seen = history(tmp_path, [{"to": TAKER, "time": EMPTIED.format(0)}, *rows])
    assert seen.stats["ever_used_on"].iat[0] == count


def test_a_recipient_that_sends_something_later_is_no_taker_of_keys(tmp_path: Path) -> None:
    back = {"from": TAKER, "to": ALICE, "initiator": TAKER, "amount": "0.001"}
    message = classes()["assets-emptied"].message
    paid_back = after(tmp_path, {**back, "time": "2024-03-20T09:00:00Z"})
    assert judged(paid_back) == {Severity.medium}
    assert all("sent something to the wallet later" in message.say("en", **flag.facts) for flag in paid_back)
    other = after(tmp_path, {**back, "from": KEEPER, "time": "2024-03-20T09:00:00Z"}, name="other.csv")
    assert judged(other) == {Severity.high}


def test_other_rules_do_not_ask_whether_a_wallet_was_used_on(tmp_path: Path) -> None:
    rows = [
        {"to": TAKER, "time": EMPTIED.format(0)},
        *(payment(f"{day}T09:00:00") for day in (10, 11, 12)),
    ]
    seen = history(tmp_path, rows)
    keys, plain = (rule(n, 0.9, stands_alone=True, takeover=n == "a") for n in "ab")
    given = [weigh(seen, [(each, found(0))]) for each in (keys, plain)]
    assert [each.severity[0] for each in given] == [Severity.medium, Severity.high]
    assert [each.strength[0] for each in given] == pytest.approx([0.9 * USED, 0.9])


# --- order --------------------------------------------------------------------------------------


def ordered(severity: list[int], strength: list[float], unusual: list[float]) -> list[float]:
    return order(Evidence(np.array(severity), np.array(strength)), np.array(unusual)).tolist()


def test_order_is_rank_by_severity_then_strength_then_forest() -> None:
    assert ordered([4, 3, 0, 0], [0.1, 0.9, 0, 0], [0, 0.1, 0.9, 0.8]) == [1, 0.75, 0.5, 0.25]
    assert ordered([3, 3], [0.5, 0.6], [0.9, 0.1]) == [0.5, 1]
    assert ordered([2, 2], [0.3, 0.3], [0.1, 0.2]) == [0.5, 1]


def test_ties_share_the_higher_rank() -> None:
    assert ordered([0, 0, 0, 2], [0, 0, 0, 0.2], [0.5, 0.5, 0.4, 0]) == [0.75, 0.75, 0.25, 1]
    assert ordered([0, 0], [0, 0], [np.nan, 0]) == [1, 1]
    assert ordered([], [], []) == []


@pytest.mark.parametrize("unusual", [0.0, 0.9999, 10.0])
def test_the_forest_never_lifts_a_transfer_above_a_severer_one(unusual: float) -> None:
    weak, strong = ordered([2, 3], [0.44, 0.45], [unusual, 0.0])
    assert weak < strong


# --- group: what belongs together ---------------------------------------------------------------


def paid(day: int, to: str = OFAC, **more: object) -> dict[str, object]:
    return {"time": f"2024-05-{day:02d}T09:00:00Z", "to": to, **more}


def lines(report: Report, incident: Incident) -> list[int]:
    return sorted(report.history.table["line"].iloc[list(incident.rows)].tolist())


def grouped(report: Report) -> list[list[int]]:
    return [lines(report, incident) for incident in report.incidents]


OTHER = "0x03893a7c7463ae47d46bc7f091665f1893656003"  # listed too


def test_incidents_are_split_by_recipient(tmp_path: Path) -> None:
    report = report_of(tmp_path, [paid(1), paid(1, OTHER), paid(2), paid(3, OTHER), paid(4, BOB)])
    assert sorted(grouped(report)) == [[2, 4], [3, 5]]
    assert {i.recipients[0].address for i in report.incidents} == {OFAC, OTHER}
    assert [i.label for i in report.incidents] == ["I1", "I2"]


def test_whom_a_transaction_pays_beside_belongs_to_its_incident(tmp_path: Path) -> None:
    token = {"kind": "token", "asset": "USDT", "contract": USDT}
    came = {
        **token,
        "from": BOB,
        "to": ALICE,
        "initiator": BOB,
        "amount": "900",
        "time": "2024-04-01T09:00:00Z",
    }
    parts = [
        {**paid(1, to), **token, "amount": amount, "tx_hash": "0xaa"}
        for to, amount in ((OFAC, "100"), (CAROL, "400"), (BOB, "50"))
    ]
    known = {**token, "time": "2024-04-02T09:00:00Z", "amount": "1"}  # Bob is no stranger
    report = report_of(tmp_path, [came, known, *parts])
    assert grouped(report) == [[4, 5]]
    assert [str(loss.amount) for loss in report.incidents[0].losses] == ["500"]


def test_a_deposit_to_the_same_payee_belongs_to_it_in_a_payment_app_too(tmp_path: Path) -> None:
    app = {"kind": "token", "asset": "CNY", "from": "alipay", "own": "alipay", "initiator": "", "network": ""}
    rows = [{**app, "to": "shop", "amount": str(80 + n)} for n in range(12)]
    asked = ((8, "40"), (10, "300"), (11, "5000"), (12, "5000"), (13, "5000"))
    rows += [
        {**app, "time": f"2024-05-01T{hour:02}:00:00Z", "to": "seller", "amount": sum_}
        for hour, sum_ in asked
    ]
    back = {**app, "time": "2024-05-01T09:00:00Z", "from": "seller", "to": "alipay", "amount": "40"}
    incident = report_of(tmp_path, [*rows, back]).incidents[0]
    assert [str(loss.amount) for loss in incident.losses] == ["15300"]  # what came back is not missing
    assert {flag.severity for flag in incident.flags} == {Severity.high}


def test_incidents_are_split_by_more_than_fourteen_days(tmp_path: Path) -> None:
    late = {**paid(29), "time": "2024-05-29T09:00:01Z"}
    assert grouped(report_of(tmp_path, [paid(1), paid(15), late])) == [[2, 3], [4]]
    assert grouped(report_of(tmp_path, [paid(1), paid(15), paid(29)])) == [[2, 3, 4]]


def test_incidents_are_split_by_who_signed(tmp_path: Path) -> None:
    token = {"kind": "token", "asset": "USDT", "contract": USDT, "amount": "500", "initiator": ""}
    rows = [
        paid(1, ALICE, **{"from": BOB, **token}),
        paid(1, amount="1", tx_hash="0xa"),
        paid(1, USDT, amount="0", method="Transfer", tx_hash="0xb"),
        paid(1, tx_hash="0xb", **token),
        paid(1, tx_hash="0xc", **token),
        paid(2, BOB),
    ]
    assert sorted(grouped(report_of(tmp_path, rows))) == [[3, 5], [6]]


def test_strongest_incident_first_then_the_earliest(tmp_path: Path) -> None:
    rows = [paid(1, CAROL, tx_hash="0xd"), paid(3, OTHER), paid(2)]
    report = report_of(tmp_path, rows, not_mine=("0xd",))
    assert grouped(report) == [[4], [3], [2]]
    assert [i.severity for i in report.incidents] == [Severity.high, Severity.high, Severity.info]
    assert [i.label for i in report.incidents] == ["I1", "I2", "I3"]


def test_failed_transactions_are_no_part_of_it(tmp_path: Path) -> None:
    report = report_of(tmp_path, [paid(1, amount="5"), paid(2, amount="7", status="failed")])
    (incident,) = report.incidents
    assert lines(report, incident) == [2]
    assert incident.losses == (Loss("ETH", None, "ethereum", Decimal(5), 1),)


# --- losses: exact ------------------------------------------------------------------------------

EXACT = [
    (["0.1", "0.2"], "0.3"),
    (["12345678901234567.123456789012345678", "0.000000000000000001"], "12345678901234567.123456789012345679"),
    (["9007199254740993", "0.000000000000000007"], "9007199254740993.000000000000000007"),
    (["115792089237316195423570985008687907853269984665640564039457.584007913129639935"] * 2,
     "231584178474632390847141970017375815706539969331281128078915.168015826259279870"),
    (["1e-18", "2"], "2.000000000000000001"),
]  # fmt: skip


@pytest.mark.parametrize(("amounts", "total"), EXACT)
def test_losses_are_exact_to_the_last_digit(tmp_path: Path, amounts: list[str], total: str) -> None:
    report = report_of(tmp_path, [paid(1 + i, amount=amount) for i, amount in enumerate(amounts)])
    (incident,) = report.incidents
    (loss,) = incident.losses
    assert (loss.amount, loss.count) == (Decimal(total), len(amounts))


def test_fees_are_exact_and_apart_from_losses(tmp_path: Path) -> None:
    fee = {"fee_asset": "ETH", "fee": "0.000000000000000001"}
    theirs = paid(2, **fee, initiator=CAROL)  # someone else signed, and paid
    rows = [paid(1, **fee), paid(2, **{**fee, "fee": "0.1"}), theirs, paid(3, BOB, **fee)]
    (incident,) = report_of(tmp_path, rows, skip=("only-stranger",)).incidents
    assert incident.fees == (Loss("ETH", None, "ethereum", Decimal("0.100000000000000001"), 2),)
    assert incident.losses == (Loss("ETH", None, "ethereum", Decimal(3), 3),)


def test_the_fee_of_a_tokens_transfer_stands_in_the_list_of_transactions(tmp_path: Path) -> None:
    usdt = {"kind": "token", "asset": "USDT", "contract": USDT, "amount": "10"}
    call = {"amount": "0", "to": USDT, "method": "transfer", "fee_asset": "ETH", "fee": "0.002"}
    rows = [
        paid(1, **usdt, tx_hash="0xaa"),
        paid(1, **usdt, tx_hash="0xbb", initiator=CAROL),
        paid(1, **call, tx_hash="0xaa"),
        paid(1, **{**call, "fee": "7"}, tx_hash="0xbb", initiator=CAROL),  # someone else signed, and paid
        paid(1, **{**call, "fee": "9"}, tx_hash="0xcc"),  # another transaction
    ]
    mine, theirs = sorted(report_of(tmp_path, rows).incidents, key=lambda incident: incident.rows)
    assert mine.fees == (Loss("ETH", None, "ethereum", Decimal("0.002"), 1),) and theirs.fees == ()


def test_losses_keep_assets_contracts_and_networks_apart(tmp_path: Path) -> None:
    usdt = {"kind": "token", "asset": "USDT", "contract": USDT, "amount": "10"}
    rows = [
        paid(1, amount="2"),
        paid(2, **usdt),
        paid(2, **{**usdt, "contract": BOB, "amount": "3"}),
        paid(2, **usdt, network="bsc"),
        paid(3, **usdt),
    ]
    report = report_of(tmp_path, rows)
    (incident,) = report.incidents
    assert set(incident.losses) == {
        Loss("ETH", None, "ethereum", Decimal(2), 1),
        Loss("USDT", USDT, "ethereum", Decimal(20), 2),
        Loss("USDT", BOB, "ethereum", Decimal(3), 1),
        Loss("USDT", USDT, "bsc", Decimal(10), 1),
    }


def test_a_recipient_says_when_and_whether_it_was_known(tmp_path: Path) -> None:
    report = report_of(tmp_path, [paid(1), paid(17), paid(19), paid(19, OTHER, label="Said by the site")])
    told = [(r.address, r.known_before, r.label, r.first.day, r.last.day)
            for i in report.incidents for r in i.recipients]  # fmt: skip
    assert sorted(told) == [
        (OFAC, False, None, 1, 1),
        (OFAC, True, None, 17, 19),
        (OTHER, False, "Said by the site", 19, 19),
    ]


# --- precursors ---------------------------------------------------------------------------------

TOKEN = {"kind": "token", "asset": "USDT", "contract": USDT, "initiator": ""}
STRANGER = "0x57a29e2e1f6c0b4d8a3f5c7e9b1d2f4a6c8e0a1b"
BAIT = "0xb0b4" + "7" * 32 + BOB[-4:]


def precursors(report: Report, pattern: str) -> set[tuple[int, str]]:
    (incident,) = [i for i in report.incidents if i.pattern == pattern]
    return {(report.history.table["line"].iat[p.row], p.rule) for p in incident.precursors}


def test_bait_leads_to_a_payment_to_a_look_alike(tmp_path: Path) -> None:
    report = report_of(tmp_path, [
        paid(1, ALICE, **{**TOKEN, "from": CAROL, "amount": "9000"}),
        paid(2, BOB, **TOKEN, amount="100"),
        paid(3, BAIT, **{**TOKEN, "amount": "0"}),
        paid(4, ALICE, **{**TOKEN, "from": BAIT, "amount": "0.01"}),
        paid(5, "0xb0b4" + "8" * 32 + BOB[-4:], **{**TOKEN, "amount": "0"}),
        paid(6, BAIT, **{**TOKEN, "amount": "3000"}),
        paid(7, BAIT, **{**TOKEN, "amount": "0"}),
    ])  # fmt: skip
    assert precursors(report, "look-alike") == {(4, "zero-value-look-alike"), (5, "dust-look-alike")}


def test_an_approval_of_the_same_token_leads_to_a_pull(tmp_path: Path) -> None:
    def at(day: str, **row: object) -> dict[str, object]:
        return {"time": f"2024-{day}T09:00:00Z", "amount": "0", **row}

    report = report_of(tmp_path, [
        at("02-01", to=USDT, method="Approve"),  # too long ago
        at("05-01", **{**TOKEN, "from": BOB, "to": ALICE, "amount": "9000"}),
        at("05-02", to=USDT, method="Approve"),
        at("05-03", to=CAROL, method="Approve"),  # another token
        at("05-04", **{**TOKEN, "to": STRANGER, "amount": "8000"}),
        at("05-05", to=USDT, method="Approve"),  # afterwards
        at("05-06", to=USDT, method="Transfer", tx_hash="0xf"),
        at("05-06", **{**TOKEN, "to": OFAC, "amount": "900", "tx_hash": "0xf"}),  # signed: no approval used
    ])  # fmt: skip
    assert precursors(report, "approval-drain") == {(4, "approval")}
    assert precursors(report, "listed") == set()


def test_gas_from_a_stranger_leads_to_a_sweep(tmp_path: Path) -> None:
    def at(time: str, **row: object) -> dict[str, object]:
        return {"time": f"2024-05-02T{time}:00Z", **row}

    report = report_of(tmp_path, [
        at("01:00", **{**TOKEN, "from": BOB, "to": ALICE, "amount": "9000"}),
        at("06:34", **{"from": CAROL, "to": ALICE, "initiator": CAROL}),  # more than 150 minutes before
        at("06:36", **{"from": OTHER, "to": ALICE, "initiator": OTHER}),
        at("09:00", **{"from": STRANGER, "to": ALICE, "initiator": STRANGER, "amount": "0.001"}),
        at("09:05", **{**TOKEN, "to": "0x" + "4" * 40, "amount": "8999", "tx_hash": "0xf"}),
        at("09:05", to=USDT, amount="0", method="Transfer", tx_hash="0xf"),
        at("09:06", **{"from": "0x" + "9" * 40, "to": ALICE}),  # afterwards
    ])  # fmt: skip
    assert precursors(report, "gas-then-sweep") == {(4, "gas"), (5, "gas")}


@pytest.mark.parametrize(
    ("earlier", "told"), [("04-17T21", [2, 3]), ("04-16T21", [3])]
)  # 14.5 and 15.5 days before the first record of the incident
def test_a_permission_change_leads_to_what_leaves_after_it(
    earlier: str, told: list[int], tmp_path: Path
) -> None:
    own, new = "TJ3JJSRSUuDmpxQ163SY7tJK9NDcgVf8jp", "TQsnUdTA3cTquY7HwRhrqU1zGsRsYj8moz"
    change = "AccountPermissionUpdateContract"
    tron = {"network": "tron", "from": own, "own": own, "initiator": own, "asset": "TRX"}

    def at(time: str, to: str, method: str = "TransferContract") -> dict[str, object]:
        return {**tron, "time": f"2024-{time}:00:00Z", "to": to, "method": method}

    changes = [at(time, own, change) for time in (earlier, "05-02T09")]
    report = report_of(tmp_path, [*changes, at("05-03T09", new)])
    (sent,) = [i for i in report.incidents if i.recipients]
    assert sent.pattern == "permission" and sent.severity == Severity.high
    led = [(report.history.table["line"].iat[p.row], p.rule) for p in sent.precursors]
    assert led == [(line, "permission-change") for line in told]


# --- what the owner says ------------------------------------------------------------------------


def test_a_transfer_that_is_not_mine_is_an_incident_without_any_flag(tmp_path: Path) -> None:
    rows = [paid(1, CAROL, tx_hash="0xab", amount="3"), paid(2, BOB), paid(3, BOB)]
    assert report_of(tmp_path, rows).incidents == ()  # three payments are too few to tell a habit
    report = report_of(tmp_path, rows, not_mine=("0xAB",))
    (incident,) = report.incidents
    assert lines(report, incident) == [2] and incident.severity == Severity.info
    assert incident.losses[0].amount == 3 and incident.recipients[0].address == CAROL


def test_what_failed_or_moved_nothing_is_no_loss_though_it_is_not_mine(tmp_path: Path) -> None:
    rows = [
        paid(1, CAROL, tx_hash="0xab", amount="3", status="failed"),
        paid(2, CAROL, tx_hash="0xac", amount="0", method="Deposit"),
        paid(3, ALICE, **{"from": CAROL, "tx_hash": "0xad", "initiator": CAROL}),
        paid(4, BOB),
    ]
    (incident,) = report_of(tmp_path, rows, not_mine=("0xab", "0xac", "0xad")).incidents
    assert len(incident.rows) == 3
    assert incident.losses == incident.recipients == ()


def test_a_hash_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FlaggerError, match="0xdead"):
        report_of(tmp_path, [paid(1)], not_mine=("0xdead",))


# --- ids ----------------------------------------------------------------------------------------


def test_flag_ids_stay_when_the_history_grows(tmp_path: Path) -> None:
    now = [paid(1), paid(2, OTHER), paid(3, BOB)]
    before = [paid(5 + i, CAROL, time=f"2023-01-{5 + i:02d}T09:00:00Z", tx_hash=f"0xe{i}") for i in range(5)]
    now = [{**row, "tx_hash": f"0xa{i}"} for i, row in enumerate(now)]
    short, long = report_of(tmp_path, now), report_of(tmp_path, [*before, *now], "longer.csv")
    assert {flag.id for flag in short.flags} <= {flag.id for flag in long.flags}
    assert {i.id for i in short.incidents} == {i.id for i in long.incidents}
    assert len({flag.id for flag in long.flags}) == len(long.flags)


def test_flag_ids_tell_rules_and_transfers_apart(tmp_path: Path) -> None:
    report = report_of(tmp_path, [paid(1), paid(1), paid(2, OTHER)])
    assert len({flag.id for flag in report.flags}) == len(report.flags) >= 3


# --- the sample wallets -------------------------------------------------------------------------


def of(report: Report, hashes: Sequence[str]) -> pd.DataFrame:
    return report.history.table[report.history.table["tx_hash"].isin(list(hashes))]


def theft(name: str) -> list[Incident]:
    """The incidents that hold a transfer which was planted as taken."""
    report = sample(name)
    rows = set(of(report, TRUTH[name]["theft"]).index)
    return [incident for incident in report.incidents if rows & set(incident.rows)]


TAKEN = [name for name in TRUTH if TRUTH[name]["theft"]]
WITH_RIGHTS = [name for name in TAKEN if name != "tronscan/hijacked"]  # it has no contract types


@pytest.mark.parametrize("name", WITH_RIGHTS)
def test_every_planted_transfer_is_high(name: str) -> None:
    strongest = of(sample(name), TRUTH[name]["theft"]).groupby("tx_hash")["severity"].max()
    assert set(strongest.index) == set(TRUTH[name]["theft"])
    assert strongest.min() == Severity.high, strongest


def test_without_contract_types_it_is_still_medium() -> None:
    table = of(sample("tronscan/hijacked"), TRUTH["tronscan/hijacked"]["theft"])
    assert table["tx_hash"].nunique() == 3 and table["severity"].min() >= Severity.info
    assert table["severity"].max() >= Severity.medium


def test_without_contract_types_the_permission_rules_say_so() -> None:
    skipped = {each.rule: each.reason.id for each in sample("tronscan/hijacked").not_evaluated}
    for rule_id in ("permission-change", "outflow-after-permission"):
        assert skipped[rule_id] == "needs-contract-type"


@pytest.mark.parametrize("name", WITH_RIGHTS)
def test_what_was_taken_is_summed_exactly(name: str) -> None:
    totals: dict[str, Decimal] = {}
    for loss in (loss for incident in theft(name) for loss in incident.losses):
        totals[loss.asset] = totals.get(loss.asset, Decimal(0)) + loss.amount
    assert totals == {asset: Decimal(amount) for asset, amount in TRUTH[name]["loss"].items()}


@pytest.mark.parametrize("name", TAKEN)
def test_recipients_are_named(name: str) -> None:
    named = {recipient.address for incident in theft(name) for recipient in incident.recipients}
    assert named == set(TRUTH[name]["recipients"])


@pytest.mark.parametrize("name", TAKEN)
def test_what_led_there_is_told(name: str) -> None:
    rows = [precursor.row for incident in theft(name) for precursor in incident.precursors]
    told = set(sample(name).history.table["tx_hash"].iloc[rows])
    assert set(TRUTH[name]["precursor"]) <= told


def test_an_honest_wallet_has_nothing_above_weak() -> None:
    report = sample("etherscan/honest")
    assert report.history.table["severity"].max() <= Severity.low
    assert all(flag.severity <= Severity.low for flag in report.flags)


@pytest.mark.parametrize("name", TRUTH)
def test_scores_rank_severities(name: str) -> None:
    table = sample(name).history.table
    lowest = table.groupby("severity")["score"].min()
    highest = table.groupby("severity")["score"].max()
    assert table["score"].between(0, 1).all() and table["score"].max() == 1
    pairs = zip(highest.tolist()[:-1], lowest.tolist()[1:], strict=True)
    assert all(below < above for below, above in pairs)


@pytest.mark.parametrize(("came", "known"), [("0.01", False), ("0.011", True), (None, False)])
def test_a_recipient_is_not_known_by_the_dust_it_sent(came: str | None, known: bool, tmp_path: Path) -> None:
    bait = [paid(1, ALICE, **{"from": OFAC, "initiator": OFAC}, amount=came)] if came else []
    (incident,) = report_of(tmp_path, [*bait, paid(2)]).incidents
    assert [recipient.known_before for recipient in incident.recipients] == [known]


def test_a_counterfeit_sent_in_the_owners_name_makes_nobody_known() -> None:
    (fake,) = (i for i in sample("etherscan/drained").incidents if i.pattern == "look-alike")
    table = sample("etherscan/drained").history.table
    paid = table["counterparty"].eq(fake.recipients[0].address) & table["direction"].eq("out")
    assert (paid & (table.index < fake.rows[0]) & (table["amount"] > 0)).any()
    assert not fake.recipients[0].known_before
