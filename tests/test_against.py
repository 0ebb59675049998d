"""A folder against a fresh download: what agrees, what is missing, what tells something else."""

import csv
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from story import BOB, CAROL, DAY, SAMPLES, USDT, write
from typer.testing import Result

Run = Callable[..., Result]
Change = Callable[[list[str]], list[str]]


@pytest.fixture(scope="module")
def folder(flagger: Run, drained: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("against") / "report"
    assert flagger("report", *drained, "--out", out, "--formats", "none").exit_code == 0
    return out


def changed(path: Path, to: Path, change: Change) -> Path:
    """The export again, its lines below the header changed."""
    header, *lines = path.read_text(encoding="utf-8-sig").splitlines()
    to.mkdir(exist_ok=True)
    made = to / path.name
    made.write_text("\n".join([header, *change(lines)]) + "\n", encoding="utf-8")
    return made


def counts(result: Result) -> tuple[int, ...]:
    """fine, total, missing, different; fine, total of the flagged."""
    every = re.search(r"(\d+)/(\d+) transfers agree; (\d+) missing; (\d+) different", result.stdout)
    flagged = re.search(r"flagged transfers: (\d+)/(\d+) agree", result.stdout)
    assert every and flagged, result.output
    return tuple(map(int, (*every.groups(), *flagged.groups())))


def shouted(lines: list[str]) -> list[str]:
    """Hex in capitals, the 0x kept."""
    return [re.sub(r"0x[0-9a-f]{40,}", lambda m: "0x" + m[0][2:].upper(), line) for line in lines]


@pytest.mark.parametrize(
    "change", [list, lambda lines: lines[::-1], shouted], ids=["same", "reordered", "re-cased"]
)
def test_the_same_history_agrees(
    flagger: Run, folder: Path, drained: list[Path], tmp_path: Path, change: Change
) -> None:
    fresh = [changed(path, tmp_path, change) for path in drained]
    result = flagger("verify", folder, "--against", *fresh)
    assert result.exit_code == 0, result.output
    fine, total, missing, different, flagged_fine, flagged = counts(result)
    table = (folder / "transfers.csv").read_text(encoding="utf-8-sig").splitlines()
    assert (fine, missing, different) == (total, 0, 0) and total == len(table) - 1
    assert flagged_fine == flagged == flagged_rows(folder)
    assert f"{total}/{total} 笔一致；0 笔缺失；0 笔不同" in result.stdout
    assert f"被标记的转出 {flagged}/{flagged} 笔一致\n" in result.stdout.replace(" / flagged", "\n")
    assert "不能说明钱包归谁所有" in result.stdout and "未核对" not in result.stdout


def test_the_option_may_be_repeated(flagger: Run, folder: Path, drained: list[Path]) -> None:
    given = [part for path in drained for part in ("--against", path)]
    assert flagger("verify", folder, *given).exit_code == 0


def tokens(drained: list[Path]) -> Path:
    (path,) = [path for path in drained if "token" in path.name]
    return path


def test_a_token_list_alone_says_so(flagger: Run, folder: Path, drained: list[Path], tmp_path: Path) -> None:
    result = flagger("verify", folder, "--against", changed(tokens(drained), tmp_path, list), "--lang", "en")
    assert result.exit_code == 0, result.output
    assert "compared: token transfers\n" in result.stdout
    assert re.search(
        r"not compared.*: internal transactions \(\d+\), transactions of the network", result.stdout
    )
    assert counts(result)[1] < len((folder / "transfers.csv").read_text(encoding="utf-8").splitlines()) - 1


def flagged_rows(folder: Path, *names: str) -> int:
    """How many transfers that left are flagged weak or more: hints are none."""
    with (folder / "transfers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["severity"] in ("low", "medium", "high")]
    assert rows and {row["direction"] for row in rows} == {"out"}
    return sum(not names or row["source"] in names for row in rows)


def test_flagged_transfers_that_were_not_compared_are_told(
    flagger: Run, folder: Path, drained: list[Path], tmp_path: Path
) -> None:
    (path,) = [path for path in drained if path.name.startswith("export-0x")]
    result = flagger("verify", folder, "--against", changed(path, tmp_path, list))
    assert result.exit_code == 0, result.output
    here, every = flagged_rows(folder, path.name), flagged_rows(folder)
    assert 0 < here < every
    assert f"被标记的转出 {here}/{here} 笔一致；另有 {every - here} 笔未核对" in result.stdout
    assert f"{here}/{here} agree; {every - here} not compared" in result.stdout


def flagged_line(folder: Path, name: str) -> int:
    """The line, in this export, of a transfer with a severity."""
    with (folder / "transfers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["source"] == name and row["severity"] == "high"]
    return int(rows[0]["line"])


def test_a_missing_transfer_is_named(flagger: Run, folder: Path, drained: list[Path], tmp_path: Path) -> None:
    path = tokens(drained)
    line = flagged_line(folder, path.name)
    fresh = changed(path, tmp_path, lambda lines: lines[: line - 2] + lines[line - 1 :])
    result = flagger("verify", folder, "--against", fresh)
    assert result.exit_code == 1
    fine, total, missing, different, flagged_fine, flagged = counts(result)
    assert (total - fine, missing, different, flagged - flagged_fine) == (1, 1, 0, 1)
    assert f"missing in the download: {path.name}:{line}  " in result.stdout
    assert (
        "do not tell the same" in result.stdout and "shows that the transfers compared" not in result.stdout
    )


def test_a_changed_amount_is_named_with_both_values(
    flagger: Run, folder: Path, drained: list[Path], tmp_path: Path
) -> None:
    path = tokens(drained)
    line = flagged_line(folder, path.name)

    def change(lines: list[str]) -> list[str]:
        at = lines[line - 2]
        cells = at.split('","')
        position = cells.index(
            next(cell for cell in cells if re.fullmatch(r"[0-9]{1,3}(,?[0-9]{3})*\.[0-9]+", cell))
        )
        cells[position] = "7.25"
        lines[line - 2] = '","'.join(cells)
        return lines

    result = flagger("verify", folder, "--against", changed(path, tmp_path, change))
    assert result.exit_code == 1
    assert counts(result)[2:4] == (0, 1)
    assert re.search(
        rf"different: {re.escape(path.name)}:{line} .*≠ {re.escape(path.name)}:{line}\n", result.stdout
    )
    assert re.search(r"amount: [0-9.]+ ≠ 7.25\n", result.stdout)


def moved(lines: list[str], days: int) -> list[str]:
    """The newest line once more, some days later, with another hash."""
    newest = max(lines, key=lambda line: int(re.search(r'"(1[0-9]{9})"', line)[1]))  # type: ignore[index]
    stamp = re.search(r'"(1[0-9]{9})"', newest)[1]  # type: ignore[index]
    again = newest.replace(stamp, str(int(stamp) + days * 86_400))
    return [*lines, re.sub(r"0x[0-9a-f]{64}", "0x" + "ab" * 32, again)]


def test_newer_and_older_rows_are_counted_apart(
    flagger: Run, folder: Path, drained: list[Path], tmp_path: Path
) -> None:
    path = tokens(drained)
    later = flagger("verify", folder, "--against", changed(path, tmp_path, lambda lines: moved(lines, 3)))
    assert later.exit_code == 0 and "newer than the folder, not compared: 1" in later.stdout
    early = flagger("verify", folder, "--against", changed(path, tmp_path, lambda lines: moved(lines, -3000)))
    assert early.exit_code == 0 and "older than the folder, not compared: 1" in early.stdout


def test_a_row_that_the_folder_lacks_is_named(flagger: Run, drained: list[Path], tmp_path: Path) -> None:
    path = tokens(drained)
    cut = changed(path, tmp_path / "cut", lambda lines: lines[:7] + lines[8:])
    out = tmp_path / "r"
    assert flagger("report", cut, "--out", out, "--formats", "none", "--network", "ethereum").exit_code == 0
    result = flagger("verify", out, "--against", path)
    assert result.exit_code == 1 and f"not in the folder: {path.name}:9  " in result.stdout
    assert "只出现在重新下载的记录中：1 笔" in result.stdout


def test_another_wallet_is_refused(flagger: Run, folder: Path, tmp_path: Path) -> None:
    result = flagger("verify", folder, "--against", write(tmp_path / "x.csv", [{}, {}]))
    assert result.exit_code == 2 and "another wallet" in result.stderr and "另一个钱包" in result.stderr


def test_transfers_of_one_hash_are_told_apart(flagger: Run, tmp_path: Path) -> None:
    rows = [
        {"time": DAY.format(1), "tx_hash": "0xaa", "kind": "token", "asset": "USDT", "contract": USDT, "to": to, "amount": amount}
        for to, amount in ((BOB, "5.50"), (BOB, "5.5"), (CAROL, "7"), (BOB, "9"))
    ]  # fmt: skip
    first, second = write(tmp_path / "a.csv", rows), tmp_path / "b.csv"
    assert flagger("report", first, "-o", tmp_path / "r", "--formats", "none").exit_code == 0
    write(second, [rows[3], rows[0], {**rows[2], "amount": "8"}])
    result = flagger("verify", tmp_path / "r", "--against", second)
    assert counts(result)[:4] == (2, 4, 1, 1), result.output
    assert "amount: 7 ≠ 8" in result.stdout and "a.csv:4" in result.stdout and "b.csv:4" in result.stdout


def test_a_plain_export_that_lost_a_kind_of_list(flagger: Run, tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{}, {}, {"kind": "token", "asset": "USDT", "contract": USDT}]
    first = write(tmp_path / "a.csv", rows)
    assert flagger("report", first, "-o", tmp_path / "r", "--formats", "none").exit_code == 0
    result = flagger("verify", tmp_path / "r", "--against", write(tmp_path / "b.csv", rows[:2]))
    assert result.exit_code == 1 and counts(result)[:4] == (2, 3, 1, 0)


def test_an_empty_download_lacks_everything(
    flagger: Run, folder: Path, drained: list[Path], tmp_path: Path
) -> None:
    result = flagger("verify", folder, "--against", changed(tokens(drained), tmp_path, lambda lines: []))
    assert result.exit_code == 1 and counts(result)[0] == 0 and "… +" in result.stdout


def test_a_folder_without_its_table(flagger: Run, folder: Path, drained: list[Path], tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    (copy / "transfers.csv").write_bytes(b"\xff\xfe\x00nothing")
    result = flagger("verify", copy, "--against", *drained)
    assert result.exit_code == 2 and "transfers.csv" in result.stderr


def test_a_second_folder_is_no_download(flagger: Run, folder: Path) -> None:
    result = flagger("verify", folder, folder)
    assert result.exit_code == 2 and "without --against" in result.stderr


def test_the_list_of_another_site(flagger: Run, tmp_path: Path) -> None:
    """Empty calls and failures that one of two sites leaves out are counted apart; what moved something is not."""
    okl = sorted((SAMPLES / "oklink" / "hijacked").glob("*.csv"))
    (scan,) = (SAMPLES / "tronscan" / "hijacked").glob("*.csv")
    out = tmp_path / "r"
    assert flagger("report", scan, "-o", out, "--formats", "none").exit_code == 0
    result = flagger("verify", out, "--against", *okl, "--lang", "en")
    fine, total, missing, different, flagged_fine, flagged = counts(result)
    assert fine == total and missing == different == 0 and flagged_fine == flagged > 0
    idle = re.search(r"moved nothing .* not counted: (\d+)", result.stdout)
    assert idle and int(idle[1]) > 100
    named = [line for line in result.stdout.splitlines() if line.startswith("not in the folder")]
    assert len(named) == 2 and all(" 6666.66 " in line for line in named) and result.exit_code == 1


def test_calls_of_the_same_site_are_not_passed_over(flagger: Run, tmp_path: Path) -> None:
    okl = sorted((SAMPLES / "oklink" / "hijacked").glob("*.csv"))
    out = tmp_path / "r"
    assert flagger("report", *okl, "-o", out, "--formats", "none").exit_code == 0
    (path,) = [path for path in okl if "-transaction-" in path.name]
    calls = [
        n
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:])
        if ",0,TRX,Trigger" in line
    ]
    fresh = changed(path, tmp_path, lambda lines: lines[: calls[0]] + lines[calls[0] + 1 :])
    result = flagger("verify", out, "--against", fresh)
    assert result.exit_code == 1 and counts(result)[2] == 1 and "moved nothing" not in result.stdout
    # The few tokens among the transactions are no list of tokens.
    assert "compared: transactions of the network's own coin\n" in result.stdout.replace(" / ", "\n")
    assert re.search(r"no such list was given: token transfers \(\d{3}\)", result.stdout)


def test_lines_of_the_download_that_cannot_be_read_are_told(
    flagger: Run, folder: Path, drained: list[Path], tmp_path: Path
) -> None:
    fresh = changed(
        tokens(drained),
        tmp_path,
        lambda lines: [*lines[:9], lines[9].replace('","$', 'x","$', 1), *lines[10:]],
    )
    result = flagger("verify", folder, "--against", fresh, "--lang", "en")
    assert result.exit_code == 1 and counts(result)[2] == 1
    assert f"count as missing: 1 ({fresh.name}:11)" in result.stdout


def test_the_records_of_an_account_are_called_so(flagger: Run, tmp_path: Path) -> None:
    (bill,) = (SAMPLES / "alipay" / "bill").glob("*_2026*.csv")
    assert flagger("report", bill, "-o", tmp_path / "r", "--formats", "none").exit_code == 0
    said = flagger("verify", tmp_path / "r", "--against", bill).stdout
    assert "本次核对：账户记录 / compared: records of the account\n" in said


def test_a_public_version_says_that_it_cannot_be_compared(
    flagger: Run, drained: list[Path], tmp_path: Path
) -> None:
    options = ("-o", tmp_path / "r", "--profile", "public", "--formats", "none")
    assert flagger("report", *drained, *options).exit_code == 0
    result = flagger("verify", tmp_path / "r", "--against", *drained)
    assert result.exit_code == 2 and "公开版" in result.stderr and "another wallet" not in result.stderr
