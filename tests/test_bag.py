"""The ZIP beside the folder: a valid BagIt bag, the same bytes from the same folder, encrypted if asked."""

import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import bagit
import pytest
import pyzipper
from story import write
from typer.testing import CliRunner, Result

from flagger.cli import app
from flagger.render.bag import pack, tags

Run = Callable[..., Result]
PHRASE = "vier gelbe Stühle 四把椅子"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return write(tmp_path / "我的 100% export.csv", [{}, {}, {}])


@pytest.fixture
def zipped(flagger: Run, export: Path, tmp_path: Path) -> Path:
    result = flagger("report", export, "-o", tmp_path / "r", "--formats", "none", "--zip")
    assert result.exit_code == 0, result.output
    assert str(tmp_path / "r.zip") in result.stdout
    return tmp_path / "r.zip"


def unpacked(zipped: Path, to: Path) -> Path:
    with zipfile.ZipFile(zipped) as bag:
        bag.extractall(to)
    (top,) = to.iterdir()
    return top


def in_tags(files: dict[str, bytes], tmp_path: Path) -> Path:
    to = tmp_path / "b.zip"
    pack(to, tags("b", dict(files), {"External-Identifier": "x"}), overwrite=True)
    return unpacked(to, tmp_path / "out")


def test_it_is_a_bag_and_holds_the_folder(zipped: Path, tmp_path: Path) -> None:
    top = unpacked(zipped, tmp_path / "out")
    assert top.name == "r"
    made, held = tmp_path / "r", top / "data"
    names = {p.relative_to(made) for p in made.rglob("*") if p.is_file()}
    assert names == {p.relative_to(held) for p in held.rglob("*") if p.is_file()}
    assert all((made / name).read_bytes() == (held / name).read_bytes() for name in names)
    # bagit leaves a percent sign as it is written, which RFC 8493 (2.1.3) wants as %25.
    for manifest in (top / "manifest-sha256.txt", top / "tagmanifest-sha256.txt"):
        assert manifest.exists()
    assert "100%25 export" in (top / "manifest-sha256.txt").read_text(encoding="utf-8")


def test_the_bag_is_valid(tmp_path: Path) -> None:
    top = in_tags({"report.json": b"{}", "source/01-我的.csv": b"a,b\n", "two\nlines.txt": b"x"}, tmp_path)
    bag = bagit.Bag(str(top))
    bag.validate()
    assert bag.info["Payload-Oxum"] == "7.3" and "Bagging-Date" not in bag.info


@pytest.mark.parametrize("change", ["payload", "tag", "added", "missing"])
def test_a_changed_bag_is_not_valid(tmp_path: Path, change: str) -> None:
    top = in_tags({"report.json": b"{}", "a.txt": b"a"}, tmp_path)
    if change == "payload":
        (top / "data/a.txt").write_bytes(b"b")
    elif change == "tag":
        (top / "bag-info.txt").write_bytes((top / "bag-info.txt").read_bytes().replace(b": x", b": y"))
    elif change == "added":
        (top / "data/more.txt").write_bytes(b"b")
    else:
        (top / "data/a.txt").unlink()
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(top)).validate()


def test_the_same_folder_gives_the_same_bytes(
    flagger: Run, zipped: Path, export: Path, tmp_path: Path
) -> None:
    before = zipped.read_bytes()
    again = flagger("report", export, "-o", tmp_path / "r", "--formats", "none", "--zip")
    assert again.exit_code == 0 and "完全相同" in again.stdout
    other = Path(shutil.copytree(tmp_path / "r", tmp_path / "elsewhere" / "r"))
    for path in other.rglob("*"):
        path.chmod(0o755)
    zipped.unlink()
    again = flagger("report", export, "-o", other, "--formats", "none", "--zip")
    assert again.exit_code == 0
    assert (other.parent / "r.zip").read_bytes() == before
    with zipfile.ZipFile(other.parent / "r.zip") as bag:
        assert {entry.date_time for entry in bag.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert bag.namelist() == sorted(bag.namelist())


def test_something_else_is_not_replaced(flagger: Run, export: Path, tmp_path: Path) -> None:
    (tmp_path / "r.zip").write_bytes(b"mine")
    asked = ("report", export, "-o", tmp_path / "r", "--formats", "none", "--zip")
    result = flagger(*asked)
    assert result.exit_code == 3 and not (tmp_path / "r").exists()
    assert (tmp_path / "r.zip").read_bytes() == b"mine"
    assert flagger(*asked, "--overwrite").exit_code == 0
    assert zipfile.is_zipfile(tmp_path / "r.zip")
    assert {path.name for path in tmp_path.iterdir()} == {"r", "r.zip", export.name}


def test_encrypted_with_a_passphrase_from_a_file(flagger: Run, export: Path, tmp_path: Path) -> None:
    secret = tmp_path / "phrase.txt"
    secret.write_text(PHRASE + "\r\nignored\n", encoding="utf-8")
    result = flagger(
        "report", export, "-o", tmp_path / "r", "--formats", "none", "--zip", "--passphrase-file", secret
    )
    assert result.exit_code == 0, result.output
    assert PHRASE not in result.output and "7-Zip" in result.stdout
    check_encrypted(tmp_path / "r.zip")
    assert PHRASE.encode() not in b"".join(p.read_bytes() for p in (tmp_path / "r").rglob("*") if p.is_file())


def check_encrypted(path: Path) -> None:
    with zipfile.ZipFile(path) as bag:
        assert all(entry.flag_bits & 1 for entry in bag.infolist())
        with pytest.raises((RuntimeError, NotImplementedError)):
            bag.read("r/bagit.txt")
    with pyzipper.AESZipFile(path) as bag:
        with pytest.raises(RuntimeError):
            bag.read("r/bagit.txt", pwd=b"something else")
        assert bag.read("r/bagit.txt", pwd=PHRASE.encode()).startswith(b"BagIt-Version")
        assert {entry.wz_aes_strength for entry in bag.infolist()} == {3}  # 256 bits


def test_encrypted_with_a_passphrase_that_is_asked_for(export: Path, tmp_path: Path) -> None:
    command = ["report", str(export), "-o", str(tmp_path / "r"), "--formats", "none", "--zip", "--encrypt"]
    result = CliRunner().invoke(app, command, input=f"{PHRASE}\n{PHRASE}\n")
    assert result.exit_code == 0, result.output
    assert PHRASE not in result.output
    check_encrypted(tmp_path / "r.zip")


@pytest.mark.parametrize("text", [None, "", "short", " blank at an end", b"\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8"])
def test_a_passphrase_that_will_not_do(
    flagger: Run, export: Path, tmp_path: Path, text: str | bytes | None
) -> None:
    secret = tmp_path / "phrase.txt"
    if text is not None:
        secret.write_bytes(text.encode() if isinstance(text, str) else text)
    result = flagger("report", export, "-o", tmp_path / "r", "--zip", "--passphrase-file", secret)
    assert result.exit_code == 2 and not (tmp_path / "r").exists()
    assert not text or str(text) not in result.output


def test_without_the_library_or_without_zip(
    flagger: Run, export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = flagger("report", export, "-o", tmp_path / "r", "--encrypt")
    assert result.exit_code == 2 and "--zip" in result.stderr
    monkeypatch.setitem(sys.modules, "pyzipper", None)
    result = flagger("report", export, "-o", tmp_path / "r", "--zip", "--encrypt")
    assert result.exit_code == 2 and "flagger[encrypt]" in result.stderr
    assert not (tmp_path / "r").exists()
