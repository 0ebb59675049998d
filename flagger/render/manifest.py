"""manifest-sha256.txt: the checksum of every file of a folder, and what differs from it."""

from collections.abc import Mapping
from hashlib import file_digest, sha256
from pathlib import Path

from flagger.errors import FlaggerError
from flagger.text import Text

MANIFEST = "manifest-sha256.txt"
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


def listing(folder: Path) -> set[str]:
    """Every file of a folder, by its path inside."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def differences(folder: Path) -> list[tuple[str, str]]:
    """(`modified`, `missing` or `added`, path) of a folder against its manifest.

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
