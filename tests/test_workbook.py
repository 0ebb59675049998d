"""XLSX bills: exact text, true line numbers, and hostile files refused before they cost anything."""

import io
import time
import tracemalloc
import zipfile

import pytest
from workbook import HEADER, MAIN, PREAMBLE, RECORDS, SAMPLE, Cell, sheet_xml, workbook

from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.importers import package
from flagger.importers.reading import Reading, read_export
from flagger.importers.xlsx import as_shown

FIRST = len(PREAMBLE) + 2  # the row of the first record


def bill(*records: list[Cell]) -> bytes:
    return workbook(sheet_xml([*PREAMBLE, HEADER, *records]))


@pytest.fixture
def read(tmp_path):
    def read_(content: bytes, name: str = "bill.xlsx") -> Reading:
        (tmp_path / name).write_bytes(content)
        return read_export(tmp_path / name, Config())

    return read_


def record(**cells: Cell) -> list[Cell]:
    """A good record with some of its cells replaced."""
    places = {"time": 0, "amount": 5, "id": 8, "note": 3}
    row = list(RECORDS[1])
    for name, cell in cells.items():
        row[places[name]] = cell
    return row


def test_the_sample_is_what_this_module_makes():
    assert SAMPLE.read_bytes() == bill(*RECORDS)


def test_a_records_line_is_the_row_of_the_sheet(read):
    reading = read(bill(record(), [], record(id="x")))
    assert reading.source.header_line == FIRST - 1 and reading.source.encoding == "xlsx"
    assert reading.table["line"].tolist() == [FIRST, FIRST + 2] and reading.source.blank == 3
    assert reading.source.records + reading.source.blank + 1 == FIRST + 2


def test_a_line_break_within_a_cell_shifts_no_line(read):
    table = read(bill(record(note='two\nlines, "quoted"\n'), record())).table
    assert table["line"].tolist() == [FIRST, FIRST + 1] and table["note"].iloc[0] == 'two\nlines, "quoted"'


def test_a_time_cell_is_read_to_the_second(read):
    # 46143.5436921296 is what a spreadsheet stores for 2026-05-01 13:02:55
    times = read(bill(record(time=("date", "46143.5436921296")))).table["time"]
    assert str(times.iloc[0]) == "2026-05-01 05:02:55"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("28.16", "28.16"), ("28.160000000000001", "28.16"), ("0.29999999999999999", "0.3"), ("1E2", "100"),
        ("-3.5E-3", "-0.0035"), ("123456789012345", "123456789012345"), ("0.00", "0.00"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_the_spreadsheet_shows_it(stored, shown):
    assert as_shown(stored) == shown


@pytest.mark.parametrize(
    "stored",
    [
        "100.000000000000000001",
        "420000000000000000000000001",
        "42000000000000001",
        "0.1234567890123456",
        "1E300",
    ],
)
def test_a_number_with_more_digits_than_a_spreadsheet_shows_is_rejected_with_its_column(stored, read):
    (rejection,) = read(bill(record(), record(amount=("raw", stored)))).source.rejected
    assert (rejection.line, rejection.column, rejection.reason.id) == (
        FIRST + 1,
        "金额(元)",
        "inexact-number",
    )
    assert rejection.value == stored.replace("1E300", "1E300")
    for lang, words in (("en", "column 6: the number has more digits"), ("zh", "第 6 列：该数字的位数超出")):
        assert words in rejection.reason.say(lang)  # type: ignore[arg-type]


def test_an_amount_does_not_pass_through_a_float(read):
    amounts = read(bill(record(amount=("raw", "0.1")), record(amount=("raw", "99999999999.99")))).table[
        "amount"
    ]
    assert amounts.tolist() == ["0.1", "99999999999.99"]


# --- workbooks that are no bill ---------------------------------------------------------------

ETHERSCAN: list[list[Cell]] = [
    ["Transaction Hash", "UnixTimestamp", "From", "To", "Value_IN(ETH)", "Value_OUT(ETH)"]
]
OTHERS = {
    "unknown header": (workbook(sheet_xml([["a", "b"]])), "not a bill that is known", "不是已知的 XLSX 账单"),
    "empty": (workbook(sheet_xml([])), "not a bill that is known", "不是已知的 XLSX 账单"),
    "an export saved as XLSX": (workbook(sheet_xml(ETHERSCAN)), "Etherscan family: transactions comes as CSV", "应为 CSV 文件"),
    "two sheets": (workbook(sheet_xml([["a"]]), sheet_xml([["b"]])), "has 2 filled sheets", "有 2 个非空工作表"),
}  # fmt: skip


@pytest.mark.parametrize("case", OTHERS)
def test_a_workbook_that_is_no_bill_is_refused_with_what_to_do(case, read):
    content, en, zh = OTHERS[case]
    with pytest.raises(FlaggerError) as caught:
        read(content)
    said = {lang: caught.value.say(lang) for lang in ("en", "zh")}  # type: ignore[arg-type]
    assert en in said["en"] and zh in said["zh"] and said["en"].startswith("bill.xlsx: ")
    assert "choose CSV" in said["en"] and "CSV" in said["zh"]


def test_only_the_name_xlsx_makes_a_workbook_of_a_file(read):
    with pytest.raises(FlaggerError, match="Excel workbook"):
        read(bill(*RECORDS), "bill.csv")
    assert read(b"time,from,to,asset,amount\n", "text.xlsx").source.importer == "flagger-plain"


# --- hostile workbooks --------------------------------------------------------------------------


def _with_part(content: bytes, name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        new.writestr(name, data, method)
    return out.getvalue()


BLANKS = b"<sst>" + b" " * (80 << 20) + b"</sst>"


def _lying_about_its_size() -> bytes:
    """A part that says it holds 100 bytes and unpacks to 80 MB."""
    content = bytearray(_with_part(bill(), "xl/sharedStrings.xml", BLANKS))
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        name = content.find(
            b"xl/sharedStrings.xml", content.rfind(mark, 0, content.rfind(b"xl/sharedStrings.xml"))
        )
        start = content.rfind(mark, 0, name)
        content[start + at : start + at + 4] = (100).to_bytes(4, "little")
    return bytes(content)


def _sheet(rows: str, head: str = "") -> str:
    return f'{head}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


LONG = "<si><t>" + "x" * 30_000 + "</t></si>"
BILLION = '<!DOCTYPE x [<!ENTITY a "' + "z" * 50_000 + '"><!ENTITY b "' + "&a;" * 50_000 + '">]>'
HOSTILE = {
    "two cells a million rows apart": lambda: workbook(
        _sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    ),
    "the same, written as entities": lambda: workbook(
        _sheet('<row><c r="&#88;FD1048576"><v>1</v></c></row>')
    ),
    "a row number alone": lambda: workbook(_sheet('<row r="1048576"><c/><c/></row>')),
    "cells in the part of the texts": lambda: workbook(
        _sheet(""), shared='<sheetData><row><c r="XFD1048576"/></row></sheetData>'
    ),
    "one long text in very many cells": lambda: workbook(
        _sheet("<row>" + '<c t="s"><v>0</v></c>' * 20_000 + "</row>"), shared=LONG
    ),
    "80 MB of blanks": lambda: _with_part(bill(), "xl/sharedStrings.xml", BLANKS),
    "80 MB that claim to be 100 bytes": _lying_about_its_size,
    "entities": lambda: workbook(_sheet("<row><c><v>&b;</v></c></row>", BILLION)),
    "LZMA": lambda: _with_part(bill(), "xl/styles.xml", b"<styleSheet/>", zipfile.ZIP_LZMA),
    "broken XML": lambda: workbook(_sheet("<row><c>")),
    "a text that is not there": lambda: workbook(_sheet('<row><c t="s"><v>7</v></c></row>')),
    "cut off": lambda: bill(*RECORDS)[:-200],
    "no workbook inside": lambda: _with_part(b"PK\x05\x06" + bytes(18), "notes.txt", b"hello"),
    "only the first bytes": lambda: b"PK\x03\x04" + bytes(200),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_workbook_is_refused_in_little_time_and_memory(case, read):
    content = HOSTILE[case]()
    tracemalloc.start()
    begin = time.monotonic()
    with pytest.raises(FlaggerError, match="cannot be read: it is damaged"):
        read(content)
    took, (_, peak) = time.monotonic() - begin, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < 10 and peak < 4 * package.MOST_BYTES


def test_a_file_larger_than_any_bill_is_not_taken_into_memory(read, monkeypatch):
    monkeypatch.setattr("flagger.importers.files.LARGEST_WORKBOOK", 2000)
    with pytest.raises(FlaggerError, match="larger than 2000 bytes"):
        read(bill(*RECORDS))
