"""The evidence folder: whole or not at all, the same bytes everywhere, every change named."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import Result

from flagger.render import bundle

Run = Callable[..., Result]
PROVENANCE, MANIFEST = "provenance.json", "manifest-sha256.txt"


@pytest.fixture(scope="module")
def folder(report_folder: Path) -> Path:
    return report_folder


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def test_holds_what_the_contract_names(folder: Path, drained: list[Path]) -> None:
    names = set(contents(folder))
    assert {"report.html", "report.json", "transfers.csv", PROVENANCE, MANIFEST} <= names
    assert {f"source/{i:02d}-{path.name}" for i, path in enumerate(drained, 1)} <= names
    assert any(name.startswith("charts/") for name in names)
    for i, path in enumerate(drained, 1):
        assert (folder / f"source/{i:02d}-{path.name}").read_bytes() == path.read_bytes()


def test_manifest_is_what_sha256sum_checks(folder: Path) -> None:
    lines = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
    told = dict(line.split("  ", 1)[::-1] for line in lines)
    assert told == {
        name: sha256(data).hexdigest() for name, data in contents(folder).items() if name != MANIFEST
    }
    assert lines == sorted(lines, key=lambda line: line.split("  ", 1)[1])


def test_same_bytes_in_another_folder_zone_locale_and_order(
    folder: Path, drained: list[Path], tmp_path: Path
) -> None:
    env = {
        **os.environ,
        "TZ": "America/New_York",
        "LANG": "de_DE.UTF-8",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
    }
    out = tmp_path / "somewhere" / "else"
    command = [sys.executable, "-m", "flagger", "report", *map(str, drained), "--out", str(out)]
    subprocess.run(command, check=True, env=env, cwd=tmp_path, capture_output=True)
    here, there = contents(folder), contents(out)
    assert set(here) == set(there)
    assert [name for name in here if here[name] != there[name]] == [MANIFEST, PROVENANCE]
    lines = [set(data[MANIFEST].decode().splitlines()) for data in (here, there)]
    assert {line.split("  ")[1] for line in lines[0] ^ lines[1]} == {PROVENANCE}


def test_no_clock_and_no_path_in_hashed_files(folder: Path) -> None:
    made_at = json.loads((folder / PROVENANCE).read_text(encoding="utf-8"))["made_at"]
    for name, data in contents(folder).items():
        if name in (PROVENANCE, MANIFEST) or name.startswith("source/"):
            continue
        assert made_at[:13].encode() not in data, name
        assert str(folder.parent).encode() not in data, name


def test_verify_is_content_with_an_untouched_folder(flagger: Run, folder: Path) -> None:
    result = flagger("verify", folder)
    assert result.exit_code == 0
    assert "一致" in result.stdout


@pytest.mark.parametrize("position", [0, -1])
def test_verify_names_every_changed_file(flagger: Run, folder: Path, tmp_path: Path, position: int) -> None:
    for name in contents(folder):
        copy = tmp_path / f"copy{abs(position)}"
        shutil.copytree(folder, copy)
        data = bytearray((copy / name).read_bytes())
        data[position] ^= 1
        (copy / name).write_bytes(data)
        result = flagger("verify", copy)
        assert result.exit_code in (1, 2), name  # a manifest that is no longer text cannot be read
        if name != MANIFEST:
            assert name in result.stdout and "modified" in result.stdout
        shutil.rmtree(copy)


def test_verify_names_added_missing_and_swapped(flagger: Run, folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    (copy / "note.txt").write_text("x", encoding="utf-8")
    (copy / "report.json").unlink()
    first, second = sorted((copy / "source").iterdir())[:2]
    held = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(held)
    result = flagger("verify", copy)
    assert result.exit_code == 1
    for line in (
        "added: note.txt",
        "missing: report.json",
        f"modified: source/{first.name}",
        f"modified: source/{second.name}",
    ):
        assert line in result.stdout
    assert "no longer what it was" in result.stdout and "are those the manifest lists" not in result.stdout


@pytest.mark.skipif(os.name == "nt", reason="Windows refuses such names")
@pytest.mark.parametrize(
    ("name", "copy"),
    [
        (b"2026:05:01 <all>?.csv", "01-2026_05_01 _all__.csv"),  # `:` is what macOS makes of a slash
        (b"a\nb.csv", "01-a_b.csv"),
        ("交易.csv".encode("gbk"), "01-____.csv"),  # a ZIP from Chinese Windows, unpacked elsewhere
        (b"a.csv. ", "01-a.csv_"),
    ],
)
def test_a_copy_has_a_name_that_every_system_and_the_manifest_can_hold(
    flagger: Run, drained: list[Path], tmp_path: Path, name: bytes, copy: str
) -> None:
    export, out = tmp_path / os.fsdecode(name), tmp_path / "out"
    export.write_bytes(drained[1].read_bytes())
    made = flagger("report", export, "--formats", "none", "--out", out)
    assert made.exit_code == 0, made.stderr
    assert [path.name for path in (out / "source").iterdir()] == [copy]
    assert flagger("verify", out).exit_code == 0
    assert flagger("verify", out, "--rebuild").exit_code == 0


def test_verify_needs_a_report_folder(flagger: Run, tmp_path: Path) -> None:
    assert flagger("verify", tmp_path).exit_code == 2
    assert flagger("verify", tmp_path / "nowhere").exit_code == 2


def test_an_existing_folder_is_not_touched(
    flagger: Run, drained: list[Path], folder: Path, tmp_path: Path
) -> None:
    again = flagger("report", *drained, "--out", folder)
    assert again.exit_code == 0 and "完全相同" in again.stdout
    other = flagger("report", drained[2], "--out", folder)
    assert other.exit_code == 3
    assert flagger("verify", folder).exit_code == 0
    mine = tmp_path / "my-photos"
    mine.mkdir()
    (mine / "cat.jpg").write_bytes(b"x")
    for extra in ((), ("--overwrite",)):
        assert flagger("report", *drained, "--out", mine, *extra).exit_code == 3
    assert (mine / "cat.jpg").read_bytes() == b"x"


def test_overwrite_replaces_a_report(flagger: Run, drained: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "r"
    assert flagger("report", drained[2], "--out", out, "--formats", "none").exit_code == 0
    assert flagger("report", *drained, "--out", out, "--formats", "none", "--overwrite").exit_code == 0
    assert len(list((out / "source").iterdir())) == 3
    assert [p.name for p in tmp_path.iterdir()] == ["r"]


def test_unwritable_place(flagger: Run, drained: list[Path], tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    result = flagger("report", drained[2], "--out", blocked / "r", "--formats", "none")
    assert result.exit_code == 3
    assert "Traceback" not in result.stderr


def test_a_failed_write_leaves_nothing(
    flagger: Run, drained: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = os.fsync, []

    def full_disk(number: int) -> None:
        calls.append(number)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        real(number)

    monkeypatch.setattr(os, "fsync", full_disk)
    result = flagger("report", *drained, "--out", tmp_path / "r", "--formats", "none")
    assert result.exit_code == 3
    assert "No space left" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_sources_are_never_modified(flagger: Run, drained: list[Path], tmp_path: Path) -> None:
    copies = [Path(shutil.copy2(path, tmp_path / path.name)) for path in drained]
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in copies]
    for path in copies:
        path.chmod(0o444)
    assert flagger("report", *copies, "--out", tmp_path / "r", "--formats", "none").exit_code == 0
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in copies] == before


ENDED = """
import os, signal, sys
real, calls, ended = os.fsync, [], getattr(signal, sys.argv[1])
for name in ("SIGTERM", "SIGHUP"):  # nohup and job control ignore some for all they start
    signal.signal(getattr(signal, name), signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)
def sync(number):
    calls.append(number)
    if len(calls) == 5:
        os.kill(os.getpid(), ended)
    real(number)
os.fsync = sync
sys.argv = ["flagger", "report", *sys.argv[2:], "--formats", "none"]
from flagger.cli import app
app()
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
def test_ended_from_outside_it_leaves_nothing_half_done(
    drained: list[Path], tmp_path: Path, name: str, code: int
) -> None:
    """Also when the window is closed; what stood there before stays."""
    command = [
        sys.executable,
        "-c",
        ENDED,
        name,
        *map(str, drained),
        "--out",
        str(tmp_path / "r"),
        "--overwrite",
    ]
    assert subprocess.run(command, check=False, capture_output=True).returncode == code
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / MANIFEST).write_bytes(b"an older report")
    assert subprocess.run(command, check=False, capture_output=True).returncode == code
    assert [path.name for path in tmp_path.rglob("*")] == ["r", MANIFEST]


def test_an_empty_folder_may_be_filled(
    flagger: Run, drained: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it is named, stood in, or reached by a link."""
    tokens = drained[1].resolve()
    (tmp_path / "b").mkdir()
    (tmp_path / "c").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "c")
    monkeypatch.chdir(tmp_path / "b")
    for out in (tmp_path / "a", Path(), tmp_path / "link"):
        if out.name == "a":
            out.mkdir()
        result = flagger("report", tokens, "-o", out, "--formats", "none")
        assert result.exit_code == 0, result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "c", "link"]
    assert all(flagger("verify", tmp_path / name).exit_code == 0 for name in "abc")


@pytest.mark.parametrize("when", ["aside", "before", "after"])
def test_ended_while_one_report_takes_the_place_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    """Either the old report stands there or the new one, whole, and nothing beside it."""
    folder, real, calls = tmp_path / "r", Path.rename, []

    def ended(path: Path, to: Path) -> Path:
        calls.append(path)
        turn = "aside" if len(calls) == 1 else "before" if len(calls) == 2 else ""
        if turn == when:
            raise SystemExit(143)
        done = real(path, to)
        if when == "after" and len(calls) == 2:
            raise SystemExit(143)
        return done

    bundle.write(folder, {"a": b"old"}, b"{}", overwrite=True)
    monkeypatch.setattr(Path, "rename", ended)
    with pytest.raises(SystemExit):
        bundle.write(folder, {"a": b"new"}, b"{}", overwrite=True)
    monkeypatch.undo()
    assert (folder / "a").read_bytes() == (b"new" if when == "after" else b"old")
    assert [path.name for path in tmp_path.iterdir()] == ["r"]
