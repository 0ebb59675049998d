"""send/: each recipient's ZIP holds what is meant for it, and nothing that is not."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from story import ALICE, BOB, CAROL, ROOT, write
from typer.testing import Result

from flagger.case import Case, Reporter
from flagger.case_file import read_case
from flagger.cli.sending import FOR
from flagger.render.packs import LETTERS, packs
from flagger.render.unnamed import REMOVED, reporter, unnamed_case

Run = Callable[..., Result]
OWN = b"90c0768ba6c9d5c76454a871007281253a7cd987"
CASE = """[reporter]
name = "王小明"
id_number = "11010519491231002X"
phone = "138 0013 8000"
[event]
happened = "我是王小明，电话13800138000，邮箱 wang@example.com，身份证11010519491231002X。"
counterparts = "客服邮箱 help@fake.example，电话 13911112222"
"""
PERSONAL = ("王小明", "11010519491231002X", "138 0013 8000", "13800138000", "wang@example.com")
NOTE, FRIEND = "I was at the dentist", "My brother Wu"


@pytest.fixture(scope="module")
def folder(flagger: Run, drained: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("packs")
    assert flagger("report", *drained, "-o", place / "first", "--formats", "none").exit_code == 0
    text = (place / "first/review-template.toml").read_text(encoding="utf-8")
    review = place / "review.toml"
    text = text.replace('verdict = ""\nnote = ""', f'verdict = "not_mine"\nnote = "{NOTE}"')
    review.write_text(text, encoding="utf-8")
    (place / "case.toml").write_text(CASE, encoding="utf-8")
    result = flagger(
        "report", *drained, "-o", place / "r", "--packs", "--review", review, "--known", f"{BOB}={FRIEND}",
        "--case", place / "case.toml", "--formats", "html,docx",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    return place / "r"


def held(folder: Path, pack: str) -> dict[str, bytes]:
    with zipfile.ZipFile(folder / f"send/{pack}.zip") as made:
        return {name: made.read(name) for name in made.namelist()}


@pytest.mark.parametrize("pack", ["1-police", "2-exchange", "3-wallet", "9-public"])
def test_each_has_a_manifest_of_its_own_and_no_clock(folder: Path, pack: str) -> None:
    files = held(folder, pack)
    told = dict(line.split("  ", 1)[::-1] for line in files.pop("manifest-sha256.txt").decode().splitlines())
    assert told == {name: sha256(content).hexdigest() for name, content in files.items()}
    assert "provenance.json" not in files and {"report.html", "report.json"} <= set(files)
    assert ("removed.txt" in files) == (pack != "1-police")


def test_the_police_get_everything(folder: Path) -> None:
    files = held(folder, "1-police")
    for name, content in files.items():
        if name != "manifest-sha256.txt":
            assert (folder / name).read_bytes() == content
    assert {"inputs/review.toml", "inputs/options.json"} <= set(files)
    assert not any(name.startswith("send/") for name in files)


@pytest.mark.parametrize("pack", ["2-exchange", "3-wallet"])
def test_platforms_get_no_names_and_no_notes(folder: Path, pack: str) -> None:
    files = held(folder, pack)
    assert not any(name.startswith(("inputs/", "review-")) for name in files)
    assert sum(name.startswith("source/") for name in files) == 3
    every = b"".join(files.values())
    assert NOTE.encode() not in every and FRIEND.encode() not in every and OWN in every
    assert NOTE.encode() in b"".join(held(folder, "1-police").values())
    said = every.decode("utf-8", "replace") + texts(files)
    assert not [word for word in PERSONAL if word in said]
    assert pack == "2-exchange" or ("help@fake.example" in said and "13911112222" in said)
    told = json.loads(files["report.json"])
    assert (
        "case" not in told["config"]
        and told["config"]["profile"] == "platform"
        and told["config"]["known"] == {BOB: ""}
    )
    assert {i["verdict"] for i in told["incidents"]} == {"not_mine"}


def texts(files: dict[str, bytes]) -> str:
    """All that the Word files say."""
    said = []
    for name, content in files.items():
        if name.endswith(".docx"):
            with zipfile.ZipFile(io.BytesIO(content)) as word:
                said.append(re.sub("<[^>]+>", "", word.read("word/document.xml").decode()))
    return "".join(said)


def test_platforms_get_no_bill_of_a_payment_app(flagger: Run, tmp_path: Path) -> None:
    """Its first lines hold the owner's name and account; other exports keep their number."""
    bill = next((ROOT / "sample_data").glob("alipay/bill/*.csv"))
    other = next((ROOT / "sample_data").glob("binance/account/Binance-Withdraw*.csv"))
    assert flagger("report", bill, other, "-o", tmp_path / "r", "--profile", "platform").exit_code == 0
    assert [file.name[:2] for file in (tmp_path / "r/source").iterdir()] == ["02"]
    assert flagger("verify", tmp_path / "r").exit_code == 0


def test_the_owners_words_lose_the_owners_numbers(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(CASE, encoding="utf-8")
    case = unnamed_case(read_case(tmp_path / "case.toml"))
    assert not [word for word in PERSONAL if word in repr(case)]
    assert case.event.happened.count(REMOVED) == 4 and case.event.happened.startswith("我是")
    assert case.event.counterparts == "客服邮箱 help@fake.example，电话 13911112222"


def test_the_public_gets_no_address(folder: Path) -> None:
    files = held(folder, "9-public")
    assert not any(name.startswith(("inputs/", "source/")) for name in files)
    every = b"".join([*files.values(), *map(str.encode, files)])
    assert not [word for word in PERSONAL if word.encode() in every] and b"fake.example" not in every
    assert OWN not in every.lower() and NOTE.encode() not in every and FRIEND.encode() not in every


def test_the_pack_for_the_police_is_made_again_from_itself(flagger: Run, folder: Path) -> None:
    result = flagger("verify", folder / "send" / "1-police.zip", "--rebuild")
    assert result.exit_code == 0 and "逐字节一致" in result.stdout, result.output
    assert "这是发给某一方的包" in result.stdout and "not in the folder" not in result.stdout


def test_the_terminal_says_whom_each_is_for(flagger: Run, tmp_path: Path, drained: list[Path]) -> None:
    assert set(FOR) == set(LETTERS)
    plain = ("report", *drained, "--formats", "none", "--only", "token-pulled")
    said = flagger(*plain, "-o", tmp_path / "r", "--packs").stdout
    assert f"可发送的文件在 {tmp_path / 'r' / 'send'}" in said and "1-police.zip  给公安" in said
    assert all(text.en in said and text.zh in said for text in FOR.values())
    assert "可发送的文件" not in flagger(*plain, "-o", tmp_path / "s").stdout
    # The owner's story is cut for nobody: who has written one is told so.
    (tmp_path / "case.toml").write_text(CASE, encoding="utf-8")
    story = flagger(*plain, "-o", tmp_path / "t", "--packs", "--case", tmp_path / "case.toml").stdout
    words = ("以原话交给各平台", "in your own words")
    assert all(each in story for each in words) and not any(each in said for each in words)


def test_letters_go_to_whom_they_are_for() -> None:
    names = ["03-police-taiwan-zh.docx", "08-exchange-en.docx", "08-exchange-sheet.csv", "09-stablecoin-issuer-zh.docx",
             "11-wallet-zh-300.txt", "12-wallet-second-en.docx", "18-lawyer-zh.docx", "00-read-first-zh.docx"]  # fmt: skip
    files = {f"claims/{name}": b"x" for name in names} | {"report.html": b"y"}
    made = packs(files, files, files, [ALICE])
    got = {}
    for path, content in made.items():
        with zipfile.ZipFile(io.BytesIO(content)) as pack:
            got[path] = {name for name in pack.namelist() if name.startswith("claims/")}
    assert got == {
        "send/1-police.zip": {"claims/03-police-taiwan-zh.docx", "claims/09-stablecoin-issuer-zh.docx"},
        "send/2-exchange.zip": {f"claims/{name}" for name in names[1:3]},
        "send/3-wallet.zip": {f"claims/{name}" for name in names[4:6]},
        "send/9-public.zip": set(),
    }


def inside(made: dict[str, bytes]) -> dict[str, set[str]]:
    """What each pack holds, its manifest aside."""
    got = {}
    for path, content in made.items():
        with zipfile.ZipFile(io.BytesIO(content)) as pack:
            got[path.removeprefix("send/")] = set(pack.namelist()) - {"manifest-sha256.txt"}
    return got


@pytest.mark.parametrize(
    ("kept", "own"),
    [("account-payment-app", ("alipay", "jd")), ("account-platform", ("okx-account", "htx-account"))],
)
def test_of_several_platforms_each_gets_its_letters_alone(kept: str, own: tuple[str, str]) -> None:
    """The report tells of all of them, flagged or not; what an account holds is no business of who received."""
    alone, first, second = (f"claims/20-{kept}{end}-zh.docx" for end in ("", "-one", "-two"))
    wallet, exchange, report = "claims/11-wallet-support-zh.docx", "claims/08-exchange-en.docx", "report.html"

    def made(names: Sequence[str], *owners: str) -> dict[str, set[str]]:
        files = dict.fromkeys((*names, report), b"x")
        found = inside(packs(files, files, files, owners))
        return {name: held for name, held in found.items() if name[0] in "23"}

    assert made([alone], own[0]) == {"3-wallet.zip": {alone, report}}
    assert made([alone], *own) == made([alone], own[0], BOB) == {f"3-{kept}.zip": {alone}}
    two = {f"3-{kept}-one.zip": {first}, f"3-{kept}-two.zip": {second}}
    assert made([first, second], *own) == two
    assert made([first, second, wallet], *own, ALICE) == two | {"3-wallet.zip": {wallet}}
    assert made([wallet], ALICE, BOB) == {"3-wallet.zip": {wallet, report}}
    assert made([alone, wallet, exchange], ALICE, own[0]) == {
        "2-exchange.zip": {exchange},
        f"3-{kept}.zip": {alone},
        "3-wallet.zip": {wallet},
    }
    assert made([alone, exchange], own[0])["2-exchange.zip"] == {exchange}
    assert made([exchange, wallet], ALICE, BOB)["2-exchange.zip"] == {exchange, report}
    assert made([], *own) == {}


@pytest.mark.parametrize(
    ("letter", "left_out"),
    [("20-account-payment-app-zh", {"2-exchange"}), ("08-exchange-en", {"3-wallet"}), (None, set())],
)
def test_no_pack_is_made_for_a_platform_that_no_letter_goes_to(
    letter: str | None, left_out: set[str]
) -> None:
    """Without `--formats docx` there are no letters, and every pack is made."""
    files = {"report.html": b"y"} | ({f"claims/{letter}.docx": b"x"} if letter else {})
    assert set(packs(files, files, files, [ALICE])) == {
        f"send/{name}.zip" for name in LETTERS.keys() - left_out
    }


def test_a_folder_with_packs_is_made_again(flagger: Run, folder: Path) -> None:
    result = flagger("verify", folder, "--rebuild")
    assert result.exit_code == 0, result.output


def test_a_platform_folder_is_checked_against_a_download(
    flagger: Run, drained: list[Path], tmp_path: Path
) -> None:
    out = tmp_path / "r"
    options = ("--profile", "platform", "--formats", "none", "-o", out)
    assert flagger("report", *drained, *options).exit_code == 0
    assert flagger("verify", out, "--against", *drained).exit_code == 0
    assert flagger("verify", out, "--rebuild").exit_code == 2
    assert flagger("report", *drained, *options, "--packs").exit_code == 2


def test_an_export_that_names_the_owner_does_not_go_to_a_platform(flagger: Run, tmp_path: Path) -> None:
    """A name in the file's own name is taken out of it; where its records hold it, the copy stays behind."""
    (tmp_path / "case.toml").write_text(CASE, encoding="utf-8")
    telling = write(
        tmp_path / "a.csv", [{"note": "for 王小明, 138-0013-8000"}, {"to": CAROL, "label": "王小明 old"}]
    )
    plain = write(tmp_path / "王小明 b.csv", [{"tx_hash": "0xaa"}, {"tx_hash": "0xbb", "note": "rent"}])
    out = tmp_path / "r"
    made = flagger(
        "report", telling, plain, "-o", out, "--profile", "platform", "--case", tmp_path / "case.toml",
        "--formats", "html,xlsx",
    )  # fmt: skip
    assert made.exit_code == 0, made.output
    assert [file.name for file in (out / "source").iterdir()] == ["02-(removed) b.csv"]
    held = {path.name: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    with zipfile.ZipFile(io.BytesIO(held.pop("report.xlsx"))) as book:
        held |= {name: book.read(name) for name in book.namelist()}
    said = b"".join([*held.values(), *(name.encode() for name in held)]).decode("utf-8", "replace")
    assert not [word for word in PERSONAL if word in said] and "rent" in said and "for (removed)" in said
    assert "exports that hold the name" in said
    assert flagger("verify", out, "--against", telling, plain).exit_code == 0


@pytest.mark.parametrize("told", ["13800138000", "138 0013 8000", "+86 138-0013-8000"])
@pytest.mark.parametrize("written", ["13800138000", "138-0013-8000", "+86 138 0013 8000", "8613800138000"])
def test_a_telephone_number_is_found_however_it_is_written(told: str, written: str) -> None:
    found = reporter(Case(reporter=Reporter(phone=told)))
    assert found and found.sub("-", f"call {written}.") == "call -."
    assert not found.search("13800138001, 138 0013")
