"""The evidence folder: written whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from flagger.errors import CannotWrite, FlaggerError
from flagger.model import Report, Source
from flagger.render.manifest import MANIFEST, Content, digest, listing, manifest
from flagger.render.provenance import PROVENANCE
from flagger.render.unwinding import unwinding
from flagger.text import Text


def files_of(
    report: Report, rendered: Iterable[tuple[str, bytes]], inputs: Mapping[str, bytes]
) -> dict[str, Content]:
    """Every file of the folder but manifest and provenance, by its path inside."""
    made: dict[str, Content] = dict(rendered)
    for number, source in enumerate(report.history.sources, start=1):
        made[source_file(number, source)] = _unchanged(source)
    for name, content in inputs.items():
        made[f"inputs/{name}"] = content
    return dict(sorted(made.items()))


def source_file(number: int, source: Source) -> str:
    """Where the copy of an export lies; `number` is that of S1, S2 … in the report."""
    return f"source/{number:02d}-{source.name}"


def _unchanged(source: Source) -> Content:
    content = source.path or source.content or b""
    if digest(content) != source.sha256:
        raise FlaggerError(
            source.name,
            Text("the file changed while it was being read", "该文件在读取过程中被改动"),
            Text("Close other programs that use it and run again.", "请关闭正在使用它的程序后重试。"),
        )
    return content


def write(folder: Path, files: Mapping[str, Content], made: bytes, *, overwrite: bool) -> bool:
    """Put the folder in place in one step; False if what stands there is already the same.

    Raises CannotWrite when a different folder is there and `overwrite` is not asked for, or when
    the place cannot be written.
    """
    try:
        if folder.exists():
            if _same(folder, files):
                return False
            _refuse_to_replace(folder, overwrite=overwrite)
        every: dict[str, Content] = {**files, PROVENANCE: made}
        every[MANIFEST] = manifest(every)
        with unwinding():
            _put(folder.resolve(), every)
    except OSError as error:
        raise _cannot(folder, error) from None
    return True


def _put(place: Path, every: Mapping[str, Content]) -> None:
    """Build the folder beside its place, then rename it; the manifest comes last, so that nothing half done has one."""
    place.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
    try:
        _fill(building, every)
        _swap(building, place)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _same(folder: Path, files: Mapping[str, Content]) -> bool:
    """Whether the folder holds exactly these files, provenance and manifest aside."""
    there = listing(folder) - {MANIFEST, PROVENANCE}
    return there == set(files) and all(
        digest(folder / name) == digest(content) for name, content in files.items()
    )


def _refuse_to_replace(folder: Path, *, overwrite: bool) -> None:
    """--overwrite replaces reports, never somebody's own folder or file; an empty folder may be filled."""
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if not overwrite:
        raise CannotWrite(
            str(folder),
            Text("there is already something else here", "此处已有其他内容"),
            Text(
                "Give another place with --out, or --overwrite to replace it.",
                "请用 --out 指定其他位置，或用 --overwrite 覆盖。",
            ),
        )
    if not (folder / MANIFEST).exists():
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
    try:
        folder.rename(aside)
        building.rename(folder)
    except BaseException:  # ended from outside, too, before either or after both
        if aside.exists() and not folder.exists():
            aside.rename(folder)
        shutil.rmtree(aside, ignore_errors=True)
        raise
    shutil.rmtree(aside, ignore_errors=True)
