"""Files without a readable transfer: no crash, no reassurance, one message; and what is said of lines left out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from story import SAMPLES
from typer.testing import Result

Run = Callable[..., Result]
HEADER = (
    '"Transaction Hash","Blockno","UnixTimestamp","DateTime (UTC)","From","To","ContractAddress","Value_IN(ETH)",'
    '"Value_OUT(ETH)","CurrentValue @ $3012.22/Eth","TxnFee(ETH)","TxnFee(USD)","Historical $Price/Eth","Status",'
    '"ErrCode","Method"\n'
)
ME, YOU = "0x" + "a1" * 20, "0x" + "b2" * 20


def row(number: int, when: str = "1740000000") -> str:
    cells = [
        f"0x{number:064x}",
        "21900000",
        when,
        "",
        ME,
        YOU,
        "",
        "0",
        "0.05",
        "1",
        "0.0002",
        "0",
        "0",
        "",
        "",
        "Transfer",
    ]
    return ",".join(f'"{cell}"' for cell in cells) + "\n"


BROKEN = {
    "header": HEADER,
    "rejected": HEADER + "".join(row(number, "1.74E+09") for number in range(30)),
}


@pytest.mark.parametrize("own", [(), ("--own", ME)])
@pytest.mark.parametrize("command", ["scan", "report"])
@pytest.mark.parametrize("case", BROKEN)
def test_no_transfer_at_all_is_refused(
    flagger: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    case: str,
    command: str,
    own: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("我的.csv").write_text(BROKEN[case], encoding="utf-8")
    result = flagger(command, "我的.csv", *own)
    assert result.exit_code == 2 and result.stdout == "" and not Path("reports").exists()
    assert "没有读到任何转账，无法判断是否有异常。\n  请按上面的提示重新下载原文件。" in result.stderr
    assert (
        "No transfer could be read, so nothing can be said.\n  Download the file again as told above."
        in result.stderr
    )
    assert ("只有表头，没有任何记录" in result.stderr) == (case == "header")
    if case == "rejected":
        assert "同样情况共 30 行：2–31" in result.stderr and "30 lines like this: 2–31" in result.stderr
        assert result.stderr.count("Excel changed this date and time") == 1


def test_different_faults_are_told_apart(flagger: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        HEADER + row(1, "1.74E+09") + row(2) + row(3, "soon") + row(4, "1.74E+09"), encoding="utf-8"
    )
    said = flagger("scan", path, "--own", ME, "--lang", "en").stderr
    assert "mine.csv:2 [UnixTimestamp]" in said and "(2 lines like this: 2, 5)" in said
    assert "mine.csv:4 [UnixTimestamp]" in said and said.count("lines like this") == 1


def test_nothing_found_says_what_it_is_not_about(flagger: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(HEADER + row(1) + row(2, "1.74E+09") + row(3, "soon"), encoding="utf-8")
    result = flagger("report", path, "--own", ME, "--out", tmp_path / "r", "--formats", "html")
    page = (tmp_path / "r" / "report.html").read_text(encoding="utf-8")
    assert result.exit_code == 0, result.stderr
    for said in (result.stdout, page):
        assert "另有 2 行未能读取，不在此结论之内" in said
        assert "2 lines could not be read and are not part of this" in said
    path.write_text(HEADER + row(1), encoding="utf-8")
    assert "不在此结论之内" not in flagger("scan", path, "--own", ME).stdout


def test_a_header_only_list_beside_another_proves_an_empty_list(flagger: Run, tmp_path: Path) -> None:
    folder = SAMPLES / "etherscan" / "drained"
    (transactions,) = folder.glob("export-0x*.csv")
    (tokens,) = folder.glob("export-address-token-*.csv")
    empty = tmp_path / tokens.name
    empty.write_text(tokens.read_text(encoding="utf-8-sig").splitlines()[0] + "\n", encoding="utf-8")
    result = flagger("report", transactions, empty, "--out", tmp_path / "r", "--formats", "html")
    assert result.exit_code == 0, result.stderr
    assert f"{empty.name}: 只有表头，没有任何记录" in result.stderr
    assert "代币的转账在另一个下载文件中" not in result.stderr


def test_watching_a_file_that_begins_empty_waits(flagger: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(HEADER, encoding="utf-8")
    for _ in range(2):
        result = flagger("watch", tmp_path, "--once", "--own", ME)
        assert result.exit_code == 0, result.output
        path.write_text(HEADER + row(1), encoding="utf-8")
