"""The generator of made-up wallets: repeatable, exact, complete, readable."""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from benchmarks.synthetic.__main__ import main, seed_range
from benchmarks.synthetic.case import (
    HONEST,
    PATTERNS,
    Plan,
    honest_kinds,
    live,
    plans,
    theft_kinds,
    write_case,
)
from flagger.config import Config
from flagger.pipeline import scan

SEED = 4  # any; each kind is lived once with it
ROBBED = [Plan(name, *kinds[SEED % len(kinds)], SEED) for name, kinds in theft_kinds().items()]
HONEST_PLANS = [Plan(HONEST, *kind, SEED) for kind in honest_kinds()]
HASHES = (
    "Transaction Hash", "Txhash", "Txn Hash", "Tx Hash", "交易哈希", "TXID", "交易订单号", "交易单号",
)  # fmt: skip
SYMBOLS = ("TokenSymbol", "Token Symbol", "symbol", "代币符号", "Coin")
STATEMENT = "Binance-Transaction-Records"
AMOUNTS = ("TokenValue", "Amount/TokenID", "Amount", "value", "数量", "金额", "金额(元)")
ONE_EACH = list({plan.persona: plan for plan in HONEST_PLANS}.values())


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[Plan, Path]:
    """Every pattern once, every honest kind once."""
    out = tmp_path_factory.mktemp("synthetic")
    return {plan: write_case(plan, out) for plan in [*ROBBED, *HONEST_PLANS]}


def truth(folder: Path) -> dict[str, Any]:
    """The answer key."""
    return dict(json.loads((folder / "truth.json").read_text(encoding="utf-8")))


def files(folder: Path) -> list[Path]:
    """The exports the answer key names, but for the statement, which tells the same once more without hashes."""
    return [folder / name for name in truth(folder)["files"] if STATEMENT not in name]


def records(path: Path) -> Iterator[dict[str, str]]:
    """The rows of an export as an independent reader sees them; amounts out of the wallet's view."""
    raw = path.read_bytes().decode("gb18030" if path.name.startswith("alipay") else "utf-8-sig")
    lines = raw.splitlines()
    starts = ("Tx", "Transaction Hash", '"Tx', '"Transaction Hash', "Date(", "交易")
    top = next(i for i, line in enumerate(lines) if line.startswith(starts) and "," in line)
    for row in csv.DictReader(io.StringIO("\n".join(lines[top:]))):
        yield {key.strip(): value.strip() for key, value in row.items() if key and isinstance(value, str)}


def outgoing(folder: Path) -> Iterator[tuple[str, str, Decimal]]:
    """Hash, asset and amount of every row that leaves the wallet."""
    own = truth(folder)["wallet"]
    for path in files(folder):
        for row in records(path):
            tx = next((row[name] for name in HASHES if name in row), "")
            sender = row.get("From") or row.get("from") or row.get("发送方")
            if sender not in (None, own) or row.get("收/支") not in (None, "支出") or "Deposit" in path.name:
                continue
            coin = next((k[10:-1] for k in row if k.startswith("Value_OUT")), "")
            asset = coin or next((row[k] for k in SYMBOLS if k in row), "")
            asset = asset or (
                "CNY" if "收/支" in row else {"ETH": "ETH", "BSC": "BNB"}.get(path.name[:3], "")
            )
            amount = next((row[k] for k in (f"Value_OUT({coin})", *AMOUNTS) if k in row), "0")
            yield tx, asset, Decimal(amount.replace(",", "").lstrip("¥"))


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path, cases: dict[Plan, Path]) -> None:
    for plan in [*ROBBED[:3], *ONE_EACH]:
        again = write_case(plan, tmp_path)
        names = sorted(path.name for path in again.iterdir())
        assert names == sorted(path.name for path in cases[plan].iterdir())
        assert all((again / name).read_bytes() == (cases[plan] / name).read_bytes() for name in names), plan


def test_another_seed_gives_another_life() -> None:
    a, b = (live(plan._replace(seed=seed)) for plan in ONE_EACH[:1] for seed in (1, 2))
    assert a.w.own != b.w.own and not {row.tx for row in a.w.rows} & {row.tx for row in b.w.rows}


@pytest.mark.parametrize("plan", [*ROBBED, *ONE_EACH], ids=lambda plan: plan.name)
def test_no_balance_falls_below_zero(plan: Plan) -> None:
    w = live(plan).w
    held: dict[str, int] = defaultdict(int)
    for row in w.rows:  # as they happened, counted afresh
        if row.asset.fake or row.kind not in ("native", "token", "internal", "permission", "trigger"):
            continue
        moved = 0 if row.error or row.sender == row.to else row.amount
        held[row.asset.key] += -moved if row.sender == w.own else moved
        if row.sender == w.own and not (row.error and row.method in ("TRX", "ETH", "BTC", "BSC")):
            held[row.asset.key if plan.network == "binance" else w.coin.key] -= row.fee
        assert held[row.asset.key] >= 0, row
    assert {key: amount for key, amount in held.items() if amount} == {
        k: v for k, v in w.balance.items() if v
    }


@pytest.mark.parametrize("plan", ROBBED, ids=lambda plan: plan.name)
def test_loss_equals_the_rows_of_the_theft(plan: Plan, cases: dict[Plan, Path]) -> None:
    known = truth(cases[plan])
    lost: dict[str, Decimal] = defaultdict(Decimal)
    for tx, asset, amount in outgoing(cases[plan]):
        if tx in known["theft"]:
            lost[asset] += amount
    assert {k: v for k, v in lost.items() if v} == {k: Decimal(v) for k, v in known["loss"].items()}
    assert known["theft"] and known["recipients"]


def test_a_loss_has_the_names_that_the_exports_have(tmp_path: Path, cases: dict[Plan, Path]) -> None:
    """Polygon's coin was called MATIC until September 2024, and so are exports of before."""
    old = write_case(Plan("seed-leak", "saver", "polygon", 5), tmp_path)
    assert set(truth(old)["loss"]) == {"MATIC", "USDT"}
    for folder in [old, *cases.values()]:
        assert set(truth(folder)["loss"]) <= {asset for _, asset, _ in outgoing(folder)}, folder.name


def test_every_hash_of_the_truth_stands_in_a_file(cases: dict[Plan, Path]) -> None:
    for folder in cases.values():
        known, shown = truth(folder), {tx for tx, _, _ in outgoing(folder)}
        everything = {value for path in files(folder) for row in records(path) for value in row.values()}
        assert set(known["normal"]) | set(known["theft"]) <= shown, folder.name
        assert set(known["precursor"]) | set(known["poison"]) <= everything, folder.name
        assert not set(known["normal"]) & {*known["theft"], *known["precursor"], *known["poison"]}


def test_honest_lives_lose_nothing(cases: dict[Plan, Path]) -> None:
    for plan in HONEST_PLANS:
        known = truth(cases[plan])
        assert not known["theft"] and not known["loss"] and not known["recipients"] and known["normal"]


def test_every_pattern_and_persona_takes_its_turn() -> None:
    wanted = list(plans(range(300)))
    assert {plan.pattern for plan in wanted} == {HONEST, *PATTERNS}
    assert {(plan.persona, plan.network) for plan in wanted if plan.pattern == HONEST} == set(honest_kinds())
    robbed = {(plan.pattern, plan.persona, plan.network) for plan in plans(range(12 * 20), honest=False)}
    assert robbed == {(name, *kind) for name, kinds in theft_kinds().items() for kind in kinds}


@pytest.mark.parametrize("plan", ONE_EACH, ids=lambda plan: plan.name)
def test_flagger_reads_every_record(plan: Plan, cases: dict[Plan, Path]) -> None:
    known = truth(cases[plan])
    history = scan([cases[plan] / name for name in known["files"]], Config()).history
    assert sum(source.read for source in history.sources) == known["rows"]
    asides = [aside.reason.id for source in history.sources for aside in source.skipped]
    assert set(asides) <= {"preamble"} and not any(source.rejected for source in history.sources)
    assert [wallet.address.lower() for wallet in history.wallets] == [truth(cases[plan])["wallet"].lower()]
    assert set(truth(cases[plan])["normal"]) <= set(history.table["tx_hash"].dropna())


def test_the_command_lists_and_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(tmp_path), "--seeds", "5-6", "--thefts", "--list"])
    names = capsys.readouterr().out.split()
    assert len(names) == 2 and not list(tmp_path.iterdir())
    main([str(tmp_path), "--seeds", "5-6", "--thefts"])
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert seed_range("7") == range(7, 8)
