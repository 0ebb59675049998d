"""What a sheet is: tables of texts and numbers whose columns say what they mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import Literal
from unicodedata import east_asian_width

from flagger.render.safe import visible
from flagger.text import LANGS, Lang, Text

Cell = str | int | float | None
LONGEST = 32_000  # a cell holds 32,767 UTF-16 units; the rest is for the mark of what was cut
CUT = "…[cut 已截断: {length}]"


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, what stands below it, and how it is set."""

    head: Text
    about: Text
    kind: Literal["text", "number", "prose"] = "text"  # prose is broken into lines
    langs: tuple[Lang, ...] = (
        LANGS  # a column of sentences in one language is left out where it is not asked for
    )
    paper: bool = False  # printed; these stand first. A sheet without any is printed whole


@dataclass(frozen=True, slots=True)
class Part:
    """A table of a sheet: its columns and rows, and a title where several stand below each other."""

    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    title: Text | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, and its tables; the first can be filtered. Long ones get a sheet to themselves."""

    name: Text
    parts: tuple[Part, ...]


NOTES = Column(
    Text("notes", "备注"),
    Text("Empty: room for whoever works with this file.", "空列：供使用者填写。"),
)
AT = Column(
    Text("found at", "出处"),
    Text(
        "Source and first line of the record: S2:237 is line 237 of the second export, see the sheet of sources.",
        "来源与该记录的首行行号：S2:237 指第二个导出文件的第 237 行，见来源表。",
    ),
    paper=True,
)
EXACT_AMOUNT = Text(
    "Exact amount as text, every digit kept; compare and quote this one.",
    "精确数量（文本），保留全部位数；核对和引用以此为准。",
)
NEAR_AMOUNT = Text(
    "The same amount as a number for sums and charts: about 15 digits, so approximate.",
    "同一数量的数值，便于求和、作图；约 15 位有效数字，为近似值。",
)


def both(text: Text, langs: Sequence[Lang]) -> str:
    """A phrase in the languages asked for, Chinese first; once where it is the same."""
    return " ".join(dict.fromkeys(text.say(lang) for lang in LANGS if lang in langs))


def near(amount: object) -> float | None:
    """An exact amount as a number, or None where it is none or has no room in one."""
    if not isinstance(amount, str | Decimal) or not amount:
        return None
    number = float(amount)
    return number if isfinite(number) else None


@lru_cache(maxsize=4096)
def fitting(text: str) -> str:
    """Text that a cell can hold and a person can see: unseen characters written out, cut with a mark."""
    if text.isascii() and text.isprintable() and len(text) <= LONGEST:
        return text
    whole = visible(text, max(len(text) * 12, 1))
    if len(whole.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST:
        return whole
    cut = whole.encode("utf-16-le", "surrogatepass")[: LONGEST * 2].decode("utf-16-le", "ignore")
    return cut + CUT.format(length=len(text))


def shown_width(cell: Cell) -> int:
    """How many digits wide a cell is."""
    text = "" if cell is None else str(cell)
    return len(text) if text.isascii() else sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
