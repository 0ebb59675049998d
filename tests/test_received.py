"""`flagger verify` with what recipients get: ZIPs and bags, and ZIPs made to harm."""

import shutil
import stat
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from story import SAMPLES
from typer.testing import Result

from flagger.errors import FlaggerError
from flagger.render import unpacking as module
from flagger.render.manifest import digest, read_list
from flagger.render.unpacking import unpack

Run = Callable[..., Result]
FINE = "所有文件均与清单一致"


@pytest.fixture(scope="module")
def folder(flagger: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report folder with packs, its ZIP beside it, made from a file with a Chinese name."""
    place = tmp_path_factory.mktemp("handed over")
    export = place / "代币 100%.csv"
    (tokens,) = (SAMPLES / "etherscan" / "drained").glob("export-address-token-*.csv")
    shutil.copy(tokens, export)
    result = flagger("report", export, "-o", place / "r", "--formats", "none", "--packs", "--zip")
    assert result.exit_code == 0, result.output
    return place / "r"


def altered(source: Path, to: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The ZIP with each file changed, or left out where `change` says None."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(to, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return to


def test_the_zip_is_checked_as_it_is(flagger: Run, folder: Path) -> None:
    result = flagger("verify", folder.with_name("r.zip"))
    assert result.exit_code == 0 and FINE in result.stdout, result.output
    exact = flagger("verify", folder.with_name("r.zip"), "--rebuild")
    assert exact.exit_code == 0 and "逐字节一致" in exact.stdout, exact.output


@pytest.mark.parametrize("pack", ["1-police", "2-exchange", "3-wallet", "9-public"])
def test_each_pack_is_checked_as_it_is(flagger: Run, folder: Path, pack: str, tmp_path: Path) -> None:
    zipped = folder / "send" / f"{pack}.zip"
    result = flagger("verify", zipped)
    assert result.exit_code == 0 and FINE in result.stdout, result.output
    changed = altered(zipped, tmp_path / "x.zip", lambda name, c: c + b" " if name == "transfers.csv" else c)
    result = flagger("verify", changed)
    assert result.exit_code == 1 and "已被改动 / modified: transfers.csv" in result.stdout


@pytest.mark.parametrize("name", ["bag-info.txt", "data/transfers.csv", "manifest-sha256.txt"])
def test_what_was_changed_in_a_bag_is_named_once(
    flagger: Run, folder: Path, tmp_path: Path, name: str
) -> None:
    zipped = folder.with_name("r.zip")
    changed = altered(zipped, tmp_path / "x.zip", lambda n, c: c + b"x\n" if n == f"r/{name}" else c)
    result = flagger("verify", changed)
    assert result.exit_code == 1 and result.stdout.count(name.removeprefix("data/")) == 1, result.output
    lacking = altered(zipped, tmp_path / "y.zip", lambda n, c: None if n == f"r/{name}" else c)
    result = flagger("verify", lacking)
    assert result.exit_code == 1 and f"missing: {name.removeprefix('data/')}" in result.stdout, result.output


def test_a_change_that_the_inner_list_was_fitted_to_shows_in_the_bag(
    flagger: Run, folder: Path, tmp_path: Path
) -> None:
    zipped = folder.with_name("r.zip")
    changed = altered(
        zipped, tmp_path / "x.zip", lambda n, c: c.replace(b"\n", b"\n\n") if "provenance" in n else c
    )
    with zipfile.ZipFile(changed) as bag:
        fitted = digest(bag.read("r/data/provenance.json")).encode()
        true = digest((folder / "provenance.json").read_bytes()).encode()
    both = altered(
        changed, tmp_path / "y.zip", lambda n, c: c.replace(true, fitted) if "data/mani" in n else c
    )
    result = flagger("verify", both)
    assert result.exit_code == 1 and "data/provenance.json" in result.stdout, result.output


def test_an_unpacked_bag_and_the_folder_around_it(flagger: Run, folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(folder.with_name("r.zip")) as bag:
        bag.extractall(tmp_path / "out")
    for place in (tmp_path / "out", tmp_path / "out" / "r", tmp_path / "out" / "r" / "data"):
        result = flagger("verify", place)
        assert result.exit_code == 0 and FINE in result.stdout, result.output


class Unmarked(zipfile.ZipInfo):
    """An entry whose name is written in some encoding without saying which, as macOS and older Windows do."""

    encoding = "utf-8"

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        return self.filename.encode(self.encoding), 0


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_zips_packed_again_by_other_programs(
    flagger: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    monkeypatch.setattr(Unmarked, "encoding", encoding)
    path = tmp_path / "again.zip"
    with zipfile.ZipFile(path, "w") as bag:
        bag.writestr("__MACOSX/._r", b"x")
        for file in sorted(p for p in folder.rglob("*") if p.is_file()):
            bag.writestr(Unmarked(f"r/{file.relative_to(folder).as_posix()}"), file.read_bytes())
    with zipfile.ZipFile(path) as bag:
        assert "r/source/01-代币 100%.csv" not in bag.namelist()
    result = flagger("verify", path)
    assert result.exit_code == 0, result.output


def test_encrypted_says_to_unpack_first(flagger: Run, tmp_path: Path) -> None:
    pyzipper = pytest.importorskip("pyzipper")
    path = tmp_path / "x.zip"
    with pyzipper.AESZipFile(path, "w", encryption=pyzipper.WZ_AES) as made:
        made.setpassword(b"four plain words here")
        made.writestr("manifest-sha256.txt", b"")
    result = flagger("verify", path)
    assert result.exit_code == 2 and "此 ZIP 已加密" in result.stderr and "7-Zip" in result.stderr


@pytest.mark.parametrize(
    "name", ["../out.txt", "/tmp/out.txt", "a/../../out.txt", "..\\out.txt", "a//b", "./a", "link", "twice"]
)
def test_a_zip_cannot_write_elsewhere(
    flagger: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as made:
        entry = zipfile.ZipInfo(name)
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16 if name == "link" else 0o644 << 16
        made.writestr(entry, b"/etc/hostname")
        if name == "twice":
            with pytest.warns(UserWarning, match="Duplicate"):
                made.writestr(name, b"")
    before = set(tmp_path.rglob("*"))
    result = flagger("verify", path)
    assert result.exit_code == 2 and "不可信的文件名" in result.stderr, result.output
    assert set(tmp_path.rglob("*")) == before, "nothing written, nothing left behind"


def test_a_zip_that_unpacks_to_too_much(
    flagger: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", compression=zipfile.ZIP_DEFLATED) as made:
        made.writestr("manifest-sha256.txt", bytes(1 << 20))
    monkeypatch.setattr(module, "FREE_BYTES", 1 << 10)
    result = flagger("verify", path)
    assert result.exit_code == 2 and "超出报告的正常范围" in result.stderr
    monkeypatch.setattr(module, "MOST_FILES", 0)
    monkeypatch.setattr(module, "FREE_BYTES", 64 << 20)
    assert flagger("verify", path).exit_code == 2


def test_a_folder_that_cannot_be_opened(
    flagger: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refuse)
    result = flagger("verify", tmp_path)
    assert result.exit_code == 2 and "没有可读取的 manifest-sha256.txt" in result.stderr


def test_no_zip_damaged_empty_missing(flagger: Run, folder: Path, tmp_path: Path) -> None:
    whole = folder.with_name("r.zip").read_bytes()
    (tmp_path / "photo.zip").write_bytes(b"\xff\xd8\xff" * 100)
    (tmp_path / "damaged.zip").write_bytes(whole[:400] + bytes([whole[400] ^ 255]) + whole[401:])
    (tmp_path / "half.zip").write_bytes(whole[: len(whole) // 2])
    zipfile.ZipFile(tmp_path / "empty.zip", "w").close()
    said = {
        "photo.zip": "这既不是报告文件夹，也不是它的 ZIP",
        "half.zip": "这既不是报告文件夹，也不是它的 ZIP",
        "damaged.zip": "无法解压此 ZIP",
        "empty.zip": "没有可读取的 manifest-sha256.txt",
        "none.zip": "没有这个文件或文件夹",
    }
    for name, words in said.items():
        result = flagger("verify", tmp_path / name)
        assert result.exit_code == 2 and words in result.stderr and str(tmp_path / name) in result.stderr, (
            name
        )
        assert "flagger-" not in result.stderr, "no path of a temporary place"


def test_reports_further_inside_are_named(flagger: Run, folder: Path, tmp_path: Path) -> None:
    """A ZIP in a ZIP, the folder of packs, two reports side by side."""
    with zipfile.ZipFile(tmp_path / "outer.zip", "w") as outer:
        outer.write(folder.with_name("r.zip"), "r.zip")
    for name in ("one", "two"):
        shutil.copytree(folder, tmp_path / "both" / name)
    said = {
        tmp_path / "outer.zip": "r.zip",
        folder / "send": "1-police.zip, 2-exchange.zip",
        tmp_path / "both": "one, two",
    }
    for place, names in said.items():
        result = flagger("verify", place)
        assert result.exit_code == 2 and f"其中有：{names}" in result.stderr, result.output
        assert f"{place}: " in result.stderr


def test_a_damaged_zip_of_any_packing_is_said_in_words(tmp_path: Path) -> None:
    path = tmp_path / "r.zip"
    for packing in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        with zipfile.ZipFile(path, "w", packing) as made:
            made.writestr("manifest-sha256.txt", bytes(range(256)) * 40)
        content = bytearray(path.read_bytes())
        for place in range(60, 110, 7):
            content[place] ^= 0xFF
        path.write_bytes(content)
        with pytest.raises(FlaggerError):
            unpack(path, tmp_path / f"into-{packing}")


def test_a_list_of_checksums_is_read_line_by_line() -> None:
    value = "ab" * 32
    told = read_list(f"\ufeff{value}  a\u2028b.csv\n{value.upper()} *c\x85.csv\r\n\nno line\n")
    assert told == {"a\u2028b.csv": value, "c\x85.csv": value}
