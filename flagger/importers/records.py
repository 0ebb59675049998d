"""Lines to records: rows as long as the header, and everything else set aside with its reason.

Each record is known by its first physical line (1-based). Whole blocks of regular lines are
split at once; only a block that holds something odd is looked at line by line.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flagger.importers.base import normal
from flagger.importers.decode import Decoded, cells, split
from flagger.importers.faults import bad_quotes, first_unfit, not_text, wrong_length
from flagger.importers.layout import Layout
from flagger.model import Aside, Rejection
from flagger.text import Message, Text

BLOCK_LINES, BLOCK_CHARACTERS = 8_192, 4_000_000
SMALL_BLOCK = 256  # an odd line costs the lines around it their speed, not the whole block
# A quotation mark that is never closed must not swallow the rest of the file.
MOST_LINES = 100
SPARE = 4  # how many fields more than the header a record may have

PREAMBLE = Message("preamble", Text("stands before the header", "位于表头之前"))
REPEATED = Message("repeated-header", Text("repeats the header", "重复的表头"))
_COMMENT = Message("comment", Text("a comment", "注释行"))
_FOOTER = Message("footer", Text("stands below the records, not one of them", "位于记录之后，不是记录"))
_EMPTY = Message("empty-record", Text("all fields are empty", "所有字段均为空"))
_FOOTER_START = re.compile(
    r"(?i)[-=*]{5}|[-=*\s]*(?:(?:total|sum|summary|end)\b|合计|总计|共|结束|导出)"
    r"|(?:[已待]?(?:收入|支出)|不计收支)\s*[:：]"
)


@dataclass(slots=True)
class Records:
    """What became of the lines that are no rows: skipped, rejected, blank; and surplus fields dropped."""

    skipped: list[Aside] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    blank: int = 0
    surplus_dropped: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of one length (the header's and SPARE fields more, or exactly the header's) and their lines."""

    lines: Sequence[int]
    rows: list[list[str]]


def blocks(decoded: Decoded, layout: Layout, records: Records) -> Iterator[Block]:
    """All rows below the header; lines that are no rows go to `records`."""
    _preamble(decoded, layout, records)
    at, size = layout.line, BLOCK_LINES
    while at < len(decoded.lines):
        lines = _next_lines(decoded.lines, at, size)
        rows = _regular(lines, layout, records, decoded)
        if rows is not None:
            yield Block(range(at + 1, at + 1 + len(rows)), rows)
            at, size = at + len(lines), min(2 * size, BLOCK_LINES)
        elif len(lines) > SMALL_BLOCK:
            size = max(min(size, len(lines)) // 4, SMALL_BLOCK)
        else:
            block, at = _one_by_one(decoded, at, at + len(lines), layout, records)
            yield block


def _preamble(decoded: Decoded, layout: Layout, records: Records) -> None:
    for number, line in enumerate(decoded.lines[: layout.line - 1], start=1):
        if line.strip("\r\n\t ,;"):
            records.skipped.append(Aside(number, PREAMBLE))
        else:
            records.blank += 1


def _next_lines(lines: list[str], at: int, size: int) -> list[str]:
    """Some lines: fewer where they are long, so that memory stays bounded."""
    block = lines[at : at + size]
    while len(block) > 1 and sum(map(len, block)) > BLOCK_CHARACTERS:
        block = block[: len(block) // 2]
    return block


def _regular(lines: list[str], layout: Layout, records: Records, decoded: Decoded) -> list[list[str]] | None:
    """The rows, if each line is one as long as the others and none needs a closer look; else None."""
    width = len(layout.columns)
    if decoded.damaged and first_unfit(lines):
        return None
    rows = split(lines, layout.delimiter)
    if rows is None:
        return None
    widths = set(map(len, rows))
    if len(rows) != len(lines) or len(widths) != 1:
        return None
    surplus = widths.pop() - width
    if not 0 <= surplus <= SPARE:
        return None
    firsts = {row[0] for row in rows}
    if (
        "" in firsts
        or layout.columns[0] in firsts
        or layout.columns[0].strip() in set(map(str.strip, firsts))
    ):
        return None
    if surplus and not layout.importer.surplus:
        # Real Etherscan exports end each row, but not the header, with a comma.
        if any(any(row[width:]) for row in rows):
            return None
        records.surplus_dropped += len(rows)
    return rows


def _one_by_one(decoded: Decoded, at: int, stop: int, layout: Layout, records: Records) -> tuple[Block, int]:
    """The rows that begin on lines `at` to `stop` (indices), and where reading goes on."""
    lines: list[int] = []
    rows: list[list[str]] = []
    while at < stop:
        fields, count = _record(decoded.lines, at, layout)
        if isinstance(fields, Rejection):
            records.rejected.append(fields)
        elif (row := _sift(at + 1, fields, layout, records, decoded)) is not None:
            lines.append(at + 1)
            rows.append(row)
        at += count
    return Block(lines, rows), at


def _record(lines: list[str], at: int, layout: Layout) -> tuple[list[str] | Rejection, int]:
    """The record that begins at a line, and how many lines it has.

    A quote that never closes swallows what follows in most readers. Here only the line it opens
    on is given up, and reading goes on with the next one.
    """
    fields = cells(lines[at], layout.delimiter)
    if fields is not None:
        return fields, 1
    reader = csv.reader(lines[at : at + MOST_LINES], delimiter=layout.delimiter, strict=True)
    try:
        fields = next(reader)
    except csv.Error as error:
        return bad_quotes(lines[at], at + 1, layout, too_long="field larger" in str(error)), 1
    width, count = len(layout.columns), reader.line_num
    swallowed = any(_begins_alike(line, fields[0], layout) for line in lines[at + 1 : at + count])
    if swallowed or not 0 <= len(fields) - width <= SPARE:
        return bad_quotes(lines[at], at + 1, layout, too_long=False), 1
    return fields, count


def _begins_alike(line: str, first: str, layout: Layout) -> bool:
    """Whether a line inside a quoted field is a record itself, taken in by a quote that opened before it.

    It is as long as one, and its first cell (a hash, a time, a number) as long as that of the record.
    """
    cell = line.split(layout.delimiter, 1)[0].strip(' "\r\n')
    return line.count(layout.delimiter) >= len(layout.columns) - 1 and len(cell) == len(first.strip())


def _sift(
    line: int, fields: list[str], layout: Layout, records: Records, decoded: Decoded
) -> list[str] | None:
    """One record as a row with SPARE fields more than the header, or None when it is set aside."""
    width, surplus = len(layout.columns), layout.importer.surplus
    if decoded.damaged and (unfit := first_unfit(fields)):
        records.rejected.append(not_text(line, unfit, layout, fields, decoded.encoding))
        return None
    why = _no_record(line, fields, layout, records)
    if why is not None:
        records.skipped.append(Aside(line, why))
    elif not any(cell.strip() for cell in fields):
        records.blank += 1
    elif not _fits_header(fields, layout):
        records.rejected.append(wrong_length(line, fields, width))
    else:
        records.surplus_dropped += len(fields) > width and not surplus
        return (fields + [""] * (width + SPARE - len(fields)))[: width + SPARE]
    return None


def _no_record(line: int, fields: list[str], layout: Layout, records: Records) -> Message | None:
    """Why a line is not meant as a record: the header again, a comment, a footer, only delimiters.

    A bill's footer goes on for many lines, most of them sentences of one or two fields.
    """
    width = len(layout.columns)
    same_start = bool(fields) and normal(fields[0]) == layout.header[0]
    if same_start and tuple(normal(cell) for cell in fields[:width]) == layout.header:
        return REPEATED
    if len(fields) > 1 and not any(cell.strip() for cell in fields):
        return _EMPTY
    filled = [cell for cell in fields if cell.strip()]
    if len(fields) < width and filled and filled[0].lstrip().startswith("#"):
        return _COMMENT
    few = len(fields) < width and len(filled) <= 3
    if few and filled and _FOOTER_START.match(filled[0]):
        return _FOOTER
    last = records.skipped[-1] if records.skipped else None
    below = last is not None and last.reason is _FOOTER and line - last.line <= 2
    return _FOOTER if below and len(fields) <= 2 < width and filled else None


def _fits_header(fields: list[str], layout: Layout) -> bool:
    """As long as the header, or different from it in a way that shifts no column."""
    width, importer = len(layout.columns), layout.importer
    if len(fields) > width:
        return importer.surplus or not any(cell.strip() for cell in fields[width:])
    absent = {normal(cell) for cell in layout.columns[len(fields) :]}
    return absent <= {normal(cell) for cell in importer.may_end_early}
