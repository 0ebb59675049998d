"""Bytes to records: encodings, line ends, delimiters, quotes, and what is no CSV at all."""

import gzip
import io
import sqlite3
import zipfile
from hashlib import shake_256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.importers.files import LONGEST_LINE
from flagger.importers.reading import Reading, read_export
from flagger.importers.records import BLOCK_LINES, MOST_LINES
from flagger.importers.splitting import split
from flagger.text import LANGS

HEADER = "Transaction Hash,UnixTimestamp,DateTime (UTC),From,To,ContractAddress,Value_IN(ETH),Value_OUT(ETH),Method"
ME = "0x" + "ab" * 20
ZH_HEADER = "交易哈希,区块高度,本地时间(UTC+8),UTC时间,发送方,接收方,数量,代币符号,代币地址"


def row(i: int, method: str = "Transfer") -> str:
    time = f"2024-01-{i % 28 + 1:02d} 10:00:00"
    return f"0x{i:064x},,{time},0x{i + 1:040x},{ME},,0.{i:03d}1,0,{method}"


GOOD = [HEADER, *(row(i) for i in range(5))]


def read(content: str | bytes, folder: Path, **options: object) -> Reading:
    path = folder / "export.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    reading = read_export(path, Config(**options))  # type: ignore[arg-type]
    adds_up(reading)
    return reading


def adds_up(reading: Reading) -> None:
    source = reading.source
    assert source.records == source.read + len(source.skipped) + len(source.rejected)
    assert source.read == len(reading.table)
    lines = [*reading.table["line"], *(a.line for a in source.skipped), *(r.line for r in source.rejected)]
    assert len(set(lines)) == len(lines), "no line is accounted for twice"
    for message in (
        *(a.reason for a in source.skipped),
        *(r.reason for r in source.rejected),
        *source.warnings,
    ):
        said = [message.say(lang) for lang in LANGS]
        assert all(said) and said[0] != said[1]


def what(reading: Reading) -> list[tuple[str, str, str, str]]:
    table = reading.table
    return list(
        zip(table["tx_hash"], table["time"].astype(str), table["sender"], table["amount"], strict=True)
    )


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str, str, str]]:
    values = what(read("\n".join(GOOD), tmp_path_factory.mktemp("good")))
    assert values[3] == (f"0x{3:064x}", "2024-01-04 10:00:00", f"0x{4:040x}", "0.0031")
    return values


TEXT = "\r\n".join(GOOD) + "\r\n"
WAYS = {
    "utf-8": TEXT.encode(),
    "utf-8-sig": b"\xef\xbb\xbf" + TEXT.encode(),
    "bom-read-as-latin-1": "ï»¿".encode() + TEXT.encode(),
    "utf-16-le-bom": b"\xff\xfe" + TEXT.encode("utf-16-le"),
    "utf-16-be-bom": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "utf-16-le": TEXT.encode("utf-16-le"),
    "utf-16-be": TEXT.encode("utf-16-be"),
    "utf-32": TEXT.encode("utf-32"),
    "lf": TEXT.replace("\r\n", "\n").encode(),
    "cr": TEXT.replace("\r\n", "\r").encode(),
    "mixed ends": "\n".join(GOOD[:2]).encode() + b"\r\n" + "\r".join(GOOD[2:4]).encode() + b"\n" + "\r\n".join(GOOD[4:]).encode(),
    "no last end": TEXT.strip().encode(),
    "ctrl-z": TEXT.encode() + b"\x1a",
    "semicolon": TEXT.replace(",", ";").encode(),
    "tab": TEXT.replace(",", "\t").encode(),
    "all quoted": "\n".join(",".join(f'"{cell}"' for cell in line.split(",")) for line in GOOD).encode(),
    "sep line": b"sep=;\r\n" + TEXT.replace(",", ";").encode(),
    "blank between": "\n\n".join(GOOD).encode() + b"\n\n\n",
    "surplus": "\n".join([GOOD[0], *(line + "," for line in GOOD[1:])]).encode(),
    "surplus in one": "\n".join([*GOOD[:2], GOOD[2] + ",", *GOOD[3:]]).encode(),
    "other order": "\n".join(",".join(line.split(",")[::-1]) for line in GOOD).encode(),
    "header in capitals, spaced": "\n".join([",".join(f" {n.upper()}\u00a0" for n in HEADER.split(",")), *GOOD[1:]]).encode(),
    "blank behind quotes": "\n".join(",".join(f'"{cell}"\t' for cell in line.split(",")) for line in GOOD).encode(),
    "blank behind quotes in one": "\n".join([*GOOD[:2], GOOD[2].replace("Transfer", '"Transfer" \t'), *GOOD[3:]]).encode(),
    "cells padded": "\n".join([GOOD[0], *(line.replace(",", "\t , ") for line in GOOD[1:])]).encode(),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_however_it_is_written_the_same_transfers_are_read(way, expected, tmp_path):
    reading = read(WAYS[way], tmp_path)
    assert what(reading) == expected
    assert not reading.source.rejected


@pytest.mark.parametrize(
    ("way", "line"), [("sep line", 3), ("blank between", 3), ("cr", 2), ("mixed ends", 2)]
)
def test_lines_are_counted_as_editors_count_them(way, line, tmp_path):
    assert read(WAYS[way], tmp_path).table["line"].iloc[0] == line


@pytest.mark.parametrize(
    ("way", "encoding", "delimiter"),
    [("utf-16-le", "utf-16-le", ","), ("utf-8-sig", "utf-8-sig", ","), ("semicolon", "utf-8", ";"), ("tab", "utf-8", "\t")],
)  # fmt: skip
def test_the_source_says_how_it_was_decoded(way, encoding, delimiter, tmp_path):
    source = read(WAYS[way], tmp_path).source
    assert (source.encoding, source.delimiter) == (encoding, delimiter)


def test_surplus_empty_fields_are_said_once(tmp_path):
    (warning,) = read(WAYS["surplus"], tmp_path).source.warnings
    assert (warning.id, warning.facts["count"]) == ("surplus-empty-fields", 5)


# --- text that is not UTF-8 ------------------------------------------------------------------


def test_gb18030_is_recognised_by_its_header(tmp_path):
    line = f"0x{1:064x},1,2024-01-01 18:00:00,2024-01-01 10:00:00,{ME},0x{2:040x},1.9E-4,假币,0x{3:040x}"
    reading = read(f"{ZH_HEADER}\n{line}\n".encode("gb18030"), tmp_path)
    assert reading.source.encoding == "gb18030"
    assert reading.table[["asset", "amount"]].values.tolist() == [["假币", "0.00019"]]


def test_gb18030_further_down_is_not_guessed_but_can_be_told(tmp_path):
    content = "\n".join([*GOOD[:2], row(1, "转账"), *GOOD[3:]]).encode("gb18030")
    (rejection,) = read(content, tmp_path).source.rejected
    assert (rejection.line, rejection.column, rejection.reason.id) == (3, "Method", "not-utf-8")
    assert "--encoding" in rejection.reason.say("en") and "--encoding" in rejection.reason.say("zh")
    told = read(content, tmp_path, encoding="GB18030")
    assert told.table["method"].tolist()[1] == "转账" and not told.source.rejected


@pytest.mark.parametrize(
    ("raw", "byte"), [(b"\xe4", "0xE4"), (b"\xc0\xaf", "0xC0"), (b"\xed\xa0\x80", "0xED"), (b"\x00", None)]
)
def test_a_line_with_wrong_bytes_is_rejected_and_the_rest_is_read(raw, byte, expected, tmp_path):
    content = TEXT.encode().replace(b"Transfer", b"Tr" + raw + b"nsfer", 1)
    reading = read(content, tmp_path)
    (rejection,) = reading.source.rejected
    assert what(reading) == expected[1:]
    assert (rejection.line, rejection.column, rejection.reason.facts["number"]) == (2, "Method", 9)
    assert rejection.reason.facts.get("byte") == byte
    rejection.value.encode("utf-8")  # shown, not raw


def test_padding_after_the_last_line_is_one_rejection(expected, tmp_path):
    reading = read(TEXT.encode() + b"\0" * 5000, tmp_path)
    assert what(reading) == expected
    assert [r.line for r in reading.source.rejected] == [7]


def test_utf16_with_a_lost_byte_is_refused_with_its_line(tmp_path):
    content = b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1]
    with pytest.raises(FlaggerError, match=r"export\.csv:\d+: line \d+: not utf-16"):
        read(content, tmp_path)


@pytest.mark.parametrize("encoding", ["nonsense", "hex", "rot13", "idna", "undefined", "a\0b", ""])
def test_encodings_that_are_none(encoding, tmp_path):
    if not encoding:  # not asked for
        assert read(TEXT, tmp_path, encoding=encoding).source.encoding == "utf-8"
        return
    with pytest.raises(FlaggerError, match="no encoding is called"):
        read(TEXT, tmp_path, encoding=encoding)


# --- lines that are no records ---------------------------------------------------------------

ASIDE = {
    "preamble": (["Account statement", "Exported by: me", *GOOD], [(1, "preamble"), (2, "preamble")]),
    "header again": ([GOOD[0], *GOOD], [(2, "repeated-header")]),
    "header in the middle": ([*GOOD[:3], GOOD[0], *GOOD[3:]], [(4, "repeated-header")]),
    "comment": ([*GOOD, "# end"], [(7, "comment")]),
    "footer": ([*GOOD, "Total,5"], [(7, "footer")]),
    "footer zh": ([*GOOD, "共 5 笔"], [(7, "footer")]),
    "footer of a website's bill": (
        [*GOOD, "-----交易记录明细列表结束-----", "已收入:1笔,1200.00元", "待支出:0笔,0.00元"],
        [(7, "footer"), (8, "footer"), (9, "footer")],
    ),
    "footer of an app's bill": (
        [*GOOD, "-" * 40, "姓名：张三", "", "特别提示：", "1.本回单如经涂改, 失去效力；"],
        [(7, "footer"), (8, "footer"), (10, "footer"), (11, "footer")],
    ),
    "only delimiters": ([*GOOD[:2], ",,,,,,,,", *GOOD[2:]], [(3, "empty-record")]),
}


@pytest.mark.parametrize("case", ASIDE)
def test_lines_that_are_no_records_are_skipped_with_a_reason(case, expected, tmp_path):
    lines, skipped = ASIDE[case]
    reading = read("\n".join(lines), tmp_path)
    assert what(reading) == expected
    assert [(aside.line, aside.reason.id) for aside in reading.source.skipped] == skipped
    assert reading.source.records == 5 + len(skipped)


def test_a_blank_behind_quotes_changes_nothing_inside_them(tmp_path):
    inner = '"say ""hi""\t, you","9"\t,'
    assert split([inner], ",") == [['say "hi"\t, you', "9", ""]]
    assert split(['"a"\t"b"'], "\t") == [["a", "b"]]
    assert split(['"a" b,c'], ",") is None
    assert split(['"' * 999_999], ",") is None  # in time


def test_a_broken_record_is_no_footer(tmp_path):
    half = ",".join(GOOD[2].split(",")[:4])
    source = read("\n".join([*GOOD, "Total,5", half]), tmp_path).source
    assert [rejection.line for rejection in source.rejected] == [8]


def test_header_and_blank_lines_are_counted_apart(tmp_path):
    source = read("\n" + "\n\n".join(GOOD) + "\n \n", tmp_path).source
    assert (source.records, source.read, source.blank, source.header_line) == (5, 5, 7, 2)


def test_a_header_without_records_is_read(tmp_path):
    source = read(HEADER + "\n", tmp_path).source
    assert (source.records, source.read) == (0, 0)


@pytest.mark.parametrize("bom", ["\ufeff", "ï»¿"])
@pytest.mark.parametrize("quoted", [False, True])
def test_the_bom_of_a_pasted_file_does_not_hide_its_header(bom, quoted, expected, tmp_path):
    """`cat first.csv second.csv`: the second header begins another download, which is counted apart."""
    header = ",".join(f'"{name}"' for name in HEADER.split(",")) if quoted else HEADER
    part = bom + "\n".join([header, *GOOD[1:]]) + "\n"
    reading = read(part + part, tmp_path)
    assert not reading.source.rejected
    assert [(a.line, a.reason.id) for a in reading.source.skipped] == [(7, "repeated-header")]
    assert reading.table["segment"].tolist() == [0] * 5 + [1] * 5


RAGGED = {
    "short": (GOOD[2].rsplit(",", 3)[0], "wrong-length"),
    "long": (GOOD[2] + ",x", "wrong-length"),
    "much too long": (GOOD[2] + "," * 9, None),
    "half a line": (GOOD[2][:80], "wrong-length"),
    "other delimiter": (GOOD[2].replace(",", ";"), "wrong-length"),
    "quote inside": (GOOD[2].replace("Transfer", '"Tran"sfer"'), "bad-quotes"),
    "quote not closed": (GOOD[2].replace("Transfer", '"Transfer'), "bad-quotes"),
    "backslash": (GOOD[2].replace("Transfer", r'"Tr\"ans"'), "bad-quotes"),
    "field too long": (GOOD[2].replace("Transfer", "x" * 140_000), "field-too-long"),
}


@pytest.mark.parametrize("case", RAGGED)
def test_only_the_broken_line_is_given_up(case, expected, tmp_path):
    line, reason = RAGGED[case]
    reading = read("\n".join([*GOOD[:2], line, *GOOD[3:]]), tmp_path)
    if reason is None:
        assert what(reading) == expected
        return
    (rejection,) = reading.source.rejected
    assert (rejection.line, rejection.reason.id) == (3, reason)
    assert what(reading) == [expected[0], *expected[2:]]
    if reason in ("bad-quotes", "field-too-long"):
        assert (rejection.column, rejection.reason.facts["number"]) == ("Method", 9)


def test_a_line_end_inside_quotes_belongs_to_the_field(expected, tmp_path):
    lines = [*GOOD[:2], row(1, '"Trans\r\nfer"'), *GOOD[3:]]
    reading = read("\n".join(lines), tmp_path)
    assert what(reading) == expected
    assert reading.table["line"].tolist() == [2, 3, 5, 6, 7]


SWALLOWED = {
    "into the last column": [row(1, '"Trans'), row(2, 'fer"')],
    "into an earlier column": [row(1).replace(",,0.", ',",0.'), row(2).replace("0.0021", '0.0021"')],
}


@pytest.mark.parametrize("case", SWALLOWED)
def test_a_record_is_not_swallowed_by_a_quote_that_a_later_record_closes(case, expected, tmp_path):
    reading = read("\n".join([*GOOD[:2], *SWALLOWED[case], *GOOD[4:]]), tmp_path)
    lost = {rejection.line for rejection in reading.source.rejected}
    assert 3 in lost and lost <= {3, 4}
    assert set(reading.table["line"]) | lost == {2, 3, 4, 5, 6}


def test_a_field_has_no_hundreds_of_lines(tmp_path):
    long, short = (row(1, '"' + "\n" * count + '"') for count in (MOST_LINES + 5, MOST_LINES - 5))
    assert read("\n".join([*GOOD, long]), tmp_path).source.rejected[0].line == 7
    assert not read("\n".join([*GOOD, short]), tmp_path).source.rejected


def test_data_beyond_the_header_is_never_dropped_even_if_all_records_have_it(tmp_path):
    source = read("\n".join([GOOD[0], *(line + ",x" for line in GOOD[1:])]), tmp_path).source
    assert (source.read, [r.reason.id for r in source.rejected]) == (0, ["wrong-length"] * 5)


def test_line_separators_of_unicode_do_not_end_a_line(expected, tmp_path):
    reading = read("\n".join([*GOOD[:2], row(1, "a\u2028b\u2029c\x85d\x0b\x0ce"), *GOOD[3:]]), tmp_path)
    assert what(reading) == expected
    assert reading.table["line"].tolist() == [2, 3, 4, 5, 6]


def test_an_open_quote_swallows_no_more_than_its_line(tmp_path):
    """Each line closes the quote of the one before and opens another: one record, if one lets it."""
    lines = [f'x","{i}' for i in range(5 * MOST_LINES)]
    reading = read("\n".join([*GOOD, *lines]), tmp_path)
    assert (reading.source.read, len(reading.source.rejected)) == (5, len(lines))


def test_odd_lines_in_a_later_block_keep_their_numbers(tmp_path):
    lines = [HEADER, *(row(i) for i in range(BLOCK_LINES + 10))]
    lines[BLOCK_LINES + 5] = "broken"
    reading = read("\n".join(lines), tmp_path)
    assert [r.line for r in reading.source.rejected] == [BLOCK_LINES + 6]
    assert reading.table["line"].tolist() == [n for n in range(2, BLOCK_LINES + 12) if n != BLOCK_LINES + 6]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.text('",;\n\r\t #=aÄ\x00\ufeff', max_size=30), max_size=12))
def test_whatever_follows_the_header_every_line_is_accounted_for(tmp_path, rubbish):
    reading = read("\n".join([*GOOD, *rubbish]), tmp_path)
    assert reading.source.read >= 4
    text = "\n".join([*GOOD, *rubbish])
    lines = len(io.StringIO(text, newline="").readlines())
    spanned = lines - 1 - reading.source.records - reading.source.blank
    assert spanned >= 0 and (spanned == 0 or '"' in text)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_end_in_a_reading_or_in_a_message(tmp_path, rubbish, below_header):
    try:
        read(TEXT.encode() + rubbish if below_header else rubbish, tmp_path)
    except FlaggerError as error:
        assert error.say("en") and error.say("zh")


# --- files that are no text ------------------------------------------------------------------


def _zip(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, TEXT)
    return buffer.getvalue()


def _database() -> bytes:
    with sqlite3.connect(":memory:") as base:
        base.execute("create table t(x)")
        return base.serialize()


FOREIGN = {
    "empty": (b"", "the file is empty", "文件是空的"),
    "zip": (_zip("export.csv"), "a ZIP file", "ZIP 压缩包"),
    "xlsx": (_zip("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook", "Excel 工作簿"),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Excel workbook", "旧版 Excel"),
    "gzip": (gzip.compress(TEXT.encode()), "gzip", "gzip"),
    "pdf": (b"%PDF-1.7\n" + TEXT.encode(), "a PDF", "PDF 文件"),
    "html": (b"\r\n<!DOCTYPE html><html>Just a moment...</html>", "an HTML page", "网页"),
    "json": (b'{"status":"0","message":"NOTOK"}', "JSON", "JSON"),
    "json list": (b'[ {"hash":"0x1"} ]', "JSON", "JSON"),
    "sqlite": (_database(), "a database", "数据库"),
    "random": (shake_256(b"flagger").digest(4096), "not text", "不是文本"),
    "only NUL": (bytes(4096), "not text", "不是文本"),
    "blank": (b"\r\n \r\n\t\r\n", "no header", "没有找到表头"),
    "a letter": (b"Dear Sir\nplease find\n", "no header", "没有找到表头"),
    "many columns": (b",".join(b"c%d" % i for i in range(100_000)), "100000 columns", "100000 列"),
}


@pytest.mark.parametrize("case", FOREIGN)
def test_a_foreign_file_is_refused_by_name_in_both_languages(case, tmp_path):
    content, en, zh = FOREIGN[case]
    with pytest.raises(FlaggerError) as caught:
        read(content, tmp_path)
    assert en in caught.value.say("en") and zh in caught.value.say("zh")
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("before", ["", HEADER + '\r\n"'])
def test_an_endless_line_is_refused_before_it_is_all_read(before, tmp_path, monkeypatch):
    path = tmp_path / "export.csv"
    with path.open("wb") as file:
        file.write(before.encode())
        file.truncate(1 << 36)  # 64 GB of nothing, on disk a few bytes
    with pytest.raises(FlaggerError, match=f"line {2 if before else 1} is longer than {LONGEST_LINE} bytes"):
        read_export(path, Config())


def test_long_lines_below_the_limit_are_read(expected, tmp_path):
    lines = [*GOOD, *(row(i, "x" * 130_000) for i in range(5, 60))]
    assert read("\n".join(lines), tmp_path).source.read == 60
