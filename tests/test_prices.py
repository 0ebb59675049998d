"""Prices the person gives: exact, beside the quantity, never assumed, never added up."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import validate
from story import ALICE, ROOT, write
from typer.testing import Result

from flagger.config import Config
from flagger.document import Blank, Table
from flagger.errors import FlaggerError
from flagger.model import Report
from flagger.pipeline import scan
from flagger.prices import read_prices
from flagger.render.sections import values as section
from flagger.render.values import Value, values
from flagger.render.view_totals import View
from flagger.text import LANGS

Run = Callable[..., Result]
SCHEMA = ROOT / "flagger/data/report.schema.json"
GOOD = "date,asset,currency,price,source\n2026-05-03,USDT,CNY,7.1234,交易所甲\n2026-05-03,ETH,CNY,18000.000000000000000001,乙\n"
USDT = "0xdac17f958d2ee523a2206206994597c13d831ec7"


def file(folder: Path, text: str) -> Path:
    path = folder / "prices.csv"
    path.write_bytes(text.encode("utf-8"))
    return path


def valued(paths: list[Path], prices: Path, **options: object) -> tuple[Report, list[Value]]:
    report = scan(paths, Config(prices=read_prices(prices), **options))  # type: ignore[arg-type]
    return report, values(View(report, 0))


def test_values_are_exact_and_stand_beside_their_quantity(drained: list[Path], tmp_path: Path) -> None:
    _, made = valued(drained, file(tmp_path, "\ufeff" + GOOD))
    by = {(v.quantity.asset, v.basis): v for v in made}
    assert by["USDT", "prices"].amount == Decimal("79250.325941") * Decimal("7.1234")
    exact = by["ETH", "prices"].amount
    assert exact is not None
    assert format(exact, "f") == "320266.220018709705156017792567778817205842"
    assert (
        by["USDC", "prices"].amount is None and by["USDC", "prices"].why is not None
    )  # no price: not one, not zero
    assert by["USDT", "export"].amount == Decimal("79250.33")
    assert ("ETH", "export") not in by  # that export has no such column
    assert {v.column for v in made} == {"flagged"}


def test_two_sources_are_two_lines_and_no_total(drained: list[Path], tmp_path: Path) -> None:
    text = GOOD + "2026-05-04,usdt,CNY,7.2,丙\n2026-05-03,USDT,USD,1.001,丁\n"
    report, made = valued(drained, file(tmp_path, text))
    usdt = [v for v in made if v.quantity.asset == "USDT" and v.basis == "prices"]
    assert [(v.day, v.currency) for v in usdt] == [
        ("2026-05-03", "CNY"), ("2026-05-04", "CNY"), ("2026-05-03", "USD"),
    ]  # fmt: skip
    amounts = [v.amount for v in made if v.amount is not None]
    for lang in LANGS:
        blocks = section.build(View(report, 0), lang)
        table = next(block for block in blocks if isinstance(block, Table))
        assert len(table.rows) == len(made)
        cells = [cell for row in table.rows for cell in row.cells]
        blanks = [cell for cell in cells if any(isinstance(part, Blank) for part in cell)]
        assert len(blanks) == 1  # USDC
        words = "".join(str(part) for cell in cells for part in cell)
        assert format(sum(amounts), "f") not in words


def test_without_prices_only_the_exports_own_column_is_shown(drained: list[Path]) -> None:
    blocks = section.build(View(scan(drained, Config()), 0), "zh")
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert len(table.rows) == 2 and all("导出文件自带的美元列" in str(row.cells[-1]) for row in table.rows)
    bare = scan([path for path in drained if "token" not in path.name], Config())
    assert section.build(View(bare, 0), "zh") == []


def test_a_counterfeit_has_no_price_of_the_genuine(tmp_path: Path) -> None:
    fake = {"asset": "USDT", "kind": "token", "contract": "0x" + "12" * 20, "to": "0x" + "99" * 20}
    path = write(tmp_path / "w.csv", [{**fake, "from": ALICE, "amount": "5"}])
    prices = file(tmp_path, GOOD)
    _, made = valued([path], prices, not_mine=("0x00",))
    assert made and all(v.amount is None for v in made)
    prices = file(
        tmp_path, GOOD.replace("source\n", "source,contract\n") + f"2026-05-03,USDT,CNY,2,x,0X{'12' * 20}\n"
    )
    _, made = valued([path], prices, not_mine=("0x00",))
    assert [v.amount for v in made if v.basis == "prices"] == [Decimal(10)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("date,asset,currency,price\n", 1),
        ("", 1),
        (GOOD + "03/05/2026,USDT,CNY,7,x\n", 4),
        (GOOD + "2026-5-3,USDT,CNY,7,x\n", 4),
        (GOOD + "2026-05-03,USDC,CNY,\"7,1\",x\n", 4),
        (GOOD + "2026-05-03,USDC,CNY,-7,x\n", 4),
        (GOOD + "2026-05-03,USDC,CNY,7e3,x\n", 4),
        (GOOD + "2026-05-03,USDC,CNY,0,x\n", 4),
        (GOOD + "2026-05-03,USDC,CNY,7.1,\n", 4),
        (GOOD + "2026-05-03,USDC,,7.1,x\n", 4),
        (GOOD + "2026-05-03,USDT,CNY,8,交易所甲\n", 4),
    ],
)  # fmt: skip
def test_a_wrong_file_names_its_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(FlaggerError) as error:
        read_prices(file(tmp_path, text))
    assert error.value.where.endswith(f"prices.csv:{line}")
    assert all(error.value.say(lang) for lang in LANGS)


def test_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "prices.csv"
    path.write_bytes(GOOD.encode("utf-16"))
    with pytest.raises(FlaggerError):
        read_prices(path)


def test_prices_are_inputs_of_the_folder_and_of_its_id(
    flagger: Run, drained: list[Path], tmp_path: Path
) -> None:
    prices = file(tmp_path, GOOD)
    for name, options in (("a", ()), ("b", ("--prices", prices))):
        result = flagger("report", *drained, "--out", tmp_path / name, "--formats", "none", *options)
        assert result.exit_code == 0, result.stderr
    assert (tmp_path / "b/inputs/prices.csv").read_bytes() == prices.read_bytes()
    plain, priced = (json.loads((tmp_path / n / "report.json").read_text(encoding="utf-8")) for n in "ab")
    assert plain["report_id"] != priced["report_id"]
    assert priced["config"]["prices"][0] == ["2026-05-03", "USDT", "CNY", "7.1234", "交易所甲", ""]
    assert {v["basis"] for v in plain["values"]} == {"export"}
    validate(priced, json.loads(SCHEMA.read_text(encoding="utf-8")))
    eth = next(v for v in priced["values"] if v["asset"] == "ETH")
    assert eth["value"] == "320266.220018709705156017792567778817205842" and eth["date"] == "2026-05-03"
    bad = file(tmp_path, GOOD + "x\n")
    result = flagger("report", *drained, "--out", tmp_path / "c", "--formats", "none", "--prices", bad)
    assert result.exit_code == 2 and "prices.csv:4" in result.stderr and not (tmp_path / "c").exists()
