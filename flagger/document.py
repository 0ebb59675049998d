"""What people read, as blocks in one language: page, PDF and letters are written from the same blocks.

Every string here is ready to be read: cells of exports have passed `visible` (render.safe). Writers
escape for their own format and add no words.
"""

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Tag:
    """Whose word the sentence is: a file's, a rule's, the owner's. Writers print its name."""

    kind: Literal["record", "inference", "statement"]


@dataclass(frozen=True, slots=True)
class Code:
    """An address, hash or id, always whole. `alike`: leading and trailing digits to set in bold."""

    text: str
    link: str | None = None
    alike: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Strong:
    """Words in bold."""

    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A line to write on by hand; `hint` says what belongs there where no words before it do."""

    wide: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """An instant: in UTC, then in the report's zone with its offset."""

    utc: str
    local: str


@dataclass(frozen=True, slots=True)
class Soft:
    """Words that may recede, such as the file and line a record stands on."""

    text: str


@dataclass(frozen=True, slots=True)
class Ref:
    """Another section, by its anchor; what is printed is filled in when sections get their numbers."""

    anchor: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """What follows starts a new line of the same paragraph."""


Inline = str | Tag | Code | Strong | Blank | When | Soft | Ref | Break
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A title; level 1 is the document's, 2 a section's, 3 and 4 below. `anchor` is a page's link target.

    A section whose title says `sheet` is set small enough to stand alone on one sheet of paper.
    """

    text: str
    level: Literal[1, 2, 3, 4] = 2
    anchor: str = ""
    sheet: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    line: Line
    style: Literal["plain", "note", "warn", "sign", "lead"] = "plain"


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `ordered` numbers it. `ruled` items are entries, one below the other, without bullets."""

    lines: tuple[Line, ...]
    ordered: bool = False
    style: Literal["bullets", "plain", "ruled", "events"] = "bullets"


@dataclass(frozen=True, slots=True)
class Picture:
    """A small drawing held here as SVG (a QR code), and what it shows for those who cannot see it."""

    svg: str
    alt: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what belongs to them, one a line; a picture may stand beside them."""

    rows: tuple[tuple[str, Line], ...]
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells, and lines set below them over the whole width (hashes, addresses).

    A row with a `title` and no cells opens a group. `keys` are what a page sorts by, one a column.
    """

    cells: tuple[Line, ...]
    below: tuple[Line, ...] = ()
    title: str = ""
    anchor: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; columns in `numeric` are set to the right.

    With `controls` (words for "filter" and "original order") a page lets people sort and search it.
    """

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    numeric: frozenset[int] = field(default_factory=frozenset)
    controls: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the folder by its path inside, what it shows for those who cannot see it, and its caption."""

    path: str
    alt: str
    caption: Line = ()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a new sheet."""


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks that stand apart from what is around them."""

    blocks: tuple["Block", ...]


Block = Heading | Para | Items | Facts | Table | Figure | PageBreak | Box
