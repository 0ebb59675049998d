"""Blocks as a Word document: editable, A4, Chinese fonts named, the same blocks the same bytes."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from flagger.claims import traditional
from flagger.claims.traditional import Script
from flagger.document import (
    Blank,
    Block,
    Code,
    Facts,
    Heading,
    Inline,
    Items,
    Line,
    PageBreak,
    Para,
    Row,
    Strong,
    Table,
    Tag,
)
from flagger.text import Lang, Text

FIXED_DATE = datetime(2000, 1, 1)
LATIN, MONO = "Times New Roman", "Consolas"
EAST = {"as-is": "宋体", "taiwan": "新細明體", "hong-kong": "新細明體"}
LOCALES = {"as-is": "zh-CN", "taiwan": "zh-TW", "hong-kong": "zh-HK"}
# Names under which other systems have such a font, for fontTable.xml.
_OTHERS = {
    "宋体": "SimSun,Songti SC,STSong,等线,DengXian,Noto Serif CJK SC",
    "新細明體": "PMingLiU,Songti TC,Microsoft JhengHei,Noto Serif CJK TC",
    "Consolas": "Menlo,DejaVu Sans Mono,Courier New",
}
_TAGS = {
    "record": Text("[Record] ", "【记录】"),
    "inference": Text("[Inference] ", "【推断】"),
    "statement": Text("[My own statement] ", "【本人陈述】"),
}
_LINE, _WIDE = "_" * 12, "_" * 40


class Writer:
    """One document being written."""

    def __init__(self, script: Script, title: str) -> None:
        self.lang: Lang = "en"
        self.script = script
        self.doc: Any = Document()
        self._page()
        self._fonts()
        properties = self.doc.core_properties
        properties.created = properties.modified = FIXED_DATE
        properties.author = properties.last_modified_by = "flagger"
        properties.title, properties.comments, properties.revision = title, "", 1

    def _page(self) -> None:
        section = self.doc.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)

    def _fonts(self) -> None:
        east = EAST[self.script]
        for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
            style = self.doc.styles[name]
            style.font.name = LATIN
            style.font.color.rgb = RGBColor(0, 0, 0)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(kind), None)
            fonts.set(qn("w:eastAsia"), east)
        self.doc.styles["Normal"].font.size = Pt(10.5)
        default = self.doc.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
        if default is not None:
            default.set(qn("w:eastAsia"), LOCALES[self.script])

    def add(self, lang: Lang, blocks: Iterable[Block]) -> None:
        """Write every block, in order."""
        self.lang = lang
        for block in blocks:
            match block:
                case Heading():
                    self._heading(block)
                case Para():
                    self._para(block)
                case Items():
                    for number, line in enumerate(block.lines, start=1):
                        self._item(f"{number}." if block.ordered else "•", line)
                case Facts():
                    self._table((), [Row(((Strong(name),), line)) for name, line in block.rows], frozenset())
                case Table():
                    self._table(block.head, block.rows, block.numeric)
                case PageBreak():
                    self.doc.add_page_break()
                case _:
                    raise TypeError(type(block).__name__)  # letters hold no pictures

    def _heading(self, block: Heading) -> None:
        paragraph = self.doc.add_heading(block.text, min(block.level, 3))
        if block.level == 1:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _para(self, block: Para) -> None:
        paragraph = self.doc.add_paragraph()
        self._line(paragraph, block.line)
        style = paragraph.paragraph_format
        style.space_after = Pt(4)
        if block.style == "sign":
            style.space_before = Pt(18)
        for run in paragraph.runs:
            if block.style in ("lead", "warn"):
                run.bold = True
            elif block.style == "note":
                run.font.size = Pt(9)

    def _item(self, mark: str, line: Line) -> None:
        paragraph = self.doc.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(0.7)
        paragraph.paragraph_format.first_line_indent = Cm(-0.6)
        paragraph.paragraph_format.space_after = Pt(2)
        ticked = line and isinstance(line[0], str) and line[0].startswith("□")
        self._run(paragraph, "" if ticked else f"{mark} ")
        self._line(paragraph, line)

    def _line(self, paragraph: Any, line: Line) -> None:
        for part in line:
            self._inline(paragraph, part)

    def _inline(self, paragraph: Any, part: Inline) -> None:
        match part:
            case Code():
                self._code(paragraph, part)
            case Strong():
                self._run(paragraph, part.text).bold = True
            case Tag():
                name = traditional.text(_TAGS[part.kind].say(self.lang), self.script)
                self._run(paragraph, name).bold = True
            case Blank():
                hint = Text(f" ({part.hint})", f"（{part.hint}）").say(self.lang) if part.hint else ""
                self._run(paragraph, (_WIDE if part.wide else _LINE) + hint)
            case str():
                self._run(paragraph, part)
            case _:
                raise TypeError(type(part).__name__)

    def _run(self, paragraph: Any, text: str) -> Any:
        return paragraph.add_run(text)

    def _code(self, paragraph: Any, code: Code) -> None:
        """A hash or address whole, small enough for one line; a link where there is one."""
        run = self._run(paragraph, code.text)
        run.font.name = MONO
        run.font.size = Pt(max(6.0, min(9.0, int(2 * 780 / max(len(code.text), 1)) / 2)))
        if code.link:
            target = paragraph.part.relate_to(code.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), target)
            paragraph._p.append(link)
            link.append(run._r)

    def _table(self, head: Sequence[str], rows: Sequence[Row], numeric: frozenset[int]) -> None:
        columns = len(head) or max(len(row.cells) for row in rows)
        table = self.doc.add_table(rows=0, cols=columns)
        table.style = "Table Grid"
        if head:
            cells = table.add_row()
            cells._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
            for cell, text in zip(cells.cells, head, strict=True):
                self._run(cell.paragraphs[0], text).bold = True
        for row in rows:
            self._row(table, row, numeric)
        self.doc.add_paragraph().paragraph_format.space_after = Pt(2)

    def _row(self, table: Any, row: Row, numeric: frozenset[int]) -> None:
        made = table.add_row()
        made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for column, (cell, line) in enumerate(zip(made.cells, row.cells, strict=True)):
            paragraph = cell.paragraphs[0]
            self._line(paragraph, line)
            paragraph.paragraph_format.keep_with_next = bool(row.below)
            if column in numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if row.below:
            below = table.add_row()
            below._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            cell = below.cells[0].merge(below.cells[-1])
            for number, line in enumerate(row.below):
                self._line(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), line)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(1)

    def content(self) -> bytes:
        """The file, with fixed dates inside."""
        out = BytesIO()
        self.doc.save(out)
        return _fixed(out.getvalue())


def document(parts: Sequence[tuple[Lang, Sequence[Block]]], script: Script = "as-is") -> bytes:
    """A Word file of these blocks, each part in its language."""
    title = next((block.text for _, blocks in parts for block in blocks if isinstance(block, Heading)), "")
    writer = Writer(script, title)
    for lang, blocks in parts:
        writer.add(lang, blocks)
    return writer.content()


def _fixed(content: bytes) -> bytes:
    """The same package with one date for every entry, and other names for its fonts."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/fontTable.xml":
                data = data.replace(b"</w:fonts>", _fonts().encode() + b"</w:fonts>")
            entry = ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, data)
    return out.getvalue()


def _fonts() -> str:
    return "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/></w:font>' for name, others in _OTHERS.items()
    )
