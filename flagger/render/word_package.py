"""The package around a letter: styles, fonts and settings are made once a script, each letter fills in its own."""

import re
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from flagger.claims.traditional import Script
from flagger.render.made_by import APP, PROPERTIES

LATIN, MONO = "Times New Roman", "Consolas"
EAST = {"as-is": "宋体", "abroad": "宋体", "taiwan": "新細明體", "hong-kong": "新細明體"}
LOCALES = {"as-is": "zh-CN", "abroad": "zh-CN", "taiwan": "zh-TW", "hong-kong": "zh-HK"}
# Names under which other systems have such a font, for fontTable.xml.
_OTHERS = {
    "宋体": "SimSun,Songti SC,STSong,等线,DengXian,Noto Serif CJK SC",
    "新細明體": "PMingLiU,Songti TC,Microsoft JhengHei,Noto Serif CJK TC",
    "Consolas": "Menlo,DejaVu Sans Mono,Courier New",
}
# What the library's own example document holds and a letter does not need: it took most of a file and of its making.
_NO_PARTS = ("/stylesWithEffects", "/thumbnail", "/customXml")
_TABLES = ("Normal Table", "Table Grid")  # the styles for tables that letters use, of a hundred
_TITLE = "TITLE"  # what stands in the empty package where a letter has its title
# Of the library's own document: a letter is dated by hand.
_DATES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>")
_BODY, _LINKS, _ABOUT = "word/document.xml", "word/_rels/document.xml.rels", "docProps/core.xml"


def filled(script: Script, title: str, body: str, links: Mapping[str, str]) -> bytes:
    """A Word file with this body (as XML); `links` are the ids of what it links to, by their targets."""
    parts = dict(_empty(script))
    parts[_BODY] = _normal(parts[_BODY].replace(b"<w:sectPr", body.encode() + b"<w:sectPr", 1))
    parts[_LINKS] = parts[_LINKS].replace(b"</Relationships>", _linked(links) + b"</Relationships>")
    parts[_ABOUT] = parts[_ABOUT].replace(_TITLE.encode(), escape(title).encode())
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            package.writestr(entry, content)
    return out.getvalue()


@cache
def _empty(script: Script) -> Mapping[str, bytes]:
    """The parts of a document without any text."""
    made: Any = Document()
    _lighten(made)
    _page(made)
    _fonts(made, script)
    properties = made.core_properties
    properties.author = properties.last_modified_by = ""  # whoever signs the letter wrote it
    properties.title, properties.comments, properties.revision = _TITLE, "", 1
    out = BytesIO()
    made.save(out)
    with ZipFile(out) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[APP] = PROPERTIES.encode()
    parts[_ABOUT] = _DATES.sub(b"", parts[_ABOUT])
    fonts = parts["word/fontTable.xml"]
    parts["word/fontTable.xml"] = fonts.replace(b"</w:fonts>", _other_fonts() + b"</w:fonts>")
    return parts


def _lighten(made: Any) -> None:
    for links in (made.part.rels, made.part.package.rels):
        for name in [name for name, link in links.items() if link.reltype.endswith(_NO_PARTS)]:
            del links[name]
    for style in list(made.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in _TABLES:
            style.delete()


def _page(made: Any) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)


def _fonts(made: Any, script: Script) -> None:
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        style = made.styles[name]
        style.font.name = LATIN
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        fonts.set(qn("w:eastAsia"), EAST[script])
    for name, size in (("Normal", 10.5), ("Title", 16), ("Heading 1", 13), ("Heading 2", 11.5)):
        made.styles[name].font.size = Pt(size)
    default = made.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    if default is not None:
        default.set(qn("w:eastAsia"), LOCALES[script])


def _normal(xml: bytes) -> bytes:
    """The same XML as its library writes it; an error where it is none."""
    written: bytes = serialize_part_xml(parse_xml(xml))
    return written


def _linked(links: Mapping[str, str]) -> bytes:
    kind = RELATIONSHIP_TYPE.HYPERLINK
    return "".join(
        f'<Relationship Id="{link}" Type="{kind}" Target={quoteattr(target)} TargetMode="External"/>'
        for target, link in links.items()
    ).encode()


def _other_fonts() -> bytes:
    return "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/></w:font>' for name, others in _OTHERS.items()
    ).encode()
