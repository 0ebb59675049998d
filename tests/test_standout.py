"""Where no group is strong, the transfers that stand out most are shown as facts, and can be answered."""

from dataclasses import replace
from pathlib import Path

import pytest
from story import ALICE, BOB, CAROL, sample, write
from test_sections import built, text
from typer.testing import CliRunner
from wording import accusing

from flagger.cli import app
from flagger.cli.onward import onward
from flagger.cli.scan import summary
from flagger.config import Config
from flagger.incidents.standout import LARGEST, MOST, places, standout
from flagger.model import Severity
from flagger.pipeline import scan
from flagger.render.sections.standout import asked_about
from flagger.render.view_totals import View
from flagger.review import read_review
from flagger.text import LANGS, Lang, Text
from flagger.unrun import lacking

OTHER = "0x" + "8" * 40
RUN = CliRunner()


@pytest.fixture
def quiet(tmp_path: Path) -> Path:
    """A wallet with little history: a handful of payments to two known people, a larger one to a third."""
    known = [{"to": (BOB, CAROL)[i % 2], "amount": f"0.{10 + i}"} for i in range(8)]
    more = [
        {"to": OTHER, "amount": "3", "asset": "ETH"},
        {"to": BOB, "amount": "7", "asset": "DAI", "kind": "token"},
        {"from": BOB, "to": ALICE, "amount": "500"},
        {"to": OTHER, "amount": "900", "status": "failed"},
    ]
    return write(tmp_path / "quiet.csv", [*known, *more])


def test_the_first_of_the_order_and_the_largest_of_other_assets(quiet: Path) -> None:
    report = scan([quiet], Config())
    assert not [i for i in report.incidents if i.severity >= Severity.high]
    rows, table = standout(report), report.history.table
    assert MOST < len(rows) <= MOST + LARGEST
    scores = table.loc[rows[:MOST], "score"].tolist()
    left = table[table["direction"].eq("out") & table["status"].eq("ok")]
    assert scores == sorted(left["score"], reverse=True)[:MOST]
    assert {"ETH", "DAI"} == set(table.loc[rows, "asset"])
    assert (
        "900" not in table.loc[rows, "amount_text"].tolist()
        and "500" not in table.loc[rows, "amount_text"].tolist()
    )
    order, count = places(report)
    assert count == 10 and order[rows[0]] == 1


def test_nothing_stands_out_beside_a_strong_group() -> None:
    assert standout(sample("etherscan/drained")) == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_report_shows_them_with_their_lines_and_accuses_nobody(
    quiet: Path, tmp_path: Path, lang: str
) -> None:
    done = RUN.invoke(
        app, ["report", str(quiet), "-o", str(tmp_path / "r"), "--lang", lang, "--formats", "html"]
    )
    assert done.exit_code == 0, done.output
    page = (tmp_path / "r" / "report.html").read_text(encoding="utf-8")
    title = {"en": "For the owner to look at", "zh": "请本人核对的转出"}[lang]
    section = page[page.index(title) :][:6000]
    assert OTHER in section and "0x08" in section
    assert {"en": "1 of 10", "zh": "10 笔中第 1"}[lang] in section
    assert not accusing(section[: section.index("<table")])


def test_the_terminal_names_them_and_says_how_many_rules_could_not_run(quiet: Path) -> None:
    done = RUN.invoke(
        app, ["scan", str(quiet), "--lang", "en", "--only", "sweeper", "--only", "inside-outflow"]
    )
    assert "nothing unusual found by the rules that could run; 1 rule(s) could not run" in done.output
    assert "stand out most" in done.output and f"→ {OTHER}" in done.output


def test_an_answer_about_one_of_them_makes_a_group_of_it(quiet: Path, tmp_path: Path) -> None:
    done = RUN.invoke(app, ["report", str(quiet), "-o", str(tmp_path / "r"), "--formats", "none"])
    assert done.exit_code == 0, done.output
    template = (tmp_path / "r" / "review-template.toml").read_text(encoding="utf-8")
    asked = next(part for part in template.split("[[answer]]") if f"3 ETH → {OTHER}" in part)
    before, _, after = template.partition(asked)
    answered = before + asked + after.replace('verdict = ""', 'verdict = "not_mine"', 1)
    (tmp_path / "review.toml").write_text(answered, encoding="utf-8")
    report = scan([quiet], Config(answers=read_review(tmp_path / "review.toml")))
    incident = next(
        i for i in report.incidents if i.verdict == "not_mine" or OTHER in [r.address for r in i.recipients]
    )
    assert [(str(loss.amount), loss.asset) for loss in incident.losses] == [("3", "ETH")]


def test_what_the_owner_has_answered_is_not_asked_again(quiet: Path) -> None:
    before = asked_about(View(scan([quiet], Config()), 9))
    after = asked_about(View(scan([quiet], Config(not_mine=("0x08",))), 9))
    assert len(before) - len(after) == 1 and set(after) < set(before)


@pytest.fixture
def graded(quiet: Path) -> dict[str, View]:
    """The same wallet with a group of one transfer, weak or medium."""
    report = scan([quiet], Config(not_mine=("0x08",)))
    (one,) = report.incidents
    made = {}
    for name, level in (("weak", Severity.low), ("medium", Severity.medium)):
        group = replace(one, severity=level, by_rules=level, verdict=None, rows=one.rows[:1])
        config = {**report.config, "not_mine": []}
        made[name] = View(replace(report, incidents=(group,), config=config), 9)
    return made


@pytest.mark.parametrize("lang", LANGS)
def test_weak_flags_hide_neither_what_stands_out_nor_what_could_not_run(
    graded: dict[str, View], lang: Lang
) -> None:
    report = graded["weak"].report
    missing = len(lacking(report))
    assert 0 < missing < len(report.not_evaluated)
    printed = "\n".join(summary(report, [lang]))
    shown = text(built("summary", graded["weak"], lang))
    for said in (printed, shown):
        assert Text(f"{missing} rule", f"{missing} 条规则未能运行").say(lang) in said, said
        assert Text("rules that could run", "能运行的规则").say(lang) in said
    assert Text("Other transfers that stand out", "其他较突出的转出").say(lang) in printed


def test_a_medium_group_hides_not_what_stands_out(graded: dict[str, View]) -> None:
    view = graded["medium"]
    assert "其他较突出的转出列在" in text(built("summary", view)) and "请本人核对" in text(
        built("transfers", view)
    )
    printed = list(summary(view.report, ["en"]))
    assert any(line.startswith("Other transfers that stand out") for line in printed)
    places_ = [line for line in printed if "/10  " in line]
    assert len(places_) == 3 and all("quiet.csv:" in line for line in places_)
    grouped = view.table.loc[list(view.main[0].rows), "amount_text"].iat[0]
    assert not any(f" {grouped} ETH → {OTHER}" in line for line in places_)  # told above already
    strong = replace(view.report, incidents=(replace(view.main[0], by_rules=Severity.high),))
    assert "其他较突出" not in text(built("summary", View(strong, 9)))
    assert not any("/10  " in line for line in summary(strong, ["en"]))


def test_where_nothing_was_found_the_questions_are_asked_for(quiet: Path) -> None:
    report = scan([quiet], Config())
    files = {"review-template.toml"}
    (said,) = onward(replace(report, incidents=()), Path("r"), files, ["en"])
    assert said.startswith("answer the questions")
    nothing_left = replace(report.history, table=report.history.table.assign(direction="in"))
    (said,) = onward(replace(report, incidents=(), history=nothing_left), Path("r"), files, ["en"])
    assert said.startswith("if you know of a transfer")
