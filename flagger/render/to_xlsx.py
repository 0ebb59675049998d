"""report.xlsx: for whoever works with the numbers; every cell a text or a number, never a formula or a link."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

from flagger.model import Report
from flagger.render.sheets import NAMES
from flagger.render.sheets.base import Cell, Column, Part, Sheet, both, fitting, shown_width
from flagger.render.view_totals import View, prepared
from flagger.text import Lang

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

NARROWEST, WIDEST = 8, 72
ON_PAPER = 220  # characters that can be read across a sheet of A4
HEIGHT, ROOM = 15, 66  # of a line in points; characters that surely fit one line of the widest column
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def render(report: Report, langs: tuple[Lang, ...]) -> Iterator[tuple[str, bytes]]:
    """The workbook, the same bytes for the same report."""
    from xlsxwriter import Workbook

    view = prepared(report)
    with io.BytesIO() as file:
        book = Workbook(file, OPTIONS)
        book.set_properties({"title": f"flagger {report.report_id}", "created": _created(report)})
        head = book.add_format(
            {"bold": True, "bg_color": "#E8EFF6", "text_wrap": True, "valign": "top", "border": 1}
        )
        title = book.add_format({"bold": True, "font_size": 13})
        text = book.add_format({"text_wrap": False, "valign": "top"})
        prose = book.add_format({"text_wrap": True, "valign": "top"})
        number = book.add_format({"num_format": "#,##0.00######", "valign": "top"})
        looks = {"head": head, "title": title, "text": text, "prose": prose, "number": number}
        for sheet in sheets(view, langs):
            _write(book.add_worksheet(both(sheet.name, langs)[:31]), sheet, langs, looks)
        book.close()
        yield "report.xlsx", file.getvalue()


def sheets(view: View, langs: Sequence[Lang]) -> list[Sheet]:
    """Every sheet in order."""
    return [import_module(f"{__package__}.sheets.{name}").build(view, langs) for name in NAMES]


def _created(report: Report) -> datetime:
    """The time of the last transfer: the program's clock never enters a hashed file."""
    times = report.history.table["time"]
    last: Any = None if times.empty else times.max()
    return datetime(2000, 1, 1) if last is None else last.to_pydatetime().replace(microsecond=0, tzinfo=None)


def _write(page: "Worksheet", sheet: Sheet, langs: Sequence[Lang], looks: dict[str, "Format"]) -> None:
    top = 0
    widths: list[int] = []
    for number, part in enumerate(sheet.parts):
        if part.title is not None:
            page.write_string(top, 0, both(part.title, langs), looks["title"])
            top += 1
        columns, rows = asked(part, langs)
        heads = [both(column.head, langs) for column in columns]
        for place, words in enumerate(heads):
            page.write_string(top, place, words, looks["head"])
        if number == 0:
            page.freeze_panes(top + 1, 0)
            page.repeat_rows(top)
            page.autofilter(top, 0, top + max(len(rows), 1), len(columns) - 1)
        _cells(page, top + 1, columns, rows, looks)
        _heights(page, top + 1, columns, rows)
        _widen(widths, heads, rows)
        top += len(rows) + 3
    shown = [min(max(width + 2, NARROWEST), WIDEST) for width in widths]
    for place, width in enumerate(shown):
        page.set_column(place, place, width)
    _on_paper(page, sum(shown))


def _on_paper(page: "Worksheet", width: int) -> None:
    """A4 across; what is too wide for one sheet goes over several, its first column on each."""
    page.set_paper(9)
    page.set_landscape()
    if width <= ON_PAPER:
        page.fit_to_pages(1, 0)
    else:
        page.repeat_columns(0)
        page.print_across()


def _heights(page: "Worksheet", top: int, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
    """Rows with long sentences as tall as they need: not every program does it by itself."""
    prose = [place for place, column in enumerate(columns) if column.kind == "prose"]
    for number, row in enumerate(rows, start=top):
        lines = max((-(-shown_width(row[place]) // ROOM) for place in prose if row[place]), default=1)
        if lines > 1:
            page.set_row(number, HEIGHT * lines)


def asked(part: Part, langs: Sequence[Lang]) -> tuple[list[Column], list[list[Cell]]]:
    """A table without the columns of a language that was not asked for; texts made fit for cells."""
    kept = [place for place, column in enumerate(part.columns) if set(column.langs) & set(langs)]
    rows = [
        [fitting(cell) if isinstance(cell := row[place], str) else cell for place in kept]
        for row in part.rows
    ]
    return [part.columns[place] for place in kept], rows


def _cells(
    page: "Worksheet",
    top: int,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    looks: dict[str, "Format"],
) -> None:
    for place, column in enumerate(columns):
        look = looks[column.kind]
        for number, row in enumerate(rows, start=top):
            cell = row[place]
            if isinstance(cell, str):
                page.write_string(number, place, cell, look)
            elif cell is not None:
                page.write_number(number, place, cell, None if isinstance(cell, int) else look)


def _widen(widths: list[int], heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Each column as wide as its widest word of the heading or its widest cell."""
    for place, head in enumerate(heads):
        words = max((shown_width(word) for word in head.split()), default=0)
        widest = max(map(shown_width, {row[place] for row in rows}), default=0)
        if place == len(widths):
            widths.append(0)
        widths[place] = max(widths[place], words + 3, widest)
