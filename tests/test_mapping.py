"""A mapping makes an ordinary importer; its mistakes are told by file, line and key; reports keep it."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from story import SAMPLES
from typer.testing import Result

from flagger.config import Config, read_mapping
from flagger.errors import FlaggerError
from flagger.importers.mapping import importer
from flagger.importers.reading import read_export

Run = Callable[..., Result]
YOU = "TD2ENgzbbYd4BuAWSbhrx1FFabyrgYVGgE"
EXPORT = (
    "一个交易所\n日期;类型;币种;数量;对方地址;交易哈希;状态;备注\n"
    f"02.03.2026 10:00;充币;USDT;1.234,50;{YOU};{'2b' * 32};成功;x\n"
    f"13.03.2026 11:00;提币;USDT;234,5;{YOU};{'3c' * 32};成功;\n"
    f"14.03.2026 11:00;提币;USDT;1.234;{YOU};{'4d' * 32};失败;\n"
    f"15.03.2026 11:00;空投;USDT;7;{YOU};{'5e' * 32};成功;\n"
    f"16.03.2026 11:00;提币;USDT;12.34;{YOU};{'6f' * 32};成功;\n"
)
SIGNED = (
    "Date & Time|Coin|Change|Remark\n2026-03-01 10:00:00|ETH|-0.123456789012345678|a\n1772359200|ETH|+2|b\n"
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "my export.csv"
    path.write_text(EXPORT, encoding="utf-8")
    return path


def started(flagger: Run, export: Path, content: str | None = None) -> Path:
    if content is not None:
        export.write_text(content, encoding="utf-8")
    to = export.with_suffix(".toml")
    result = flagger("inspect", export, "--map", to)
    assert result.exit_code == 0, result.output
    return to


def read(export: Path, mapping: Path) -> tuple[list[dict[str, object]], list[tuple[int, str]]]:
    reading = read_export(export, Config(mappings=(read_mapping(mapping),)))
    table = reading.table
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return rows, [(r.line, r.reason.id) for r in reading.source.rejected]  # type: ignore[return-value]


def test_a_starter_is_read_as_it_was_guessed(flagger: Run, export: Path) -> None:
    rows, rejected = read(export, started(flagger, export))
    assert rejected == [(6, "word-not-listed"), (7, "not-a-number")]
    assert [(r["amount"], r["receiver"], r["sender"], r["status"]) for r in rows] == [
        ("1234.50", "mapped-account", YOU, "ok"),
        ("234.5", YOU, "mapped-account", "ok"),
        ("1234", YOU, "mapped-account", "failed"),
    ]
    assert str(rows[0]["time"]) == "2026-03-02 02:00:00", "in --tz, Beijing by default"
    assert [r["tx_hash"] for r in rows] == ["2b" * 32, "3c" * 32, "4d" * 32]


def test_a_starter_speaks_both_languages_marks_guesses_and_shows_examples(flagger: Run, export: Path) -> None:
    text = started(flagger, export).read_text(encoding="utf-8")
    guessed = [line for line in text.splitlines() if line.startswith(("time", "amount", "asset", "tx_hash"))]
    assert sum("猜测 GUESS" in line and "e.g." in line for line in guessed) == 4
    assert "必填" in text and "REQUIRED" in text and "尚未归类 / not yet sorted: 空投" in text
    assert tomllib.loads(text)["columns"]["amount"] == "数量"


def test_signs_odd_delimiters_and_unix_times(flagger: Run, export: Path) -> None:
    rows, rejected = read(export, started(flagger, export, SIGNED))
    assert not rejected
    assert [(r["amount"], r["asset"], r["sender"]) for r in rows] == [
        ("0.123456789012345678", "ETH", "mapped-account"),
        ("2", "ETH", None),
    ]
    assert [str(r["time"]) for r in rows] == ["2026-03-01 02:00:00", "2026-03-01 10:00:00"]


def test_sender_and_receiver_two_legs_and_settings(export: Path) -> None:
    export.write_text('t,a,b,n\n03/04/2026 10:00,0xAB,0xCD,"1,234"\n', encoding="utf-8")
    mapping = export.with_name("m.toml")
    mapping.write_text(
        '[format]\nasset = "USDT"\nnetwork = "bsc"\ntime_zone = "+08:00"\ndate_order = "month-day-year"\nthousands = ","\n'
        '[columns]\ntime = "t"\nfrom = "A"\nto = "b"\namount = "n"\n', encoding="utf-8")  # fmt: skip
    (row,), rejected = read(export, mapping)
    assert not rejected
    assert [str(row[c]) for c in ("time", "sender", "receiver", "amount", "asset", "network")] == [
        "2026-03-04 02:00:00", "0xAB", "0xCD", "1234", "USDT", "bsc",
    ]  # fmt: skip
    export.write_text("t,o,oc,i,ic\n2026-03-04 10:00,1,ETH,2,USDT\n", encoding="utf-8")
    mapping.write_text(
        '[columns]\ntime="t"\nsent="o"\nsent_asset="oc"\nreceived="i"\nreceived_asset="ic"\n',
        encoding="utf-8",
    )
    rows, _ = read(export, mapping)
    assert [(r["amount"], r["asset"], r["kind"]) for r in rows] == [
        ("1", "ETH", "trade"),
        ("2", "USDT", "trade"),
    ]


GOOD = '[format]\nname = "x"\n[columns]\ntime = "日期"\namount = "数量"\nasset = "币种"\n'
BAD = {
    "no toml": (GOOD + "x = “y”\n", 7, "use straight quotes"),
    "unknown key": (GOOD.replace("amount", "amonut"), 5, "did you mean “amount”"),
    "unknown table": (GOOD.replace("[columns]", "[colums]"), 3, "did you mean “columns”"),
    "no time": (GOOD.replace('"日期"', '""'), 4, "time is missing or empty"),
    "no asset": (GOOD.replace("asset", "note"), None, "asset is missing"),
    "from without to": (GOOD + 'from = "备注"\n', None, "to is missing"),
    "not text": (GOOD.replace('"数量"', "3"), 5, "3 will not do"),
    "a date": (GOOD.replace('"x"', "2026-01-01"), 2, "will not do"),
    "zone": (GOOD.replace('"x"', '"x"\ntime_zone = "Peking"'), 3, "Peking will not do"),
    "network": (GOOD.replace('"x"', '"x"\nnetwork = "etherium"'), 3, "etherium will not do"),
    "order": (GOOD.replace('"x"', '"x"\ndate_order = "dmy"'), 3, "dmy"),
    "one mark for both": (GOOD.replace('"x"', '"x"\nthousands = ","\ndecimal_mark = ","'), 3, "will not do"),
    "words": (GOOD + '[words]\nin = "充币"\n', 8, "will not do"),
    "table is text": ('columns = "x"\n', 1, "will not do"),
    "absent column": (GOOD.replace("数量", "数目"), 5, "“数目” is not in the header of my export.csv"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_mistake_is_told_with_file_line_and_key(flagger: Run, export: Path, case: str) -> None:
    text, line, said = BAD[case]
    mapping = export.with_name("m.toml")
    mapping.write_text(text, encoding="utf-8")
    result = flagger("report", export, "--mapping", mapping, "-o", export.with_name("r"))
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    assert (
        said in result.stderr and f"m.toml:{line}: ".removesuffix(": " if line else "None: ") in result.stderr
    )
    assert not export.with_name("r").exists()
    assert any("\u4e00" <= char <= "\u9fff" for char in result.stderr)


def test_a_missing_mapping_and_one_that_fits_nothing(flagger: Run, export: Path) -> None:
    result = flagger("scan", export, "--mapping", export.with_name("none.toml"))
    assert result.exit_code == 2 and "none.toml" in result.stderr
    mapping = export.with_name("m.toml")
    mapping.write_text(GOOD, encoding="utf-8")
    known = SAMPLES / "kraken/account/ledgers.csv"
    result = flagger("scan", known, "--mapping", mapping)
    assert result.exit_code == 2 and "fits none of the exports" in result.stderr


def test_two_mappings_that_fit_are_an_error(export: Path) -> None:
    first, second = export.with_name("1.toml"), export.with_name("2.toml")
    for path in (first, second):
        path.write_text(GOOD, encoding="utf-8")
    with pytest.raises(FlaggerError, match="two of the mappings"):
        read_export(export, Config(mappings=(read_mapping(first), read_mapping(second))))


def test_the_report_keeps_the_mapping_and_its_number_depends_on_it(flagger: Run, export: Path) -> None:
    mapping = started(flagger, export)
    out = export.with_name("r")
    assert flagger("report", export, "--mapping", mapping, "-o", out, "--formats", "none").exit_code == 0
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert (out / "inputs/mapping-1.toml").read_bytes() == mapping.read_bytes()
    assert report["sources"][0]["importer"] == "my export" and report["counts"]["transfers"] == 3
    again = flagger("report", out / "source/01-my export.csv", "--mapping", out / "inputs/mapping-1.toml",
                    "-o", out.with_name("r2"), "--formats", "none")  # fmt: skip
    assert again.exit_code == 0
    rebuilt = json.loads((out.with_name("r2") / "report.json").read_text(encoding="utf-8"))
    assert rebuilt["report_id"] == report["report_id"]
    mapping.write_text(
        mapping.read_text(encoding="utf-8").replace('note = "备注"', 'note = ""'), encoding="utf-8"
    )
    flagger("report", export, "--mapping", mapping, "-o", out.with_name("r3"), "--formats", "none")
    assert (
        json.loads((out.with_name("r3") / "report.json").read_text(encoding="utf-8"))["report_id"]
        != report["report_id"]
    )


def test_an_unknown_header_points_to_the_mapping(flagger: Run, export: Path) -> None:
    result = flagger("scan", export)
    assert result.exit_code == 2
    assert result.stderr.count("--map my.toml") == 2 and "--mapping my.toml" in result.stderr


@pytest.mark.parametrize(
    "text", ['a\x1b[2J,"b\nc",日期\u202e\n1,2,3\n', "a,a\n1,2\n", '"q""q",\\x,[x]\n#,=,\x7f\n', "x\n"]
)
def test_whatever_a_header_holds_the_starter_is_toml(flagger: Run, export: Path, text: str) -> None:
    content = started(flagger, export, text).read_text(encoding="utf-8")
    assert set(tomllib.loads(content)) == {"format", "columns", "words"}
    assert "\x1b" not in content and "\u202e" not in content


def test_every_role_has_a_comment() -> None:
    from flagger.importers.mapping_file import ROLES
    from flagger.importers.starter import _COMMENTS

    assert set(_COMMENTS) == set(ROLES)


def test_a_mapping_is_an_importer_like_any_other(export: Path) -> None:
    mapping = export.with_name("m.toml")
    mapping.write_text(GOOD, encoding="utf-8")
    made = importer(read_mapping(mapping))
    assert (made.id, made.account, made.fields["date"].names) == ("x", "mapped-account", ("日期",))
