"""What the command line does with files and options that will not do: one message, exit 2, nothing written."""

import errno
import gzip
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flagger.cli import app

PLAIN = "time,from,to,asset,amount\n2024-01-01T10:00:00Z,me,you,ETH,1\n2024-01-02T10:00:00Z,me,them,ETH,2\n"
ETHERSCAN = "Transaction Hash,UnixTimestamp,From,To,Value_IN(ETH),Value_OUT(ETH)\n"
RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(*arguments: str) -> str:
    """stderr of a command that must end with exit 2, say something and write nothing."""
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    result = RUNNER.invoke(app, list(arguments))
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr and isinstance(result.exception, SystemExit)
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before
    assert not Path("reports").exists()
    return result.stderr


def write(name: str, content: str | bytes) -> str:
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    return name


FILES: dict[str, tuple[str | bytes | None, str, str]] = {
    "missing": (None, "no such file", "没有这个文件"),
    "empty": (b"", "the file is empty", "文件是空的"),
    "blank": (b"\n \n", "no header line was found", "没有找到表头"),
    "unknown header": ("a,b,c\n1,2,3\n", "this does not look like an export", "这不像钱包或交易所的导出文件"),
    "no header": (PLAIN.split("\n", 1)[1], "this does not look like an export", "这不像钱包或交易所的导出文件"),
    "column missing": ("time,from,to,asset\n", "missing column amount", "缺少列 amount"),
    "column twice": (PLAIN.replace("asset", "from"), "the column from appears twice", "“from”列出现了两次"),
    "web page": ("<html><body>Please wait</body></html>", "this is an HTML page", "这是网页"),
    "compressed": (gzip.compress(PLAIN.encode()), "gzip-compressed", "gzip 压缩"),
    "one endless line": (b"A" * (3 << 20), "line 1 is longer than", "第 1 行超过"),
    "100,000 columns": (",".join(map(str, range(100_000))), "line 1 has 100000 columns", "第 1 行有 100000 列"),
    "wrong file": (
        "Blockno,UnixTimestamp,Txn,Uncles,Miner,GasUsed\n", "this lists blocks, not transfers", "这是区块列表"),
}  # fmt: skip


@pytest.mark.parametrize("command", ["inspect", "scan", "report"])
@pytest.mark.parametrize("case", FILES)
def test_a_file_that_cannot_be_read_is_refused_in_both_languages(case, command):
    content, en, zh = FILES[case]
    name = write("my export.csv", content) if content is not None else "my export.csv"
    said = refused(command, name)
    assert en in said and zh in said and said.count("my export.csv") >= 2
    assert said.count(en) == 1, "said once"


def test_a_table_that_is_no_export_brings_no_wall_of_names():
    said = refused(
        "report", write("book.csv", "交易日期,交易时间,收入,支出,科目\n20250501,10:00:00,,1.00,餐饮\n")
    )
    assert (
        "其表头为：交易日期, 交易时间, 收入, 支出, 科目" in said
        and "flagger formats" in said
        and "--map" in said
    )
    assert len(said) < 1500 and "etherscan-internal" not in said


@pytest.mark.parametrize(
    "header",
    [
        "交易日期,摘要,支出金额,收入金额,余额,对方户名,对方账号",
        "交易日期,交易时间,收入,支出,余额",
        "交易日期,摘要,交易币种,记账金额(收入),记账金额(支出),余额,对方账户",
        "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #",
        "Date,Type,Description,Paid out,Paid in,Balance",
    ],
)
def test_a_bank_statement_is_called_so_and_where_it_belongs(header):
    """No other site is named as the nearest: people would look for a better export of it."""
    said = refused("report", write("bank.csv", f"{header}\n"))
    assert "这像是银行流水" in said and "this looks like a bank's statement" in said
    assert "[[evidence]]" in said and "nearest" not in said and "最接近" not in said


@pytest.mark.parametrize(
    "header", ["时间,收入,支出,余额,币种", "Date,Debit,Credit,Balance,Coin", "a,摘要,支出"]
)
def test_another_statement_is_not_called_a_banks(header):
    assert "bank's statement" not in refused("scan", write("some.csv", f"{header}\n"))


def test_one_language_when_one_is_asked_for():
    assert "没有" not in refused("scan", "missing.csv", "--lang", "en")
    assert "no such file" not in refused("scan", "missing.csv", "--lang", "zh")


def test_a_file_without_permission(monkeypatch):
    """Refused here as a system would: root, whom tests may run as, is refused nothing."""
    name, opened = write("mine.csv", PLAIN), Path.open

    def refuse(path, mode="r", *args, **kwargs):
        if path.name == name and "r" in mode:
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, mode, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        result = RUNNER.invoke(app, ["scan", name])
    assert result.exit_code == 2 and result.stdout == ""
    assert "cannot be read (Permission denied)" in result.stderr and "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--encoding", "utf-99", "no encoding is called utf-99"), ("--encoding", "hex", "no encoding is called hex"),
        ("--tz", "Asia/Peking", "no time zone called Asia/Peking"), ("--tz", "+8", "no time zone called +8"),
        ("--importer", "etherscan-transaction", "did you mean etherscan-transactions?"),
        ("--network", "etherium", "did you mean ethereum?"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["inspect", "scan", "report"])
def test_a_bad_option_is_named_with_its_value(command, option, value, said):
    message = refused(command, write("mine.csv", PLAIN), option, value)
    assert said in message and option in message and value in message


def test_an_encoding_that_does_not_fit():
    odd = PLAIN + " " * (1 - len(PLAIN) % 2)
    assert "not utf-16" in refused("scan", write("mine.csv", odd), "--encoding", "utf-16-le")


def test_an_importer_that_does_not_fit_says_which_columns_it_lacks():
    said = refused("scan", write("mine.csv", PLAIN), "--importer", "tronscan-transfers")
    assert (
        "nearest is tronscan-transfers, which also needs the missing column Txn Hash, Time(UTC), Token"
        in said
    )
    assert "最接近 tronscan-transfers，但缺少列 Txn Hash" in said


def test_one_bad_file_among_good_ones_is_refused_by_its_name():
    good, bad = write("good.csv", PLAIN), write("bad.csv", "a,b,c\n")
    assert "bad.csv:1" in refused("report", good, bad) and "good.csv" not in refused("report", good, bad)


def test_a_header_of_control_characters_is_shown_not_obeyed():
    said = refused("scan", write("mine.csv", "\x1b[2Jtime,\u202efrom,\x9b2J\n"))
    assert "\x1b" not in said and "\u202e" not in said and "\x9b" not in said


def test_a_rejected_line_is_no_reason_to_refuse_but_is_told_with_line_and_column():
    name = write("mine.csv", PLAIN + '2024-01-03T10:00:00Z,me,you,ETH,"1,234"\n')
    result = RUNNER.invoke(app, ["inspect", name, "--own", "me"])
    assert result.exit_code == 0
    assert "mine.csv:4 [amount]" in result.stdout and "column 5: “1,234” is ambiguous" in result.stdout
    assert "exit" not in refused("scan", name, "--own", "me", "--strict")


def test_names_in_braces_are_names_not_blanks_to_fill():
    row = "2024-01-03T10:00:00Z,{x},me,you,{y},9,{0}\n"
    name = write(
        "mine.csv", "time,network,from,to,asset,amount,method\n" + row * 2 + row.replace(",9,", ",{9},")
    )
    result = RUNNER.invoke(app, ["report", name, "--own", "me", "--out", "r"])
    assert result.exit_code == 0, result.output
    assert "{x}" in Path("r/report.html").read_text(encoding="utf-8")
    assert "{9}" in refused("scan", name, "--own", "me", "--strict")
