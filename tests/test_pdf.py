"""report.pdf: searchable, archivable, the same bytes everywhere; hostile names stay text."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from story import sample, write
from typer.testing import Result

from flagger.config import Config
from flagger.document import Heading, Items, PageBreak, Para
from flagger.model import Report
from flagger.pipeline import scan
from flagger.render import to_csv, to_pdf
from flagger.render.pdf_data import encoded
from flagger.render.sections import document, summary
from flagger.render.view_totals import View

Run = Callable[..., Result]
HOSTILE = (
    "🎁 claim-usdc.example",
    "US₮",
    "US\u200bDT\u202eTDSU",
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    '#eval("1") *_$@`\\ [x] <label> // /* */',
    '#panic("owned")',
    "A" * 32_768,
    "USDC" + "\u0336" * 200,
    "\x1b[2J한국어𠮷",
)


def pdf(report: Report, *langs: str) -> bytes:
    return dict(to_pdf.render(report, langs or ("zh", "en")))["report.pdf"]  # type: ignore[arg-type]


def text_of(data: bytes, first: int = 1, last: int = 9999) -> str:
    """The text as a reader's search sees it."""
    if not shutil.which("pdftotext"):
        pytest.skip("no pdftotext (poppler) on this machine")
    command = ["pdftotext", "-f", str(first), "-l", str(last), "-layout", "-", "-"]
    return subprocess.run(command, input=data, check=True, capture_output=True).stdout.decode()


@pytest.fixture(scope="module")
def report() -> Report:
    return sample("etherscan/drained")


@pytest.fixture(scope="module")
def drained_pdf(report: Report) -> bytes:
    return pdf(report)


@pytest.fixture(scope="module")
def hostile_pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    own, other = "0x" + "ab" * 20, "0x" + "cd" * 20
    lines = ["time,network,tx_hash,kind,from,to,asset,contract,amount,method,own,note"]
    for i, name in enumerate(HOSTILE):
        cell = '"' + name.replace('"', '""') + '"'
        lines.append(
            f"2025-01-{i + 1:02d}T10:00:00Z,ethereum,0x{i:064x},token,{own},{other},{cell},0x{i:040x},5,{cell},{own},{cell}"
        )
    path = tmp_path_factory.mktemp("hostile") / "wallet #eval(1) _x_.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    disowned = tuple(f"0x{i:064x}" for i in range(len(HOSTILE)))
    return pdf(scan([path], Config(not_mine=disowned)))


def test_every_flagged_hash_and_address_is_found_whole(report: Report, drained_pdf: bytes) -> None:
    text = text_of(drained_pdf)
    lines = text.splitlines()
    for incident in report.incidents:
        for recipient in incident.recipients:
            assert text.count(recipient.address) >= 2, recipient.address  # once a language
        for row in incident.rows:
            tx_hash = report.history.table["tx_hash"].iat[row]
            found = [line for line in lines if tx_hash in line and "http" not in line]
            assert len(found) >= 4, tx_hash  # summary and table, in each language
            assert all(len(line.strip()) <= len(tx_hash) + 28 for line in found)  # on a line of its own
    assert all(word in text for word in ("报案材料", "涉案", "本人尚未确认", "交易哈希", "完整性校验值"))


def test_chinese_first_with_bookmarks_and_one_sheet_of_summary(drained_pdf: bytes) -> None:
    reader = PdfReader(BytesIO(drained_pdf))
    outline = [item for item in reader.outline if not isinstance(item, list)]
    assert [str(item.title)[:6] for item in outline] == ["关于本人虚拟", "Report"]
    for title, following in (("一、一页摘要", "二、"), ("1 One-page summary", "2 ")):
        pages = [n for n, page in enumerate(reader.pages) if title in page.extract_text().splitlines()]
        assert len(pages) == 1
        text = reader.pages[pages[0]].extract_text()
        assert text.splitlines()[0] == title
        assert "____" in text or "报案人签名" in text or "Signature" in text
        assert reader.pages[pages[0] + 1].extract_text().startswith(following)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_long_summary_still_takes_one_sheet(lang: str) -> None:
    """Four groups with many assets, and addresses of every kind."""
    data = pdf(sample("tronscan/hijacked"), lang)
    pages = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    at = next(
        n for n, text in enumerate(pages) if ("一页摘要" if lang == "zh" else "One-page summary") in text
    )
    assert pages[at + 1].startswith("二、" if lang == "zh" else "2 ")


def test_each_page_names_number_report_and_version(report: Report, drained_pdf: bytes) -> None:
    pages = PdfReader(BytesIO(drained_pdf)).pages
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert report.report_id in text
        assert f"第 {number} 页，共 {len(pages)} 页" in text or f"page {number} of {len(pages)}" in text
        assert page.mediabox.width == pytest.approx(595.28, abs=0.1)


def test_it_can_be_archived_and_read_aloud(drained_pdf: bytes) -> None:
    reader = PdfReader(BytesIO(drained_pdf))
    root = reader.trailer["/Root"]
    xmp = root["/Metadata"].get_data().decode()  # type: ignore[index]
    assert re.search(r"pdfaid:part[>=\"]+3", xmp) and re.search(r"pdfaid:conformance[>=\"]+A", xmp)
    assert re.search(r"pdfuaid:part[>=\"]+1", xmp)
    assert root["/Lang"] == "zh-CN" and root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert "报案材料" in str(reader.metadata.title)  # type: ignore[union-attr]
    fonts = {font for page in reader.pages for font in page._get_fonts()[0] - page._get_fonts()[1]}
    assert not {font for page in reader.pages for font in page._get_fonts()[1]}, "fonts that are not embedded"
    assert any("NotoSansSC" in font for font in fonts)


def test_transfers_come_back_out(report: Report, drained_pdf: bytes) -> None:
    attached = PdfReader(BytesIO(drained_pdf)).attachments["transfers.csv"][0]
    table = dict(to_csv.render(report, ("zh", "en")))["transfers.csv"]
    assert hashlib.sha256(attached).digest() == hashlib.sha256(table).digest()
    assert len(drained_pdf) < 700_000


def test_a_table_too_long_to_attach_stays_beside(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_pdf, "MOST_ATTACHED", 1000)
    assert "transfers.csv" not in PdfReader(BytesIO(pdf(report, "en"))).attachments


def test_many_transfers_give_way_to_size(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_pdf, "LARGEST", 1000)
    monkeypatch.setattr(to_pdf, "MOST", (300, 3, 1))
    assert "另有 3 条未在此列出" in text_of(pdf(report, "zh"))


def test_same_bytes_in_another_folder_zone_and_locale(
    drained: list[Path], tmp_path: Path, flagger: Run
) -> None:
    here, there = tmp_path / "here", tmp_path / "there" / "deep"
    assert flagger("report", *drained, "--out", here, "--formats", "pdf").exit_code == 0
    env = {
        **os.environ,
        "TZ": "Pacific/Kiritimati",
        "LANG": "de_DE.UTF-8",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "3",
    }
    command = [sys.executable, "-m", "flagger", "report", *map(str, drained), "--out", str(there)]
    subprocess.run([*command, "--formats", "pdf"], check=True, env=env, cwd=tmp_path, capture_output=True)
    assert (here / "report.pdf").read_bytes() == (there / "report.pdf").read_bytes()


def test_hostile_names_are_legible_and_inert(hostile_pdf: bytes) -> None:
    text = text_of(hostile_pdf)
    squeezed = re.sub(r"\s+", "", text)
    for part in (
        "[U+1F381]",
        "[U+20AE]",
        "[U+200B]",
        "[U+202E]",
        "=cmd|'/Ccalc'!A0",
        "<script>alert(1)</script>",
    ):
        assert part in squeezed, part
    for part in (
        '#eval("1")*_$@`\\[x]<label>///**/',
        '#panic("owned")',
        "[U+001B]",
        "[U+D55C]",
        "wallet#eval(1)_x_.csv",
    ):
        assert part in squeezed, part
    assert not re.search("[\u200b\u202e\U0001f381]", text)
    names = PdfReader(BytesIO(hostile_pdf)).trailer["/Root"]["/Names"]  # type: ignore[index]
    assert "/JavaScript" not in names
    assert len(hostile_pdf) < 1 << 20


def test_nothing_runs_off_the_page(hostile_pdf: bytes, drained_pdf: bytes) -> None:
    """The words' boxes, as poppler sees them, stay inside the paper."""
    if not shutil.which("pdftotext"):
        pytest.skip("no pdftotext (poppler) on this machine")
    for data in (hostile_pdf, drained_pdf):
        command = ["pdftotext", "-bbox", "-", "-"]
        boxes = subprocess.run(command, input=data, check=True, capture_output=True).stdout.decode()
        edges = [float(x) for x in re.findall(r'xMax="([\d.]+)"', boxes)]
        assert edges and max(edges) <= 595.3 - 40


def test_more_than_the_most_is_said(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_pdf, "MOST", (2,))
    text = text_of(pdf(report, "zh"))
    assert "另有 2 条未在此列出，全部见 transfers.csv" in text


def test_an_empty_wallet_has_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text("time,from,to,asset,amount\n", encoding="utf-8")
    assert "没有发现不寻常的转出" in text_of(pdf(scan([path], Config())))


@pytest.mark.parametrize("name", ["etherscan/drained", "etherscan/honest", "tronscan/hijacked"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sections_are_numbered_in_order_and_references_resolve(name: str, lang: str) -> None:
    from flagger.document import Heading

    blocks = document(View(sample(name), 300), lang)  # type: ignore[arg-type]
    titles = [block for block in blocks if isinstance(block, Heading) and block.level == 2]
    anchors = [title.anchor for title in titles]
    assert all(anchors) and len(set(anchors)) == len(anchors)
    if lang == "en":
        assert [title.text.split(" ")[0] for title in titles] == [str(n) for n in range(1, len(titles) + 1)]
    else:
        assert [title.text.split("、")[0] for title in titles][:3] == ["一", "二", "三"]
    assert "Ref(anchor='" in repr(blocks) or name != "etherscan/drained"
    assert "text=''" not in " ".join(re.findall(r"Ref\([^)]*\)", repr(blocks)))


def test_a_transfer_without_an_amount_can_be_disowned(tmp_path: Path) -> None:
    row: dict[str, object] = {"tx_hash": "0x" + "ef" * 32, "kind": "nft", "asset": "Punk", "amount": ""}
    path = write(tmp_path / "wallet.csv", [row, {}, {}])
    report = scan([path], Config(not_mine=(str(row["tx_hash"]),)))
    assert report.history.table["amount"].isna().any()
    assert text_of(pdf(report, "zh")).count(str(row["tx_hash"])) >= 2


def test_no_page_is_left_almost_blank(drained_pdf: bytes) -> None:
    """A section with a sheet of its own starts one only where the page before holds more than a few lines."""
    pages = [page.extract_text().splitlines() for page in PdfReader(BytesIO(drained_pdf)).pages]
    english = [page[-1].startswith("Report ") for page in pages]
    last = {english.index(True) - 1, len(pages) - 1}  # a language ends where its text ends
    few = [n for n, page in enumerate(pages) if len(page) < 12 and n not in last]
    assert few == [], [pages[n] for n in few]
    for title in ("报案人提交电子文件清单（含", "List of electronic files handed in"):
        (page,) = [page for page in pages if any(title in line for line in page) and len(page) > 15]
        before = page[: next(n for n, line in enumerate(page) if title in line)]
        assert len(before) < 14, before  # a sheet of its own, but for a few lines that would else stand alone


def test_words_between_titles_or_before_a_table_stay_with_what_follows() -> None:
    words = Para(("words",))
    for after in (Heading("next", level=3), Items((("one",),), style="plain"), Para(("more",))):
        _, told, _ = encoded([Heading("title", level=2), words, after])
        assert told["sticky"] is not isinstance(after, Para)


def test_a_summary_of_nothing_takes_no_sheet_of_its_own() -> None:
    found, none = (
        summary.build(View(report, 0), "zh")
        for report in (sample("etherscan/drained"), sample("etherscan/honest"))
    )
    assert sum(isinstance(block, PageBreak) for block in found) == 2
    assert not any(isinstance(block, PageBreak) for block in none)
    assert not any(isinstance(block, Heading) and block.sheet for block in none)
