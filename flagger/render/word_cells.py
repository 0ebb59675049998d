"""Paragraphs and cells of a Word file, and how wide columns are."""

from collections.abc import Sequence

from flagger.document import Blank, Inline, Line, Row

WIDTH = 9_638  # of the text, in twentieths of a point: 17 cm
NARROW, BROAD = 6, 28  # characters of a column
MARGIN = 3  # characters that a cell's own margins take
LINE = "_" * 12  # to write on


def widths_of(head: Sequence[str], rows: Sequence[Row], columns: int) -> list[int]:
    """Columns as wide as their longest text wants, within bounds; Chinese characters count twice."""
    needs = [_length((text,)) + MARGIN for text in head] or [NARROW] * columns
    for row in rows:
        needs = [max(need, _length(cell) + MARGIN) for need, cell in zip(needs, row.cells, strict=True)]
    bounded = [min(max(need, NARROW), BROAD) for need in needs]
    return [WIDTH * need // sum(bounded) for need in bounded]


def _length(line: Line) -> int:
    texts = (part if isinstance(part, str) else getattr(part, "text", "") or _blank(part) for part in line)
    return sum(1 if char.isascii() else 2 for text in texts for char in text)


def _blank(part: Inline) -> str:
    """As much room as a blank takes, the words beside it included."""
    return LINE + part.hint if isinstance(part, Blank) else LINE


def paragraph(runs: str, properties: str = "") -> str:
    """A paragraph; properties in the order the format wants."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def cell_of(paragraphs: Sequence[str], width: int, span: int = 1) -> str:
    """A cell, over one column or several."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}</w:tcPr>{"".join(paragraphs)}</w:tc>'
