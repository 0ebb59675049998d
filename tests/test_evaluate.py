"""How the detector is measured: every figure computed by hand on made-up wallets, intervals, words."""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from story import ALICE, BOB, CAROL, ROOT, TRUTH, originals, sample, write
from typer.testing import Result

from flagger.config import Config
from flagger.error_rates import networks, rates_for
from flagger.evaluate import Judged, evaluate, judge, tabulate
from flagger.evaluate.baselines import iforest, once
from flagger.evaluate.bootstrap import clusters, figures
from flagger.evaluate.cases import Case, find
from flagger.evaluate.metrics import own_score
from flagger.model import Flag, Incident, Loss, Recipient, Report, Severity
from flagger.pipeline import scan
from flagger.render import rates, to_html
from flagger.render.words import PATTERNS

Run = Callable[..., Result]
NOW = datetime(2024, 3, 1, tzinfo=UTC)
# hash, direction, score, amount: the order of outgoing hashes by score is a, b, c, d
ROWS = [("a", "out", 0.9, 5.0), ("b", "out", 0.8, 2.0), ("b", "in", 0.1, 1.0), ("d", "out", 0.7, 1.0),
        ("c", "out", 0.7, 9.0), ("e", "in", 1.0, 1.0), ("b", "out", 0.3, 0.5)]  # fmt: skip
CASE = Case(
    name="A-1", paths=(), wallet=ALICE, disputed=frozenset("bd"), before=frozenset("e"), normal=frozenset("ac"),
    loss={"ETH": Decimal("2.50"), "USDT": Decimal(7)}, recipients=frozenset({BOB, CAROL}), pattern="sweeper",
    synthetic=False, declared=(),
)  # fmt: skip
HONEST = replace(
    CASE, name="2", disputed=frozenset(), before=frozenset(), loss={}, recipients=frozenset(), pattern=None
)


def incident(level: Severity, rows: tuple[int, ...], pattern: str, **lost: str) -> Incident:
    losses = tuple(Loss(asset, None, None, Decimal(amount), 1) for asset, amount in lost.items())
    paid = (Recipient(BOB.upper().replace("0X", "0x"), NOW, NOW, False, None),)
    return Incident("I", pattern, level, (), rows, (), NOW, NOW, losses, (), paid)


def made(*incidents: Incident, **levels: Severity) -> Report:
    """A report with these incidents and one flag on the first row of each named hash."""
    table = pd.DataFrame(ROWS, columns=["tx_hash", "direction", "score", "amount"])
    table = table.assign(id=[str(i) for i in range(len(ROWS))], network="ethereum", own=ALICE)
    first = {hash_: i for i, (hash_, *_) in reversed(list(enumerate(ROWS)))}
    flags = tuple(Flag("burst", first[hash_], hash_, level) for hash_, level in levels.items())
    base = sample("etherscan/honest")
    history = replace(base.history, table=table)
    return replace(base, history=history, flags=flags, incidents=incidents)


def measured(*rows: Judged) -> dict[str, float | None]:
    return {name: figure["value"] for name, figure in tabulate(rows)["flagger"].items()}


def test_every_figure_by_hand() -> None:
    high, medium = Severity.high, Severity.medium
    told = judge(
        CASE,
        made(
            incident(medium, (3,), "seed-leak", USDT="1"),
            incident(high, (1, 3), "sweeper", ETH="2.5", USDT="7.00"),
            b=high, e=high, a=high, d=medium, c=Severity.low,
        ),
    )  # fmt: skip
    # d is the fourth hash but one of two at 0.7: c, larger, stands before it.
    assert measured(told) == {
        "hit_at_1": 0, "hit_at_3": 1, "map": 0.5,  # (1/2 + 2/4) / 2
        "recall_strong": 0.5, "recall_medium": 1, "precision_strong": 0.6667,
        "false_strong_per_1000": 500, "false_medium_per_1000": 500,
        "accused": None, "loss_exact": 1, "recipients_named": 0.5, "pattern": 1,
    }  # fmt: skip
    quiet = judge(HONEST, made(incident(medium, (1,), "unknown"), c=medium))
    assert measured(quiet)["accused"] == 0
    assert measured(quiet)["hit_at_1"] is None
    both = measured(told, quiet)
    assert both["false_medium_per_1000"] == 500  # a, and c of the other, of four
    assert both["false_strong_per_1000"] == 250
    assert measured(judge(HONEST, made(incident(high, (1,), "unknown"))))["accused"] == 1


def test_the_first_and_the_first_three() -> None:
    """Outgoing hashes by score: a, b, c, d."""
    for hash_, first, three, precision in (("a", 1, 1, 1), ("c", 0, 1, 0.3333), ("d", 0, 0, 0.25)):
        told = measured(judge(replace(CASE, disputed=frozenset(hash_)), made()))
        assert (told["hit_at_1"], told["hit_at_3"], told["map"]) == (first, three, precision)
    absent = measured(judge(replace(CASE, disputed=frozenset("bdz")), made()))
    assert absent["map"] == 0.5  # z is in no export: no order can rank it


def test_a_transfer_scores_as_the_highest_movement_of_its_hash() -> None:
    table = pd.DataFrame({"tx_hash": ["x", "y", "x"], "id": ["1", "2", "3"], "score": [0.1, 0.5, 0.9]})
    assert own_score(table).tolist() == [0.9, 0.5, 0.9]


def test_recipients_are_named_in_strong_incidents_only() -> None:
    assert measured(judge(CASE, made(incident(Severity.medium, (1,), "sweeper"))))["recipients_named"] == 0


@pytest.mark.parametrize("lost", [{"ETH": "2.51", "USDT": "7"}, {"ETH": "2.5"}, {}])
def test_a_loss_is_exact_or_not(lost: Mapping[str, str]) -> None:
    assert measured(judge(CASE, made(incident(Severity.high, (1,), "sweeper", **lost))))["loss_exact"] == 0


def test_the_pattern_is_that_of_the_incident_that_holds_most() -> None:
    part, most = incident(Severity.high, (1,), "sweeper"), incident(Severity.low, (1, 3), "seed-leak")
    assert measured(judge(CASE, made(part, most)))["pattern"] == 0
    assert measured(judge(CASE, made(part)))["pattern"] == 1
    assert measured(judge(CASE, made()))["pattern"] == 0
    assert measured(judge(replace(CASE, pattern=None), made(part)))["pattern"] is None


def test_a_movement_without_hash_stands_for_itself() -> None:
    report = made()
    report.history.table["tx_hash"] = pd.array([None] * len(ROWS), dtype="str")
    assert measured(judge(replace(CASE, disputed=frozenset({"0"})), report))["hit_at_1"] == 1


def test_wallets_that_share_a_recipient_are_one() -> None:
    received = [frozenset("x"), frozenset("y"), frozenset(), frozenset("xz"), frozenset("z"), frozenset()]
    of = clusters(received).tolist()
    assert of[0] == of[3] == of[4]
    assert len(set(of)) == 4


def interval(values: list[int], recipients: list[frozenset[str]]) -> tuple[float, float]:
    counted = np.array(values, dtype="float64")[:, None]
    (figure,) = figures(counted, np.ones_like(counted), clusters(recipients), np.ones(1))
    assert figure["low"] is not None and figure["high"] is not None
    return figure["low"], figure["high"]


def test_intervals() -> None:
    values = [1] * 20 + [0] * 20
    apart = [frozenset({str(i)}) for i in range(40)]
    low, high = interval(values, apart)
    assert 0.30 < low < 0.40 and 0.60 < high < 0.70  # 0.5 ± 1.96 √(0.25 / 40)
    assert interval(values, apart) == (low, high)
    together = [frozenset({str(i // 4)}) for i in range(40)]
    wide = interval(values, together)
    assert wide[1] - wide[0] > 1.5 * (high - low)


def test_the_unseen_is_not_impossible() -> None:
    apart = [frozenset({str(i)}) for i in range(40)]
    assert interval([0] * 40, apart) == (0, round(1 - 0.025 ** (1 / 40), 4))
    assert interval([1] * 40, apart) == (round(0.025 ** (1 / 40), 4), 1)
    one = np.ones((4, 1))
    assert figures(one, one, np.arange(4), np.ones(1))[0]["low"] is None  # four wallets say too little


def test_baselines_rank(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"amount": "1"} for _ in range(30)]
    rows[20] = {"to": CAROL, "amount": "40", "time": "2024-03-21T03:00:00Z"}
    report = scan([write(tmp_path / "a.csv", rows)], Config(forest=False))
    table = report.history.table
    for score in (once(table), iforest(table)):
        assert table.loc[score.idxmax(), "counterparty"] == CAROL


# --- the command -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample wallets as labelled cases; the honest one is called synthetic."""
    root = tmp_path_factory.mktemp("cases")
    for name, truth in TRUTH.items():
        folder = root / name.replace("etherscan/", "A-").replace("/", "-")
        folder.mkdir()
        for path in originals(name):
            shutil.copy(path, folder)
        told = {**truth, "files": [path.name for path in originals(name)], "normal": []}
        told |= {"synthetic": True, "declared": {BOB: "a wallet of mine"}} if "honest" in name else {}
        (folder / "truth.json").write_text(json.dumps(told), encoding="utf-8")
    return root


def test_evaluate_command(flagger: Run, cases: Path, tmp_path: Path) -> None:
    result = flagger("evaluate", cases, "--json", "--out", tmp_path / "r.json")
    assert result.exit_code == 0
    made = json.loads(result.stdout)
    assert made == json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    real, synthetic = made["sets"]
    assert (real["id"], synthetic["id"]) == ("real", "synthetic")
    names = [group["group"] for group in real["groups"]]
    assert names[0] == "all"
    assert {"set:A", "network:tron", "network:ethereum", "importer:etherscan-tokens"} <= set(names)
    whole = real["groups"][0]["figures"]
    assert {"flagger", "iforest", "once"} == set(whole)
    assert whole["flagger"]["hit_at_1"]["value"] == 1
    drained = next(group for group in real["groups"] if group["group"] == "set:A")["figures"]["flagger"]
    assert [drained[name]["value"] for name in ("recall_strong", "loss_exact", "recipients_named")] == [
        1,
        1,
        1,
    ]
    assert whole["flagger"]["recall_strong"]["of"] == sum(len(t["theft"]) for t in TRUTH.values())
    assert synthetic["groups"][0]["figures"]["flagger"]["accused"]["value"] == 0


@pytest.mark.parametrize(("lang", "there", "absent"), [("zh", "真实钱包", "Real"), ("en", "Real", "真实")])
def test_evaluate_table(flagger: Run, cases: Path, lang: str, there: str, absent: str) -> None:
    text = flagger("evaluate", cases / "A-drained", "--lang", lang).stdout
    assert there in text
    assert absent not in text
    assert "hit_at_1" in text


def test_declared_addresses_are_own_only_when_asked(cases: Path) -> None:
    (honest,) = [case for case in find([cases]) if case.synthetic]
    assert honest.named() == ()  # it occurs in none of the exports
    other = next(row for row in sample("etherscan/honest").history.table["counterparty"].dropna())
    assert replace(honest, declared=(BOB, other)).named() == (honest.wallet, other)


@pytest.mark.parametrize(
    ("truth", "said"),
    [("{", "cannot be used"), ('{"files": []}', "it does not say `wallet`"), ("[]", "cannot be used")],
)
def test_bad_truth_is_one_clear_message(flagger: Run, tmp_path: Path, truth: str, said: str) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "truth.json").write_text(truth, encoding="utf-8")
    result = flagger("evaluate", tmp_path)
    assert result.exit_code == 2
    assert "truth.json" in result.stderr and said in result.stderr and "CONTRIBUTING.md" in result.stderr


def test_the_case_that_is_shown_to_contributors_can_be_read(tmp_path: Path) -> None:
    shown = (
        (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("```json\n")[2].partition("```")[0]
    )
    (tmp_path / "truth.json").write_text(shown, encoding="utf-8")
    (case,) = find([tmp_path])
    assert case.loss == {"USDT": Decimal("1234.56")} and case.pattern in PATTERNS
    told = json.loads(shown)
    for optional in ("pattern", "synthetic", "declared"):
        del told[optional]
    (tmp_path / "truth.json").write_text(json.dumps(told), encoding="utf-8")
    assert find([tmp_path])[0].pattern is None


def test_no_cases_and_no_place(flagger: Run, cases: Path, tmp_path: Path) -> None:
    assert flagger("evaluate", tmp_path).exit_code == 2
    result = flagger("evaluate", cases / "A-drained", "--out", tmp_path / "no" / "r.json")
    assert result.exit_code == 3


def test_a_case_that_cannot_be_read_is_named(tmp_path: Path, cases: Path) -> None:
    shutil.copytree(cases / "A-drained", tmp_path / "A-broken")
    for path in (tmp_path / "A-broken").glob("*.csv"):
        path.write_text("nothing,known\n1,2\n", encoding="utf-8")
    with pytest.raises(Exception, match="A-broken"):
        evaluate([tmp_path])


# --- what the report says --------------------------------------------------------------------------


def entry(**changed: Any) -> dict[str, Any]:
    names = ("recall_strong", "recall_medium", "precision_strong", "false_strong_per_1000",
             "false_medium_per_1000", "accused", "hit_at_1", "loss_exact")  # fmt: skip
    figure = {"value": 0.5, "low": 0.25, "high": 0.625, "of": 40}
    return {"wallets": 60, "robbed": 30, "figures": {name: {**figure, **changed} for name in names}}


def shipping(monkeypatch: pytest.MonkeyPatch, **kinds: Any) -> None:
    base = {"version": "9.9", "measured": "2026-01-02", "networks": {}, "importers": {}, "id": "real"}
    monkeypatch.setattr("flagger.error_rates.shipped", lambda: {"fewest": 20, "sets": [{**base, **kinds}]})


def said(report: Report) -> tuple[str, str]:
    told = replace(report, method={**report.method, "error_rates": rates_for(report.history)})
    return "\n".join(rates.sentences(told, "zh")), "\n".join(rates.sentences(told, "en"))


def test_measured_figures_are_printed_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    shipping(monkeypatch, networks={"ethereum": entry()}, importers={"etherscan-tokens": entry()})
    zh, en = said(sample("etherscan/drained"))
    assert "flagged strong 50 % (25–62.5 %)" in en
    assert "标为“强” 50%（25–62.5%）" in zh
    assert "0.5 (0.2–0.6)" in en  # numbers per 1,000 are no shares
    assert "version 9.9, 2026-01-02" in en
    assert "were also looked at while rules and thresholds were chosen" in en
    assert "选定规则和阈值时也参考过这些真实钱包" in zh
    assert "Formats not measured on real wallets: Etherscan" in en
    assert "token transfers" not in en.rpartition("Formats not measured")[2]


def test_no_figure_is_lent_to_another_network(monkeypatch: pytest.MonkeyPatch) -> None:
    shipping(monkeypatch, networks={"ethereum": entry()})
    zh, en = said(sample("oklink/hijacked"))
    assert "本软件尚未在真实的波场（TRON）案例上测量误差" in zh
    assert "has not been measured on real cases of this kind on: TRON" in en
    assert "50 %" not in en and "looked at" not in en


def test_too_few_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    shipping(monkeypatch, networks={"ethereum": entry(low=None, high=None)})
    assert "too few" in said(sample("etherscan/drained"))[1]
    shipping(monkeypatch, networks={"ethereum": entry(value=None)})
    assert "there were none" in said(sample("etherscan/drained"))[1]


def test_accounts_have_no_network_of_their_own() -> None:
    history = sample("etherscan/drained").history
    account = tuple(replace(wallet, found_by="format") for wallet in history.wallets)
    assert networks(history) == ["ethereum"]
    assert networks(replace(history, wallets=account)) == []


def test_the_page_holds_them(monkeypatch: pytest.MonkeyPatch, drained: list[Path]) -> None:
    shipping(monkeypatch, networks={"ethereum": entry()})
    page = next(iter(to_html.render(scan(drained, Config()), ("zh", "en"))))[1].decode()
    assert "标为“强” 50%（25–62.5%）" in page
    number = page.split("、方法与局限</h2>")[0].rpartition("<h2>")[2]
    assert f'本类标记的误报、漏报：见<a href="#zh-method">第{number}部分</a>' in page
    shipping(monkeypatch)
    page = next(iter(to_html.render(scan(drained, Config()), ("zh", "en"))))[1].decode()
    assert "本类标记的误报、漏报：未测量" in page
