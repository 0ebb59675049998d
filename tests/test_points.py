"""Fifty-six points that readers ask for: each is where reports/README.md says, in a report made just now.

C1–C20 are the points by which any report of this kind can be judged, R1–R36 the decisions of its readers.
points.csv holds what a sentence shows, in both languages: `section` is the anchor of a part of report.html
(`cover` is what stands before the first), `letter` a Word file of claims/. What a file shows is below.
"""

import csv
import html
import io
import json
import re
import tomllib
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest
from docx import Document
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from story import ROOT, SAMPLES, sample
from typer.testing import Result
from wording import accusing

from flagger.render.sections import glossary
from flagger.render.to_letters import render
from flagger.render.view_totals import View
from flagger.text import LANGS, Lang

Run = Callable[..., Result]
HASH = "0xdc4cf6ae9d26ba71a12a63aaf79c675ec25b8cd44cf96edfc6211de2f229b08a"
LINK = f"https://etherscan.io/tx/{HASH}"
POINTS = {*(f"C{n}" for n in range(1, 21)), *(f"R{n}" for n in range(1, 37))}
LOCALES: dict[Lang, str] = {"zh": "zh-CN", "en": "en"}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Said(NamedTuple):
    """A point that a sentence shows."""

    point: str
    place: str
    en: str
    zh: str


with (ROOT / "tests/points.csv").open(encoding="utf-8", newline="") as _file:
    SAID = [Said(**row) for row in csv.DictReader(_file)]


@dataclass(frozen=True)
class Made:
    """A report folder, by what a reader sees of it."""

    folder: Path

    @cached_property
    def page(self) -> str:
        return self.text("report.html")

    @cached_property
    def table(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.text("transfers.csv").removeprefix("\ufeff"))))

    @cached_property
    def json(self) -> dict[str, object]:
        made: dict[str, object] = json.loads(self.text("report.json"))
        return made

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def section(self, lang: Lang, anchor: str) -> str:
        """The words of a section; `cover` is what stands before the first."""
        start, end = (
            (f'<article lang="{LOCALES[lang]}"', "<section")
            if anchor == "cover"
            else (f'<section id="{lang}-{anchor}"', "</section>")
        )
        part = self.page.partition(start)[2].partition(end)[0]
        assert part, (lang, anchor)
        part = re.sub(r"(?s)<(script|style|svg).*?</\1>", "", part.partition(">")[2])
        part = re.sub(r"</?(?:p|li|td|th|tr|h[1-6]|div|dt|dd|br)\b[^>]*>", " ", part)
        return " ".join(html.unescape(re.sub(r"<[^>]+>", "", part)).split())

    def letter(self, lang: Lang, name: str) -> str:
        body = Document(str(self.folder / f"claims/{name}-{lang}.docx")).element.body
        return "\n".join(
            "".join(t.text or "" for t in paragraph.iter(f"{_W}t")) for paragraph in body.iter(f"{_W}p")
        )

    def said(self, lang: Lang, place: str) -> str:
        kind, _, name = place.partition(":")
        return self.letter(lang, name) if kind == "letter" else self.section(lang, name or "cover")


@pytest.fixture(scope="module")
def made(report_folder: Path) -> Made:
    return Made(report_folder)


@pytest.fixture(scope="module")
def packed(flagger: Run, drained: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("packed") / "report"
    assert flagger("report", *drained, "-o", out, "--formats", "none", "--packs").exit_code == 0
    return out


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("said", SAID, ids=lambda said: f"{said.point}-{said.place}")
def test_it_is_said_where_the_list_says(made: Made, said: Said, lang: Lang) -> None:
    assert getattr(said, lang) in made.said(lang, said.place)


def test_every_point_has_evidence_here() -> None:
    assert {said.point for said in SAID} | {name for name, _ in CHECKED} == POINTS


def test_the_list_names_the_sections_in_which_it_is_said(made: Made) -> None:
    tables = (ROOT / "reports/README.md").read_text(encoding="utf-8").split("### Thirty-six")
    numbers = {
        anchor: int(number)
        for anchor, number in re.findall(r'<section id="en-([a-z]+)".*?>\s*<h2>([0-9]+) ', made.page)
    }
    for letter, table in zip("CR", tables, strict=True):
        rows = {f"{letter}{n}": where for n, where in re.findall(r"(?m)^\| ([0-9]+) \|.*\| (.*) \|$", table)}
        assert set(rows) == {point for point in POINTS if point[0] == letter}
        for said in SAID:
            kind, _, anchor = said.place.partition(":")
            if said.point in rows and kind == "section":
                named = re.findall(r"[0-9]+", rows[said.point].partition("section")[2])
                everywhere = "every" in rows[said.point] or "throughout" in rows[said.point]
                assert str(numbers[anchor]) in named or everywhere, (said.point, anchor)


# --- what a file shows ------------------------------------------------------------------------


def packed_text(packed: Path, name: str, inside: str) -> str:
    with zipfile.ZipFile(packed / f"send/{name}.zip") as pack:
        return pack.read(inside).decode("utf-8-sig")


def five_facts(made: Made, packed: Path, run: Run) -> None:
    (row,) = [row for row in made.table if row["tx_hash"] == HASH and row["kind"] == "token"]
    assert all(
        row[name]
        for name in (
            "time_utc",
            "time_local",
            "amount",
            "asset",
            "own",
            "counterparty",
            "contract",
            "network",
        )
    )


def whole_everywhere(made: Made, packed: Path, run: Run) -> None:
    words = re.sub(r"<[^>]+>", " ", made.page)
    assert not re.search(r"0x[0-9a-f]{3,12}(…|\.\.\.)", words) and words.count(HASH) >= 8


def both_clocks(made: Made, packed: Path, run: Run) -> None:
    assert all(row["time_utc"].endswith("Z") and row["time_local"].endswith("+08:00") for row in made.table)


def exact_text(made: Made, packed: Path, run: Run) -> None:
    sheet = CalamineWorkbook.from_path(str(made.folder / "report.xlsx")).get_sheet_by_index(2).to_python()
    place = next(n for n, head in enumerate(sheet[0]) if "amount (exact)" in str(head))
    assert "17.792567778817205842" in [row[place] for row in sheet]


def every_row(made: Made, packed: Path, run: Run) -> None:
    assert len(made.table) == 549 and sum(not row["severity"] for row in made.table) > 500


def reconciled(made: Made, packed: Path, run: Run) -> None:
    for source in made.json["sources"]:  # type: ignore[attr-defined]
        assert source["records"] == source["read"] + len(source["skipped"]) + len(source["rejected"])


def a_pack_each(made: Made, packed: Path, run: Run) -> None:
    assert {path.stem for path in (packed / "send").iterdir()} == {
        "1-police",
        "2-exchange",
        "3-wallet",
        "9-public",
    }
    assert len({path.name[:2] for path in (made.folder / "claims").iterdir()}) >= 11


def redacted(made: Made, packed: Path, run: Run) -> None:
    own = made.json["wallets"][0]["address"]  # type: ignore[index]
    removed, rows = (packed_text(packed, "9-public", name) for name in ("removed.txt", "transfers.csv"))
    assert "the owner's addresses" in removed and "本人地址" in removed
    assert own not in rows and HASH not in rows
    assert "报案人信息" in packed_text(packed, "2-exchange", "removed.txt")


def checkable(made: Made, packed: Path, run: Run) -> None:
    told = dict(line.split("  ", 1)[::-1] for line in made.text("manifest-sha256.txt").splitlines())
    assert told["report.pdf"] == sha256((made.folder / "report.pdf").read_bytes()).hexdigest()
    assert run("verify", packed).exit_code == 0


def rebuilt(made: Made, packed: Path, run: Run) -> None:
    result = run("verify", packed, "--rebuild")
    assert result.exit_code == 0 and "逐字节" in result.output, result.output


def paper(made: Made, packed: Path, run: Run) -> None:
    pages = PdfReader(made.folder / "report.pdf").pages
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(595, 842)}
    assert all(f'<article lang="{locale}"' in made.page for locale in LOCALES.values())
    assert not re.search('(?:src|href)="(?!data:|#|https://etherscan)', made.page)


def four_answers(made: Made, packed: Path, run: Run) -> None:
    text = made.text("review-template.toml")
    assert all(f"#   {name} " in text for name in ("mine_ok", "mine_deceived", "not_mine", "unsure"))
    assert {answer["verdict"] for answer in tomllib.loads(text)["answer"]} == {""}


def tron_second_file(made: Made, packed: Path, run: Run) -> None:
    report = sample("tronscan/hijacked")
    why = {each.rule: each.reason.say("zh") for each in report.not_evaluated}
    assert "OKLink 波场 → “交易” → “下载 CSV”，2026-11 核对" in why["permission-change"]
    assert "请另行导出“Transactions（交易）”" in why["token-pulled"]


def majority_waits(made: Made, packed: Path, run: Run) -> None:
    report = sample("etherscan/drained")
    guessed = [replace(wallet, found_by="majority") for wallet in report.history.wallets]
    files = dict(render(replace(report, history=replace(report.history, wallets=tuple(guessed))), LANGS))
    assert sorted(files) == [f"claims/00-no-letters-{lang}.txt" for lang in ("en", "zh")]


def fresh_download(made: Made, packed: Path, run: Run) -> None:
    exports = sorted((SAMPLES / "etherscan/drained").glob("*.csv"))
    result = run("verify", packed, "--against", *exports)
    assert result.exit_code == 0 and "549/549" in result.output and "0 笔缺失" in result.output


def no_score(made: Made, packed: Path, run: Run) -> None:
    words = re.sub(r"<[^>]+>", " ", made.page)
    assert not re.search(r"\bscore\b|异常分|threshold line", words, re.IGNORECASE)


def second_column(made: Made, packed: Path, run: Run) -> None:
    police, shop = (made.letter("zh", name) for name in ("01-police-mainland", "08-exchange"))
    assert "本人尚未逐笔确认" in police and "本人尚未逐笔确认" in shop
    columns = ("软件标记转出", "本人确认非本意", "本人排除")
    assert all(column in police for column in columns) and not any(column in shop for column in columns)


def public_says_so(made: Made, packed: Path, run: Run) -> None:
    removed = packed_text(packed, "9-public", "removed.txt")
    assert "不能用它重建" in removed and "cannot be" in removed
    with zipfile.ZipFile(packed / "send/9-public.zip") as pack:
        assert not [name for name in pack.namelist() if name.startswith(("source/", "inputs/"))]


def asked_in_the_case(made: Made, packed: Path, run: Run) -> None:
    case = tomllib.loads(made.text("case-template.toml"))
    assert {"region", "incident", "device", "residence"} <= set(case["places"])
    assert {"kind", "app", "downloaded_from"} <= set(case["wallet"])
    assert {"version", "supersedes"} <= set(case["edition"])


def qr_codes(made: Made, packed: Path, run: Run) -> None:
    part = made.page.partition('<section id="zh-check"')[2].partition("</section>")[0]
    assert part.count("<svg") + part.count("<img") >= 4 and part.count(LINK) >= 1


def letters_to_support(made: Made, packed: Path, run: Run) -> None:
    for name in ("11-wallet-support", "12-wallet-second-letter", "13-wallet-escalation"):
        for limit in (300, 1000):
            assert 0 < len(made.text(f"claims/{name}-zh-{limit}.txt")) <= limit
    assert (made.folder / "summary-zh.png").read_bytes()[:4] == b"\x89PNG"


def only_four_questions(made: Made, packed: Path, run: Run) -> None:
    text = made.letter("zh", "11-wallet-support")
    assert all(
        ask in text for ask in ("是否为官方版本", "是否已知有风险", "能否对收款地址作风险提示", "工单编号")
    )
    assert "身份证" not in text


def the_sheet(made: Made, packed: Path, run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(made.text("claims/08-exchange-sheet.csv"))))
    assert list(rows[0]) == SHEET and {row["hop"] for row in rows} == {"direct"} and len(rows) == 4
    assert made.letter("zh", "08-exchange").startswith("Request to preserve")


def neutral_names(made: Made, packed: Path, run: Run) -> None:
    for incident in made.json["incidents"]:  # type: ignore[attr-defined]
        assert not accusing(" ".join(incident["title"].values()))


def tron_words(made: Made, packed: Path, run: Run) -> None:
    words = str(glossary.build(View(sample("tronscan/hijacked"), 1), "zh"))
    assert all(word in words for word in ("能量", "带宽", "Owner", "Active", "多签"))


def stable_ids(made: Made, packed: Path, run: Run) -> None:
    ids = {row["transfer_id"] for row in made.table}
    flags = made.json["flags"]
    assert len(ids) == 549 and all(flag["id"] and flag["transfer_id"] in ids for flag in flags)  # type: ignore[attr-defined]
    names = CalamineWorkbook.from_path(str(made.folder / "report.xlsx")).sheet_names
    assert "数据说明 Data dictionary" in names


SHEET = [
    "network",
    "asset",
    "contract",
    "txid",
    "transfer_index",
    "from",
    "to",
    "memo_tag",
    "amount",
    "time_utc",
    "hop",
]
CHECKED: tuple[tuple[str, Callable[[Made, Path, Run], None]], ...] = (
    ("C1", five_facts), ("C3", whole_everywhere), ("C5", both_clocks), ("C7", exact_text), ("C12", every_row),
    ("C13", reconciled), ("C15", a_pack_each), ("C16", redacted), ("C17", checkable), ("C18", rebuilt), ("C20", paper),
    ("R1", four_answers), ("R5", tron_second_file), ("R7", majority_waits), ("R9", fresh_download), ("R11", no_score),
    ("R13", second_column), ("R14", public_says_so), ("R17", asked_in_the_case), ("R24", asked_in_the_case),
    ("R30", asked_in_the_case), ("R21", qr_codes), ("R25", letters_to_support), ("R26", only_four_questions),
    ("R27", the_sheet), ("R33", tron_words), ("R35", neutral_names), ("R36", stable_ids),
)  # fmt: skip


@pytest.mark.parametrize(("point", "check"), CHECKED, ids=[f"{p}-{c.__name__}" for p, c in CHECKED])
def test_the_file_shows_it(
    made: Made, packed: Path, flagger: Run, point: str, check: Callable[[Made, Path, Run], None]
) -> None:
    check(made, packed, flagger)
