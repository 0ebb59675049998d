"""A line of text to its fields."""

import csv
import re
from collections.abc import Sequence

DELIMITERS = (",", ";", "\t")


def cells(line: str, delimiter: str) -> list[str] | None:
    """One physical line as fields, or None when its quoting does not close on that line."""
    rows = split([line], delimiter)
    return None if rows is None else next(iter(rows), [])


def split(lines: Sequence[str], delimiter: str) -> list[list[str]] | None:
    """The fields of each line, blanks behind closing quotation marks aside; None if one cannot be split."""
    try:
        return list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        pass
    try:
        return list(csv.reader(_unpadded(lines, delimiter), delimiter=delimiter, strict=True))
    except csv.Error:
        return None


def _unpadded(lines: Sequence[str], delimiter: str) -> list[str]:
    """Lines without the blanks that payment apps put behind a closing quotation mark (`"x"<TAB>,`)."""
    blanks = " " if delimiter == "\t" else " \t"
    # A quoted field is taken whole, so that nothing within one is touched; an open one to the line's end.
    return [re.sub(rf'("(?:[^"]|"")*+"?)[{blanks}]*', r"\1", line) for line in lines]
