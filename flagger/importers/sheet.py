"""Any delimited text as a header and its records, uninterpreted: for formats that no importer knows.

Nothing is added, shifted or filled up: a record shorter or longer than the header stays so. Left out,
and told with their lines, are only what stands before the header and below the last record.
"""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from flagger.importers.decode import HEADER_WITHIN, Decoded
from flagger.importers.dialect import Dialect, parsed, sniff
from flagger.importers.layout import Layout
from flagger.importers.records import BLOCK_LINES, MOST_LINES
from flagger.importers.sifting import FOOTER, PREAMBLE
from flagger.model import Aside

_LOOK_AT = 200
_MOST_FOOTER = 40
_CLOSING = re.compile(r"\s*(?:#|[-=*]{3,}|(?:total|sum|summary|end of|合计|总计|共)(?![^\W_]))")


@dataclass(slots=True)
class Sheet:
    """A table as it stands in a file. `left_out` is complete once `rows` has been read to its end."""

    dialect: Dialect
    header: list[str]
    header_line: int
    width: int
    lines: Sequence[str]
    left_out: list[Aside] = field(default_factory=list)

    def rows(self) -> Iterator[list[str]]:
        """The records below the header, blank lines and what stands below the last record left out."""
        sparse = self._has_sparse_records()
        held: list[tuple[int, list[str]]] = []
        for line, row in _records(self.lines, self.header_line, self.dialect, self.width):
            if not sparse and len(held) < _MOST_FOOTER and _below(row, self.width):
                held.append((line, row))
                continue
            yield from (each for _, each in held)
            held.clear()
            yield row
        self.left_out += [Aside(line, FOOTER) for line, _ in held]

    def _has_sparse_records(self) -> bool:
        """Whether records with one field only are usual here, so that such a one at the end is no footer."""
        below = self.lines[self.header_line : _LOOK_AT]
        some = parsed(self.dialect, [line for line in below if line.strip()])
        lonely = sum(_filled(row) <= 1 for row in some[:-_MOST_FOOTER])
        return self.width < 2 or lonely > 0.05 * len(some)


def sheet(decoded: Decoded, sniffer: Callable[[Sequence[str]], Dialect] = sniff) -> Sheet:
    """The table in a text, its dialect and header found by what the lines look like."""
    lines = decoded.lines
    start = next((i for i, line in enumerate(lines) if line.strip()), 0)
    told = re.fullmatch(r'"?sep=(.)"?\s*', lines[start]) if lines else None
    dialect = sniff(lines[start + 1 :], told[1]) if told else sniffer(lines)
    body = list(_records(lines[: start + _LOOK_AT], start + bool(told), dialect, 0))
    width = _width([row for _, row in body])
    at = next((i for i, (_, row) in enumerate(body[:HEADER_WITHIN]) if _begins(row, width)), 0)
    line, header = body[at] if body else (1, [])
    left_out = [Aside(start + 1, PREAMBLE)] if told else []
    left_out += [Aside(number, PREAMBLE) for number, _ in body[:at]]
    return Sheet(dialect, header, line + _extra_lines(lines, line, dialect, width), width, lines, left_out)


def known(decoded: Decoded, layout: Layout) -> Sheet:
    """The table of a format that an importer knows."""
    before = decoded.lines[: layout.line - 1]
    left_out = [Aside(number, PREAMBLE) for number, line in enumerate(before, start=1) if line.strip()]
    dialect = Dialect(layout.delimiter)
    return Sheet(dialect, list(layout.columns), layout.line, len(layout.columns), decoded.lines, left_out)


def _width(rows: Sequence[list[str]]) -> int:
    """How many fields most rows have; the wider where two are as many."""
    lengths = Counter(map(len, rows))
    return max(lengths, key=lambda length: (lengths[length], length), default=1)


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _begins(row: Sequence[str], width: int) -> bool:
    """Whether a row is filled like a header: half of its fields, and more than one of several."""
    return _filled(row) >= max(width / 2, min(width, 2))


def _below(row: Sequence[str], width: int) -> bool:
    """Whether a row at the end looks like a note: one field of several, or a sum of few."""
    filled = [cell for cell in row if cell.strip()]
    if not filled:
        return len(row) == 1 or width > 2
    note = bool(_CLOSING.match(filled[0].casefold()))
    return (len(filled) == 1 and (width > 2 or note)) or (
        note and len(filled) <= max(width / 2, 2 * (width > 2))
    )


def _records(lines: Sequence[str], at: int, dialect: Dialect, width: int) -> Iterator[tuple[int, list[str]]]:
    """Each record below a line, and the line it begins on (1-based); a block of regular lines at once."""
    while at < len(lines):
        block = lines[at : at + BLOCK_LINES]
        try:
            rows = list(dialect.rows(block))
        except csv.Error:
            rows = []
        if len(rows) == len(block):
            yield from ((at + 1 + i, row) for i, row in enumerate(rows) if not _blank(row))
            at += len(block)
            continue
        stop = at + len(block)
        while at < stop:
            row, count = _record(lines, at, dialect, width)
            if not _blank(row):
                yield at + 1, row
            at += count


def _blank(row: Sequence[str]) -> bool:
    return not row or (len(row) == 1 and not row[0].strip())


def _record(lines: Sequence[str], at: int, dialect: Dialect, width: int) -> tuple[list[str], int]:
    """One record and how many lines it has: several only where that makes it as wide as the table."""
    try:
        return next(dialect.rows([lines[at]]), []), 1
    except csv.Error:
        pass
    reader = csv.reader(
        lines[at : at + MOST_LINES], delimiter=dialect.delimiter, quotechar=dialect.quote,
        escapechar=dialect.escape, skipinitialspace=dialect.spaced, strict=True,
    )  # fmt: skip
    try:
        row = next(reader)
        if width in (0, len(row)):
            return row, reader.line_num
    except (csv.Error, StopIteration):
        pass
    return dialect.split(lines[at], width or lines[at].count(dialect.delimiter) + 1), 1


def _extra_lines(lines: Sequence[str], line: int, dialect: Dialect, width: int) -> int:
    """How many more lines the header has than its first: names may hold line ends within quotes."""
    return _record(lines, line - 1, dialect, width)[1] - 1 if lines else 0
