"""The public folder: no own address in any spelling, the same name for one address in every file."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import base58
import pytest
from eth_hash.auto import keccak
from pypdf import PdfReader
from story import ALICE, BOB, CAROL, DAY, SAMPLES, write
from typer.testing import Result

from benchmarks.synthetic.case import plans, write_case
from flagger.case_file import read_case
from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.pipeline import scan
from flagger.render import render
from flagger.render.named import kept
from flagger.render.own_forms import forms, private
from flagger.render.profile import public, refuse_own
from flagger.render.redact import redacted
from flagger.text import LANGS

Run = Callable[..., Result]
DRAINED = "0x90c0768ba6c9d5c76454a871007281253a7cd987"


@pytest.fixture(scope="module")
def folder(flagger: Run, drained: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("public") / "r"
    result = flagger("report", *drained, "-o", out, "--profile", "public", "--known", f"{BOB}=My brother Wu")
    assert result.exit_code == 0, result.output
    return out


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def checksummed(address: str) -> str:
    core = address[2:].lower()
    digest = keccak(core.encode()).hex()
    return "0x" + "".join(c.upper() if int(d, 16) > 7 else c for c, d in zip(core, digest, strict=False))


def test_no_spelling_of_the_own_address_stands_in_any_byte(folder: Path) -> None:
    tron = base58.b58encode_check(bytes.fromhex("41" + DRAINED[2:])).decode()
    spellings = [DRAINED, DRAINED.upper(), DRAINED[2:].upper(), DRAINED[2:], checksummed(DRAINED), tron]
    for name, held in files(folder).items():
        for word in spellings:
            assert word.encode() not in held and word not in name, name
        assert DRAINED[2:].encode() not in held.lower(), name
    assert "本人地址1 / own address 1".encode() in files(folder)["report.html"]


def test_what_else_is_not_in_it(folder: Path, drained: list[Path]) -> None:
    held = files(folder)
    assert set(held) >= {"removed.txt", "report.html", "report.json", "transfers.csv", "provenance.json"}
    assert not any(name.startswith(("source/", "inputs/", "claims/", "review")) for name in held)
    for path in drained:
        assert not any(path.stem.encode() in content for content in held.values())
    every = b"".join(held.values())
    assert b"brother" not in every and BOB.encode() not in every
    with (folder / "transfers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["tx_hash"] == "" or row["tx_hash"].startswith("交易") for row in rows)
    original = {
        line.split('","')[0].strip('"')
        for path in drained
        for line in path.read_text(encoding="utf-8").splitlines()[1:]
    }
    assert not [tx for tx in original if tx.startswith("0x") and tx.encode() in every.lower()]


def test_unrelated_counterparties_are_gone_and_recipients_stay(folder: Path, drained: list[Path]) -> None:
    report = scan(drained, Config())
    stays = kept(report)
    every = b"".join(files(folder).values()).lower()
    parties = set(report.history.table["counterparty"].dropna())
    gone, here = parties - stays, parties & stays
    assert len(gone) > 20 and not [party for party in gone if party.encode() in every]
    recipients = {r.address for i in report.incidents if i.severity >= 3 for r in i.recipients}
    assert recipients and recipients <= here and all(r.encode() in every for r in recipients)


def test_one_name_for_one_address_in_every_file(folder: Path, drained: list[Path]) -> None:
    report = scan(drained, Config())
    with (folder / "transfers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    order = report.history.table.sort_values(["source", "line", "id"], kind="stable")
    before = order["counterparty"].fillna("").tolist()
    pairs = {(a, row["counterparty"]) for a, row in zip(before, rows, strict=True)}
    assert len(pairs) == len({a for a, _ in pairs}) == len({b for _, b in pairs})
    told = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert told["config"]["profile"] == "public"
    like = {flag["facts"]["like"] for flag in told["flags"] if "like" in flag["facts"]}
    assert like and like <= {row["counterparty"] for row in rows}


def test_amounts_and_findings_are_the_same(folder: Path, drained: list[Path]) -> None:
    report, told = scan(drained, Config()), json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert told["counts"]["transfers"] == len(report.history.table)
    assert len(told["incidents"]) == len(report.incidents)
    assert [i["losses"][0]["amount"] for i in told["incidents"]] == [
        format(i.losses[0].amount, "f") for i in report.incidents
    ]


def test_it_says_what_was_removed_and_that_it_cannot_be_made_again(flagger: Run, folder: Path) -> None:
    assert flagger("verify", folder).exit_code == 0
    result = flagger("verify", folder, "--rebuild")
    assert result.exit_code == 2 and "public" in result.stderr and "公开版不含" in result.stderr
    said = (folder / "removed.txt").read_text(encoding="utf-8")
    assert "不能用它重建" in said and "cannot be made again" in said


def test_the_same_exports_give_the_same_names(drained: list[Path]) -> None:
    reports = [redacted(scan(paths, Config()), ("en",)) for paths in (drained, drained)]
    assert reports[0].history.table.equals(reports[1].history.table)
    assert reports[0].history.wallets[0].address == "own address 1"


def test_people_without_addresses_are_renamed_in_texts_too(tmp_path: Path) -> None:
    rows = [
        {
            "to": "张三丰",
            "method": f"pay 张三丰 from {checksummed(ALICE)}",
            "note": "for my rent",
            "tx_hash": "",
        },
        {"to": BOB, "method": f"calldata {ALICE[2:].upper()}{'0' * 24}"},
        {"to": CAROL, "time": DAY.format(9)},
    ]
    report = scan([write(tmp_path / f"张三丰-{ALICE}.csv", rows)], Config())
    shown = redacted(report, LANGS)
    said = shown.history.table.to_csv() + repr(shown.history.sources)
    assert "张三丰" not in said and ALICE[2:] not in said.lower() and "rent" not in said
    assert "pay 收款人1 / payee 1" in said and "from 本人地址1" in said


def test_a_confirmed_answer_decides_who_stays(drained: list[Path]) -> None:
    report = scan(drained, Config())
    fine = replace(report, incidents=tuple(replace(i, verdict="mine_ok") for i in report.incidents))
    parties = set(report.history.table["counterparty"].dropna()) - set(
        report.history.table["contract"].dropna()
    )
    assert parties & kept(report) and not parties & kept(fine)
    weak = tuple(replace(i, severity=type(i.severity).low) for i in report.incidents)
    assert not parties & kept(replace(report, incidents=weak))
    denied = tuple(replace(i, verdict="not_mine") for i in weak)
    assert parties & kept(replace(report, incidents=denied))


@pytest.mark.parametrize("held", [ALICE, ALICE.upper(), ALICE[2:], checksummed(ALICE), forms(ALICE)[2]])
def test_an_address_that_slipped_through_is_refused(tmp_path: Path, held: str) -> None:
    report = scan([write(tmp_path / "x.csv", [{}, {}])], Config())
    refuse_own(report, {"report.html": b"nothing"})
    with pytest.raises(FlaggerError, match=r"own address would remain in report\.html"):
        refuse_own(report, {"report.html": f"<p>{held}</p>".encode()})
    with pytest.raises(FlaggerError):
        refuse_own(report, {f"{held}.png": b""})


def test_a_tron_address_is_known_in_hex() -> None:
    tron = base58.b58encode_check(bytes.fromhex("41" + ALICE[2:])).decode()
    assert ALICE in forms(tron) and tron in forms(ALICE)


@pytest.mark.parametrize("site", ["alipay", "wechat", "meituan", "kraken", "tronscan", "electrum", "koinly"])
def test_other_formats_keep_no_party_and_no_reference(site: str) -> None:
    for path in sorted((SAMPLES / site).rglob("*.csv")):
        report = scan([path], Config())
        shown = redacted(report, LANGS)
        files = public(report, shown, render(shown, [], LANGS), LANGS)
        every = b"".join(content for content in files.values() if isinstance(content, bytes)).lower()
        table, stays = report.history.table, kept(report)
        words = {*table["tx_hash"].dropna(), *table["counterparty"].dropna(), *private(report)} - stays
        assert words and not [w for w in words if len(w) > 5 and w.lower().encode() in every], path.name


def test_the_pdf_and_what_is_in_it_hold_no_address(folder: Path, drained: list[Path]) -> None:
    report = scan(drained, Config())
    gone = {*report.history.table["counterparty"].dropna(), *report.history.table["tx_hash"].dropna()}
    gone = {w.lower() for w in gone - kept(report)} | {DRAINED[2:]}
    (path,) = folder.glob("*.pdf")
    pdf = PdfReader(path)
    text = "".join(page.extract_text() for page in pdf.pages)
    links = " ".join(str(note.get_object()) for page in pdf.pages for note in page.get("/Annots") or [])
    inside = b"".join(content for held in pdf.attachments.values() for content in held).decode()
    assert "地址1" in text
    said = "".join((text + links + inside + str(pdf.metadata)).lower().split())
    assert not [word for word in gone if word in said]


def test_no_name_of_a_person_stays_in_any_file(flagger: Run, tmp_path: Path) -> None:
    (plan,) = [p for p in plans(range(11, 12), honest=False) if p.pattern == "payment-fraud"]
    exports = sorted(write_case(plan, tmp_path).glob("*.csv"))
    report = scan(exports, Config())
    people = set(report.history.table["counterparty"].dropna())
    paid = {r.address for i in report.incidents for r in i.recipients}
    assert paid and paid < people and any("who" in flag.facts for flag in report.flags)
    out = tmp_path / "r"
    result = flagger("report", *exports, "-o", out, "--profile", "public", "--formats", "html,pdf,xlsx,docx")
    assert result.exit_code == 0, result.output
    held = files(out)
    pdf = PdfReader(out / "report.pdf")
    texts = {name: name + content.decode("utf-8", "ignore") for name, content in held.items()}
    texts["report.pdf"] = "".join(page.extract_text() for page in pdf.pages)
    assert not [(name, who) for name, said in texts.items() for who in people if who in said]
    rows = list(csv.DictReader(held["transfers.csv"].decode("utf-8-sig").splitlines()))
    (called,) = {row["counterparty"] for row in rows if row["severity"] in ("medium", "high")}
    assert called.startswith("收款人") and " / payee " in called
    for name in ("report.html", "report.json", "transfers.csv", "report.pdf", "charts/flow-zh.svg"):
        assert "".join(called.split()) in "".join(texts[name].split()), name
    assert "本人账户" in texts["report.html"] and "本人钱包（" not in texts["report.html"]


def test_short_names_go_from_texts_but_leave_words_whole(tmp_path: Path) -> None:
    rows = [{"to": "Li", "method": "pay Li for Lime", "tx_hash": ""}, {"to": CAROL, "time": DAY.format(9)}]
    shown = redacted(scan([write(tmp_path / "x.csv", rows)], Config()), ("en",))
    assert shown.history.table["method"].iat[0] == "pay payee 1 for Lime"


TRON_OWN, TRON_OTHER = (
    base58.b58encode_check(bytes.fromhex(f"41{core * 5}")).decode() for core in ("0c1d2e3f", "11223344")
)


def test_hex_without_a_mark_is_an_address_too(tmp_path: Path) -> None:
    """TRON's form in hex, of the owner and of others; the same name as for the other spelling."""
    rows = [
        {"to": CAROL, "method": f"to {CAROL[2:].upper()} and 41{'0c1d2e3f' * 5}"},
        {"from": TRON_OWN, "to": TRON_OTHER, "own": TRON_OWN, "network": "tron", "initiator": TRON_OWN, "tx_hash": "ab" * 32},
        {"to": BOB, "method": f"41{'11223344' * 5} BC1Q{'QYP2' * 10} EQ{'Ab1-' * 11}cd"},
    ]  # fmt: skip
    report = scan([write(tmp_path / "x.csv", rows)], Config(own=(ALICE, TRON_OWN)))
    shown = redacted(report, ("en",))
    called = dict(zip(report.history.table["counterparty"], shown.history.table["counterparty"], strict=True))
    methods = sorted(shown.history.table["method"].dropna())
    assert methods[1] == f"to {called[CAROL]} and own address 2"
    assert methods[0].startswith(f"{called[TRON_OTHER]} address ")
    assert "BC1Q" not in methods[0] and "EQAb" not in methods[0]


@pytest.mark.parametrize(
    "method",
    [
        "swapExactTokensForTokensV2",
        "AccountPermissionUpdateContract",
        "0xa9059cbb",
        "multicall(uint256,bytes[])",
        "Transfer*",
    ],
)
def test_what_calls_are_named_is_no_address(tmp_path: Path, method: str) -> None:
    shown = redacted(scan([write(tmp_path / "x.csv", [{"method": method}, {}])], Config()), ("en",))
    assert shown.history.table["method"].dropna().tolist() == [method]


def test_numbers_of_people_and_of_collectibles_are_gone(tmp_path: Path) -> None:
    """Not only in the cells: rules print what the calls say. An amount that looks like a telephone stays."""
    case = tmp_path / "case.toml"
    case.write_text('[reporter]\nname = "王小明"\nphone = "138 0013 8000"\n', encoding="utf-8")
    rows: list[dict[str, object]] = [
        {"method": "Approve 王小明 13800138000 mail wang@example.com", "kind": "approval", "amount": "0"},
        {
            "kind": "nft",
            "asset": "Cats",
            "contract": f"0x{'ca' * 20}",
            "token_id": "7718",
            "initiator": CAROL,
        },
        {"amount": "15000000000", "asset": "13900139000", "to": CAROL},
    ]
    report = scan([write(tmp_path / "x.csv", rows)], Config(case=read_case(case)))
    files = public(report, shown := redacted(report, LANGS), render(shown, [], LANGS), LANGS)
    every = b"".join(content for content in files.values() if isinstance(content, bytes)).decode()
    gone = ("王小明", "13800138000", "13900139000", "wang@example.com", "7718")
    assert not [word for word in gone if word in every] and "15000000000" in every
    assert {"approval-granted", "collectible-never-held"} & {flag.rule for flag in report.flags}
