"""A report as it was handed over: a folder, a bag, or a ZIP of either, found for its check."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flagger.errors import FlaggerError
from flagger.render.manifest import MANIFEST, against, listing, read_list
from flagger.render.safe import visible
from flagger.render.unpacking import GIVE, unpack
from flagger.text import Text

_TAGS = "tagmanifest-sha256.txt"
_DEPTH = 3
_NAMED = 9
_INSIDE = Text("there is no report here, but inside there is: {names}", "此处没有报告，但其中有：{names}")
_ONE = Text("Unpack what is packed, and give one of these.", "请先解压（如为 ZIP），再给出其中一个。")
_NOTHING = Text("no such file or folder", "没有这个文件或文件夹")


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
        raise FlaggerError(str(path), _NOTHING, GIVE)
    with tempfile.TemporaryDirectory(prefix="flagger-") as place:
        unpack(path, Path(place))
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
            listed = read_list((bag / name).read_bytes().decode())
        except (OSError, UnicodeDecodeError):
            found.append(("modified" if (bag / name).exists() else "missing", name))
            continue
        for path, value in listed.items():
            told[path.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")] = value
    return found + against(bag, told, listing(bag) - {_TAGS})
