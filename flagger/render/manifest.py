"""manifest-sha256.txt: the checksum of every file of a folder, and what differs from it."""

import re
from collections.abc import Iterable, Mapping
from hashlib import file_digest, sha256
from pathlib import Path
from unicodedata import normalize

from flagger.errors import FlaggerError
from flagger.text import Text

MANIFEST = "manifest-sha256.txt"
_LINE = re.compile(r"([0-9a-fA-F]{64}) [ *]([^\r]+)\r?")
_BY_SYSTEM = re.compile(r"\.DS_Store|\._.+|Thumbs\.db|desktop\.ini", re.IGNORECASE)
_NO_MANIFEST = Text("there is no readable manifest-sha256.txt here", "此处没有可读取的 manifest-sha256.txt")
_GIVE = Text("Give the folder that `flagger report` has written.", "请给出 `flagger report` 生成的文件夹。")
_CLOSED = Text("this file cannot be read: {error}", "无法读取此文件：{error}")
_COPY = Text(
    "Copy the folder to a place where you may read every file.", "请把文件夹复制到有读取权限的位置后重试。"
)
# What goes into a file: bytes, or a file to copy (exports can be large).
Content = bytes | Path


def digest(content: Content) -> str:
    """SHA-256 in hex."""
    if isinstance(content, bytes):
        return sha256(content).hexdigest()
    with content.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def manifest(files: Mapping[str, Content]) -> bytes:
    """`sha256sum -c` lines for every file, sorted by path."""
    lines = [f"{digest(content)}  {name}\n" for name, content in sorted(files.items())]
    return "".join(lines).encode()


def read_list(text: str) -> dict[str, str]:
    """Checksums by name, of a list in the format of `sha256sum`; other lines are none."""
    lines = [_LINE.fullmatch(line) for line in text.removeprefix("\ufeff").split("\n")]
    return {line[2]: line[1].lower() for line in lines if line}


def listing(folder: Path) -> set[str]:
    """Every file of a folder, by its path inside; a link counts as a file, wherever it leads."""
    found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return {path.relative_to(folder).as_posix() for path in found}


def by_system(names: Iterable[str]) -> set[str]:
    """Those that file managers leave in a folder that somebody has looked at."""
    return {name for name in names if _BY_SYSTEM.fullmatch(name.rpartition("/")[2])}


def differences(folder: Path) -> list[tuple[str, str]]:
    """(`modified`, `missing` or `added`, path) of a folder against its manifest; `added` without what systems leave.

    Raises FlaggerError where there is no manifest, or a file cannot be read.
    """
    try:
        written = (folder / MANIFEST).read_bytes()
        told = read_list(written.decode("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise FlaggerError(str(folder), _NO_MANIFEST, _GIVE) from None
    found: list[tuple[str, str]] = []
    # A manifest that is not written exactly as `manifest` writes it has been edited, if only by a mail program.
    if not told or written != "".join(f"{told[name]}  {name}\n" for name in sorted(told)).encode():
        found.append(("modified", MANIFEST))
    found += against(folder, told, listing(folder) - {MANIFEST})
    return sorted(found, key=lambda item: (item[1], item[0]))


def against(folder: Path, told: Mapping[str, str], there: Iterable[str]) -> list[tuple[str, str]]:
    """What differs between checksums by name and the files that are there."""
    called = as_told(told, there)
    found = [("missing", name) for name in set(told) - set(called)]
    found += [("added", name) for name in set(called) - set(told) - by_system(called)]
    found += [
        ("modified", name)
        for name, path in called.items()
        if name in told and not unaltered(folder / path, told[name])
    ]
    return found


def as_told(told: Iterable[str], there: Iterable[str]) -> dict[str, str]:
    """The files that are there, by the name that a list has for them: some systems write é as e with an accent."""
    names, files = set(told), set(there)
    composed = {normalize("NFC", name): name for name in names - files}
    return {
        name if name in names else composed.get(normalize("NFC", name), name): name for name in sorted(files)
    }


def unaltered(path: Path, told: str) -> bool:
    """Whether a plain file has this checksum; a link or a pipe in its place is no such file."""
    if path.is_symlink() or not path.is_file():
        return False
    try:
        return digest(path) == told
    except OSError as error:
        raise FlaggerError(str(path), _CLOSED, _COPY, error=error.strerror or str(error)) from None
