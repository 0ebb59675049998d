"""Several files of one owner: what they tell twice, what they tell differently, what is missing beside them."""

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from story import DRAINED, SAMPLES

from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.importers.join import join
from flagger.importers.reading import read_export
from flagger.model import History, exact_sum
from flagger.text import LANGS

STATEMENT = "binance-statement-2026.csv"
DEPOSITS, WITHDRAWALS = "Binance-Deposit-History-202602.csv", "Binance-Withdraw-History-202602.csv"
BINANCE = [SAMPLES / "binance" / "account" / name for name in (DEPOSITS, WITHDRAWALS, STATEMENT)]
A, B, C, PEER = ("0x" + digits * 20 for digits in ("ab", "cd", "ef", "12"))


def history(*paths: Path, **options: Any) -> History:
    config = Config(**options)
    return join([read_export(path, config) for path in paths], config)


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def said(found: History) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """Warnings by id: the file each is about, and its facts; every one can be said in both languages."""
    made: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for source in found.sources:
        for warning in source.warnings:
            assert all(warning.say(lang) for lang in LANGS)
            made.setdefault(warning.id, []).append((source.name, dict(warning.facts)))
    return made


# --- one movement in two files of an exchange --------------------------------------------------


@pytest.mark.parametrize(
    "files", list(permutations(BINANCE)), ids=lambda files: "-".join(f.name[8:12] for f in files)
)
def test_a_statement_and_its_deposits_and_withdrawals_tell_each_movement_once(
    files: tuple[Path, ...],
) -> None:
    found = history(*files)
    table, rows = (
        found.table,
        {path.name: sum(1 for _ in path.open(encoding="utf-8")) - 1 for path in BINANCE},
    )
    assert len(table) == sum(rows.values()) - 3 and found.duplicates == 3
    out = table[
        table["direction"].eq("out")
        & table["kind"].eq("native")
        & table["asset"].eq("ETH")
        & table["status"].eq("ok")
    ]
    assert exact_sum(out["amount_text"].tolist()).normalize() == exact_sum(["0.3106"]).normalize()
    merged = said(found)["merged"]
    assert {(name, facts["other"], tuple(map(tuple, facts["lines"]))) for name, facts in merged} == {
        (STATEMENT, DEPOSITS, ((9, 2),)), (STATEMENT, WITHDRAWALS, ((10, 3), (11, 2)))}  # fmt: skip
    assert history(*files).table.equals(table)


HEADER = "UTC_Time,Account,Operation,Coin,Change,Remark"
PAID = "Date(UTC+0),Coin,Network,Amount,Fee,Address,TXID,Status"
HASH = "0x" + "7" * 64


@pytest.mark.parametrize(
    ("statement", "listed", "once"),
    [
        (["2026-01-02 10:00:00,Spot,Withdraw,USDT,-10,"], ["2026-01-02 10:59:00,USDT,ETH,9,1,me,#,Completed"], 1),
        (["2026-01-02 10:00:00,Spot,Withdraw,USDT,-10,"], ["2026-01-02 11:01:00,USDT,ETH,9,1,me,#,Completed"], 0),
        (["2026-01-02 10:00:00,Spot,Withdraw,USDT,-10,"], ["2026-01-02 10:00:00,USDC,ETH,10,0,me,#,Completed"], 0),
        (["2026-01-02 10:00:00,Spot,Withdraw,USDT,-10,"], ["2026-01-02 10:00:00,USDT,ETH,10.000001,0,me,#,Completed"], 0),
        (["2026-01-02 10:00:00,Spot,Deposit,USDT,10,"], ["2026-01-02 10:00:00,USDT,ETH,10,0,me,#,Completed"], 0),
        (["2026-01-02 10:00:00,Spot,Withdraw,USDT,-10,"], ["2026-01-02 10:00:00,USDT,ETH,9,1,me,#,Cancelled"], 0),
        # Two alike stay two, and one cannot stand for both.
        (["2026-01-02 10:00:00,Spot,Withdraw,USDT,-10,"] * 2, ["2026-01-02 10:00:00,USDT,ETH,10,0,me,#,Completed"], 1),
        (["2026-01-02 10:00:00,Spot,Withdraw,USDT,-10,"] * 2, ["2026-01-02 10:00:00,USDT,ETH,10,0,me,#,Completed"] * 2, 2),
    ],
)  # fmt: skip
def test_a_movement_is_told_twice_only_where_all_fits(
    statement: list[str], listed: list[str], once: int, tmp_path: Path
) -> None:
    rows = [line.replace("#", f"{HASH[:-1]}{at}") for at, line in enumerate(listed)]
    files = [write(tmp_path / "a.csv", HEADER, *statement), write(tmp_path / "b.csv", PAID, *rows)]
    found = history(*files)
    assert len(found.table) == len(statement) + len(listed) - once
    assert ("merged" in said(found)) is bool(once)
    assert found.table["tx_hash"].notna().sum() == len(listed), "the row with the hash stays"


def test_the_nearest_in_time_is_the_pair(tmp_path: Path) -> None:
    first, second = (f"2026-01-02 10:{minute}:00,Spot,Withdraw,USDT,-10," for minute in ("00", "40"))
    listed = write(tmp_path / "b.csv", PAID, f"2026-01-02 10:40:00,USDT,ETH,10,0,me,{HASH},Completed")
    found = history(write(tmp_path / "a.csv", HEADER, first, second), listed)
    assert [facts["lines"] for _, facts in said(found)["merged"]] == [[[3, 2]]]


def test_the_hash_decides_where_both_files_have_one(tmp_path: Path) -> None:
    old, new = "Date(UTC),Coin,Amount,TransactionFee,Address,TXID,SourceAddress,PaymentID,Status", PAID
    row, other = (f"0x{digit * 64}" for digit in "89")
    files = [
        write(tmp_path / "a.csv", old, f"2026-01-02 10:00:00,USDT,9,1,you,{row},,,Completed"),
        write(tmp_path / "b.csv", new, f"2026-01-02 23:00:00,USDT,ETH,9,1,you,{row},Completed",
              f"2026-01-02 10:00:00,USDT,ETH,9,1,you,{other},Completed"),
    ]  # fmt: skip
    found = history(*files)
    assert sorted(found.table["tx_hash"]) == [row, other] and found.table["network"].notna().all()


OLD = "Date(UTC),Coin,Network,Amount,TransactionFee,Address,TXID,SourceAddress,PaymentID,Status"
OLD_ROWS = {
    "binance-withdrawals": "2021-01-02 10:00:00,USDT,TRX,9,1,TZ96r5RXf5A2id7XtZeTxhuupUHCiwsQaS,#,,,Completed",
    "binance-deposits": "2021-01-02 10:00:00,USDT,TRX,9,0,TZ96r5RXf5A2id7XtZeTxhuupUHCiwsQaS,#,,,Completed",
    "binance-deposits by source": "2021-01-02 10:00:00,USDT,,9,0,me,Internal transfer 7,you@example.com,,Completed",
}


@pytest.mark.parametrize("case", OLD_ROWS)
def test_old_binance_lists_are_told_apart_by_their_cells(case: str, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", OLD, OLD_ROWS[case].replace("#", "5a" * 32))
    reading = read_export(path, Config())
    assert reading.source.importer == case.split(" ", maxsplit=1)[0]
    (told,) = [warning for warning in reading.source.warnings if warning.id == "told-by-cells"]
    assert all("--importer" in told.say(lang) for lang in LANGS)


@pytest.mark.parametrize(
    "rows",
    [[], ["2021-01-02 10:00:00,USDT,,9,0,me,Internal transfer 7,,,Completed"],
     [OLD_ROWS["binance-withdrawals"], OLD_ROWS["binance-deposits"]]],
)  # fmt: skip
def test_what_cannot_be_told_apart_is_asked(rows: list[str], tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", OLD, *[row.replace("#", "5a" * 32) for row in rows])
    with pytest.raises(FlaggerError, match="equally well: binance-deposits, binance-withdrawals"):
        read_export(path, Config())
    assert read_export(path, Config(importer="binance-deposits")).source.importer == "binance-deposits"


# --- one transfer told differently -------------------------------------------------------------

TOKENS = (
    "Transaction Hash,Blockno,UnixTimestamp,DateTime (UTC),From,To,TokenValue,USDValueDayOfTx,"
    "ContractAddress,TokenName,TokenSymbol"
)
UNIX = 1_700_003_600


def token(number: int, amount: str = "5", time: int = UNIX, sender: str = A, receiver: str = B) -> str:
    return f"0x{number:064x},1,{time},,{sender},{receiver},{amount},N/A,{C},Coin,COIN"


def test_another_amount_under_one_hash_is_never_one_in_silence(tmp_path: Path) -> None:
    one = write(tmp_path / "one.csv", TOKENS, token(1), token(2, "5.0"), token(3, "100"))
    two = write(tmp_path / "two.csv", TOKENS, token(2), token(3, "1000"))
    for order in ((one, two), (two, one)):
        found = history(*order, own=(A,))
        assert sorted(found.table["amount_text"].str.removesuffix(".0")) == ["100", "1000", "5", "5"]
        told = {
            (name, facts["other"], facts["what"], str(facts["lines"]))
            for name, facts in said(found)["conflict"]
        }
        assert told == {
            ("one.csv", "two.csv", "amount", "[[4, 3]]"),
            ("two.csv", "one.csv", "amount", "[[3, 4]]"),
        }


def test_another_time_under_one_hash_is_said_and_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    one = write(tmp_path / "one.csv", TOKENS, token(1), token(2))
    two = write(tmp_path / "two.csv", TOKENS, token(1), token(2, time=UNIX + 28_800))
    times = {tuple(history(*order, own=(A,)).table["time"]) for order in ((one, two), (two, one))}
    assert len(times) == 1
    found = history(one, two, own=(A,))
    assert (
        len(found.table) == 2 and [facts["lines"] for _, facts in said(found)["conflict"]] == [[[3, 3]]] * 2
    )


def test_a_time_cut_to_its_minute_is_no_other_time_and_gives_way(tmp_path: Path) -> None:
    cut = UNIX - UNIX % 60
    one = write(tmp_path / "one.csv", TOKENS, token(1, time=cut))
    two = write(tmp_path / "two.csv", TOKENS, token(1, time=cut + 47))
    found = history(one, two, own=(A,))
    assert "conflict" not in said(found) and found.table["time"].dt.second.tolist() == [47]


def test_a_hash_of_several_transfers_in_a_shorter_download_is_no_conflict(tmp_path: Path) -> None:
    one = write(tmp_path / "one.csv", TOKENS, token(1, "5"), token(1, "6"), token(1, "5"))
    two = write(tmp_path / "two.csv", TOKENS, token(1, "5"))
    found = history(one, two, own=(A,))
    assert len(found.table) == 3 and "conflict" not in said(found)


def test_a_settled_row_stands_for_the_pending_one_of_an_earlier_download(tmp_path: Path) -> None:
    header = "Transaction Hash,Status,Method,Blockno,DateTime (UTC),From,From_Nametag,To,To_Nametag,Amount,Value (USD),Txn Fee"
    row = f"0x{'3' * 64},#,Transfer,1,2023-11-14 23:13:20,{A},,{B},,1 ETH,-,0.1"
    early, late = (
        write(tmp_path / f"{x}.csv", header, row.replace("#", x)) for x in ("(Pending)", "Success")
    )
    assert history(early, late, own=(A,)).table["status"].tolist() == ["ok"]


# --- page data beside the fuller export --------------------------------------------------------

FULL = (
    "Transaction Hash,Blockno,UnixTimestamp,DateTime (UTC),From,To,ContractAddress,Value_IN(ETH),"
    "Value_OUT(ETH),CurrentValue @ $1/Eth,Status"
)
PAGE = "Transaction Hash,Status,Method,Blockno,DateTime (UTC),From,From_Nametag,To,To_Nametag,Amount,Value (USD),Txn Fee"


@pytest.mark.parametrize("page_first", [False, True])
@pytest.mark.parametrize(
    ("full", "page", "rows"),
    [
        ("0.000584989995107", "0.00058498 ETH", 1), ("1", "1 ETH", 1), ("8080.5", '"8,080.5 ETH"', 1),
        ("0.000584989995107", "0.00058499 ETH", 2),  # rounded up is not cut
        ("0.1234567", "0.12345678 ETH", 2),
    ],
)  # fmt: skip
def test_an_amount_cut_to_eight_decimals_gives_way_to_the_whole_one(
    full: str, page: str, rows: int, page_first: bool, tmp_path: Path
) -> None:
    one = write(tmp_path / "full.csv", FULL, f"{HASH},1,{UNIX},2023-11-14 23:13:20,{A},{B},,0,{full},1,")
    two = write(
        tmp_path / "page.csv", PAGE, f"{HASH},Success,Send,1,2023-11-14 23:13:20,{A},,{B},,{page},-,0"
    )
    found = history(*((two, one) if page_first else (one, two)), own=(A,))
    assert len(found.table) == rows and full in found.table["amount_text"].tolist()
    assert ("conflict" in said(found)) is (rows == 2)
    kept = found.sources[found.table["source"].iloc[0]].name
    assert rows == 2 or kept == "full.csv"


# --- whose files they are ----------------------------------------------------------------------


def test_transfers_between_two_wallets_of_one_owner_leave_nobody(tmp_path: Path) -> None:
    one = write(
        tmp_path / "one.csv", TOKENS, token(1), token(2, receiver=PEER), token(3, sender=PEER, receiver=A)
    )
    two = write(tmp_path / "two.csv", TOKENS, token(1), token(4, sender=B, receiver=PEER))
    found = history(one, two, own=(A, B)).table.set_index("tx_hash")
    assert [found.loc[f"0x{n:064x}", "direction"] for n in (1, 2, 3, 4)] == ["self", "out", "in", "out"]
    with pytest.raises(FlaggerError, match=f"of different wallets: {A}, {B}"):
        history(one, two)


@pytest.mark.parametrize("own", [(A,), (A, B)])
@pytest.mark.parametrize("known", [[], [token(8, receiver=PEER)]])
def test_the_file_of_another_wallet_is_refused_by_name(
    own: tuple[str, ...], known: list[str], tmp_path: Path
) -> None:
    mine = write(tmp_path / "mine.csv", TOKENS, token(1), token(2))
    other = write(tmp_path / "not mine.csv", TOKENS, *[token(9, sender=PEER, receiver=C)] * 3, *known)
    with pytest.raises(FlaggerError) as caught:
        history(mine, other, own=own)
    assert caught.value.where == "not mine.csv" and "another wallet" in caught.value.say("en")
    assert own[0] in caught.value.say("zh") and "另一个钱包" in caught.value.say("zh")


def test_an_exchange_account_stands_beside_an_own_address(tmp_path: Path) -> None:
    mine = write(tmp_path / "mine.csv", TOKENS, token(1), token(2))
    found = history(mine, *BINANCE, own=(A,))
    assert [wallet.found_by for wallet in found.wallets] == ["option", "format"]
    assert "none" not in set(found.table["direction"])


# --- what is missing beside them ---------------------------------------------------------------


def test_the_list_of_tokens_that_is_missing_is_named_with_its_button() -> None:
    transactions = next(path for path in DRAINED if path.name.startswith("export-0x"))
    ((_, facts),) = said(history(transactions))["token-file-missing"]
    assert facts["importer"] == "etherscan-tokens" and "Token Transfers (ERC-20)" in facts["where"].zh
    assert "token-file-missing" not in said(history(*DRAINED))
    oklink = sorted((SAMPLES / "oklink" / "hijacked").glob("*.csv"))
    assert "token-file-missing" not in said(history(*oklink))
    alone = said(history(next(path for path in oklink if "transaction" in path.name)))
    assert [facts["importer"] for _, facts in alone["token-file-missing"]] == ["oklink-tron-tokens"]


def test_a_network_that_no_file_says_is_asked_for(tmp_path: Path) -> None:
    tokens = write(tmp_path / "tokens.csv", TOKENS, token(1), token(2))
    eth = write(tmp_path / "eth.csv", FULL, f"{HASH},1,{UNIX},2023-11-14 23:13:20,{A},{B},,0,1,1,")
    bnb = write(
        tmp_path / "bnb.csv",
        FULL.replace("ETH", "BNB").replace("Eth", "BNB"),
        f"{HASH},1,{UNIX},,{A},{B},,0,1,1,",
    )
    assert "network-unknown" in said(history(tokens, own=(A,)))
    assert "network-unknown" not in said(history(tokens, own=(A,), network="bsc"))
    found = history(tokens, eth, own=(A,))
    assert "network-unknown" not in said(found) and set(found.table["network"]) == {"ethereum"}
    found = history(tokens, eth, bnb, own=(A,))
    ((name, facts),) = said(found)["network-unknown"]
    assert name == "tokens.csv" and "bsc, ethereum" in facts["others"].en
    assert found.table.set_index("kind")["network"].fillna("-").loc["token"].tolist() == ["-", "-"]


# --- where it is said ----------------------------------------------------------------------------


def test_inspect_and_json_say_warnings_and_set_aside_lines_in_both_languages(
    flagger: Any, tmp_path: Path
) -> None:
    transactions = next(path for path in DRAINED if path.name.startswith("export-0x"))
    copy = write(
        tmp_path / transactions.name,
        transactions.read_text(encoding="utf-8").rstrip(),
        "Total,5",
        "half,a,line",
    )
    told = json.loads(flagger("inspect", copy, "--json").stdout)
    assert "token-file-missing" in [warning["id"] for warning in told["warnings"]]
    for each in (*told["skipped"], *told["rejected"], *told["warnings"]):
        assert set(each["text"]) == {"en", "zh"} and all(each["text"].values())
    assert told["skipped"][0]["text"]["en"] == told["skipped"][0]["reason"]
    shown = flagger("inspect", copy, "--lang", "zh").stdout
    assert "位于记录之后，不是记录" in shown and "尚未提供" in shown and "stands below" not in shown
    report = json.loads(flagger("scan", *BINANCE, "--json").stdout)
    assert [warning["facts"]["lines"] for source in report["sources"] for warning in source["warnings"]
            if warning["id"] == "merged"] == [[[9, 2]], [[10, 3], [11, 2]]]  # fmt: skip


def test_the_page_says_what_was_counted_once(flagger: Any, tmp_path: Path) -> None:
    result = flagger("report", *BINANCE, "-o", tmp_path / "out", "--formats", "html")
    assert result.exit_code == 0, result.output
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "10 = 3, 11 = 2" in page and "每笔只计一次" in page and "each is counted once" in page
