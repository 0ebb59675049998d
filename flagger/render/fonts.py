"""The Chinese font: where it is, what it can draw, and the part of it a page needs."""

import io
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from flagger.errors import FlaggerError
from flagger.text import Text

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

PACKAGE, FILE = "zhplot", "fonts/NotoSansSC-Regular.ttf"
FAMILY = "Noto Sans SC"
FIRST_EMBEDDED = 0x2E80  # what stands before it, every system's own fonts can draw
_UNUSED = ["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]


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
    with _opened() as font:
        return frozenset(font.getBestCmap())


def _opened() -> "TTFont":
    """The font without what no page needs: its glyphs numbered, for reading their names takes long."""
    from fontTools.ttLib import TTFont

    font = TTFont(font_path(), lazy=True, recalcTimestamp=False, recalcBBoxes=False)
    for tag in _UNUSED:
        if tag in font:
            del font[tag]
    font.setGlyphOrder([".notdef", *(f"g{number}" for number in range(1, font["maxp"].numGlyphs))])
    return font


def shown(text: str) -> str:
    """Text with each character that the font cannot draw written as `[U+1F381]`."""
    known = drawable()
    if known.issuperset(map(ord, text)):
        return text
    return "".join(char if ord(char) in known else f"[U+{ord(char):04X}]" for char in text)


def subset(chars: Iterable[str]) -> bytes:
    """A WOFF with the glyphs of these characters; the same characters give the same bytes."""
    from fontTools import subset as tools

    options = tools.Options(
        hinting=False, layout_features=[], name_IDs=[1, 2], glyph_names=False, recalc_timestamp=False
    )
    options.drop_tables += _UNUSED
    wanted = sorted({ord(char) for char in chars} & drawable()) or [0x3000]
    with _opened() as font, io.BytesIO() as file:
        subsetter = tools.Subsetter(options)
        subsetter.populate(unicodes=wanted)
        subsetter.subset(font)
        font.flavor = "woff"
        font.save(file)
        return file.getvalue()
