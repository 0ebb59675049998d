"""The charts: one mark a flagged transfer, nothing that cannot be drawn, the same bytes, nothing left unsaid."""

import io
import re
import struct
import warnings
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import matplotlib
import pytest
from PIL import Image
from story import ALICE, SAMPLES, write
from wording import accusing

from flagger.config import Config
from flagger.model import Report
from flagger.pipeline import scan
from flagger.render import charts
from flagger.render.charts import holdings, moves
from flagger.render.charts import hours as charts_hours
from flagger.render.charts.canvas import Canvas
from flagger.render.charts.paper import Rect
from flagger.render.charts.picture import EDGE, SHARP, png
from flagger.render.charts.scales import amounts, brief, times, trimmed
from flagger.render.charts.svg import inline
from flagger.render.fonts import drawable
from flagger.render.view_totals import View
from flagger.text import LANGS

WALLETS = ("etherscan/drained", "oklink/hijacked", "tronscan/hijacked")
OTHERS = ("etherscan/honest", "binance/account", "alipay/bill", "revolut/account")


def sample(name: str, **options: Any) -> Report:
    return scan(sorted((SAMPLES / name).glob("*.csv")), Config(**options))


def links(svg: str) -> list[str]:
    return re.findall(r'<a href="#zh-t(\d+)">', svg)


@pytest.mark.parametrize("name", WALLETS)
def test_one_mark_a_flagged_transfer(name: str) -> None:
    report = sample(name)
    rows = {row for incident in report.incidents for row in incident.rows}
    table = report.history.table
    moved = {
        str(row) for row in rows if table["direction"].iat[row] == "out" and table["amount"].iat[row] > 0
    }
    assert moved
    drawn = charts.drawings(report, "zh")
    assert sorted(links(drawn["unusual"])) == sorted(moved)
    assert set(links(drawn["holdings"])) == moved
    boxes = re.findall(r'stroke-width="3"/>.*?<text[^>]*>(\d+)</text>', drawn["hours"])
    assert sum(map(int, boxes)) == len(moved)


@pytest.mark.parametrize("name", [*WALLETS, *OTHERS])
def test_every_drawing_is_plain_svg_that_the_font_can_draw(name: str) -> None:
    report = sample(name)
    for lang in LANGS:
        drawn = charts.drawings(report, lang)
        assert set(drawn) == set(charts.described(report))
        for svg in drawn.values():
            text = "".join(ET.fromstring(svg).itertext())
            assert not {char for char in text if ord(char) not in drawable() and char != "\n"}
            assert not re.search(
                r"style=|<script|<image|\bid=|https?://(?!www\.w3\.org/2000/svg)|nan|inf", svg
            )
            assert not accusing(text)


def test_addresses_and_totals_stand_whole_in_the_flow(drained: list[Path]) -> None:
    report = scan(drained, Config())
    svg = charts.drawings(report, "en")["flow"]
    for incident in report.incidents:
        for recipient in incident.recipients:
            assert f">{recipient.address}</text>" in svg
    for total in ("79250.325941 USDT", "17.792567778817205842 ETH", "22160.826006 USDC"):
        assert f">{total}</text>" in svg


def test_the_most_unusual_unflagged_transfers_are_ringed_and_explained(drained: list[Path]) -> None:
    report = scan(drained, Config())
    told = charts.described(report)["unusual"]
    assert len(told.caption) == 3
    for caption, letter in zip(told.caption[1:], "ab", strict=True):
        assert caption.zh.startswith(f"{letter}：第 ") and re.search(r"S[123] line [0-9]+", caption.en)
        assert "No rule fits" in caption.en or "too little for a flag" in caption.en
        assert f">{letter}</text>" in charts.drawings(report, "en")["unusual"]


@pytest.mark.parametrize("name", ["etherscan/drained", "etherscan/honest", "tronscan/hijacked"])
def test_no_unflagged_transfer_is_more_unusual_than_the_ringed_ones(name: str) -> None:
    """One with a mere hint is not flagged either."""
    report = sample(name)
    flagged = {row for incident in report.incidents for row in incident.rows}
    places = View(report, 0).outgoing.sort_values(kind="stable")
    expected = [int(place) for row, place in places.items() if row not in flagged][:2]
    told = charts.described(report)["unusual"].caption[1:]
    assert [int(re.findall("第 ([0-9]+) 位", words.zh)[0]) for words in told] == expected


def test_without_the_forest_no_order_is_drawn() -> None:
    assert "unusual" not in charts.drawings(sample("etherscan/honest", forest=False), "zh")


def test_what_is_not_drawn_is_said(tmp_path: Path) -> None:
    """Nine assets leave for one new address within minutes: six are drawn, three are named."""
    rows: list[dict[str, object]] = []
    for n in range(9):
        got = {"asset": f"T{n}", "contract": f"0x{n:040x}", "kind": "token"}
        rows.append({**got, "from": "0x" + "77" * 20, "to": ALICE, "amount": "50", "initiator": ""})
        rows.append(
            {
                **got,
                "from": ALICE,
                "to": "0x" + "99" * 20,
                "amount": "50",
                "time": f"2024-04-02T09:{n:02d}:00Z",
            }
        )
    path = write(tmp_path / "w.csv", rows)
    gone = tuple(f"0x{2 * n + 1:02x}" for n in range(9))
    report = scan([path], Config(not_mine=gone))
    told = charts.described(report)
    assert len(set(re.findall(r">(T\d)·", charts.drawings(report, "en")["holdings"]))) == 6
    named = re.findall(r"T\d", told["holdings"].caption[-1].en)
    assert len(named) == 3
    assert "1 more assets" in told["flow"].caption[-1].en


def test_pictures_are_the_same_every_time(drained: list[Path]) -> None:
    report = scan(drained, Config())
    first, second = (dict(charts.render(report, ("zh", "en"))) for _ in range(2))
    assert first == second
    names = {f"charts/{n}-{lang}.{end}" for n in charts.NAMES for lang in LANGS for end in ("svg", "png")}
    assert set(first) == names
    assert all(data.startswith(b"\x89PNG") for name, data in first.items() if name.endswith("png"))


def test_hostile_names_are_drawn_as_text(tmp_path: Path) -> None:
    names = [
        "<script>x</script>",
        "🎁 \u202eclaim",
        "A" * 500,
        '"><a href="http://x.example">',
        "\x1b[2J",
        "$x^2$",
    ]
    rows = [
        {"asset": name.replace("\n", " "), "kind": "token", "contract": f"0x{n:040x}"}
        for n, name in enumerate(names)
    ]
    path = write(tmp_path / "w.csv", rows)
    report = scan([path], Config(not_mine=tuple(f"0x{n:02x}" for n in range(6))))
    for svg in charts.drawings(report, "zh").values():
        ET.fromstring(svg)
        assert "<script" not in svg and 'http://x.example"' not in svg and "\u202e" not in svg
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of every character that its font lacks
        assert all(data for _, data in charts.render(report, ("zh",)))


def test_an_empty_wallet_has_no_charts(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text("time,from,to,asset,amount\n", encoding="utf-8")
    report = scan([path], Config())
    assert charts.drawings(report, "zh") == {} and charts.svg(report, "zh") == ""
    assert list(charts.render(report, ("zh",))) == []


def test_ticks_and_words() -> None:
    assert amounts(88_500) == [0, 25_000, 50_000, 75_000]
    assert [words for _, words in times(20_000.9, 20_001.0, 4)] == ["22:00", "23:00", "00:00"]
    assert [words for _, words in times(20_089, 20_550, 4)] == ["2025-01", "2025-07", "2026-01"]
    assert trimmed("3060.000") == "3060" and trimmed("3000") == "3000"
    assert (
        brief("28600.00") == "−28,600"
        and brief("17.7925") == "≈−17.79"
        and brief("0.000012345") == "≈−0.0000123"
    )
    assert Rect(0, 0, 2, 2).meets(Rect(1, 1, 3, 3)) and not Rect(0, 0, 2, 2).meets(Rect(2, 0, 3, 2))


def test_usual_hours_leave_out_what_others_started(tmp_path: Path) -> None:
    """Two payments at 17:00 Beijing time, one of them pulled by another address: one is the owner's."""
    rows: list[dict[str, object]] = [
        {"time": "2024-03-04T09:00:00Z"},
        {"time": "2024-03-11T09:30:00Z", "initiator": "0x" + "99" * 20},
        {"time": "2024-03-12T20:00:00Z"},
        {"time": "2024-03-13T20:00:00Z", "from": "0x" + "77" * 20, "to": ALICE},
    ]
    report = scan([write(tmp_path / "w.csv", rows)], Config())
    assert "2 other outgoing" in charts.described(report)["hours"].caption[0].en
    svg = charts.drawings(report, "en")["hours"]
    cells = re.findall(
        r'<text x="([\d.]+)" y="([\d.]+)" font-size="12" text-anchor="middle" fill="#1f2d3a">(\d+)', svg
    )
    hours, left, wide = charts_hours.CELL[1], charts_hours.LEFT, charts_hours.CELL[0]
    places = [
        (int((float(y) - charts_hours.TOP) // hours), int((float(x) - left) // wide), n) for x, y, n in cells
    ]
    assert places == [(0, 17, "1"), (2, 4, "1")]  # Monday at 17, Wednesday at 4


def test_no_style_of_the_page_hides_the_dots() -> None:
    """Dots are round ends of lines without length: a style for line ends would make them vanish."""
    page = (Path(charts.__file__).parents[1] / "templates" / "report.css").read_text(encoding="utf-8")
    assert "stroke-linecap" not in page
    assert 'stroke-linecap="round"' in charts.drawings(sample("etherscan/honest"), "zh")["unusual"]


def test_pictures_say_no_program_and_miss_no_glyph(drained: list[Path]) -> None:
    """matplotlib warns of every character that its font lacks; here a warning is an error."""
    report = scan(drained, Config())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = dict(charts.render(report, ("zh",)))
    assert made
    for name, data in made.items():
        assert b"atplotlib" not in data and (name.endswith("svg") or b"tEXt" not in data)


def test_a_picture_shows_its_drawing_and_nothing_else(drained: list[Path]) -> None:
    """Every picture is as large as its drawing and the white around it."""
    made = dict(charts.render(scan(drained, Config()), ("en",)))
    for name in charts.NAMES:
        root = ET.fromstring(made[f"charts/{name}-en.svg"])
        width, height = struct.unpack(">II", made[f"charts/{name}-en.png"][16:24])
        for pixels, units, edge in (
            (width, root.get("width"), EDGE[0]),
            (height, root.get("height"), EDGE[1]),
        ):
            assert abs(pixels - SHARP * (float(units or 0) + 2 * edge)) <= 1


def test_settings_of_the_machine_change_no_drawing() -> None:
    report = sample("etherscan/honest")
    first = dict(charts.render(report, ("en",)))
    with matplotlib.rc_context({"text.hinting": "native", "path.simplify": False, "text.usetex": False}):
        matplotlib.rcParams["savefig.dpi"], matplotlib.rcParams["savefig.bbox"] = 40, "tight"
        matplotlib.rcParams["lines.linewidth"], matplotlib.rcParams["patch.antialiased"] = 9, False
        assert dict(charts.render(report, ("en",))) == first


def test_paths_are_short_and_true() -> None:
    """Lines across and down are H and V, others keep both numbers; words stay words, links lead to rows."""
    canvas = Canvas(100, "zh")
    canvas.run([(0, 10), (20.123, 10), (20.1231, 10), (20.123, 40), (30, 50)], "#123456", 2)
    canvas.dots([(70, 70)], 3, "#123456")
    canvas.mark(50, 50, 7)
    canvas.label(5, 5, "a<b", 12, "#000000")
    drawn = inline(canvas)
    assert '<path d="M0 10H20.12V40L30 50" fill="none" stroke="#123456" stroke-width="2"/>' in drawn
    assert 'd="M70 70H70.01" fill="none" stroke="#123456" stroke-width="3" stroke-linecap="round"/>' in drawn
    mark = '<path d="M50 44L56 50L50 56L44 50z" fill="#a3201a" stroke="#ffffff"/>'
    assert f'<a href="#zh-t7">{mark}</a>' in drawn
    assert 'paint-order="stroke">a&lt;b</text>' in drawn


def test_page_and_picture_show_the_same() -> None:
    """Every kind of shape stands in the picture where the page has it, in its colours."""
    canvas = Canvas(200, "en")
    canvas.box(10, 10, (40, 40), "#ff0000")
    canvas.boxes([(100, 10), (200, 10)], (40, 40), "#00ff00")
    canvas.shade(300, 10, (40, 40))
    canvas.area([(400, 10), (440, 10), (440, 50), (400, 50)], "#0000ff")
    canvas.band((500, 30), (600, 30), "#000000", 40)
    canvas.line((10, 100), (50, 100), "#ff00ff", 20)
    canvas.run([(100, 100), (140, 100)], "#00ffff", 20)
    canvas.dots([(200, 100)], 20, "#808000")
    canvas.ring(300, 100, 20, "#008000")
    canvas.mark(400, 100)
    canvas.text(500, 100, "█", 40, "#800000", "right")
    picture = Image.open(io.BytesIO(png(canvas))).convert("RGB")

    def at(x: float, y: float) -> Any:
        return picture.getpixel((round((x + EDGE[0]) * SHARP), round((y + EDGE[1]) * SHARP)))

    assert at(30, 30) == (255, 0, 0) and at(120, 30) == at(220, 30) == (0, 255, 0)
    assert at(150, 30) == at(5, 5) == (255, 255, 255)
    assert at(320, 30) == (249, 238, 230)  # 0.7 of a warm grey on white
    assert at(420, 30) == (0, 0, 255) and at(550, 30) == (166, 166, 166)
    assert at(30, 93) == at(30, 107) == (255, 0, 255) and at(120, 93) == (0, 255, 255)
    assert at(200, 93) == (128, 128, 0) and at(209, 91) == (255, 255, 255)
    assert at(300, 100) == (255, 255, 255) and at(300, 80) == (0, 128, 0)
    assert at(400, 100) == (163, 32, 26)
    drawn = inline(canvas)
    assert 'fill="#f7e8dc" fill-opacity="0.7"/>' in drawn
    assert '<circle cx="300" cy="100" r="20" fill="#ffffff" stroke="#008000" stroke-width="1.5"/>' in drawn
    assert 'd="M500 30C550 30 550 30 600 30" fill="none" stroke="#000000" stroke-opacity="0.35"' in drawn


def test_what_was_there_before_the_first_withdrawal_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "Binance-Withdraw-History.csv"
    head = "Date(UTC+0),Coin,Network,Amount,Fee,Address,TXID,Status\n"
    path.write_text(
        head + f"26-02-01 03:00:00,BNB,BSC,6.52,0.0002,0x{'7' * 40},0x{'a' * 64},Completed\n",
        encoding="utf-8",
    )
    report = scan([path], Config(not_mine=(f"0x{'a' * 64}",)))
    view, moved = View(report, 9), moves(report)
    seen = holdings.look(view, moved)
    assert seen is not None
    (panel,) = seen.panels
    assert panel.opening == pytest.approx(6.5202) and panel.level[-1] == pytest.approx(0)
    frame = holdings.Frame((0, 100), 0, seen.whole, 7.0)
    assert (
        holdings._steps(frame, panel)[0][1] < holdings._steps(frame, panel)[-1][1]
    )  # high before, nothing after
