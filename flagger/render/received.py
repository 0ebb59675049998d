"""A report as it was handed over: a folder, a bag, or a ZIP of either, taken apart with care for its check."""

import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flagger.errors import FlaggerError
from flagger.render.manifest import MANIFEST, against, listing
from flagger.render.safe import visible
from flagger.text import Text

MOST_FILES = 20_000
MOST_BYTES = 4 << 30
MOST_TIMES = 200  # how many times its size a ZIP may unpack to, where that is more than
FREE_BYTES = 64 << 20
_TAGS = "tagmanifest-sha256.txt"
_DEPTH = 3
_NAMED = 9
_INSIDE = Text("there is no report here, but inside there is: {names}", "此处没有报告，但其中有：{names}")
_ONE = Text("Unpack what is packed, and give one of these.", "请先解压（如为 ZIP），再给出其中一个。")
_NOTHING = Text("no such file or folder", "没有这个文件或文件夹")
_NEITHER = Text("this is neither a report folder nor a ZIP of one", "这既不是报告文件夹，也不是它的 ZIP")
_GIVE = Text(
    "Give the folder that `flagger report` has written, or its ZIP.",
    "请给出 `flagger report` 生成的文件夹或 ZIP。",
)
_ENCRYPTED = Text("this ZIP is encrypted", "此 ZIP 已加密")
_UNPACK = Text(
    "Unpack it with 7-Zip, WinRAR or Keka and the passphrase, then give the folder.",
    "请先用 7-Zip、WinRAR 或 Keka 输入口令解压，再核对解压得到的文件夹。",
)
_UNSAFE = Text("this ZIP holds a name that cannot be trusted: {name}", "此 ZIP 中有不可信的文件名：{name}")
_TOO_MUCH = Text("this ZIP unpacks to more than any report holds", "此 ZIP 解压后的大小超出报告的正常范围")
_DAMAGED = Text(
    "this ZIP cannot be unpacked: it is damaged, or there is no space",
    "无法解压此 ZIP：文件已损坏，或空间不足",
)
_AGAIN = Text("Ask for it again.", "请重新索取。")


@dataclass(frozen=True, slots=True)
class Received:
    """The report folder, and what differs in the bag around it."""

    folder: Path
    around: list[tuple[str, str]]


@contextmanager
def received(path: Path) -> Iterator[Received]:
    """The folder to check; a ZIP is unpacked into a place that is removed afterwards."""
    if path.is_dir():
        yield _found(path)
        return
    if not path.exists():
        raise FlaggerError(str(path), _NOTHING, _GIVE)
    with tempfile.TemporaryDirectory(prefix="flagger-") as place:
        _unpack(path, Path(place))
        try:
            yield _found(Path(place))
        except FlaggerError as error:
            error.where = error.where.replace(place, str(path))
            raise


def _found(top: Path) -> Received:
    """The report in a folder, in the bag that the folder is, or in its only folder."""
    try:
        return _within(top)
    except OSError:  # what cannot be looked into is said where its list is read
        return Received(top, [])


def _within(top: Path) -> Received:
    place = top
    for _ in range(_DEPTH):
        if (place / "bagit.txt").is_file():
            return Received(place / "data", _around(place))
        if (place / MANIFEST).is_file():
            return Received(place, [])
        inside = [each for each in place.iterdir() if each.is_dir() and each.name != "__MACOSX"]
        if len(inside) != 1:
            _refuse_several(place, inside)
            break
        (place,) = inside
    return Received(top, [])


def _refuse_several(place: Path, inside: list[Path]) -> None:
    """Raise FlaggerError where the report is not here but in one of the ZIPs or folders that are."""
    reports = [each.name for each in inside if (each / MANIFEST).is_file()]
    names = sorted([*reports, *(each.name for each in place.glob("*.zip"))])
    if names:
        shown = ", ".join(map(visible, names[:_NAMED]))
        raise FlaggerError(str(place), _INSIDE, _ONE, names=shown)


def _around(bag: Path) -> list[tuple[str, str]]:
    """What differs from the lists of the bag, as `differences` says it."""
    told: dict[str, str] = {}
    found = []
    for name in (MANIFEST, _TAGS):
        try:
            lines = (bag / name).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            found.append(("modified" if (bag / name).exists() else "missing", name))
            continue
        for value, _, path in (line.partition("  ") for line in lines):
            told[path.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")] = value
    return found + against(bag, told, listing(bag) - {_TAGS})


def _unpack(path: Path, into: Path) -> None:
    """Raise FlaggerError where a ZIP is none, is encrypted, too large, or wants to write elsewhere."""
    try:
        with zipfile.ZipFile(path) as bag:
            entries = bag.infolist()
            _refuse(path, entries)
            for name, entry in _named(path, entries, into).items():
                to = into / name
                to.parent.mkdir(parents=True, exist_ok=True)
                with bag.open(entry) as source, to.open("xb") as file:
                    shutil.copyfileobj(source, file)
    except zipfile.BadZipFile:
        problem = _DAMAGED if zipfile.is_zipfile(path) else _NEITHER
        raise FlaggerError(str(path), problem, _AGAIN if problem is _DAMAGED else _GIVE) from None
    except (OSError, ValueError, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise FlaggerError(str(path), _DAMAGED, _AGAIN) from None


def _refuse(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise FlaggerError(str(path), _ENCRYPTED, _UNPACK)
    size = sum(entry.file_size for entry in entries)
    allowed = min(MOST_BYTES, max(FREE_BYTES, MOST_TIMES * path.stat().st_size))
    if len(entries) > MOST_FILES or size > allowed:
        raise FlaggerError(str(path), _TOO_MUCH, _AGAIN)


def _named(path: Path, entries: list[zipfile.ZipInfo], into: Path) -> dict[str, zipfile.ZipInfo]:
    """Every file by the name it is written under: below `into`, and once."""
    named: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        name = _name(entry)
        if name.startswith("__MACOSX/") or name.endswith("/"):
            continue
        link = stat.S_ISLNK(entry.external_attr >> 16)
        within = (into / name).resolve().is_relative_to(into.resolve())
        if link or name in named or not within or {"", ".", ".."} & set(name.split("/")):
            raise FlaggerError(str(path), _UNSAFE, _AGAIN, name=name)
        named[name] = entry
    return named


def _name(entry: zipfile.ZipInfo) -> str:
    """With slashes. Some programs write UTF-8 or GB18030 without saying so: then ZIP's own table was used."""
    name = entry.filename.replace("\\", "/")
    if entry.flag_bits & 0x800 or name.isascii():
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return name
