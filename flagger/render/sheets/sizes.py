"""How wide and how tall the cells of a sheet are, on the screen and on paper."""

from collections.abc import Iterator, Sequence
from math import ceil

from flagger.render.sheets.base import Cell, Column, both, shown_width
from flagger.text import Lang

NARROWEST, WIDEST = 8, 72
ON_PAPER = 240  # characters that can be read across a sheet of A4, in letters of 7 points
PROSE = (30, 100)  # how narrow and how wide a column of sentences may be
HEIGHT, HIGHEST = 15, 400  # of a line and of a row in points; Excel takes 409
BUTTON = 3  # how wide the button that filters is
FITS = 0.9  # of a column's width that surely fits on one line


def printed(tables: Sequence[Sequence[Column]]) -> int:
    """How many columns of a sheet are printed: those made for paper, or all where none is."""
    marked = max(sum(column.paper for column in columns) for columns in tables)
    return marked or max(map(len, tables))


def heights(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], widths: Sequence[float]
) -> Iterator[tuple[int, float]]:
    """Rows with long sentences as tall as they need, by their place: not every program does it by itself."""
    prose = {place: widths[place] * FITS for place, column in enumerate(columns) if column.kind == "prose"}
    for number, row in enumerate(rows):
        lines = max((ceil(shown_width(row[place]) / room) for place, room in prose.items()), default=1)
        if lines > 1:
            yield number, min(HEIGHT * lines, HIGHEST)


def lines_of(head: str, width: float) -> int:
    """On how many lines a heading stands, beside the button that filters."""
    lines, used = 1, 0
    for word in head.split():
        wide = shown_width(word)
        if used and used + 1 + wide > width - BUTTON:
            lines, used = lines + 1, 0
        used += wide + bool(used)
    return lines


def widths_of(
    tables: Sequence[tuple[Sequence[Column], Sequence[Sequence[Cell]], Sequence[Lang]]],
) -> list[float]:
    """Each column as wide as its widest cell or word of its heading; sentences share what is left of the paper."""
    most = max(len(columns) for columns, _, _ in tables)
    widths, prose = [float(NARROWEST)] * most, [0] * most
    for columns, rows, langs in tables:
        for place, column in enumerate(columns):
            words = max((shown_width(word) for word in both(column.head, langs).split()), default=0)
            widest = max(map(shown_width, {row[place] for row in rows}), default=0)
            if column.kind == "prose":
                prose[place], widest = max(prose[place], widest), 0
            widths[place] = max(widths[place], min(max(words + BUTTON, widest) + 2, WIDEST))
    on_paper = printed([columns for columns, _, _ in tables])
    sharing = [place for place in range(on_paper) if prose[place]]
    left = ON_PAPER - sum(width for place, width in enumerate(widths[:on_paper]) if not prose[place])
    share = min(max(left / max(len(sharing), 1), PROSE[0]), PROSE[1])
    return [max(width, min(prose[place] + 2, share)) for place, width in enumerate(widths)]
