"""claims/: letters that can be edited, short texts that fit, a sheet for machines; the same bytes every time."""

import csv
import io
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from owner import TOLD, answers, made
from story import CAROL, DRAINED, FIXTURES, write

from flagger.case import Case
from flagger.claims import exchange
from flagger.claims.fitting import size
from flagger.config import Config
from flagger.model import Report, plain
from flagger.pipeline import scan
from flagger.render.letter_data import matter_of
from flagger.render.to_letters import LIMITS, render
from flagger.render.view_totals import View
from flagger.review import Answer
from flagger.text import Lang


@cache
def folder(report_of: tuple[Answer, ...] = (), case: Case | None = None) -> dict[str, bytes]:
    return dict(render(made(report_of, case), ("zh", "en")))


def words(content: bytes) -> str:
    """All text of a Word file, tables included, one line a paragraph."""
    return "\n".join(paragraphs(content))


def paragraphs(content: bytes) -> Iterator[str]:
    body = Document(io.BytesIO(content)).element.body
    for paragraph in body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
        yield "".join(
            t.text or ""
            for t in paragraph.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
        )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_flagged_hash_and_address_stands_whole_in_its_own_line(lang: Lang) -> None:
    matter = matter_of(made())
    assert len(matter.sent) == 4
    for name in ("01-police-mainland", "08-exchange", "09-stablecoin-issuer"):
        lines = list(paragraphs(folder()[f"claims/{name}-{lang}.docx"]))
        for sent in matter.sent:
            if name.endswith("issuer") and sent.asset == "ETH":
                continue  # no issuer acts on it
            assert any(line.endswith(str(sent.tx_hash)) for line in lines)
            assert any(line.endswith(str(sent.party)) for line in lines)
            assert any(sent.amount in line and sent.asset in line for line in lines)
            assert any(sent.when.both in line for line in lines)


def test_two_runs_give_the_same_bytes_and_no_date_of_today() -> None:
    again = dict(render(scan(DRAINED, Config(forest=False)), ("zh", "en")))
    assert again == folder()
    properties = Document(io.BytesIO(folder()["claims/08-exchange-zh.docx"])).core_properties
    assert properties.created is None and properties.modified is None


def test_only_the_languages_asked_for_are_written_and_english_to_those_who_read_nothing_else() -> None:
    """An exchange, an issuer, a register abroad: whoever asks for Chinese gets what has to be sent, too."""
    both, zh, en = (dict(render(made(), langs)) for langs in (("zh", "en"), ("zh",), ("en",)))
    english = {name for name in zh if "-en" in name}
    assert {name.split("/")[1][:2] for name in english} == {"08", "09", "15"}
    assert {"claims/08-exchange-en.docx", "claims/08-exchange-en-300.txt"} < english
    assert not [name for name in en if "-zh" in name]
    assert {**zh, **en} == both
    assert "请提交英文版" in words(zh["claims/00-read-first-zh.docx"])


def test_letters_hold_what_was_confirmed_and_say_when_nothing_was() -> None:
    open_, told = folder(), folder(answers("not_mine", "I2"))
    zh = words(open_["claims/01-police-mainland-zh.docx"])
    assert "本人尚未逐笔确认" in zh and "I have not yet confirmed" in words(
        open_["claims/08-exchange-en.docx"]
    )
    confirmed = matter_of(made(answers("not_mine", "I2")))
    assert confirmed.answered and len(confirmed.sent) == 2 and len(confirmed.open) == 2
    assert confirmed.headline() == ["50650.325941 USDT", "22160.826006 USDC"]
    police = words(told["claims/01-police-mainland-zh.docx"])
    assert "以下转出均由本人逐笔确认为非本意转出" in police and "本人尚未逐笔确认" not in police
    left_out = matter_of(made()).sent[0]
    assert str(left_out.tx_hash) not in words(told["claims/08-exchange-en.docx"])


def test_answers_are_told_transfer_by_transfer_in_the_owners_words() -> None:
    """One incident with two answers: the report has no single verdict for it, the letters have both."""
    (incident,) = [i for i in made().incidents if i.label == "I2"]
    first, second = (str(made().history.table.at[row, "tx_hash"]) for row in incident.rows)
    mixed = (Answer((first,), "mine_deceived", "网页让我“验证”"), Answer((second,), "mine_ok"))
    matter = matter_of(made(mixed))
    assert [sent.tx_hash for sent in matter.sent] == [first] and len(matter.open) == 2
    by_asset = {total.asset: total for total in matter.totals}
    assert by_asset["USDT"].confirmed == ("50650.325941", 1) and by_asset["USDC"].confirmed is None
    assert by_asset["USDC"].excluded == ("22160.826006", 1)
    files = folder(mixed)
    police, shop = (words(files[f"claims/{name}-zh.docx"]) for name in ("01-police-mainland", "08-exchange"))
    assert "第 2 笔：是我点的，但我被骗了或转错了地址。“网页让我“验证””" in police
    assert "第 2 笔：是我点的" in shop and "网页让我" not in shop


def test_totals_are_those_of_the_report_where_incidents_have_one_answer() -> None:
    for replies in (
        (),
        answers("not_mine", "I1"),
        answers("mine_ok", "I1") + answers("not_mine", "I2", "I3"),
    ):
        report = made(replies)
        told = {(t.network, t.asset, t.contract): t for t in matter_of(report).totals}
        for quantity in View(report, 10).quantities:
            total = told[quantity.network, quantity.asset, quantity.contract]
            for loss, part in zip(
                (quantity.flagged, quantity.confirmed, quantity.excluded),
                (total.flagged, total.confirmed, total.excluded),
                strict=True,
            ):
                assert part == ((plain(loss.amount), loss.count) if loss else None)


def test_a_transfer_disowned_by_an_option_is_confirmed() -> None:
    table = made().history.table
    row = table.index[table["direction"].eq("out") & table["severity"].eq(0) & table["amount"].gt(0)][0]
    report = scan(DRAINED, Config(forest=False, not_mine=(str(table.at[row, "tx_hash"]),)))
    matter = matter_of(report)
    assert matter.answered and [sent.tx_hash for sent in matter.sent] == [table.at[row, "tx_hash"]]
    assert matter.answers[0].verdict.zh == "不是我操作的" and len(matter.open) == 4


def test_what_is_answered_as_fine_leaves_the_letters() -> None:
    files = folder(answers("mine_ok", "I1", "I2", "I3"))
    assert sorted(files) == ["claims/00-no-letters-en.txt", "claims/00-no-letters-zh.txt"]


def test_an_inferred_address_is_confirmed_before_letters_are_written(tmp_path: Path) -> None:
    for number, path in enumerate(DRAINED):
        (tmp_path / f"{number}.csv").write_bytes(path.read_bytes())  # no address in the names
    paths = sorted(tmp_path.glob("*.csv"))
    files = dict(render(scan(paths, Config(forest=False)), ("zh", "en")))
    assert sorted(files) == ["claims/00-no-letters-en.txt", "claims/00-no-letters-zh.txt"]
    own = matter_of(made()).wallets[0]
    assert (
        own in files["claims/00-no-letters-zh.txt"].decode()
        and "--own" in files["claims/00-no-letters-en.txt"].decode()
    )
    assert len(dict(render(scan(paths, Config(own=(own,), forest=False)), ("zh",)))) > 10


def test_the_sheet_has_the_fixed_header_and_every_hop_is_direct() -> None:
    rows = list(csv.reader(io.StringIO(folder()["claims/08-exchange-sheet.csv"].decode())))
    assert rows[0] == (
        "network,asset,contract,txid,transfer_index,from,to,memo_tag,amount,time_utc,hop".split(",")  # noqa: SIM905
    )
    assert [row[3] for row in rows[1:]] == [sent.tx_hash for sent in matter_of(made()).sent]
    assert {row[-1] for row in rows[1:]} == {"direct"} and all(row[9].endswith("Z") for row in rows[1:])
    assert exchange.DIRECT.say("en", x="wallet") in words(
        folder()["claims/08-exchange-zh.docx"]
    )  # English first


def test_who_reports_is_named_to_police_only() -> None:
    for name, content in folder((), TOLD).items():
        text = words(content) if name.endswith(".docx") else content.decode()
        named = "张示例" in text or "110101199003070000" in text or "13800000000" in text
        assert named == any(part in name for part in ("police", "regulator", "lawyer")), name


@pytest.mark.parametrize("limit", LIMITS)
def test_short_texts_fit(limit: int) -> None:
    short = {name: content for name, content in folder().items() if name.endswith(f"-{limit}.txt")}
    assert short
    for name, content in short.items():
        assert size(content.decode()) <= limit, name


HOSTILE = (
    "=cmd|'/c calc'!A0",
    "<script>alert(1)</script>",
    "a\u202eb\u200b\x07",
    "🎁 claim ₿",
    "币" * 90,
    "\uffff{x}{0}",
)


@cache
def hostile(folder_: Path) -> tuple[Report, dict[str, bytes]]:
    """A wallet whose tokens, labels and files have names that strangers chose."""
    rows = [{"amount": "0.5"} for _ in range(20)]
    sent = [
        {
            "kind": "token",
            "asset": name,
            "contract": f"0x{n:040x}",
            "to": CAROL,
            "amount": f"{n + 1}.{'1' * 18}",
            "tx_hash": f"0x{n + 1:064x}",
            "label": name,
        }
        for n, name in enumerate(HOSTILE)
    ]
    path = write(folder_ / "a&b<i>.csv", [*rows, *sent])
    report = scan([path], Config(forest=False, not_mine=tuple(str(row["tx_hash"]) for row in sent)))
    return report, dict(render(report, ("zh", "en")))


def test_names_chosen_by_strangers_are_inert_and_hashes_stay_whole(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    report, files = hostile(tmp_path_factory.mktemp("hostile"))
    matter = matter_of(report)
    assert matter.answered and len(matter.sent) == len(HOSTILE)
    for name, content in files.items():
        text = words(content) if name.endswith(".docx") else content.decode()
        assert not re.search("[\u202a-\u202e\u200b-\u200f\x00-\x08\ufffe\uffff]", text), name
        if name.endswith("08-exchange-en.docx"):
            assert "<script>" in text  # as plain words
            assert all(
                str(sent.tx_hash) in text.split("\n") or f"Hash {sent.tx_hash}" in text
                for sent in matter.sent
            )
        if name.endswith(".docx"):
            with ZipFile(io.BytesIO(content)) as package:
                assert b"<script" not in package.read("word/document.xml")
    sheet = list(csv.reader(io.StringIO(files["claims/08-exchange-sheet.csv"].decode())))
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in sheet for cell in row)
    assert [row[8] for row in sheet[1:]] == [f"{n + 1}.{'1' * 18}" for n in range(len(HOSTILE))]


def test_links_lead_to_the_networks_own_explorer_only(tmp_path_factory: pytest.TempPathFactory) -> None:
    _, files = hostile(tmp_path_factory.mktemp("links"))
    external = {}
    for name, content in files.items():
        if name.endswith(".docx"):
            with ZipFile(io.BytesIO(content)) as package:
                relations = package.read("word/_rels/document.xml.rels").decode()
            external[name] = re.findall(r'Target="([^"]*)" TargetMode="External"', relations)
    assert external["claims/08-exchange-zh.docx"]
    for name, targets in external.items():
        assert all(target.startswith("https://etherscan.io/") for target in targets), name


def test_records_of_a_letter_are_told_in_order_of_time() -> None:
    """Approvals between the first and the last transfer stand after their sentence, said to be meanwhile."""
    for name in ("01-police-mainland", "14-analysts", "18-lawyer"):
        for lang, during in (("zh", "其间，"), ("en", ", meanwhile: ")):
            told = [
                line
                for line in paragraphs(folder()[f"claims/{name}-{lang}.docx"])
                if line.startswith(("【记录】2026", "[Record] 2026", "[Record] Between 2026"))
            ]
            times = [re.findall("2026-[0-9-]+ [0-9:]+(?= UTC)", line)[0] for line in told]
            assert len(times) == 7 and times == sorted(times)
            assert [during in line for line in told] == [False] * 5 + [True] * 2


def test_a_signature_never_stands_alone_on_a_page() -> None:
    for name, content in folder().items():
        if name.endswith(".docx"):
            every = Document(io.BytesIO(content)).paragraphs
            for before, line in pairwise(every):
                if re.match("签名|Signature ", line.text):
                    assert before.paragraph_format.keep_with_next, name


def test_a_blank_has_room_for_itself_and_what_is_to_be_written() -> None:
    """Labels stay narrow beside long hints; short heads and blanks are not broken."""
    body = Document(io.BytesIO(folder()["claims/08-exchange-en.docx"]))
    (to,) = [t for t in body.tables if t.cell(0, 0).text == "To"]
    label, blank = (column.width for column in to.columns)
    assert label and blank and label <= blank
    body = Document(io.BytesIO(folder()["claims/12-wallet-second-letter-zh.docx"]))
    (log,) = [t for t in body.tables if t.cell(0, 0).text == "对象"]
    assert all(column.width and column.width.cm > 2.6 for column in log.columns)


def test_rows_are_not_torn_and_heads_are_repeated() -> None:
    with ZipFile(io.BytesIO(folder()["claims/01-police-mainland-zh.docx"])) as package:
        xml = package.read("word/document.xml").decode()
        fonts = package.read("word/fontTable.xml").decode()
        styles = package.read("word/styles.xml").decode()
    assert xml.count("<w:tblHeader/>") >= 5 and xml.count("<w:cantSplit/>") > 20
    assert 'w:name="宋体"' in fonts and 'w:eastAsia="宋体"' in styles and 'w:eastAsia="zh-CN"' in styles
    assert 'w:w="11906"' in xml  # A4


def test_columns_are_as_wide_as_their_text_wants_and_fill_the_line() -> None:
    body = Document(io.BytesIO(folder()["claims/08-exchange-en.docx"]))
    for table in body.tables:
        widths = [int(column.width.twips) for column in table.columns if column.width is not None]
        assert 9_638 - len(widths) <= sum(widths) <= 9_638
    (sent,) = [t for t in body.tables if t.cell(0, 0).text == "No."]
    number, time, *_ = (column.width for column in sent.columns)
    assert number and time and time > 3 * number


def test_a_letter_counts_its_own_transfers_and_tells_a_changed_permission_as_a_record() -> None:
    """The change is the first record of its incident in the report: no transfer, so no number of the letter."""
    matter = matter_of(scan([FIXTURES["outflow-after-permission"]], Config(forest=False)))
    assert [sent.number for sent in matter.sent] == [2, 3, 4, 5, 6]
    (group,) = matter.groups
    assert group.pattern == "permission" and group.numbers.zh == "第 2、3、4、5、6 笔"
    (event,) = matter.events
    assert (
        "权限被变更" in event.what.zh and event.when.utc < matter.first.utc and event.own == matter.wallets[0]
    )


def test_a_pattern_is_named_once_with_all_its_transfers() -> None:
    matter = matter_of(made())
    assert len({group.pattern for group in matter.groups}) == len(matter.groups)
    told = sorted(number for group in matter.groups for number in group.which)
    assert told == [sent.number for sent in matter.sent]
