"""The reference forest: the same scores as scikit-learn, honest p-values, one file with its provenance."""

import html
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from story import ALICE, BOB, FIXTURES, ROOT, originals, rule_named, seen_of, write
from typer.testing import Result

from flagger.anomaly import MOST, grow, heap, held_out, path_length, some, train
from flagger.checking import run
from flagger.config import Config
from flagger.features import FOREST
from flagger.forest import DEPTH, Forest, described, dump, judge, like_reference, load, shipped
from flagger.model import Severity
from flagger.pipeline import scan
from flagger.render import to_html, to_json
from flagger.render.method import forest
from flagger.rules.unusual import PARTS
from flagger.text import LANGS

Run = Callable[..., Result]
WIDE = len(FOREST)


def drawn(rows: int, seed: int = 0) -> np.ndarray:
    """Numbers as features are: some continuous, some counts, some yes or no."""
    rng = np.random.default_rng(seed)
    numbers = rng.normal(size=(rows, WIDE)).astype("float32")
    numbers[:, 3] = rng.poisson(2, rows)
    numbers[:, -1] = numbers[:, -1] > 0
    return numbers


@pytest.fixture(scope="module")
def grown() -> Forest:
    return grow(drawn(3000))


# --- the scorer ---------------------------------------------------------------------------------


def test_scores_are_those_of_scikit_learn(grown: Forest) -> None:
    from sklearn.ensemble import IsolationForest

    reference = IsolationForest(n_estimators=100, max_samples=256, random_state=0).fit(drawn(3000))
    others = np.vstack([drawn(20_000, 1), drawn(3000) * 5, np.zeros((1, WIDE), "float32")])
    assert np.abs(grown.scores(others) + reference.score_samples(others)).max() < 1e-6


def test_a_number_that_equals_a_threshold_goes_where_scikit_learn_sends_it(grown: Forest) -> None:
    from sklearn.ensemble import IsolationForest

    reference = IsolationForest(n_estimators=100, max_samples=256, random_state=0).fit(drawn(3000))
    edges = np.unique(grown.threshold[np.isfinite(grown.threshold)])[:2000]
    both_sides = np.concatenate([edges, np.nextafter(edges, np.float32(np.inf))])
    rows = np.repeat(both_sides[:, None], WIDE, axis=1).astype("float32")
    assert np.abs(grown.scores(rows) + reference.score_samples(rows)).max() < 1e-6


def test_few_rows_and_equal_rows_grow_a_forest() -> None:
    from sklearn.ensemble import IsolationForest

    for rows in (drawn(5), np.ones((400, WIDE), "float32")):
        reference = IsolationForest(n_estimators=100, max_samples=min(256, len(rows)), random_state=0).fit(
            rows
        )
        assert np.abs(grow(rows).scores(drawn(50)) + reference.score_samples(drawn(50))).max() < 1e-6


def test_scores_do_not_depend_on_the_rows_beside(grown: Forest) -> None:
    rows = drawn(20_000, 3)
    assert grown.scores(rows)[8191:8195].tolist() == grown.scores(rows[8191:8195]).tolist()
    assert grown.scores(rows[:0]).tolist() == []


def test_a_missing_number_is_not_an_unusual_one(grown: Forest) -> None:
    stats = pd.DataFrame(drawn(1), columns=list(FOREST)).assign(share=np.nan)
    assert grown.numbers(stats)[0, FOREST.index("share")] == grown.usual[FOREST.index("share")]


def test_a_path_is_as_long_as_in_a_random_tree() -> None:
    assert path_length(np.array([1, 2, 3])).tolist() == pytest.approx([0, 1, 1.2073923])


# --- p ------------------------------------------------------------------------------------------


def test_p_counts_the_held_out_scores_that_are_as_high(grown: Forest) -> None:
    forest = replace(grown, calibration=np.array([0.3, 0.4, 0.4, 0.5]))
    assert forest.p(np.array([0.2, 0.4, 0.45, 0.5, 0.6])).tolist() == [1, 0.8, 0.4, 0.4, 0.2]


def lives(count: int, rows: int = 60) -> list[tuple[str, pd.DataFrame]]:
    return [
        (f"wallet {i}", pd.DataFrame(drawn(rows, i), columns=list(FOREST)).assign(plain=True, out=True))
        for i in range(count)
    ]


def test_p_is_calibrated_on_wallets_the_forest_has_not_seen() -> None:
    forest = train(lives(100), {})
    p = forest.p(forest.scores(drawn(20_000, 1234)))
    for level in (0.01, 0.1, 0.5):
        assert np.mean(p <= level) == pytest.approx(level, rel=0.25)


def test_wallets_are_for_growing_or_for_calibration_never_both() -> None:
    names = [name for name, _ in lives(40)]
    assert 8 <= sum(map(held_out, names)) <= 24
    changed = [(name, stats * 3 if held_out(name) else stats) for name, stats in lives(40)]
    plain, other = train(lives(40), {}), train(changed, {})
    assert (plain.threshold == other.threshold).all() and not np.array_equal(
        plain.calibration, other.calibration
    )


def test_the_order_of_wallets_and_busy_wallets_do_not_matter() -> None:
    assert dump(train(lives(20), {})) == dump(train(lives(20)[::-1], {}))
    ((_, busy),) = lives(1, rows=5 * MOST)
    assert len(some(busy, "out")) == MOST
    assert len(some(busy.assign(plain=busy.index < 7), "plain")) == 7


# --- the file -----------------------------------------------------------------------------------


def test_a_file_holds_the_whole_forest(grown: Forest) -> None:
    again = load(dump(grown))
    assert dump(again) == dump(grown)
    assert again.scores(drawn(100)).tolist() == grown.scores(drawn(100)).tolist()


def test_the_shipped_forest_says_where_it_comes_from() -> None:
    forest = shipped()
    assert forest.features == FOREST
    assert forest.feature.shape == (100, 2**DEPTH - 1) and forest.length.shape == (100, 2**DEPTH)
    assert (np.diff(forest.calibration) >= 0).all() and 1000 <= len(forest.calibration) <= 4999
    about = json.loads(json.dumps(forest.about))
    assert {"sets", "made", "versions", "seed", "wallets", "grown_on", "calibrated_on"} <= set(about)
    assert sum(each["wallets"] for each in about["sets"]) == about["wallets"]
    assert (ROOT / "flagger/data/forest.npz").stat().st_size < 400_000


def test_heaps_repeat_a_leaf_down_to_the_last_level() -> None:
    from sklearn.ensemble import IsolationForest

    tree = IsolationForest(n_estimators=1, max_samples=2, random_state=0).fit(drawn(2)).estimators_[0].tree_
    _, threshold, length = heap(tree)
    assert np.isfinite(threshold).sum() == 1 and length.tolist() == [1.0] * 2**DEPTH


def case(folder: Path, name: str, rows: list[dict[str, str]], theft: list[str]) -> None:
    (folder / name).mkdir(parents=True)
    write(folder / name / "own.csv", rows)
    truth = {
        "wallet": ALICE, "files": ["own.csv"], "theft": theft, "precursor": [], "normal": [], "loss": {}, "recipients": [],
    }  # fmt: skip
    (folder / name / "truth.json").write_text(json.dumps(truth), encoding="utf-8")


def test_train_writes_the_same_file_again_from_honest_wallets_only(flagger: Run, tmp_path: Path) -> None:
    for i in range(12):
        rows = [{"amount": str(1 + (i * day) % 7), "fee": "0.001"} for day in range(20)]
        case(tmp_path / "lives", f"life {i}", [{"from": BOB, "to": ALICE, "amount": "99"}, *rows], [])
    case(tmp_path / "lives", "robbed", [{}, {}], ["0x01"])
    made = []
    for name in ("one", "two"):
        words = ("--about", "Lives=人生", "--date", "2024-01-01", "--out", tmp_path / name)
        result = flagger("train", tmp_path / "lives", *words, "--lang", "en")
        assert result.exit_code == 0 and "12 wallets" in result.stdout
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    about = load(made[0]).about
    assert about["sets"] == [{"en": "Lives", "zh": "人生", "wallets": 12}] and about["made"] == "2024-01-01"


def test_train_says_what_is_missing(flagger: Run, tmp_path: Path) -> None:
    out, folder = tmp_path / "out", tmp_path / "lives"
    folder.mkdir()

    def refused(*words: str, to: Path = out, date: str = "2024-01-01") -> str:
        result = flagger("train", folder, "--about", *words, "--date", date, "--out", to, "--lang", "en")
        assert result.exit_code in (2, 3) and "Traceback" not in result.stderr and not out.exists()
        return " ".join(result.stderr.split())

    assert "there are no cases in it" in refused("none=无")
    case(folder, "robbed", [{}, {}], ["0x01"])
    assert "EN=ZH" in refused("no Chinese")
    assert "too few honest wallets" in refused("none=无")
    assert "Invalid value for '--date'" in refused("none=无", date="tomorrow")
    for i in range(12):
        case(folder, f"life {i}", [{} for _ in range(20)], [])
    assert "cannot be written" in refused("lives=人生", to=tmp_path / "no" / "out")
    (folder / "robbed" / "truth.json").write_text("{}", encoding="utf-8")
    assert "it does not say `files`" in refused("lives=人生")


# --- what a run makes of it ---------------------------------------------------------------------


def test_only_outgoing_transfers_are_judged() -> None:
    seen = seen_of(*originals("etherscan/drained"))
    out = seen.stats["out"]
    assert out.any() and not out.all()
    assert seen.stats.loc[out, ["unusual", "forest_p"]].notna().all(axis=None)
    assert seen.stats.loc[~out, ["unusual", "forest_p"]].isna().all(axis=None)


def test_parts_to_set_back_are_all_features_once() -> None:
    assert sorted(name for _, names in PARTS for name in names) == sorted(FOREST)


def test_a_transfer_that_another_rule_calls_weak_is_left_to_it() -> None:
    seen = seen_of(FIXTURES["unusual-transfer"])
    lane, drain = rule_named("unusual-transfer"), rule_named("balance-drain", share=0.01)
    alone = {rule.id: found for rule, found in run([lane], seen)[0]}["unusual-transfer"]
    with_drain = {rule.id: found for rule, found in run([lane, drain], seen)[0]}
    weak = set(with_drain["balance-drain"].index) & set(alone.index)
    assert weak and not weak & set(with_drain["unusual-transfer"].index)


def test_what_the_lane_points_out_stays_weak() -> None:
    report = scan([FIXTURES["unusual-transfer"]], Config(only=("unusual-transfer", "one-off-payee")))
    marked = {flag.row for flag in report.flags if flag.rule == "unusual-transfer"}
    assert marked and (report.history.table.loc[sorted(marked), "severity"] <= Severity.low).all()


@pytest.mark.parametrize("median", [0.1, 0.9])
def test_in_a_wallet_unlike_the_reference_only_the_place_is_told(median: float) -> None:
    seen = seen_of(FIXTURES["unusual-transfer"])
    alike = seen.stats["forest_p"].where(seen.stats["forest_p"] < 0.01, 0.5)
    unlike = alike.where(alike < 0.01, median)
    for p, there in ((alike, True), (unlike, False)):
        stats = seen.stats.assign(forest_p=p)
        assert like_reference(stats) is there
        for lang in LANGS:
            said = [
                rule_named("unusual-transfer").message.say(lang, **facts)
                for facts in rule_named("unusual-transfer")
                .check(replace(seen, stats=stats))
                .to_dict("records")
            ]
            assert said and all(("1 in " in each or "笔转出中至多有" in each) is there for each in said)


@pytest.mark.parametrize(
    ("told", "alike"),
    [
        ([0.2], True), ([0.8], True), ([0.19], False), ([0.81], False), ([], False),
        ([0.01, 0.19, 1.0], False),  # the median, not the mean, which is 0.4
    ],
)  # fmt: skip
def test_a_wallet_is_like_the_reference_if_its_median_p_lies_between(told: list[float], alike: bool) -> None:
    """Of plain payments alone: the calls, at 0.5, do not count."""
    stats = pd.DataFrame({"plain": [True] * len(told) + [False] * 9, "forest_p": [*told, *[0.5] * 9]})
    assert like_reference(stats) is alike
    assert described(stats)["wording"] == ("rate" if alike else "rank")


def test_the_report_says_what_the_forest_is(drained: list[Path]) -> None:
    on, off = scan(drained, Config()), scan(drained, Config(forest=False))
    told = to_json.document(on)["method"]["forest"]
    assert (told["kind"], told["trees"], told["seed"], told["m"]) == ("reference", 100, 0, 4999)
    assert told["wording"] in ("rate", "rank") and told["sets"] and told["features"] == list(FOREST)
    assert to_json.document(off)["method"]["forest"]["kind"] == "off"
    page = next(iter(to_html.render(on, ("zh", "en"))))[1].decode()
    for each in told["sets"]:
        assert html.escape(each["zh"]) in page and html.escape(each["en"]) in page
    assert f"{told['grown_on']['rows']} 笔转出训练" in page
    quiet = next(iter(to_html.render(off, ("zh", "en"))))[1].decode()
    assert "孤立森林未启用" in quiet and "isolation forest was off" in quiet


@pytest.mark.parametrize(
    ("wording", "words"), [("rate", "on the whole like"), ("rank", "as a whole are unlike")]
)
def test_the_page_says_whether_rates_or_places_are_told(
    drained: list[Path], wording: str, words: str
) -> None:
    report = scan(drained, Config())
    method = {**report.method, "forest": {**report.method["forest"], "wording": wording}}
    said = [sentence.en for sentence in forest(replace(report, method=method))]
    assert any(words in sentence for sentence in said)


PULLED = {
    "the amount": {"amount_z": 12, "share": 1, "log_over_max": 4},
    "the payee": {"log_prior_out": 0, "log_prior_in": 0, "assets_to_1h": 5, "ever_once": True},
    "the time and pace": {"log_gap_out": 17, "hour_rarity": 4.5, "out_10m": 9, "out_24h": 30},
    "the fee and the method": {"fee_z": 12, "method_rarity": 5},
}


@pytest.mark.parametrize("part", PULLED)
def test_the_part_that_sets_a_transfer_apart_is_named_and_set_back(part: str) -> None:
    """An ordinary payment of the fixture in all but one part: with that part usual it is ordinary."""
    seen = seen_of(FIXTURES["unusual-transfer"])
    row = int(seen.table.index[seen.table["line"] == 60][0])
    stats = seen.stats.copy()
    for name, value in PULLED[part].items():
        stats.loc[row, name] = value
    stats["unusual"], stats["forest_p"] = judge(stats)
    lane = rule_named("unusual-transfer", p=1.0, most=9999)
    told = lane.check(replace(seen, stats=stats)).loc[row]
    assert told["part"].en == part
    assert told["rank"] <= 12 and told["then"] > 40
