"""An address that was only inferred is said so on the terminal, with the option that confirms it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]
ROWS = "time,from,to,asset,amount\n" + "".join(
    f"2024-01-0{day}T10:00:00Z,wallet-of-mine,payee-{day},ETH,1\n" for day in (1, 2, 3)
)
GUESS = "钱包地址是推断的：wallet-of-mine。如属实，请加 --own wallet-of-mine 重新运行"


@pytest.fixture
def export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("mine.csv").write_text(ROWS, encoding="utf-8")
    return "mine.csv"


def test_a_report_says_that_letters_wait_for_the_address(flagger: Run, export: str) -> None:
    said = flagger("report", export, "--out", "r", "--formats", "none").stderr
    assert f"{GUESS}；确认之前不生成信件。" in said
    assert (
        "The wallet address was inferred: wallet-of-mine. If it is right, run again with --own wallet-of-mine; "
        "no letters are written until then."
    ) in said


def test_a_scan_says_it_without_the_letters(flagger: Run, export: str) -> None:
    result = flagger("scan", export)
    assert f"{GUESS}。" in result.stderr and "信件" not in result.stderr and "letters" not in result.stderr
    assert "推断" not in result.stdout
    assert "inferred" not in flagger("scan", export, "--lang", "zh").stderr


def test_an_address_that_was_told_is_no_guess(flagger: Run, export: str) -> None:
    for command in (("scan", export), ("report", export, "--out", "r", "--formats", "none")):
        said = flagger(*command, "--own", "wallet-of-mine").stderr
        assert "推断" not in said and "inferred" not in said
