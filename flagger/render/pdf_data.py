"""Blocks as plain data for the PDF's template: text only, every character one that the font can draw."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from flagger.document import (
    Block,
    Code,
    Facts,
    Figure,
    Heading,
    Items,
    Line,
    PageBreak,
    Para,
    Picture,
    Row,
    Table,
    When,
)
from flagger.render.fonts import shown

_LONG = re.compile(r"[!-~]{60,}")  # too long for a line beside other words: may be broken anywhere
_LONG_IN_CELL = re.compile(r"[!-~]{30,}")
_LONGEST_CODE = 110  # codes up to here stay whole on a line of their own
_STEP = 10
_ROOMY = 26  # letters from which on a column wants a share of the width
_MOST_SHARE = 110


def encoded(blocks: Sequence[Block]) -> list[Any]:
    """Blocks as the template reads them; what stands on one sheet is put together, titles skip no level."""
    made: list[Any] = []
    sheet: list[Any] | None = None
    level = 0
    before: Block | None = None
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        told = _plain(block)
        if isinstance(block, Para):  # words between a title and a table, or the next title, stay with both
            told["sticky"] = isinstance(before, Heading) and isinstance(
                after, Heading | Table | Items | Facts
            )
        before = block
        if isinstance(block, Heading):
            level = told["level"] = min(block.level, level + 1)
            if block.level <= 2:
                sheet = None
            if block.sheet:
                sheet = []
                made.append({"k": "Sheet", "blocks": sheet})
        elif isinstance(block, PageBreak) and sheet is not None:  # a sheet of its own ends with a new page
            sheet = None
            continue
        (made if sheet is None else sheet).append(told)
    return made


def _plain(value: object, long: re.Pattern[str] = _LONG) -> Any:
    match value:
        case bool() | int() | None:
            return value
        case str():
            return _text(value, long)
        case Picture():
            return {"svg": value.svg, "alt": shown(value.alt)}
        case Figure():
            return {
                "k": "Figure",
                "path": value.path,
                "alt": shown(value.alt),
                "caption": _plain(value.caption),
            }
        case Heading():
            return {"k": "Heading", "text": _text(value.text), "level": value.level, "anchor": value.anchor}
        case Code():
            text, alike = shown(value.text), list(value.alike)
            whole: Any = text if len(text) <= _LONGEST_CODE and text.isascii() else _pieces(text)
            return {"k": "Code", "text": whole, "link": value.link, "alike": alike}
        case tuple():
            return [_plain(each, long) for each in value]
        case frozenset():
            return sorted(value)
        case Row():
            cells, below = _plain(value.cells, _LONG_IN_CELL), _plain(value.below)
            return {"title": _text(value.title), "cells": cells, "below": below}
    told: dict[str, Any] = {"k": type(value).__name__}
    told |= {each.name: _plain(getattr(value, each.name), long) for each in fields(value)}  # type: ignore[arg-type]
    if isinstance(value, Table):
        told["widths"] = _widths(value)
    return told


def _text(text: str, long: re.Pattern[str] = _LONG) -> Any:
    """Text, or its pieces where a run of it is too long to fit a line."""
    safe = shown(text)
    return _pieces(safe) if long.search(safe) else safe


def _pieces(text: str) -> list[str]:
    return [text[at : at + _STEP] for at in range(0, len(text), _STEP)]


def _widths(table: Table) -> list[int]:
    """A share of the width for each column that holds long text; 0 for those that take what they need."""
    columns: Iterable[Sequence[Line]] = zip(*(row.cells for row in table.rows if row.cells), strict=True)
    longest = [max(map(_wide, cells)) for cells in columns] or [0] * len(table.head)
    shares = [min(n, _MOST_SHARE) if n > _ROOMY else 0 for n in longest]
    for column in range(len(shares)):
        if column in table.numeric:
            shares[column] = 0
    if not any(longest):  # nothing but lines to write on
        return [1] * len(longest)
    if not any(shares):
        free = [n for n in range(len(longest)) if n not in table.numeric] or [0]
        shares[max(free, key=lambda n: longest[n])] = 1
    return shares


def _wide(line: Line) -> int:
    """About how much room a line takes; Chinese characters take two."""
    texts = [part if isinstance(part, str) else str(getattr(part, "text", "")) for part in line]
    texts += [part.local for part in line if isinstance(part, When)]
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for text in texts for char in text)
