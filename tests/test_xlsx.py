"""report.xlsx read back: exact texts, numbers beside them, nothing a spreadsheet would run."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from story import write
from typer.testing import Result

from flagger.config import Config
from flagger.model import Report
from flagger.pipeline import scan
from flagger.prices import read_prices
from flagger.render import to_csv, to_json, to_xlsx
from flagger.render.sheets import NAMES, addresses, base, flags, sizes, transfers
from flagger.text import LANGS, Lang

Run = Callable[..., Result]
SHEETS = [
    "摘要 Summary", "标记 Flags", "全部转账 All transfers", "数量 Quantities",
    "地址 Addresses", "来源 Sources", "改动的单元格 Altered cells", "数据说明 Data dictionary",
]  # fmt: skip
HOSTILE = (
    "=HYPERLINK(\"http://x.example\",\"claim\")", "+1+cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "http://x.example/a", "0012", "1e5",
    "US\u202eDT", "🎁\u200b", "\x1b[2J", "A" * 40_000, "é\u0336\u0336\u0336\u0336\u0336\u0336", "🎁" * 20_000,
)  # fmt: skip


def data(report: Report, langs: tuple[Lang, ...] = LANGS) -> bytes:
    return next(iter(to_xlsx.render(report, langs)))[1]


def book(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def table(page: Any) -> list[dict[str, Any]]:
    """The first table of a sheet, by heading."""
    rows = list(page.iter_rows(values_only=True))
    heads = [head for head in rows[0] if head]
    end = next(
        (n for n, row in enumerate(rows) if n and not any(cell is not None for cell in row)), len(rows)
    )
    return [dict(zip(heads, row, strict=False)) for row in rows[1:end]]


@pytest.fixture(scope="module")
def report(drained: list[Path]) -> Report:
    return scan(drained, Config())


@pytest.fixture(scope="module")
def made(report: Report) -> Any:
    return book(data(report))


def test_every_sheet_is_filtered_and_fits(made: Any) -> None:
    assert made.sheetnames == SHEETS and len(NAMES) == len(SHEETS) + 1
    for page in made:
        top = 2 if page.title == SHEETS[6] else 1  # below its title
        assert page.auto_filter.ref.startswith(f"A{top}:")
        # Heads stay in sight, and on every page, where they are the heads of all that is below.
        alone = page.title != "数量 Quantities"
        assert page.freeze_panes == (f"A{top + 1}" if alone else None)
        assert page.print_title_rows == (f"${top}:${top}" if alone else None)
        for letter, column in page.column_dimensions.items():
            cells = [c for c in page[letter][1:] if c.value is not None and not c.font.b]
            widest = max((base.shown_width(c.value) for c in cells if not c.alignment.wrap_text), default=0)
            assert column.width >= min(widest, sizes.WIDEST) - 1, (page.title, letter)


def test_it_prints_on_few_sheets_of_a4(made: Any) -> None:
    """One page wide, in letters that can be read; sentences and heads whole."""
    for page in made:
        setup = page.page_setup
        assert (setup.paperSize, setup.orientation, setup.fitToHeight) == (9, "landscape", 0)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        _, _, right, last = range_boundaries(page.print_area.replace("$", "").split("!")[-1])
        assert last == page.max_row
        assert sum(_width(page, column) for column in range(1, right + 1)) <= 262, page.title
        for row in page.iter_rows(max_col=right):
            for cell in row:
                if cell.alignment.wrap_text and cell.value and not cell.font.b:
                    room = _width(page, cell.column) * sizes.FITS
                    lines = -(-base.shown_width(cell.value) // room)
                    assert (page.row_dimensions[cell.row].height or 15) >= 15 * lines
    assert made["全部转账 All transfers"].print_area.endswith("$J$550")
    assert "打印" in str([row[1].value for row in made["摘要 Summary"]])


def _width(page: Any, column: int) -> float:
    return next(float(d.width) for d in page.column_dimensions.values() if d.min and d.min <= column <= d.max)


def test_columns_for_paper_stand_first() -> None:
    tables = [transfers.COLUMNS, flags.COLUMNS, addresses.COLUMNS]
    for columns in tables:
        marked = [column.paper for column in columns]
        assert any(marked) and marked == sorted(marked, reverse=True)


def test_a_tiny_amount_is_not_shown_as_nothing(tmp_path: Path) -> None:
    rows = [{"asset": "ETH", "amount": "0.000000000000000001"}]
    page = book(data(scan([write(tmp_path / "w.csv", rows)], Config())))[SHEETS[2]]
    (cell,) = (cell for cell in page[2] if cell.value == 1e-18)
    assert "[<0.00000001]0.00E+00" in cell.number_format


def test_no_row_is_taller_than_spreadsheets_take(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """Excel calls a file with rows above 409 points damaged."""
    assert sizes.HIGHEST <= 409
    monkeypatch.setattr(sizes, "HIGHEST", 30)
    heights = [row.height for row in book(data(report))[SHEETS[0]].row_dimensions.values() if row.height]
    assert max(heights) == 30


def test_every_transfer_with_exact_text_and_a_number(made: Any, report: Report) -> None:
    rows = table(made[SHEETS[2]])
    texts = to_csv.texts(report, transfers.rows_of(to_xlsx.View(report, 0)))
    assert [row["转账编号 transfer_id"] for row in rows] == texts["transfer_id"].tolist()
    assert [row["数量（精确） amount (exact)"] or "" for row in rows] == texts["amount"].fillna("").tolist()
    assert [row["UTC 时间 time (UTC)"] for row in rows] == texts["time_utc"].tolist()
    assert all(str(row["当地时间 local time"]).endswith("+08:00") for row in rows)
    for row in rows:
        exact, near = row["数量（精确） amount (exact)"], row["数量（近似） amount (approx.)"]
        assert isinstance(exact, str) and isinstance(near, int | float)
        assert abs(Decimal(exact) - Decimal(near)) <= abs(Decimal(exact)) / 10**12
    assert all(row["备注 notes"] is None for row in rows)


def test_flags_and_quantities_are_those_of_report_json(made: Any, report: Report) -> None:
    told: Any = json.loads(json.dumps(to_json.document(report)))
    flags = table(made[SHEETS[1]])
    assert {(row["标记编号 flag_id"], row["转账编号 transfer_id"]) for row in flags} == {
        (flag["id"], flag["transfer_id"]) for flag in told["flags"]
    }
    rows = table(made[SHEETS[3]])
    exact = {row["币种 asset"]: row["软件标记转出：精确 flagged by the software: exact"] for row in rows}
    assert exact == {"USDT": "79250.325941", "USDC": "22160.826006", "ETH": "17.792567778817205842"}
    assert all(
        row["本人确认非本意：精确 confirmed by the owner as not intended: exact"] is None for row in rows
    )


def test_addresses_and_sources(made: Any, report: Report, drained: list[Path]) -> None:
    addresses = {row["地址 address"] for row in table(made[SHEETS[4]])}
    assert {r.address for i in report.incidents for r in i.recipients} < addresses
    rows = table(made[SHEETS[5]])
    assert [row["SHA-256"] for row in rows] == [sha256(path.read_bytes()).hexdigest() for path in drained]
    for row in rows:
        parts = [row[name] for name in ("读取 read", "跳过 skipped", "无法读取 rejected")]
        assert row["记录 records"] == sum(parts)


def test_the_dictionary_explains_every_column(made: Any) -> None:
    told = {(row["工作表 sheet"], row["列 column"]) for row in table(made[SHEETS[7]])}
    for page in made.worksheets[:-1]:
        for row in page.iter_rows():
            for cell in row:
                if cell.font.b and cell.fill.fgColor.rgb == "FFE8EFF6":
                    assert (page.title, cell.value) in told
    assert all(row["含义 meaning"] for row in table(made[SHEETS[7]]))


def test_same_bytes_and_no_clock(report: Report, drained: list[Path]) -> None:
    first = data(report)
    assert first == data(scan(drained, Config()))
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        core = archive.read("docProps/core.xml").decode()
    assert re.findall(r">(\d{4}-\d\d-\d\dT[\d:]+Z)<", core) == ["2026-05-05T03:02:35Z"] * 2


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Report:
    rows = [
        {"asset": name, "method": name, "note": name, "kind": "token", "contract": f"0x{n:040x}"}
        for n, name in enumerate(HOSTILE)
    ]
    path = write(tmp_path_factory.mktemp("hostile") / "=w.csv", rows)
    return scan([path], Config(not_mine=tuple(f"0x{n:02x}" for n in range(len(HOSTILE)))))


def test_hostile_cells_stay_text(hostile: Report) -> None:
    content = data(hostile)
    read = book(content)
    for page in read:
        for row in page.iter_rows():
            assert all(cell.data_type in ("s", "n", "inlineStr") and cell.hyperlink is None for cell in row)
            assert all(len(str(cell.value or "")) <= 32_767 for cell in row)
    assets = {row["币种 asset"] for row in table(read[SHEETS[2]])}
    assert set(HOSTILE[:7]) <= assets and "US[U+202E]DT" in assets and "🎁[U+200B]" in assets
    cut = [asset for asset in assets if asset.startswith("AAA")]
    assert cut[0].endswith("…[cut 已截断: 40000]") and len(cut[0]) > 32_000
    long = next(asset for asset in assets if asset.startswith("🎁🎁"))
    assert len(long.encode("utf-16-le")) // 2 <= 32_767 and "[cut" in long
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [
            archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))
        ]
    assert not any("<f>" in part or "<hyperlink" in part or "externalLink" in part for part in parts)
    assert not any("\u202e" in part or "\u200b" in part for part in parts)


def test_what_the_guard_altered_is_listed(hostile: Report) -> None:
    rows = list(book(data(hostile))[SHEETS[6]].iter_rows(values_only=True))
    assert "transfers.csv" in str(rows[0][0]) and f" {len(rows) - 2} " in str(rows[0][0])
    listed = {(row[0], row[1]) for row in rows[2:] if row[0]}
    text = next(iter(to_csv.render(hostile, LANGS)))[1].decode("utf-8-sig")
    assert len(listed) == text.count(",'") + text.count(",\"'") and len(listed) >= 4 * 3 + len(HOSTILE)
    ids = hostile.history.table["id"]
    assert {(ids[0], "asset"), (ids[0], "note"), (ids[5], "source")} <= listed and (
        ids[5],
        "asset",
    ) not in listed


def test_too_many_transfers_are_cut_to_the_flagged_and_their_neighbours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One transfer every two hours; the hundredth is disowned: it and twelve on each side are within a day."""
    monkeypatch.setattr(transfers, "MOST", 300)
    times = [f"2024-{1 + n // 336:02d}-{1 + n // 12 % 28:02d}T{2 * (n % 12):02d}:00:00Z" for n in range(400)]
    rows: list[dict[str, object]] = [{"time": time} for time in times]
    rows[100]["to"] = "0x" + "99" * 20
    path = write(tmp_path / "w.csv", rows)
    seen = scan([path], Config(not_mine=("0x64",), only=("look-alike-payee",)))
    read = book(data(seen))
    shown = table(read["部分转账 Selected transfers"])
    assert [row["交易哈希 transaction hash"] for row in shown] == [f"0x{n:02x}" for n in range(88, 113)]
    summary = " ".join(str(cell) for row in read[SHEETS[0]].iter_rows(values_only=True) for cell in row)
    assert "共有 400 笔转账" in summary and "只含其中 25 笔" in summary


def test_one_language(report: Report) -> None:
    for lang in LANGS:
        read = book(data(report, (lang,)))
        words = " ".join(
            str(cell) for page in read for row in page.iter_rows(values_only=True) for cell in row
        )
        assert bool(re.search("[一-鿿]", words)) == (lang == "zh")
        assert len({len(page.title) for page in read}) > 1


def test_values_stand_in_the_sheet_of_quantities(drained: list[Path], tmp_path: Path) -> None:
    prices = tmp_path / "prices.csv"
    prices.write_text("date,asset,currency,price,source\n2026-05-03,ETH,CNY,18000.5,=cmd\n", encoding="utf-8")
    read = book(data(scan(drained, Config(prices=read_prices(prices)))))
    rows = list(read[SHEETS[3]].iter_rows(values_only=True))
    worth = next(row for row in rows if row[0] == "ETH" and "CNY" in row)
    assert str(Decimal("17.792567778817205842") * Decimal("18000.5")) in worth
    assert any("=cmd" in str(cell) and "2026-05-03" in str(cell) for cell in worth)


def test_the_command_writes_it(flagger: Run, drained: list[Path], tmp_path: Path) -> None:
    result = flagger("report", *drained, "--out", tmp_path / "r", "--formats", "xlsx")
    assert result.exit_code == 0, result.stderr
    assert book((tmp_path / "r/report.xlsx").read_bytes()).sheetnames == SHEETS
    assert not (tmp_path / "r/charts").exists()


def test_an_empty_wallet_and_a_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "w.csv"
    path.write_text("time,from,to,asset,amount\nyesterday,a,b,ETH,1\n", encoding="utf-8")
    read = book(data(scan([path], Config())))
    rows = list(read["未作为转账读取的行 Lines set aside"].iter_rows(values_only=True))
    assert any("yesterday" in row for row in rows)


def test_no_column_of_transfers_csv_is_a_formula(tmp_path: Path) -> None:
    """Whatever a cell of an export says, in every column that can hold it, sentences too."""
    names = ("network", "kind", "asset", "method", "note", "to", "tx_hash", "contract", "label", "initiator")
    rows = [dict.fromkeys(names, f"=1+{n}") for n in range(3)]
    path = write(tmp_path / "=w.csv", rows)
    made = next(iter(to_csv.render(scan([path], Config()), LANGS)))[1].decode("utf-8-sig")
    assert made.count("'=1+") == 3 * 9 and made.count("'=w.csv") == 3
    cells = [cell for row in csv.reader(io.StringIO(made)) for cell in row]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "@", "-")]


def test_a_sentence_that_begins_with_a_name_is_no_formula(hostile: Report) -> None:
    flag = hostile.flags[0]
    telling = replace(hostile, flags=(flag,))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(to_csv, "reason", lambda flag, lang: "=cmd said")
        made = next(iter(to_csv.render(telling, LANGS)))[1].decode("utf-8-sig")
        cells, _ = to_csv.altered(telling, 1000)
    assert made.count(",'=cmd said") == 2 and {name for _, name in cells} >= {"reason_zh", "reason_en"}
