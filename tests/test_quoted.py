"""What the export itself says of a transfer is quoted as the export's words; what had come back stands with its line."""

from pathlib import Path

import pytest
from story import ALICE, BOB, CAROL, FIXTURES, SAMPLES, write
from test_sections import built, rows, words
from typer.testing import CliRunner
from wording import HOSTILE

from flagger.cli import app
from flagger.config import Config
from flagger.document import Tag
from flagger.pipeline import scan
from flagger.render.pdf_data import encoded
from flagger.render.redact import redacted
from flagger.render.safe import LONGEST_SHOWN
from flagger.render.view_totals import View
from flagger.text import LANGS, Lang, Text

RUN = CliRunner()


def _below(view: View, section: str, lang: Lang = "zh") -> list[str]:
    """The lines under the rows of a section's tables that are marked as a record and quote something."""
    lines = [line for row in rows(built(section, view, lang)) for line in row.below]
    return [words(line) for line in lines if line[0] == Tag("record") and "“" in words(line)]


@pytest.mark.parametrize("lang", LANGS)
def test_a_bill_s_own_words_stand_with_the_flagged_transfer(lang: Lang) -> None:
    (path,) = (SAMPLES / "alipay" / "bill").glob("*2026*.csv")
    view = View(scan([path], Config(not_mine=("2026032922001100000000000002",))), 150)
    says = Text(" The bill says: “{t}”", " 账单原文：“{t}”")
    assert _below(view, "transfers", lang)[0] == says.say(lang, t="拿铁")


def test_they_stand_in_the_page_and_in_what_the_pdf_is_made_of(tmp_path: Path) -> None:
    (path,) = (SAMPLES / "alipay" / "bill").glob("*2026*.csv")
    done = RUN.invoke(
        app,
        ["report", str(path), "-o", str(tmp_path / "r"), "--formats", "html", "--lang", "zh",
         "--not-mine", "2026032922001100000000000002"],
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "账单原文：“拿铁”" in (tmp_path / "r" / "report.html").read_text(encoding="utf-8")
    view = View(scan([path], Config(not_mine=("2026032922001100000000000002",))), 150)
    assert "账单原文：“拿铁”" in str(encoded(built("transfers", view)))


def test_a_stranger_s_words_are_quoted_harmlessly(tmp_path: Path) -> None:
    notes = [{"note": note} for note in HOSTILE]
    path = write(tmp_path / "x.csv", [{"to": (BOB, CAROL)[n % 2], **row} for n, row in enumerate(notes)])
    view = View(scan([path], Config(not_mine=tuple(f"0x{n:02x}" for n in range(len(HOSTILE))))), 150)
    said = _below(view, "transfers", "en")
    assert len(said) == len(HOSTILE) and all(line.startswith(" The file also says: “") for line in said)
    assert all(len(line) < LONGEST_SHOWN + 60 and "\u202e" not in line for line in said)
    done = RUN.invoke(
        app,
        ["report", str(path), "-o", str(tmp_path / "r"), "--formats", "html", "--own", ALICE]
        + [part for n in range(len(HOSTILE)) for part in ("--not-mine", f"0x{n:02x}")],
    )
    assert done.exit_code == 0, done.output
    page = (tmp_path / "r" / "report.html").read_text(encoding="utf-8")
    assert (
        "The file also says" in page
        and "<script>document" not in page
        and 'onerror=document.title="' not in page
    )
    assert (
        _below(View(redacted(view.report, LANGS), 150), "transfers", "en") == []
    )  # not in the public version


def test_what_stands_out_or_near_is_quoted_too(tmp_path: Path) -> None:
    path = write(tmp_path / "x.csv", [{"note": f"rent {n}", "to": (CAROL, BOB, CAROL)[n]} for n in range(3)])
    said = _below(View(scan([path], Config()), 150), "standout", "en")
    assert sorted(said) == [f" The file also says: “rent {n}”" for n in range(3)]
    nearby = _below(View(scan([path], Config(not_mine=("0x01",))), 150), "neighbours", "en")
    assert sorted(nearby) == [f" The file also says: “rent {n}”" for n in (0, 2)]


@pytest.mark.parametrize("lang", LANGS)
def test_who_paid_back_stands_with_file_and_line(lang: Lang) -> None:
    view = View(scan([FIXTURES["return-then-more"]], Config(only=("return-then-more",))), 150)
    told = {}
    for row in rows(built("transfers", view, lang)):
        before = [words(line) for line in row.below if Text("Before it: ", "此前：").say(lang) in words(line)]
        if row.anchor:
            told[view.line(int(row.anchor[1:])).line] = before
    line = Text("S1 line {n}", "S1 第 {n} 行")
    first, other = told[14], told[15]  # the payee who paid back, and another one after that
    for said in (first, other):
        assert len(said) == 1 and "620" in said[0]
    assert line.say(lang, n=13) in str(rows(built("transfers", view, lang)))


def test_what_came_back_later_does_not_stand_before(tmp_path: Path) -> None:
    out = {"kind": "token", "asset": "CNY", "from": "alipay", "own": "alipay", "method": "转账", "to": "Li"}
    back = {**out, "from": "Li", "to": "alipay"}
    days = [
        ("02", out, 100),
        ("02", back, 130),
        ("03", out, 5000),
        ("04", out, 300),
        ("04", back, 390),
        ("05", out, 9000),
    ]
    story = [
        {**each, "amount": str(amount), "time": f"2024-03-{day}T{9 + n:02d}:00:00Z"}
        for n, (day, each, amount) in enumerate(days)
    ]
    view = View(scan([write(tmp_path / "a.csv", story)], Config(only=("return-then-more",))), 150)
    found = rows(built("transfers", view, "en"))
    said = [words(line) for row in found for line in row.below if "Before it:" in words(line)]
    assert [("130" in line, "390" in line) for line in said] == [(True, False), (False, True)]
