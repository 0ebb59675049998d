"""`inspect --dump`: any delimited text as plain CSV, nothing added, nothing shifted, nothing written over."""

import csv
import importlib.util
import io
import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from story import ROOT
from typer.testing import Result

SPEC = importlib.util.spec_from_file_location("dialects", ROOT / "benchmarks" / "dialects.py")
assert SPEC and SPEC.loader
DIALECTS = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(DIALECTS)

Run = Callable[..., Result]
MADE = list(islice(DIALECTS.cases(), 0, None, 7))
PLAIN = "when,what,how much\n2026-03-01,x,1\n2026-03-02,y,2\n"


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode(), newline="")))


def dumped(flagger: Run, folder: Path, content: bytes, *args: str) -> list[list[str]]:
    (folder / "in.csv").write_bytes(content)
    result = flagger("inspect", folder / "in.csv", "--dump", folder / "out.csv", *args)
    assert result.exit_code == 0, result.output
    return rows(folder / "out.csv")


@pytest.mark.parametrize("disorder", DIALECTS.DISORDERS)
def test_every_dialect_and_disorder(disorder: str) -> None:
    cases = [(dialect, text, wanted) for kind, dialect, text, wanted in MADE if kind == disorder]
    assert len(cases) >= 5
    for dialect, text, wanted in cases:
        assert DIALECTS.read(text, DIALECTS.sniff) == wanted, dialect


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "gb18030", "cp1252"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(flagger: Run, tmp_path: Path, encoding: str, end: str) -> None:
    word = "Gebühr £" if encoding == "cp1252" else "手续费"
    wanted = [["time", "fee"], *([f"2026-03-{i:02d}", word] for i in range(1, 9))]
    text = end.join("|".join(row) for row in wanted) + end
    assert dumped(flagger, tmp_path, text.encode(encoding)) == wanted


def test_a_guessed_encoding_is_said_and_told_ones_are_obeyed(flagger: Run, tmp_path: Path) -> None:
    content = "a;b\nGebühr;1\n".encode("cp1252")
    (tmp_path / "in.csv").write_bytes(content)
    said = flagger("inspect", tmp_path / "in.csv", "--dump", tmp_path / "out.csv")
    assert "cp1252, which is a guess" in said.stderr and "只是推测" in said.stderr
    assert dumped(flagger, tmp_path, content, "--encoding", "cp1250", "--overwrite")[1] == ["Gebühr", "1"]


def test_ragged_rows_stay_as_they_are(flagger: Run, tmp_path: Path) -> None:
    content = b"a,b,c\n1,2,3\n4,5\n6,7,8,9,\n\n,,\n7\n1,2,3\n"
    got = dumped(flagger, tmp_path, content)
    lengths = [len(row) for row in got]
    assert (lengths, got[2:4]) == ([3, 3, 2, 5, 3, 1, 3], [["4", "5"], ["6", "7", "8", "9", ""]])


def test_what_is_left_out_is_said_with_its_line(flagger: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(f"Statement\n\n{PLAIN}Total,,3\nmade on request\n", encoding="utf-8")
    result = flagger("inspect", tmp_path / "in.csv", "--dump", tmp_path / "out.csv", "--json")
    told = json.loads(result.stdout)
    assert [aside["line"] for aside in told["left_out"]] == [1, 6, 7]
    assert (told["records"], told["header_line"], told["delimiter"]) == (2, 3, ",")
    (tmp_path / "out.csv").unlink()
    said = flagger("inspect", tmp_path / "in.csv", "--dump", tmp_path / "out.csv").stderr
    assert "line 7" in said and "第 7 行" in said


def test_a_known_format_is_dumped_with_its_own_header(flagger: Run, tmp_path: Path) -> None:
    bill = ROOT / "sample_data/alipay/bill/alipay_record_20260401_091000.csv"
    result = flagger("inspect", bill, "--dump", tmp_path / "out.csv")
    assert result.exit_code == 0
    assert rows(tmp_path / "out.csv")[0][:2] == ["交易时间", "交易分类"]


def test_a_quote_that_never_closes_costs_one_line(flagger: Run, tmp_path: Path) -> None:
    content = b'a,b,c\n1,"2,3\n' + b"4,5,6\n" * 30
    got = dumped(flagger, tmp_path, content)
    assert got[1:3] == [["1", '"2', "3"], ["4", "5", "6"]] and len(got) == 32


def test_existing_files_are_kept(flagger: Run, tmp_path: Path) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(PLAIN, encoding="utf-8")
    assert flagger("inspect", source, "--dump", out).exit_code == 0
    again = flagger("inspect", source, "--dump", out)
    assert again.exit_code == 0 and "nothing changed" in again.stdout
    out.write_text("mine", encoding="utf-8")
    refused = flagger("inspect", source, "--dump", out)
    assert refused.exit_code == 3 and out.read_text(encoding="utf-8") == "mine"
    assert "已有其他内容" in refused.stderr and "--overwrite" in refused.stderr
    assert flagger("inspect", source, "--dump", out, "--overwrite").exit_code == 0
    assert rows(out)[0] == ["when", "what", "how much"]


@pytest.mark.parametrize("kind", ["itself", "link"])
def test_the_source_is_never_written_over(flagger: Run, tmp_path: Path, kind: str) -> None:
    source = tmp_path / "in.csv"
    source.write_text(PLAIN, encoding="utf-8")
    out = source if kind == "itself" else tmp_path / "link.csv"
    if kind == "link":
        out.symlink_to(source)
    result = flagger("inspect", source, "--dump", out, "--overwrite")
    assert result.exit_code == 3 and "never replaced" in result.stderr
    assert source.read_text(encoding="utf-8") == PLAIN and not [
        p for p in tmp_path.iterdir() if p not in (source, out)
    ]


def test_what_is_no_text_is_refused_and_nothing_is_written(flagger: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(b"PK\x03\x04" + bytes(500))
    assert flagger("inspect", tmp_path / "in.csv", "--dump", tmp_path / "out.csv").exit_code == 2
    assert not (tmp_path / "out.csv").exists()


def test_a_workbook_is_dumped_with_its_digits_as_stored(flagger: Run, tmp_path: Path) -> None:
    from workbook import sheet_xml, workbook

    (tmp_path / "in.xlsx").write_bytes(
        workbook(sheet_xml([["a", "b"], ["x", 0.12345678901234568], ["y", 2]]))
    )
    result = flagger("inspect", tmp_path / "in.xlsx", "--dump", tmp_path / "out.csv")
    assert result.exit_code == 0, result.output
    assert rows(tmp_path / "out.csv") == [["a", "b"], ["x", "0.12345678901234568"], ["y", "2"]]
