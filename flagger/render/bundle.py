"""The evidence folder: written whole or not at all, with a manifest anyone can check."""

import json
import os
import platform
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import file_digest, sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from flagger.errors import CannotWrite, FlaggerError
from flagger.model import Report, Source
from flagger.text import Text

MANIFEST, PROVENANCE = "manifest-sha256.txt", "provenance.json"
_LIBRARIES = (
    "numpy",
    "pandas",
    "pyarrow",
    "scikit-learn",
    "jinja2",
    "uharfbuzz",
    "pillow",
    "zhplot",
    "matplotlib",
    "typst",
    "segno",
    "xlsxwriter",
    "typer",
    "python-docx",
    "lxml",
    "mnemonic",
)


# What goes into a file: bytes, or a file to copy (exports can be large).
Content = bytes | Path


def files_of(
    report: Report, rendered: Iterable[tuple[str, bytes]], inputs: Mapping[str, bytes]
) -> dict[str, Content]:
    """Every file of the folder but manifest and provenance, by its path inside."""
    made: dict[str, Content] = dict(rendered)
    for number, source in enumerate(report.history.sources, start=1):
        made[f"source/{number:02d}-{source.name}"] = _unchanged(source)
    for name, content in inputs.items():
        made[f"inputs/{name}"] = content
    return dict(sorted(made.items()))


def digest(content: Content) -> str:
    """SHA-256 in hex."""
    if isinstance(content, bytes):
        return sha256(content).hexdigest()
    with content.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _unchanged(source: Source) -> Content:
    content = source.path or source.content or b""
    if digest(content) != source.sha256:
        raise FlaggerError(
            source.name,
            Text("the file changed while it was being read", "该文件在读取过程中被改动"),
            Text("Close other programs that use it and run again.", "请关闭正在使用它的程序后重试。"),
        )
    return content


def libraries() -> dict[str, str | None]:
    """The installed version of each library that has a part in the bytes."""
    found: dict[str, str | None] = {}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = None
    return found


def provenance(report: Report) -> bytes:
    """Who made the folder, with what and when: the one file that differs from run to run."""
    facts = {
        "flagger": report.version,
        "report_id": report.report_id,
        "made_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "libraries": libraries(),
        "config": dict(report.config),
        "method": dict(report.method),
        "sources": [{"name": s.name, "sha256": s.sha256, "bytes": s.size} for s in report.history.sources],
    }
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()


def manifest(files: Mapping[str, Content]) -> bytes:
    """`sha256sum -c` lines for every file, sorted by path."""
    lines = [f"{digest(content)}  {name}\n" for name, content in sorted(files.items())]
    return "".join(lines).encode()


def write(folder: Path, files: Mapping[str, Content], made: bytes, *, overwrite: bool) -> bool:
    """Put the folder in place in one step; False if what stands there is already the same.

    Raises CannotWrite when a different folder is there and `overwrite` is not asked for, or when
    the place cannot be written.
    """
    if folder.exists():
        if same(folder, files):
            return False
        if not overwrite:
            raise CannotWrite(
                str(folder),
                Text("there is already something else here", "此处已有其他内容"),
                Text(
                    "Give another place with --out, or --overwrite to replace it.",
                    "请用 --out 指定其他位置，或用 --overwrite 覆盖。",
                ),
            )
        _refuse_foreign_folder(folder)
    every: dict[str, Content] = {**files, PROVENANCE: made}
    every[MANIFEST] = manifest(every)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise _cannot(folder, error) from None
    try:
        _fill(building, every)
        _swap(building, folder)
    except OSError as error:
        raise _cannot(folder, error) from None
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return True


def _refuse_foreign_folder(folder: Path) -> None:
    """--overwrite replaces reports, never somebody's own folder or file."""
    if folder.is_dir() and ((folder / MANIFEST).exists() or not any(folder.iterdir())):
        return
    raise CannotWrite(
        str(folder),
        Text("this is not a report folder, so it is not replaced", "这不是报告文件夹，不会被覆盖"),
        Text("Give another place with --out.", "请用 --out 指定其他位置。"),
    )


def _cannot(folder: Path, error: OSError) -> CannotWrite:
    return CannotWrite(
        str(folder),
        Text("cannot write here: {error}", "无法写入此处：{error}"),
        Text(
            "Give a place you may write to with --out; check the free space.",
            "请用 --out 指定有写入权限的位置，并检查剩余空间。",
        ),
        error=error.strerror or str(error),
    )


def _fill(folder: Path, files: Mapping[str, Content]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                with content.open("rb") as source:
                    shutil.copyfileobj(source, file)
            file.flush()
            os.fsync(file.fileno())
    folder.chmod(0o755)


def _swap(building: Path, folder: Path) -> None:
    """Rename into place; an old report is moved aside first and removed after."""
    if not folder.exists():
        building.rename(folder)
        return
    aside = building.with_name(f"{building.name}-old")
    folder.rename(aside)
    try:
        building.rename(folder)
    except OSError:
        aside.rename(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def same(folder: Path, files: Mapping[str, Content]) -> bool:
    """Whether the folder holds exactly these files, provenance and manifest aside."""
    there = listing(folder) - {MANIFEST, PROVENANCE}
    return there == set(files) and all(
        digest(folder / name) == digest(content) for name, content in files.items()
    )


def listing(folder: Path) -> set[str]:
    """Every file of a folder, by its path inside."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def differences(folder: Path) -> list[tuple[str, str]]:
    """(`modified`, `missing`, `added` or `unreadable`, path) of a folder against its manifest.

    Raises FlaggerError where there is no manifest.
    """
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise FlaggerError(
            str(folder),
            Text("there is no readable manifest-sha256.txt here", "此处没有可读取的 manifest-sha256.txt"),
            Text(
                "Give the folder that `flagger report` has written.", "请给出 `flagger report` 生成的文件夹。"
            ),
        ) from None
    told: dict[str, str] = {}
    found: list[tuple[str, str]] = []
    for line in text.split("\n")[:-1]:
        told_digest, _, name = line.partition("  ")
        told[name] = told_digest
    # A manifest that is not written exactly as `manifest` writes it has been edited.
    if text != "".join(f"{value}  {name}\n" for name, value in sorted(told.items())):
        found.append(("modified", MANIFEST))
    there = listing(folder) - {MANIFEST}
    found += [("missing", name) for name in sorted(set(told) - there)]
    found += [("added", name) for name in sorted(there - set(told))]
    for name in sorted(set(told) & there):
        if digest(folder / name) != told[name]:
            found.append(("modified", name))
    return sorted(set(found), key=lambda item: (item[1], item[0]))
