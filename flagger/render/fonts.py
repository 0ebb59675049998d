"""The Chinese font: where it is, what it can draw, and the part of it a page needs."""

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from flagger.errors import FlaggerError
from flagger.text import Text

if TYPE_CHECKING:
    from uharfbuzz import Face

PACKAGE, FILE = "zhplot", "fonts/NotoSansSC-Regular.ttf"
FAMILY = "Noto Sans SC"
FIRST_EMBEDDED = 0x2E80  # what stands before it, every system's own fonts can draw
_UNUSED = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx")  # tables no page of ours needs
_NAMES = (1, 2)  # family and style, of all that a font says of itself


@cache
def font_path() -> Path:
    """The font file inside its package, which is not imported: its import loads matplotlib."""
    spec = find_spec(PACKAGE)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / FILE
        if path.is_file():
            return path
    raise FlaggerError(
        f"{PACKAGE}/{FILE}",
        Text("the Chinese font is missing", "缺少中文字体文件"),
        Text("Install it again: pip install zhplot==1.0.0", "请重新安装：pip install zhplot==1.0.0"),
    )


@cache
def drawable() -> frozenset[int]:
    """The code points this font has a glyph for."""
    return frozenset(_face().unicodes)


@cache
def _face() -> "Face":
    from uharfbuzz import Blob, Face

    return Face(Blob.from_file_path(str(font_path())))


def shown(text: str) -> str:
    """Text with each character that the font cannot draw written as `[U+1F381]`."""
    known = drawable()
    if known.issuperset(map(ord, text)):
        return text
    return "".join(char if ord(char) in known else f"[U+{ord(char):04X}]" for char in text)


def subset(chars: Iterable[str]) -> bytes:
    """A TrueType font with the glyphs of these characters; the same characters give the same bytes."""
    import uharfbuzz as harfbuzz

    plan = harfbuzz.SubsetInput()
    plan.unicode_set.update({ord(char) for char in chars} & drawable() or {0x3000})
    plan.flags = harfbuzz.SubsetFlags.NO_HINTING
    plan.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in _UNUSED)
    plan.name_id_set.clear()
    plan.name_id_set.update(_NAMES)
    made: bytes = harfbuzz.subset(_face(), plan).blob.data
    return made
