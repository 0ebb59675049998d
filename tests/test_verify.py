"""`flagger verify` on folders that were handed around or tampered with: one clear answer, the right exit code."""

import os
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from story import SAMPLES
from typer.testing import Result

from flagger.render import manifest as module
from flagger.render.manifest import MANIFEST

Run = Callable[..., Result]
LIST = "modified: manifest-sha256.txt"
ONLY = "only the list itself was written anew"
NAME = unicodedata.normalize("NFC", "café 100%.csv")


@pytest.fixture(scope="module")
def made(flagger: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("a place 中文")
    (tokens,) = (SAMPLES / "etherscan" / "drained").glob("export-address-token-*.csv")
    shutil.copy(tokens, place / NAME)
    result = flagger("report", place / NAME, "-o", place / "r 1", "--formats", "none")
    assert result.exit_code == 0, result.output
    return place / "r 1"


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "handed 过来"))


def told(result: Result) -> list[str]:
    """The files that are named, with what is said of them."""
    lines = [line.rpartition(" / ")[2] for line in result.stdout.splitlines()]
    return [line for line in lines if line.startswith(("modified: ", "missing: ", "added: "))]


REWRITTEN: dict[str, Callable[[str], str]] = {
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "byte order mark": lambda text: "\ufeff" + text,
    "no last line end": lambda text: text[:-1],
    "capitals": lambda text: "".join(line[:64].upper() + line[64:] for line in text.splitlines(keepends=True)),
    "binary marks": lambda text: text.replace("  ", " *"),
    "a note": lambda text: "# checked by me\n\n" + text,
    "another order": lambda text: "".join(reversed(text.splitlines(keepends=True))),
}  # fmt: skip


@pytest.mark.parametrize("how", REWRITTEN)
def test_a_list_that_was_only_written_anew_blames_no_file(flagger: Run, copy: Path, how: str) -> None:
    path = copy / MANIFEST
    path.write_bytes(REWRITTEN[how](path.read_text(encoding="utf-8")).encode())
    result = flagger("verify", copy)
    assert (result.exit_code, told(result)) == (1, [LIST]) and ONLY in result.stdout, result.output


def test_a_line_of_the_list_that_was_changed_names_its_file(flagger: Run, copy: Path) -> None:
    path = copy / MANIFEST
    text = path.read_text(encoding="utf-8")
    path.write_text(("1" if text[0] == "0" else "0") + text[1:], encoding="utf-8")
    result = flagger("verify", copy)
    assert (result.exit_code, told(result)) == (1, ["modified: case-template.toml"])


def test_an_empty_list_and_one_that_is_no_text(flagger: Run, copy: Path) -> None:
    (copy / MANIFEST).write_bytes(b"")
    result = flagger("verify", copy)
    assert result.exit_code == 1 and LIST in told(result) and "added: report.json" in told(result)
    assert ONLY not in result.stdout
    (copy / MANIFEST).write_bytes(b"\xff\xfe\x00")
    assert flagger("verify", copy).exit_code == 2


def test_links_are_no_files(flagger: Run, copy: Path, tmp_path: Path) -> None:
    """To the same content, to nowhere, to a folder elsewhere and to the folder itself."""
    moved = shutil.move(copy / "report.json", tmp_path / "elsewhere.json")
    (copy / "report.json").symlink_to(moved)
    (copy / "case-template.toml").unlink()
    (copy / "case-template.toml").symlink_to(tmp_path / "nowhere")
    (copy / "other").symlink_to(tmp_path)
    (copy / "loop").symlink_to(copy)
    result = flagger("verify", copy)
    assert result.exit_code == 1
    assert told(result) == [
        "modified: case-template.toml", "added: loop", "added: other", "modified: report.json",
    ]  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_place_of_a_file_is_not_waited_for(flagger: Run, copy: Path) -> None:
    (copy / "report.json").unlink()
    os.mkfifo(copy / "report.json")
    result = flagger("verify", copy)
    assert (result.exit_code, told(result)) == (1, ["modified: report.json"])


def test_a_folder_or_another_spelling_in_place_of_a_file(flagger: Run, copy: Path) -> None:
    (copy / "report.json").unlink()
    (copy / "report.json").mkdir()
    (copy / "transfers.csv").rename(copy / "Transfers.csv")
    result = flagger("verify", copy)
    assert result.exit_code == 1
    assert told(result) == ["added: Transfers.csv", "missing: report.json", "missing: transfers.csv"]


def test_what_a_file_manager_leaves_is_named_and_no_difference(flagger: Run, copy: Path) -> None:
    for name in (".DS_Store", "source/Thumbs.db", "._report.json"):
        (copy / name).write_bytes(b"x")
    for more in ((), ("--rebuild",)):
        result = flagger("verify", copy, *more)
        assert result.exit_code == 0 and not told(result), result.output
        assert "source/Thumbs.db" in result.stdout and "not looked at" in result.stdout
    (copy / ".hidden").write_bytes(b"x")
    assert told(flagger("verify", copy)) == ["added: .hidden"]


def test_accents_written_apart_are_the_same_name(flagger: Run, copy: Path) -> None:
    """As some systems store them when a ZIP is unpacked."""
    apart = unicodedata.normalize("NFD", NAME)
    assert apart != NAME
    (copy / f"source/01-{NAME}").rename(copy / f"source/01-{apart}")
    result = flagger("verify", copy, "--rebuild")
    assert result.exit_code == 0 and "逐字节一致" in result.stdout, result.output
    (copy / f"source/01-{apart}").write_bytes(b"x")
    assert told(flagger("verify", copy)) == [f"modified: source/01-{NAME}"]


def test_a_file_that_may_not_be_read(flagger: Run, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(module, "digest", refuse)
    result = flagger("verify", copy)
    assert result.exit_code == 2 and "cannot be read: Permission denied" in result.stderr


def test_nothing_is_written_into_the_folder(flagger: Run, copy: Path) -> None:
    """It may be read-only. Permissions do not bind root, so the times of files and folders are looked at too."""
    everything = sorted((copy, *copy.rglob("*")))
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = [(path, path.stat().st_mtime_ns, path.stat().st_ctime_ns) for path in everything]
    try:
        assert flagger("verify", copy, "--rebuild").exit_code == 0
        after = [(p, p.stat().st_mtime_ns, p.stat().st_ctime_ns) for p in sorted((copy, *copy.rglob("*")))]
    finally:
        for path in everything:
            path.chmod(0o755)
    assert after == before
