"""`several-signs`: what an account does otherwise, what follows, and what speaks against it."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from story import ALICE, flagged, rule_named, seen_of, write

from flagger.config import Config
from flagger.model import Severity
from flagger.pipeline import scan
from flagger.rules.withdrawals import SeveralSigns

RULE, OWN = "several-signs", "binance-account"
START = datetime(2024, 1, 1, 9)
Line = dict[str, str]


def line(hours: float, to: str, amount: str = "20", asset: str = "ETH", **cells: str) -> Line:
    """A withdrawal, so many hours after the story's first day began."""
    at = f"{START + timedelta(hours=hours):%Y-%m-%dT%H:%M:%SZ}"
    return {"time": at, "own": OWN, "from": OWN, "to": to, "amount": amount, "asset": asset, **cells}


def before(earlier: int, fresh: int) -> list[Line]:
    """So many withdrawals, one a day, to `fresh` addresses; sums of 40 to 150."""
    sums = ("150", "50", "60", "40")
    return [line(24 * day, f"known {day if day < fresh else 0}", sums[day % 4]) for day in range(earlier)]


def signs(path: Path, lines: list[Line], **thresholds: float) -> list[tuple[str, str]]:
    """What the rule says of each withdrawal that it flags: for it, against it."""
    found = SeveralSigns(**thresholds).check(seen_of(write(path / "x.csv", lines)))
    rows = found[["signs", "against"]].itertuples(index=False)
    return [(seen.en, against.en if against else "") for seen, against in rows]


TWO = [line(2000, "new"), line(2001, "new")]
THREE = [*TWO, line(2002, "new")]
TAIL = [line(2002 + 31 * 24, "known 0")]


@pytest.mark.parametrize(
    ("earlier", "fresh", "taken", "told"),
    [
        (5, 2, THREE, 3),
        (4, 2, THREE, 0),  # with four withdrawals nothing is known of the account
        (9, 2, TWO, 2),  # two of nine: seldom
        (8, 2, TWO, 0),  # two of eight: neither
        (6, 3, THREE, 3),  # half
        (7, 4, THREE, 0),  # four of seven: often
    ],
)
def test_what_an_account_does_otherwise(
    earlier: int, fresh: int, taken: list[Line], told: int, tmp_path: Path
) -> None:
    assert len(signs(tmp_path, [*before(earlier, fresh), *taken, *TAIL])) == told


def test_what_follows_is_a_sign_and_is_said(tmp_path: Path) -> None:
    done, *_ = signs(tmp_path, [*before(6, 2), *TWO])
    assert done == (
        "2 withdrawals to one new address in this run, "
        "neither withdrawal nor deposit afterwards in the files given", "",
    )  # fmt: skip
    came = line(2100, OWN, "500", **{"from": "somebody"})
    last, *_ = signs(tmp_path, [*before(6, 2), *THREE, came])
    assert last[0].endswith("no withdrawal afterwards in the files given")
    assert not signs(tmp_path, [*before(6, 2), *TWO, came])


def test_an_address_used_again_is_no_stranger_s(tmp_path: Path) -> None:
    lines = [*before(6, 2), *THREE, *TAIL]
    assert signs(tmp_path, lines)
    assert not signs(tmp_path, [*lines, line(9000, "new")])


def test_a_coin_sold_just_before_is_a_sign(tmp_path: Path) -> None:
    def sold(hours: float) -> list[Line]:
        came = line(24, OWN, "9", "BTC", **{"from": "somebody"})
        return [came, line(hours, "market", "9", "BTC", kind="trade")]

    week = [line(2001 + 20 * 24, "known 0")]  # one point, for two weeks and more of quiet
    lines = [*before(9, 2), *TWO, *week]
    assert not signs(tmp_path, lines)
    told = signs(tmp_path, [*sold(1999.1), *lines])
    assert len(told) == 2 and "a coin sold during it or within the hour before" in told[0][0]
    assert not signs(tmp_path, [*sold(1998.9), *lines])


def test_what_speaks_against_it_is_said_too(tmp_path: Path) -> None:
    scattered = [*THREE, line(2003, "new too"), line(2003.5, "BTC address", "1", "BTC")]
    told = signs(tmp_path, [*before(7, 4), *scattered])
    assert {against for _, against in told} == {
        "; against it: more addresses than coins, the account often withdraws to new addresses"
    }


@pytest.mark.parametrize(("own", "told"), [("okx-account", 3), (ALICE, 0), ("alipay", 0)])
def test_only_exchange_accounts_are_looked_at(own: str, told: int, tmp_path: Path) -> None:
    lines = [{**each, "own": own, "from": own} for each in (*before(6, 2), *THREE, *TAIL)]
    seen = seen_of(write(tmp_path / "x.csv", lines))
    assert len(flagged(rule_named(RULE), seen)) == told


def test_a_sitting_is_one_group_whoever_received_it(tmp_path: Path) -> None:
    taken = [*TWO, line(2024, "other", "7", "BTC"), line(2048, "other", "8", "BTC")]
    report = scan([write(tmp_path / "x.csv", [*before(6, 2), *taken])], Config())
    (incident,) = [each for each in report.incidents if each.severity == Severity.high]
    assert incident.pattern == "exchange-withdrawal"
    assert {loss.asset: str(loss.amount) for loss in incident.losses} == {"ETH": "40", "BTC": "15"}
