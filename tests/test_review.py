"""The owner's answers: they survive, lower only what is fine, and remove nothing."""

import json
import tomllib
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from story import CAROL, DRAINED, write
from typer.testing import CliRunner

from flagger.cli import app
from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.model import Report, Severity
from flagger.pipeline import scan
from flagger.render.to_review import render
from flagger.render.view_totals import View
from flagger.review import Answer, read_review


@cache
def drained(answers: tuple[Answer, ...] = ()) -> Report:
    return scan(DRAINED, Config(answers=answers))


def template(report: Report) -> str:
    ((name, content),) = render(report, ("zh",))
    assert name == "review-template.toml"
    return content.decode()


def answered(tmp_path: Path, verdict: str) -> tuple[Answer, ...]:
    path = tmp_path / "review.toml"
    path.write_text(template(drained()).replace('verdict = ""', f'verdict = "{verdict}"'), encoding="utf-8")
    return read_review(path)


def severities(report: Report) -> "pd.Series[int]":
    """Of every transfer, as transfers.csv has them."""
    return report.history.table.set_index("id")["severity"]


def test_the_template_asks_about_every_incident_and_answers_none(tmp_path: Path) -> None:
    path = tmp_path / "review.toml"
    path.write_text(template(drained()), encoding="utf-8")
    asked = tomllib.loads(template(drained()))["answer"]
    assert [each["incident"] for each in asked] == [incident.id for incident in drained().incidents]
    assert read_review(path) == ()


def test_what_is_fine_becomes_a_note_and_stays(tmp_path: Path) -> None:
    before, after = drained(), drained(answered(tmp_path, "mine_ok"))
    assert max(flag.severity for flag in before.flags) == Severity.high
    assert max(flag.severity for flag in after.flags) == Severity.info
    assert {flag.id for flag in after.flags} == {flag.id for flag in before.flags}
    assert severities(before).max() == Severity.high and severities(after).max() == Severity.info
    assert [i.id for i in after.incidents] == [i.id for i in before.incidents]
    assert all(i.verdict == "mine_ok" and i.severity == Severity.info for i in after.incidents)
    excluded = [quantity for quantity in View(after, 10).quantities if quantity.excluded]
    flagged = [quantity for quantity in View(after, 10).quantities if quantity.flagged]
    assert excluded and flagged and not any(quantity.confirmed for quantity in View(after, 10).quantities)


@pytest.mark.parametrize("verdict", ["mine_deceived", "not_mine", "unsure"])
def test_no_other_answer_lowers_anything(tmp_path: Path, verdict: str) -> None:
    before, after = drained(), drained(answered(tmp_path, verdict))
    assert [flag.severity for flag in after.flags] == [flag.severity for flag in before.flags]
    assert severities(after).equals(severities(before))
    assert {i.verdict for i in after.incidents} == {verdict}
    confirmed = any(quantity.confirmed for quantity in View(after, 10).quantities)
    assert confirmed == (verdict != "unsure")


def test_answers_hold_when_the_history_grows(tmp_path: Path) -> None:
    answers = answered(tmp_path, "mine_deceived")
    later = tmp_path / DRAINED[0].name
    header, *lines = DRAINED[0].read_text(encoding="utf-8-sig").splitlines()
    newest = max(lines, key=lambda line: int(line.split('","')[2]))
    cells = newest.strip('"').split('","')
    cells[0], cells[2] = "0x" + "ab" * 32, str(int(cells[2]) + 86_400)
    later.write_text("\n".join([header, *lines, '"' + '","'.join(cells) + '"']), encoding="utf-8")
    grown = scan([later, *DRAINED[1:]], Config(answers=answers))
    assert len(grown.history.table) == len(drained().history.table) + 1
    kept = {i.id for i in grown.incidents if i.verdict == "mine_deceived"}
    assert {i.id for i in drained().incidents if i.severity == Severity.high} <= kept


def test_an_answer_holds_when_its_flag_is_made_no_more(tmp_path: Path) -> None:
    """“Paid only once” is not said any longer when the same address is paid again: the answer was about the transfer."""
    rows = [{"amount": "0.1"} for _ in range(28)]
    rows += [{"to": CAROL, "amount": "5", "time": f"2024-0{month}-05T03:00:00Z"} for month in (4, 7)]
    early = scan([write(tmp_path / "early.csv", rows[:-1])], Config())
    once = next(flag for flag in early.flags if flag.rule == "one-off-payee")
    paths = [write(tmp_path / "late.csv", rows)]
    assert once.id not in {flag.id for flag in scan(paths, Config()).flags}
    late = scan(paths, Config(answers=(Answer((once.id,), "not_mine"),)))
    denied = [row for incident in late.incidents if incident.verdict == "not_mine" for row in incident.rows]
    assert late.history.table["id"].iloc[denied].tolist() == [early.history.table["id"].iat[once.row]]


def test_any_other_transfer_can_be_disowned() -> None:
    flagged = {flag.row for flag in drained().flags}
    table = drained().history.table
    quiet = table[table["direction"].eq("out") & ~table.index.isin(flagged) & table["amount"].gt(0)].iloc[0]
    report = drained((Answer((quiet["tx_hash"],), "not_mine"),))
    denied = [row for i in report.incidents if i.verdict == "not_mine" for row in i.rows]
    assert set(table["tx_hash"].iloc[denied]) == {quiet["tx_hash"]}


def test_two_answers_for_one_transfer_are_refused() -> None:
    flag = drained().flags[0]
    tx_hash = drained().history.table["tx_hash"].iat[flag.row]
    with pytest.raises(FlaggerError, match="two answers: mine_ok and unsure"):
        drained((Answer((flag.id,), "mine_ok"), Answer((tx_hash,), "unsure")))


def test_an_answer_about_something_else_is_refused() -> None:
    with pytest.raises(FlaggerError, match="none of these exports"):
        drained((Answer(("0" * 12,), "mine_ok"),))


BAD = {
    "no toml": "[[answer",
    "fifth word": '[[answer]]\nflags = ["a"]\nverdict = "stolen"',
    "about nothing": '[[answer]]\nverdict = "mine_ok"',
    "a number": '[[answer]]\nflags = [3]\nverdict = "mine_ok"',
    "long note": f'[[answer]]\nflags = ["a"]\nverdict = "mine_ok"\nnote = "{"n" * 2_001}"',
    "no table": 'answer = ["mine_ok"]',
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_bad_answers_are_one_message_and_exit_2(tmp_path: Path, text: str) -> None:
    review = tmp_path / "review.toml"
    review.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(
        app, ["report", str(DRAINED[0]), "--review", str(review), "--out", str(tmp_path / "r")]
    )
    assert done.exit_code == 2 and not (tmp_path / "r").exists()
    assert str(review) in done.stderr


def test_the_folder_keeps_the_answers(tmp_path: Path) -> None:
    review, out = tmp_path / "mine.toml", tmp_path / "r"
    review.write_text(template(drained()).replace('verdict = ""', 'verdict = "unsure"'), encoding="utf-8")
    done = CliRunner().invoke(
        app, ["report", *map(str, DRAINED), "--review", str(review), "--out", str(out), "--formats", "none"]
    )
    assert done.exit_code == 0
    assert (out / "inputs" / "review.toml").read_bytes() == review.read_bytes()
    told = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert {incident["verdict"] for incident in told["incidents"]} == {"unsure"}
    assert told["config"]["review"]
