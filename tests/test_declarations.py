"""What importers may declare: the n-th column of a name, pairs, parted dates; and that they stay small and honest."""

import re
from importlib import import_module
from pathlib import Path
from statistics import median

import pandas as pd
import pytest
from typer.testing import CliRunner

import flagger.importers.formats
from flagger.cli import app
from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.importers import MODULES, importers
from flagger.importers.base import UNCHECKED, Button
from flagger.importers.fields import words
from flagger.importers.reading import Reading, read_export
from flagger.text import LANGS, Text

COINTRACKING = "Type,Buy,Cur.,Sell,Cur.,Fee,Cur.,Exchange,Group,Comment,Date"


@pytest.fixture
def read(tmp_path):
    def read_(*lines: str) -> Reading:
        (tmp_path / "export.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return read_export(tmp_path / "export.csv", Config())

    return read_


def rows(reading: Reading, *columns: str) -> list[tuple[str, ...]]:
    table = reading.table.astype(object).where(reading.table.notna(), None)
    return [tuple(row) for row in table[list(columns)].itertuples(index=False)]


def test_each_of_three_columns_of_one_name_is_read_for_its_own_amount(read):
    reading = read(COINTRACKING, "Trade,1,AAA,2,BBB,3,CCC,Shop,,,24.03.2026 10:00:00")
    assert rows(reading, "amount", "asset", "fee", "fee_asset") == [
        ("2", "BBB", "3", "CCC"), ("1", "AAA", None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "header", [COINTRACKING + ",Cur.", COINTRACKING.replace("Group", "Cur."), COINTRACKING + ",Date"]
)
def test_a_column_more_of_that_name_is_still_refused(header, read):
    with pytest.raises(FlaggerError, match="appears twice"):
        read(header)


def test_the_case_of_a_listed_word_does_not_matter_on_either_side():
    meant = words("Type", meaning={"Withdrawal": "out", "deposit": "in"}).parse
    told = meant(pd.Series(["WITHDRAWAL", "Deposit", "Staking"], dtype="str"), "UTC").values
    assert told.fillna("–").tolist() == ["out", "in", "–"]


def test_a_pair_that_cannot_be_taken_apart_is_rejected(read):
    header = "Date(UTC),Market,Type,Price,Amount,Total,Fee,Fee Coin"
    reading = read(
        header, "2020-01-01 00:00:00,LINKUSDT,BUY,1,2,3,0,BNB", "2020-01-02 00:00:00,ABCDEF,BUY,1,2,3,0,BNB"
    )
    assert rows(reading, "asset") == [("USDT",), ("LINK",)]
    assert [(r.line, r.column, r.reason.id) for r in reading.source.rejected] == [(3, "Market", "no-pair")]


@pytest.mark.parametrize(
    ("pair", "first", "second"),
    [
        ("XXBTZEUR", "XXBT", "ZEUR"),
        ("USDTUSD", "USDT", "USD"),
        ("XETHXXBT", "XETH", "XXBT"),
        ("BTC/USD", "BTC", "USD"),
    ],
)
def test_krakens_pairs(pair, first, second, read):
    reading = read(
        "txid,ordertxid,pair,time,type,ordertype,price,cost,fee,vol,margin,misc,ledgers",
        f"T,O,{pair},2026-01-01 00:00:00,buy,limit,1,2,0.1,3,0,,L",
    )
    assert rows(reading, "amount", "asset", "fee_asset") == [("2", second, second), ("3", first, None)]


@pytest.mark.parametrize(
    ("clock", "time"),
    [("22:15:07 GMT +08:00", "2026-02-18 14:15:07"), ("22:15:07", "2026-02-18 22:15:07"),
     ("1771341307", "2026-02-17 15:15:07")],
)  # fmt: skip
def test_a_date_and_its_clock_in_two_columns(clock, time, read):
    reading = read(
        "date,time,type,amount_btc,value_then,value_now,exchange_rate_then,tx,note",
        f"2026-02-18,{clock},sent,-0.1,,,,{'4e' * 32},",
    )
    assert str(reading.table["time"].iloc[0]) == time


def test_a_unit_may_begin_with_one_digit_but_a_group_of_thousands_is_no_unit(read):
    header = "Date,Pair,Type,Sell,Buy,Price,Inverse Price,Date Updated,Status"
    good = "2026-01-01 00:00:00,X,Market,{},14 1INCH,,,,Successful"
    assert rows(read(header, good.format("5 USDT")), "amount", "asset")[1] == ("14", "1INCH")
    assert rows(read(header, good.format("5 000USDT")), "amount", "asset")[0] == ("5000", "USDT")
    assert [r.column for r in read(header, good.format("5 12USDT")).source.rejected] == ["Sell"]


def test_a_way_that_nobody_has_checked_says_so():
    shown = CliRunner().invoke(app, ["formats"]).stdout
    assert "not checked against the site" in shown and "未与网站核对" in shown
    for importer in importers():
        assert importer.button.checked == UNCHECKED or re.fullmatch(
            r"20[0-9]{2}-[01][0-9]", importer.button.checked
        )
    said = Button(Text("here", "这里")).said
    assert {lang: said.say(lang) for lang in LANGS} == {
        "en": "not checked against the site",
        "zh": "未与网站核对",
    }


def test_importers_stay_declarations():
    folder = Path(flagger.importers.formats.__file__).parent
    lengths = [len((folder / f"{name}.py").read_text(encoding="utf-8").splitlines()) for name in MODULES]
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == set(MODULES)
    assert median(lengths) <= 40, sorted(zip(lengths, MODULES, strict=True))
    for name in MODULES:
        assert import_module(f"flagger.importers.formats.{name}").IMPORTERS
        source = (folder / f"{name}.py").read_text(encoding="utf-8")
        assert not re.search(r"^\s*(?:el)?if .*==", source, re.MULTILINE), f"{name}: a ladder of types"
