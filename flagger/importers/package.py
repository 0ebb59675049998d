"""The parts of an XLSX file, unpacked and counted before anything reads them: a small file may hold a huge sheet.

What is kept is a package of a few XML parts without compression, whose cells and text have been counted.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

MOST_BYTES = 64 << 20  # of all parts, unpacked
MOST_CELLS = 500_000  # of the rectangle that a sheet's cells span: a reader sets aside room for all of it
MOST_TEXT = 32 << 20  # characters of all cells; a text that is stored once may stand in many

_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:_rels/)?workbook\.xml(?:\.rels)?"
    r"|xl/(?:styles|sharedStrings)\.xml|xl/worksheets/sheet[0-9]{1,3}\.xml"
)
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class Unfit(Exception):
    """The package is damaged, locked, or larger than any bill."""


@dataclass(slots=True)
class Package:
    """A package that is safe to read, and by sheet the text of each number as it is stored."""

    content: bytes
    numbers: dict[str, dict[tuple[int, int], str]]  # part → (row, column), from 0 → text


def unpack(content: bytes) -> Package:
    """The few parts that hold cells; raises Unfit for what is no XLSX or too large to be a bill."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _read(archive)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise Unfit from error
    if "xl/workbook.xml" not in parts:
        raise Unfit
    texts = _scan(parts.get("xl/sharedStrings.xml", b"<sst/>"), []).texts
    numbers = {part: _scan(xml, texts).numbers for part, xml in sorted(parts.items())}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for part, xml in parts.items():
            archive.writestr(part, xml)
    return Package(out.getvalue(), numbers)


def _read(archive: zipfile.ZipFile) -> dict[str, bytes]:
    wanted = [info for info in archive.infolist() if _PARTS.fullmatch(info.filename)]
    if len({info.filename for info in wanted}) < len(wanted):
        raise Unfit  # two parts of one name: readers differ in which of them they take
    locked = any(info.flag_bits & 1 for info in wanted)
    odd = any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in wanted)
    # Python unpacks no more than the size that is told here, and refuses a part that holds more.
    if locked or odd or sum(info.file_size for info in wanted) > MOST_BYTES:
        raise Unfit
    return {info.filename: archive.read(info) for info in wanted}


@dataclass(slots=True)
class _Scan:
    """One pass over a part: where its cells stand, their numbers, the length of its texts."""

    shared: list[int]  # the length of each text that cells may point to
    texts: list[int] = field(default_factory=list)
    numbers: dict[tuple[int, int], str] = field(default_factory=dict)
    row: int = -1
    column: int = -1
    last_row: int = 0
    last_column: int = 0
    characters: int = 0
    kind: str = ""
    held: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "row":
            self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
            self.column = -1
        elif tag == "c":
            self._cell(attributes)
        elif tag == "si":
            self.texts.append(0)
        self.held = []

    def _cell(self, attributes: dict[str, str]) -> None:
        self.column, self.kind = self.column + 1, attributes.get("t", "n")
        if "r" in attributes:
            place = _CELL.fullmatch(attributes["r"])
            if place is None:
                raise Unfit
            self.column = _index(place[1])
            self.row = int(place[2]) - 1
        self.last_row, self.last_column = max(self.last_row, self.row), max(self.last_column, self.column)
        if (self.last_row + 1) * (self.last_column + 1) > MOST_CELLS:
            raise Unfit

    def text(self, text: str) -> None:
        self.held.append(text)
        self.characters += len(text)
        if self.texts:
            self.texts[-1] += len(text)

    def end(self, name: str) -> None:
        if name.rpartition(":")[2] != "v":
            return
        value = "".join(self.held)
        if self.kind == "n":
            self.numbers[self.row, self.column] = value
        elif self.kind == "s":
            self.characters += self.shared[int(value)]
        if self.characters > MOST_TEXT:
            raise Unfit

    def refuse(self, *_: object) -> None:
        raise Unfit  # a DOCTYPE: entities may grow without bound


def _index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def _scan(xml: bytes, shared: list[int]) -> _Scan:
    scan, parser = _Scan(shared), expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = scan.start, scan.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = scan.text, scan.refuse
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError, IndexError) as error:
        raise Unfit from error
    return scan
