"""The case file: every question answered or left out, nothing guessed, nothing secret."""

import json
from collections.abc import Callable
from dataclasses import fields
from hashlib import sha256
from pathlib import Path

import pytest
from story import DRAINED
from typer.testing import CliRunner, Result

from flagger.case import LISTS, TABLES, Case, questions
from flagger.case_file import read_case, recorded
from flagger.cli import app
from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.pipeline import scan
from flagger.render.to_case import template
from flagger.review import read_review

KEY = sha256(b"made up").hexdigest()

FULL = """
[wallet]
kind = "seed-words"
app = "IM钱包"
[event]
discovered = 2026-05-03T23:00:00
happened = "之后有网页让我‘验证到账’，我点了确认。"
cause = "approval"
[places]
region = "mainland"
incident = "示例省示例市示例区"
[state]
new_wallet = true
[reporter]
name = "张示例"
id_number = "110101199003070000"
phone = "13800000000"
[edition]
version = 2
supersedes = "3f9a1c07be52"
[[contacts]]
side = "wallet"
date = 2026-05-04
ticket = 1234
[[evidence]]
file = "chat.txt"
what = "聊天记录"
"""


def written(tmp_path: Path, text: str) -> Path:
    (tmp_path / "chat.txt").write_bytes(b"hello")
    path = tmp_path / "case.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_answer_is_read(tmp_path: Path) -> None:
    case = read_case(written(tmp_path, FULL))
    assert (case.wallet.kind, case.wallet.app) == ("seed-words", "IM钱包")
    assert case.event.discovered == "2026-05-03 23:00:00" and case.state.new_wallet == "yes"
    assert (case.edition.version, case.edition.supersedes) == ("2", "3f9a1c07be52")
    assert [(c.date, c.ticket) for c in case.contacts] == [("2026-05-04", "1234")]
    assert [(e.sha256, e.size) for e in case.evidence] == [(sha256(b"hello").hexdigest(), 5)]


def test_the_template_asks_everything_and_answers_nothing(tmp_path: Path) -> None:
    assert read_case(written(tmp_path, template())) == Case()
    for kind in [*TABLES.values(), *LISTS.values()]:
        for name, about in questions(kind):
            assert (
                f"# {about['ask'].zh}\n# {about['ask'].en}\n" in template() and f"\n{name} = " in template()
            )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[walet]\n", "wallet"),
        ('[wallet]\nap = "x"\n', "app"),
        ('[event]\ncause = "approvall"\n', "approval"),
        ('wallet = "x"\n', "[wallet]"),
        ('contacts = "x"\n', "[[contacts]]"),
        ('[wallet]\napp = ["x"]\n', "[wallet] app"),
        (f'[wallet]\napp = "{"x" * 301}"\n', "300"),
        ('[[evidence]]\nfile = "no.txt"\n', "no.txt"),
        ('[[evidence]]\nfile = "/etc/hostname"\n', "/etc/hostname"),
        ("[wallet\n", "case.toml:1: "),
    ],
)
def test_what_cannot_be_used_is_said_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(FlaggerError) as error:
        read_case(written(tmp_path, text))
    assert (
        told in error.value.say("en")
        and told in error.value.say("zh")
        and "case.toml" in error.value.say("en")
    )


@pytest.mark.parametrize("place", ['[event]\nhappened = "{}"', "# {}", '[reporter]\nname = "{}"'])
def test_a_secret_in_the_case_even_in_a_comment_is_refused(tmp_path: Path, place: str) -> None:
    with pytest.raises(FlaggerError) as error:
        read_case(written(tmp_path, place.format(f"私钥 {KEY}")))
    assert KEY not in error.value.say("zh")


def test_secrets_in_answers_names_and_settings_are_refused(
    tmp_path: Path, flagger: Callable[..., Result]
) -> None:
    secret = f"private key {KEY}"
    review, config = tmp_path / "review.toml", tmp_path / "flagger.toml"
    review.write_text(
        f'[[answer]]\nflags = ["x"]\nverdict = "mine_ok"\nnote = "{secret}"\n', encoding="utf-8"
    )
    config.write_text(f"# {secret}\n", encoding="utf-8")
    with pytest.raises(FlaggerError):
        read_review(review)
    for extra in (("--config", config), ("--known", f"0xab={secret}"), ("--review", review)):
        result = flagger("report", *DRAINED, "--out", tmp_path / "out", *extra)
        assert result.exit_code == 2 and KEY not in result.output and not (tmp_path / "out").exists()


def test_bare_digits_must_be_a_hash_of_the_history(tmp_path: Path) -> None:
    inside = str(scan(DRAINED, Config()).history.table["tx_hash"].dropna().iat[0]).removeprefix("0x")
    fine = read_case(written(tmp_path, f'[event]\nhappened = "见 {inside}"\n'))
    assert scan(DRAINED, Config(case=fine)).case == fine
    foreign = read_case(written(tmp_path, f'[event]\nhappened = "见 {KEY}"\n'))
    with pytest.raises(FlaggerError) as error:
        scan(DRAINED, Config(case=foreign))
    assert KEY not in error.value.say("zh")


def test_the_report_id_follows_the_case_and_no_machine_file_names_anybody(tmp_path: Path) -> None:
    case = read_case(written(tmp_path, FULL))
    with_case, without = scan(DRAINED, Config(case=case)), scan(DRAINED, Config())
    assert with_case.report_id != without.report_id
    assert scan(DRAINED, Config(case=case)).report_id == with_case.report_id
    assert "张示例" not in json.dumps(dict(with_case.config), ensure_ascii=False)
    assert case.without_reporter().reporter.name == "" and case.without_reporter().wallet == case.wallet


def test_a_copied_case_knows_its_evidence_without_the_files(tmp_path: Path) -> None:
    case = read_case(written(tmp_path, FULL))
    inside = tmp_path / "inputs"
    inside.mkdir()
    (inside / "case.toml").write_text(FULL, encoding="utf-8")
    (inside / "evidence.json").write_bytes(recorded(case))
    assert read_case(inside / "case.toml") == case


def test_the_folder_keeps_the_case_as_given(tmp_path: Path, flagger: Callable[..., Result]) -> None:
    path = written(tmp_path, FULL)
    result = flagger("report", *DRAINED, "--case", path, "--formats", "none", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out/inputs/case.toml").read_bytes() == path.read_bytes()
    assert (tmp_path / "out/inputs/evidence.json").exists()
    assert (tmp_path / "out/case-template.toml").read_text(encoding="utf-8") == template()
    for name in ("report.json", "provenance.json", "transfers.csv"):
        assert "张示例" not in (tmp_path / "out" / name).read_text(encoding="utf-8")


def test_every_question_has_both_languages() -> None:
    for kind in [*TABLES.values(), *LISTS.values()]:
        assert kind.title.en and kind.title.zh
        assert {name for name, _ in questions(kind)} >= {f.name for f in fields(kind)} - {"sha256", "size"}  # type: ignore[arg-type]


def answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: list[str], *extra: object) -> Result:
    monkeypatch.chdir(tmp_path)
    arguments = ["report", *map(str, DRAINED), "--interactive", "--formats", "none", "--out", "out"]
    return CliRunner().invoke(app, [*arguments, *map(str, extra)], input="\n".join(typed) + "\n")


def test_questions_in_the_terminal_become_a_case_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = ["9", "1", 'im"Token"', "", "", "昨晚", f"私钥 {KEY}", "点了链接\\", *[""] * 30]
    result = answered(tmp_path, monkeypatch, typed)
    assert result.exit_code == 0, result.output
    case = read_case(tmp_path / "case.toml")
    assert (case.wallet.kind, case.wallet.app, case.event.happened) == (
        "seed-words",
        'im"Token"',
        "点了链接\\",
    )
    assert KEY not in result.output.split("点了链接")[-1]
    assert (tmp_path / "out/inputs/case.toml").read_bytes() == (tmp_path / "case.toml").read_bytes()


def test_questions_never_replace_a_case_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "case.toml").write_text(FULL, encoding="utf-8")
    result = answered(tmp_path, monkeypatch, [""] * 40)
    assert result.exit_code == 2 and "--case case.toml" in result.output
    assert (tmp_path / "case.toml").read_text(encoding="utf-8") == FULL


def test_every_question_can_be_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = answered(tmp_path, monkeypatch, [""] * 60, "--lang", "zh")
    assert result.exit_code == 0, result.output
    assert read_case(tmp_path / "case.toml") == Case()
    for kind in TABLES.values():
        for _, about in questions(kind):
            assert about["ask"].zh in result.output and about["ask"].en not in result.output
