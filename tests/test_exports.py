"""Folders and patterns in place of files: what is taken is said, what cannot be meant is refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from story import SAMPLES
from typer.testing import Result

from flagger.cli.exports import chosen

Run = Callable[..., Result]
COMMANDS = (
    ("scan",),
    ("inspect",),
    ("report", "--formats", "none", "--out", "r"),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drained: list[Path]) -> Path:
    """A folder as people have it: exports, a picture, hidden files, a folder inside."""
    monkeypatch.chdir(tmp_path)
    made = Path("我的 导出")
    made.mkdir()
    for export in drained:
        (made / export.name).write_bytes(export.read_bytes())
    (made / "照片.jpg").write_bytes(b"\xff\xd8\xff")
    (made / ".DS_Store").write_bytes(b"x")
    (made / "~$账单.xlsx").write_bytes(b"x")
    (made / "older").mkdir()
    (made / "older" / "more.csv").write_text("a,b\n", encoding="utf-8")
    return made


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_folder_stands_for_its_exports(
    flagger: Run, folder: Path, drained: list[Path], command: tuple[str, ...]
) -> None:
    result = flagger(command[0], folder, *command[1:])
    assert result.exit_code == 0, result.stderr
    names = [path.name for path in drained]
    assert f"我的 导出：读取其中 3 个文件：{'、'.join(names)}" in result.stderr
    assert f"我的 导出: files taken, 3: {', '.join(names)}" in result.stderr
    assert (
        "我的 导出：未读取：older、~$账单.xlsx、照片.jpg" in result.stderr
        and ".DS_Store" not in result.stderr
    )


def test_a_folder_gives_the_report_that_its_files_give(flagger: Run, folder: Path) -> None:
    assert flagger("report", folder, "--formats", "none", "--out", "r").exit_code == 0
    again = flagger("report", *sorted(folder.glob("*.csv")), "--formats", "none", "--out", "r")
    assert "未作改动" in again.stdout


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_pattern_that_no_shell_expanded(flagger: Run, folder: Path, command: tuple[str, ...]) -> None:
    result = flagger(command[0], f"{folder}/export-*.csv", *command[1:])
    assert result.exit_code == 0, result.stderr
    refused = flagger(command[0], f"{folder}/*.pdf", *command[1:])
    assert refused.exit_code == 2 and "没有与此通配符相符的文件" in refused.stderr
    assert "no file matches this pattern" in refused.stderr


def test_a_name_with_brackets_is_a_name(tmp_path: Path) -> None:
    named = tmp_path / "账单[1].csv"
    named.write_text("x", encoding="utf-8")
    assert chosen([named], ("zh",)) == [named]
    assert chosen([Path(f"{tmp_path}/missing[1].csv")], ("zh",)) == [tmp_path / "missing[1].csv"]


def test_a_quotation_mark_that_windows_left_behind(folder: Path) -> None:
    assert len(chosen([Path(f'{folder}"')], ("zh",))) == 3


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_folders_that_cannot_be_meant(flagger: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "照片.jpg").write_bytes(b"x")
    empty = flagger(command[0], tmp_path / "old", *command[1:])
    assert empty.exit_code == 2 and empty.stdout == ""
    assert "此文件夹中没有导出文件" in empty.stderr and "there is no export in this folder" in empty.stderr
    (tmp_path / "old" / "manifest-sha256.txt").write_text("", encoding="utf-8")
    (tmp_path / "old" / "transfers.csv").write_text("a", encoding="utf-8")
    made = flagger(command[0], tmp_path / "old", *command[1:])
    assert (
        made.exit_code == 2 and "这是报告文件夹" in made.stderr and "this is a report folder" in made.stderr
    )
    assert f"flagger verify {tmp_path / 'old'}" in made.stderr


def test_prices_in_the_folder_are_no_export(flagger: Run, folder: Path) -> None:
    prices = folder / "prices.csv"
    prices.write_text(
        "date,asset,currency,price,source\n2026-05-03,USDT,CNY,7.12,receipt\n", encoding="utf-8"
    )
    made = flagger("report", folder, "--prices", prices, "--formats", "none", "--out", "r")
    assert made.exit_code == 0, made.stderr


def test_inspect_shows_each_file_and_goes_on_after_a_bad_one(flagger: Run, folder: Path) -> None:
    (folder / "bank.csv").write_text("a,b,c\n1,2,3\n", encoding="utf-8")
    result = flagger("inspect", folder)
    assert result.exit_code == 2 and "bank.csv:1" in result.stderr
    assert result.stdout.count("SHA-256") == 3
    assert "尚未提供" not in result.stdout, "the list of tokens lies beside it"
    for option in (("--json",), ("--dump", "x.csv"), ("--map", "x.toml")):
        assert flagger("inspect", folder, *option).exit_code == 2
        assert not list(Path().glob("x.*"))
    one = next(folder.glob("export-0x*.csv"))
    assert json.loads(flagger("inspect", f"{folder}/export-0x*.csv", "--json").stdout)["name"] == one.name


def test_verify_against_takes_a_folder(flagger: Run, report_folder: Path) -> None:
    result = flagger("verify", report_folder, "--against", SAMPLES / "etherscan" / "drained")
    assert result.exit_code == 0, result.output
