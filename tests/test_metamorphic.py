"""What must not change the flags: order of rows, how the exports are cut, spelling, and spam."""

import csv
import io
import random
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import base58
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from story import (
    ALICE,
    BOB,
    FIXTURES,
    TRUTH,
    flagged,
    originals,
    rule_named,
    sample,
    seen_for,
    seen_of,
    write,
)

from flagger.anomaly import train
from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.features import FOREST
from flagger.model import Report
from flagger.pipeline import scan
from flagger.rules.base import Seen

NAMES = tuple(TRUTH)
FEW = settings(max_examples=16, derandomize=True)

Marks = frozenset[tuple[str, str]]
QUIET = Config(forest=False)


def marks(report: Report) -> Marks:
    """What is said of transfers that left: rule and hash."""
    table = report.history.table
    return frozenset(
        (flag.rule, table["tx_hash"].iat[flag.row])
        for flag in report.flags
        if table["direction"].iat[flag.row] == "out"
    )


def cut(path: Path) -> tuple[str, list[str]]:
    """Header and lines; no cell of the samples holds a line break."""
    header, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return header, lines


def saved(folder: Path, path: Path, header: str, lines: Iterable[str]) -> Path:
    """An export under its own name, which formats may read, in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    new = folder / path.name
    new.write_text(header + "".join(lines), encoding="utf-8")
    return new


def rewritten(folder: Path, name: str, change: Callable[[list[str]], Iterable[str]]) -> list[Path]:
    """Every export of a sample with its lines changed."""
    return [saved(folder, path, header, change(lines)) for path in originals(name)
            for header, lines in [cut(path)]]  # fmt: skip


def assert_same(name: str, paths: Sequence[Path]) -> None:
    report, once = scan(paths, Config()), sample(name)
    assert marks(report) == marks(once) != frozenset()
    told = ["id", "severity", "score"]
    assert report.history.table[told].equals(once.history.table[told])


# --- the sample wallets -------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_rows_in_reverse(name: str, tmp_path: Path) -> None:
    assert_same(name, rewritten(tmp_path, name, reversed))


@pytest.mark.parametrize("name", NAMES)
def test_rows_shuffled(name: str, tmp_path: Path) -> None:
    def shuffle(lines: list[str]) -> list[str]:
        return random.Random(7).sample(lines, len(lines))

    assert_same(name, rewritten(tmp_path, name, shuffle))


def test_files_in_another_order() -> None:
    assert_same("etherscan/drained", originals("etherscan/drained")[::-1])


@pytest.mark.parametrize("name", NAMES)
def test_each_export_in_two_downloads(name: str, tmp_path: Path) -> None:
    """They touch in one row, as two downloads by date do; whether nothing lies between is then known."""
    parts = []
    for path in originals(name):
        header, lines = cut(path)
        at = len(lines) // 2
        parts.append(saved(tmp_path / "early", path, header, lines[: at + 1]))
        parts.append(saved(tmp_path / "late", path, header, lines[at:]))
    assert_same(name, parts)


@pytest.mark.parametrize("name", NAMES)
def test_every_file_twice(name: str, tmp_path: Path) -> None:
    again = rewritten(tmp_path, name, lambda lines: lines)
    report, once = scan([*originals(name), *again], Config()), sample(name)
    assert marks(report) == marks(once)
    assert report.history.duplicates >= len(report.history.table) == len(once.history.table)
    assert [incident.losses for incident in report.incidents] == [i.losses for i in once.incidents]


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("etherscan")])
def test_addresses_in_capital_letters(name: str, tmp_path: Path) -> None:
    def shout(lines: list[str]) -> list[str]:
        return [re.sub(r"0x([0-9a-f]{40})(?![0-9a-f])", lambda m: "0x" + m[1].upper(), x) for x in lines]

    assert_same(name, rewritten(tmp_path, name, shout))


# --- spam ---------------------------------------------------------------------------------------


def made_up(seed: str, *, tron: bool) -> str:
    digest = sha256(seed.encode()).digest()[:20]
    return base58.b58encode_check(b"\x41" + digest).decode() if tron else f"0x{digest.hex()}"


def spam_row(i: int, like: dict[str, str], own: str) -> dict[str, str]:
    """One token nobody asked for, in the columns of this export, somewhere in its time."""
    tron = own.startswith("T")
    told = {
        "from": made_up(f"sender {i}", tron=tron),
        "to": own,
        "amount": str(i + 1),
        "symbol": f"SPAM{i}",
        "contract": made_up(f"contract {i}", tron=tron),
        "hash": ("" if tron else "0x") + sha256(f"spam {i}".encode()).hexdigest(),
    }
    names = {
        "transaction hash": "hash", "txhash": "hash", "tx hash": "hash", "txn hash": "hash",
        "from": "from", "to": "to", "tokenvalue": "amount", "value": "amount", "amount/tokenid": "amount",
        "tokensymbol": "symbol", "tokenname": "symbol", "symbol": "symbol", "token symbol": "symbol",
        "contractaddress": "contract", "tokenaddress": "contract", "token": "contract",
    }  # fmt: skip
    return {column: told.get(names.get(column.lower(), ""), cell) for column, cell in like.items()}


def with_spam(path: Path, own: str, folder: Path, count: int) -> Path:
    """The export with more rows, at the times of rows that are there."""
    header, lines = cut(path)
    rows = list(csv.DictReader(io.StringIO(header + "".join(lines))))
    out = io.StringIO()
    table = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    for i, like in enumerate(random.Random(7).choices(rows, k=count)):
        table.writerow(spam_row(i, like, own))
    return saved(folder, path, header, [*lines, out.getvalue()])


TOKEN_FILES = ("export-address-token", "TRON-tokenTransfer", "Transfers_")


@pytest.mark.parametrize(("name", "count"), [*((name, 500) for name in NAMES), ("etherscan/drained", 10_000)])
def test_tokens_nobody_asked_for(name: str, count: int, tmp_path: Path) -> None:
    own = TRUTH[name]["wallet"]
    paths = [with_spam(path, own, tmp_path, count) if path.name.startswith(TOKEN_FILES) else path
             for path in originals(name)]  # fmt: skip
    report = scan(paths, Config())
    assert len(report.history.table) == len(sample(name).history.table) + count
    assert marks(report) == marks(sample(name))
    assert forest_numbers(paths).equals(forest_numbers(originals(name)))


def forest_numbers(paths: Sequence[Path]) -> pd.DataFrame:
    """What the forest sees of each outgoing transfer, by the transfer's id."""
    seen = seen_of(*paths, config=QUIET)
    out = seen.stats["out"]
    return seen.stats.loc[out, list(FOREST)].set_axis(seen.table.loc[out, "id"]).sort_index()


# --- what is of another wallet, and chance ------------------------------------------------------


def test_another_wallets_file_is_refused() -> None:
    other = originals("etherscan/honest")[0]
    with pytest.raises(FlaggerError, match=r"different wallets"):
        scan([*originals("etherscan/drained"), other], Config())


def on_disputed(name: str, report: Report) -> Marks:
    """What is said of the transfers known to be disputed."""
    told = set(TRUTH[name]["theft"])
    return frozenset((rule, tx_hash) for rule, tx_hash in marks(report) if tx_hash in told)


def test_another_seed_of_the_forest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two forests grown from the samples by different chance point at the same transfers."""
    lives = [
        (f"{name} {i}", seen_of(*originals(name), config=QUIET).stats) for name in NAMES for i in range(4)
    ]
    forests, found = [], []
    for seed in (0, 1):
        monkeypatch.setattr("flagger.anomaly.SEED", seed)
        forests.append(train(lives, {}))
        for place in ("flagger.forest.shipped", "flagger.rules.unusual.shipped"):
            monkeypatch.setattr(place, lambda: forests[-1])
        reports = {name: scan(originals(name), Config()) for name in NAMES if TRUTH[name]["theft"]}
        found.append(
            {(name, *mark) for name, report in reports.items() for mark in on_disputed(name, report)}
        )
    assert (forests[0].threshold != forests[1].threshold).any()
    assert len(found[0] & found[1]) >= 0.95 * len(found[0] | found[1]) > 0


# --- rules' fixtures ----------------------------------------------------------------------------

Row = dict[str, str]
IDS = sorted(FIXTURES)
SCALE_FREE = sorted(set(FIXTURES) - {"unusual-transfer"})  # fees weigh by their size there


@cache
def rows_of(id_: str) -> tuple[Row, ...]:
    with FIXTURES[id_].open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def found(id_: str, rows: Sequence[Row], config: Config | None = None) -> list[str]:
    """The notes of the flagged lines, whatever line they stand on now; their order is that of time."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            table.writeheader()
            table.writerows(rows)
        lines = flagged(rule_named(id_), seen_for(id_, path, config=config))
    return sorted(rows[line - 2]["note"] for line in lines)


def expected(id_: str) -> list[str]:
    return sorted(row["note"] for row in rows_of(id_) if row["expect"])


@FEW
@given(st.sampled_from(IDS), st.randoms(use_true_random=False))
def test_any_order_of_lines(id_: str, chance: random.Random) -> None:
    rows = list(rows_of(id_))
    chance.shuffle(rows)
    assert found(id_, rows) == expected(id_)


@FEW
@given(st.sampled_from(IDS), st.integers(-2000, 600))
def test_any_day_it_begins(id_: str, days: int) -> None:
    def later(time: str) -> str:
        return f"{datetime.fromisoformat(time) + timedelta(days=days):%Y-%m-%dT%H:%M:%SZ}"

    assert found(id_, [{**row, "time": later(row["time"])} for row in rows_of(id_)]) == expected(id_)


@FEW
@given(st.sampled_from(SCALE_FREE), st.integers(-6, 6))
def test_any_unit_of_amounts(id_: str, power: int) -> None:
    """Every measure is a share or a comparison: a thousand times all amounts says the same."""

    def scaled(row: Row) -> Row:
        sums = {name: row[name] for name in ("amount", "fee") if row.get(name)}
        return {**row, **{name: format(Decimal(text).scaleb(power), "f") for name, text in sums.items()}}

    assert found(id_, [scaled(row) for row in rows_of(id_)]) == expected(id_)


@FEW
@given(st.permutations(range(6)))
def test_any_order_within_one_second(order: Sequence[int]) -> None:
    """What comes in and goes out in one block has an order of its own, whatever the file's."""
    rows = [{"tx_hash": f"0x{i}", "amount": str(1 + i), "time": "2024-03-01T09:00:00Z"} for i in range(6)]
    rows = [{**row, **({"from": BOB, "to": ALICE} if i % 2 else {})} for i, row in enumerate(rows)]
    seen = [block(rows), block([rows[i] for i in order])]
    assert seen[0].table["tx_hash"].tolist() == seen[1].table["tx_hash"].tolist()
    assert seen[0].stats.equals(seen[1].stats)


def block(rows: Sequence[Row]) -> Seen:
    with TemporaryDirectory() as folder:
        return seen_of(write(Path(folder) / "block.csv", rows), config=QUIET)


NOTATIONS: dict[str, tuple[Callable[[datetime], str], Config]] = {
    "Beijing time with its offset": (
        lambda t: f"{t + timedelta(hours=8):%Y-%m-%dT%H:%M:%S}+08:00",
        QUIET,
    ),
    "Beijing time without, which is the default": (
        lambda t: f"{t + timedelta(hours=8):%Y-%m-%d %H:%M:%S}",
        QUIET,
    ),
    "UTC without an offset": (lambda t: f"{t:%Y-%m-%d %H:%M:%S}", Config(forest=False, zone="UTC")),
    "slashes and no leading zeros": (
        lambda t: f"{t.year}/{t.month}/{t.day} {t.hour}:{t:%M:%S}",
        Config(forest=False, zone="UTC"),
    ),
    "UTC in letters": (lambda t: f"{t:%Y-%m-%d %H:%M:%S} UTC", QUIET),
    "milliseconds": (lambda t: f"{t:%Y-%m-%dT%H:%M:%S}.000Z", QUIET),
}


@pytest.mark.parametrize("id_", ["burst", "gas-then-tokens", "odd-hour", "test-then-large"])
@pytest.mark.parametrize("notation", NOTATIONS)
def test_times_in_another_notation(id_: str, notation: str) -> None:
    spell, config = NOTATIONS[notation]
    rows = [{**row, "time": spell(datetime.fromisoformat(row["time"]))} for row in rows_of(id_)]
    assert found(id_, rows, config) == expected(id_)
