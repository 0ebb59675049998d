"""Lines to rows as long as the header; what is none goes to `Records` (see sifting.py).

Each record is known by its first physical line (1-based). Whole blocks of regular lines are
split at once; only a block that holds something odd is looked at line by line.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flagger.importers.decode import Decoded
from flagger.importers.faults import bad_quotes, first_unfit
from flagger.importers.layout import SPARE, Layout
from flagger.importers.sifting import PREAMBLE, Records, sift
from flagger.importers.splitting import cells, split
from flagger.model import Aside, Rejection

BLOCK_LINES, BLOCK_CHARACTERS = 8_192, 4_000_000
SMALL_BLOCK = 256  # an odd line costs the lines around it their speed, not the whole block
# A quotation mark that is never closed must not swallow the rest of the file.
MOST_LINES = 100


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
        elif (row := sift(at + 1, fields, layout, records, decoded)) is not None:
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
