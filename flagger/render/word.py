"""Blocks as a Word document: editable, A4, Chinese fonts named, the same blocks the same bytes."""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

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
from flagger.render.word_cells import LINE, cell_of, paragraph, widths_of
from flagger.render.word_package import MONO, filled
from flagger.text import Lang, Text

_TAGS = {
    "record": Text("[Record] ", "【记录】"),
    "inference": Text("[Inference] ", "【推断】"),
    "statement": Text("[My own statement] ", "【本人陈述】"),
}
_TABLE = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
ROOM = 780  # points of a line over the width of a letter in MONO: text of n letters fits at ROOM / n
_WIDE = "_" * 40


class Writer:
    """One document being written."""

    def __init__(self, script: Script, title: str) -> None:
        self.lang: Lang = "en"
        self.parts: list[str] = []  # of the body, as XML: objects cell by cell take three times as long
        self.script, self.title = script, title
        self.links: dict[str, str] = {}  # their ids by their targets

    def add(self, lang: Lang, blocks: Iterable[Block]) -> None:
        """Write every block, in order."""
        self.lang = lang
        every = list(blocks)
        for block, after in zip(every, [*every[1:], None], strict=True):
            match block:
                case Heading():
                    style = "Title" if block.level == 1 else f"Heading{min(block.level, 3) - 1}"
                    centred = '<w:jc w:val="center"/>' if block.level == 1 else ""
                    self.parts.append(
                        paragraph(self._run(block.text), f'<w:pStyle w:val="{style}"/>{centred}')
                    )
                case Para():
                    self._para(block, _signed(after))
                case Items():
                    for number, line in enumerate(block.lines, start=1):
                        self._item(f"{number}. " if block.ordered else "• ", line)
                case Facts():
                    self._table((), [Row(((Strong(name),), line)) for name, line in block.rows], frozenset())
                case Table():
                    self._table(block.head, block.rows, block.numeric)
                case PageBreak():
                    self.parts.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
                case _:
                    raise TypeError(type(block).__name__)  # letters hold no pictures

    def _para(self, block: Para, keep: bool) -> None:
        before = 360 if block.style == "sign" else 0
        bold, size = block.style in ("lead", "warn"), 9.0 if block.style == "note" else None
        kept = "<w:keepNext/>" if keep else ""
        spacing = f'{kept}<w:spacing w:before="{before}" w:after="80"/>'
        self.parts.append(paragraph(self._line(block.line, bold, size), spacing))

    def _item(self, mark: str, line: Line) -> None:
        ticked = bool(line) and isinstance(line[0], str) and line[0].startswith("□")
        runs = ("" if ticked else self._run(mark)) + self._line(line)
        self.parts.append(paragraph(runs, '<w:spacing w:after="40"/><w:ind w:left="400" w:hanging="340"/>'))

    def _line(self, line: Line, bold: bool = False, size: float | None = None) -> str:
        return "".join(self._inline(part, bold, size) for part in line)

    def _inline(self, part: Inline, bold: bool, size: float | None) -> str:
        match part:
            case Code():
                return self._code(part)
            case Strong():
                return self._run(part.text, True, size)
            case Tag():
                return self._run(traditional.text(_TAGS[part.kind].say(self.lang), self.script), True, size)
            case Blank():
                hint = Text(f" ({part.hint})", f"（{part.hint}）").say(self.lang) if part.hint else ""
                return self._run((_WIDE if part.wide else LINE) + hint, bold, size)
            case str():
                return self._run(part, bold, size)
            case _:
                raise TypeError(type(part).__name__)

    def _run(self, text: str, bold: bool = False, size: float | None = None, font: str = "") -> str:
        named = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>' if font else ""
        sized = f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
        format_ = named + ("<w:b/>" if bold else "") + sized
        return f'<w:r><w:rPr>{format_}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def _code(self, code: Code) -> str:
        """A hash or address whole, small enough for one line; a link where there is one."""
        size = max(6.0, min(9.0, int(2 * ROOM / max(len(code.text), 1)) / 2))
        run = self._run(code.text, size=size, font=MONO)
        if not code.link:
            return run
        target = self.links.setdefault(code.link, f"link{len(self.links) + 1}")
        return f'<w:hyperlink r:id="{target}">{run}</w:hyperlink>'

    def _table(self, head: Sequence[str], rows: Sequence[Row], numeric: frozenset[int]) -> None:
        columns = len(head) or max((len(row.cells) for row in rows), default=1)
        widths = widths_of(head, rows, columns)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        made = [self._head(head, widths)] if head else []
        made += [self._row(row, widths, numeric) for row in rows]
        self.parts.append(f"<w:tbl>{_TABLE}<w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl>")
        self.parts.append(paragraph("", '<w:spacing w:after="40"/>'))

    def _head(self, head: Sequence[str], widths: Sequence[int]) -> str:
        named = zip(head, widths, strict=True)
        cells = "".join(cell_of([paragraph(self._run(text, bold=True))], width) for text, width in named)
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"

    def _row(self, row: Row, widths: Sequence[int], numeric: frozenset[int]) -> str:
        """A row, and under it one cell over the whole width with what is set below."""
        keep = "<w:keepNext/>" if row.below else ""
        cells = ""
        for column, (line, width) in enumerate(zip(row.cells, widths, strict=True)):
            aligned = '<w:jc w:val="right"/>' if column in numeric else ""
            cells += cell_of([paragraph(self._line(line), keep + aligned)], width)
        made = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
        if row.below:
            lines = [paragraph(self._line(line), '<w:spacing w:after="20"/>') for line in row.below]
            span = cell_of(lines, sum(widths), len(row.cells))
            made += f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{span}</w:tr>"
        return made

    def content(self) -> bytes:
        """The file, without dates of its making."""
        return filled(self.script, self.title, "".join(self.parts), self.links)


def document(parts: Sequence[tuple[Lang, Sequence[Block]]], script: Script = "as-is") -> bytes:
    """A Word file of these blocks, each part in its language."""
    title = next((block.text for _, blocks in parts for block in blocks if isinstance(block, Heading)), "")
    writer = Writer(script, title)
    for lang, blocks in parts:
        writer.add(lang, blocks)
    return writer.content()


def _signed(after: Block | None) -> bool:
    """Whether a signature follows: what is signed stands on the same page."""
    return isinstance(after, Para) and after.style == "sign"
