"""report.xlsx: for whoever works with the numbers; every cell a text or a number, never a formula or a link."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

from flagger.model import Report
from flagger.render.made_by import named
from flagger.render.sheets import NAMES
from flagger.render.sheets.base import Cell, Column, Part, Sheet, both, fitting
from flagger.render.sheets.sizes import HEIGHT, heights, lines_of, printed, widths_of
from flagger.render.view_totals import View, prepared
from flagger.text import Lang

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}  # in inches
# What is too small for eight decimals is not shown as nothing.
NUMBER = "[=0]0.00_ ;[<0.00000001]0.00E+00_ ;#,##0.00######_ "
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
        number = book.add_format({"num_format": NUMBER, "valign": "top"})
        count = book.add_format({"num_format": "0_ ", "valign": "top"})
        looks = {"head": head, "title": title, "text": text, "prose": prose, "number": number, "count": count}
        for sheet in sheets(view, langs):
            page = book.add_worksheet(both(sheet.name, langs)[:31])
            _write(page, sheet, langs, looks)
            page.set_footer(f"&L{report.report_id}&C&A&R&P / &N")
        book.close()
        yield "report.xlsx", named(file.getvalue())


def sheets(view: View, langs: Sequence[Lang]) -> list[Sheet]:
    """Every sheet in order, without those that have nothing to list."""
    made = (import_module(f"{__package__}.sheets.{name}").build(view, langs) for name in NAMES)
    return [sheet for sheet in made if sheet is not None]


def _created(report: Report) -> datetime:
    """The time of the last transfer: the program's clock never enters a hashed file."""
    times = report.history.table["time"]
    last: Any = None if times.empty else times.max()
    return datetime(2000, 1, 1) if last is None else last.to_pydatetime().replace(microsecond=0, tzinfo=None)


def _write(page: "Worksheet", sheet: Sheet, langs: Sequence[Lang], looks: dict[str, "Format"]) -> None:
    parts = [(part.title, *asked(part, langs)) for part in sheet.parts]
    widths = widths_of([(columns, rows, langs) for _, columns, rows in parts])
    top = 0
    for nth, (title, columns, rows) in enumerate(parts):
        if title is not None:
            page.write_string(top, 0, both(title, langs), looks["title"])
            top += 1
        for place, column in enumerate(columns):
            page.write_string(top, place, both(column.head, langs), looks["head"])
        page.set_row(top, HEIGHT * max(map(lines_of, [both(c.head, langs) for c in columns], widths)))
        if nth == 0:
            page.autofilter(top, 0, top + max(len(rows), 1), len(columns) - 1)
        if len(parts) == 1:  # the heads of one table say nothing about the next
            page.freeze_panes(top + 1, 0)
            page.repeat_rows(top)
        _cells(page, top + 1, columns, rows, looks)
        for number, tall in heights(columns, rows, widths):
            page.set_row(top + 1 + number, tall)
        top += len(rows) + 3
    for place, width in enumerate(widths):
        page.set_column(place, place, width)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # exact amounts are text on purpose
    _on_paper(page, top - 3, printed([columns for _, columns, _ in parts]))


def _on_paper(page: "Worksheet", last: int, columns: int) -> None:
    """A4 across, as many pages long as it takes, never more than one wide."""
    page.set_paper(9)
    page.set_landscape()
    page.set_margins(**MARGINS)
    page.hide_gridlines(0)  # printed too: rows stay apart
    page.print_area(0, 0, last, columns - 1)
    page.fit_to_pages(1, 0)


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
                page.write_number(number, place, cell, looks["count"] if isinstance(cell, int) else look)
