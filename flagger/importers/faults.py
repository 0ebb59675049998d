"""Records that cannot be taken apart: one Rejection each, with line, column and reason."""

import csv
import re

from flagger.importers.columns import shown
from flagger.importers.layout import Layout
from flagger.model import Rejection
from flagger.text import Message, Text

_BAD_QUOTES = Text(
    "column {number}: a quotation mark is missing or stands in the wrong place (unterminated quote)",
    "第 {number} 列：引号缺失或位置不对（引号未闭合）",
)
_FIELD_TOO_LONG = Text(
    "column {number}: the field is longer than {limit} characters",
    "第 {number} 列：该字段超过 {limit} 个字符",
)
_WRONG_LENGTH = Text(
    "{found} fields where the header has {width}", "该行有 {found} 个字段，而表头有 {width} 个"
)
_NOT_IN_ENCODING = Text(
    "column {number} holds the byte {byte}, which is not {encoding}; use --encoding",
    "第 {number} 列含有字节 {byte}，不符合 {encoding} 编码；请用 --encoding 指定编码",
)
_NUL = Text("column {number} holds a NUL byte", "第 {number} 列含有 NUL 字节")
_INEXACT = Text(
    "column {number}: the number has more digits than a spreadsheet keeps; it may not be what was sent",
    "第 {number} 列：该数字的位数超出电子表格可保存的范围，可能与原值不同",
)
INEXACT = "\udc00"  # stands before such a number
_UNREADABLE = re.compile(r"[\udc00\udc80-\udcff\x00]")


def bad_quotes(line: str, number: int, layout: Layout, *, too_long: bool) -> Rejection:
    """A line whose quoting cannot be followed, with the first column that is not as it should be."""
    limit = csv.field_size_limit()
    if too_long and len(line) > limit:
        pieces = line.split(layout.delimiter)
        index = next((i for i, piece in enumerate(pieces) if len(piece) > limit), 0)
        reason, facts = ("field-too-long", _FIELD_TOO_LONG), {"limit": limit}
    else:
        pieces = next(csv.reader([line.rstrip("\r\n") + "\n"], delimiter=layout.delimiter))
        marked = (i for i, piece in enumerate(pieces) if '"' in piece or piece.endswith("\n"))
        index = next(marked, len(pieces) - 1)
        reason, facts = ("bad-quotes", _BAD_QUOTES), {}
    name = layout.columns[index].strip() if index < len(layout.columns) else ""
    message = Message(*reason, {"line": number, "number": index + 1, **facts})
    return Rejection(number, name, shown(line[:100].strip(), 80), message)


def wrong_length(line: int, fields: list[str], width: int) -> Rejection:
    """A record that is shorter or longer than the header."""
    facts = {"line": line, "found": len(fields), "width": width}
    return Rejection(
        line, "", shown(",".join(fields[:40]), 80), Message("wrong-length", _WRONG_LENGTH, facts)
    )


def first_unfit(fields: list[str]) -> tuple[int, str] | None:
    """The first field that holds bytes outside the encoding, or NUL: its index and the character."""
    found = ((index, _UNREADABLE.search(cell)) for index, cell in enumerate(fields))
    return next(((index, match[0]) for index, match in found if match), None)


def not_text(
    line: int, unfit: tuple[int, str], layout: Layout, fields: list[str], encoding: str
) -> Rejection:
    """A record with bytes outside the encoding, or NUL, in one of its fields."""
    index, character = unfit
    name = layout.columns[index].strip() if index < len(layout.columns) else ""
    facts = {"line": line, "number": index + 1}
    if character == "\0":
        message = Message("nul-byte", _NUL, facts)
    elif character == INEXACT:
        message = Message("inexact-number", _INEXACT, facts)
    else:
        byte = f"0x{ord(character) & 0xFF:02X}"
        message = Message(
            "not-utf-8", _NOT_IN_ENCODING, {**facts, "byte": byte, "encoding": encoding.upper()}
        )
    return Rejection(
        line, name, shown(fields[index].replace("\0", "\\x00").replace(INEXACT, ""), 80), message
    )
