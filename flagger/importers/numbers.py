"""Numbers to exact decimal text. A cell that can be read in two ways is not read at all.

Only ASCII digits are digits: Python's own parsers also take `1_000`, `١٢`, `nan` and `0x1F`.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from flagger.importers import excel
from flagger.importers.columns import Cells, Column, bad, odd_cells
from flagger.model import EXACT, plain
from flagger.text import Message, Text

LONGEST_NUMBER = 130  # 78 digits of uint256 and 18 decimals, with separators: 122 characters

_PLAIN = r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]*)?")
_EXPONENT = re.compile(r"-?[0-9]+(?:\.[0-9]*)?[eE][+-]?[0-9]{1,2}")
_ONE_READING = tuple(
    re.compile(pattern)
    for pattern in (
        r"-?[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+",  # 1,234.56
        r"-?[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}",  # 1,234,567
        r"-?[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3})+(?:\.[0-9]+)?",  # 1 234.56
        r"-?[1-9][0-9]{0,2}(?:'[0-9]{3})+(?:\.[0-9]+)?",  # 1'234.56
        r"-?[1-9][0-9]?(?:,[0-9]{2})*,[0-9]{3}\.[0-9]+",  # 12,34,567.89
    )
)
_TWO_READINGS = re.compile(r"-?[0-9]+[,.'\u00a0\u202f ][0-9]{3}|-?[0-9]+,[0-9]+")
# A glued unit has capital letters only: `0x1F` and `1e999` are no numbers with units.
# One digit may begin a unit behind a blank (`14 1INCH`): groups of thousands have three.
UNIT = r"[0-9](?:\s([A-Za-z$][A-Za-z0-9_.$\-]{0,15}|[1-9][A-Z]{2,9})|([A-Z]{2,10}))$"
_UNIT = re.compile(UNIT)

_NOT_A_NUMBER = Text("“{value}” is not a number", "“{value}”不是数字")
_TOO_LONG = Text("“{value}” is too long for a number", "“{value}”作为数字太长")
_AMBIGUOUS = Text("“{value}” is ambiguous: it can be read in two ways", "“{value}”有两种读法，含义不明确")
_NEGATIVE = Text("“{value}”: a negative value does not belong here", "“{value}”：此处不应为负数")


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a format writes around its numbers; anything not declared here is rejected."""

    groups: str = ""
    unit: bool = False
    currency: bool = False
    signed: bool = False
    padded: bool = False  # to a fixed number of places: such zeros say nothing of how exact the number is
    blank: str | None = None
    nothing: tuple[str, ...] = ()


def exact(value: str, spelling: Spelling) -> str | Message:
    """One number as exact decimal text without exponent or separators, or the reason it is none."""
    if len(value) > LONGEST_NUMBER:
        return bad("number-too-long", _TOO_LONG, value)
    body = re.sub(r"^(-?)[$€£¥￥]\s?", r"\1", value) if spelling.currency else value
    unit = _UNIT.search(body) if spelling.unit else None
    if unit:
        body = body[: unit.start() + 1]
    body = _without_separators(body, spelling.groups)
    if damaged := excel.number(body):
        return damaged
    if _EXPONENT.fullmatch(body):
        body = plain(EXACT.create_decimal(Decimal(body)))
    if not _NUMBER.fullmatch(body):
        if _TWO_READINGS.fullmatch(body):
            return bad("ambiguous-number", _AMBIGUOUS, value)
        return bad("not-a-number", _NOT_A_NUMBER, value)
    if body.startswith("-") and not spelling.signed and body.strip("-0."):
        return bad("negative", _NEGATIVE, value)
    number = _tidy(body)
    if unit and (unit[1] or unit[2]).lower() == "wei":
        return plain(EXACT.scaleb(Decimal(number), -18))
    return number


def _without_separators(body: str, groups: str) -> str:
    if groups and re.fullmatch(rf"-?[1-9][0-9]{{0,2}}(?:{groups}[0-9]{{3}})+(?:\.[0-9]*)?", body):
        return body.replace(groups, "")
    if any(pattern.fullmatch(body) for pattern in _ONE_READING):
        return re.sub(r"[,' \u00a0\u202f]", "", body)
    return body


def _tidy(body: str) -> str:
    """`007.` as 7, `-0` as 0; digits behind the point stay as they are."""
    whole, point, part = body.lstrip("-").partition(".")
    sign = "-" if body.startswith("-") and body.strip("-0.") else ""
    return sign + (whole.lstrip("0") or "0") + (point + part if part else "")


def read_numbers(column: Column, spelling: Spelling) -> Cells:
    """Exact decimal texts; NA (or the declared value) where the cell is blank or says “none”."""
    blank = column.eq("") | column.isin(list(spelling.nothing))
    fine = column.str.fullmatch(_PLAIN) & (column.str.len() <= LONGEST_NUMBER)
    cells = odd_cells(column, ~fine & ~blank, lambda text: exact(text, spelling))
    if spelling.padded:
        whole = ~cells.values.str.contains(".", regex=False).fillna(False).astype(bool)
        cells.values = cells.values.where(whole, cells.values.str.rstrip("0").str.rstrip("."))
    cells.values = cells.values.where(~blank, spelling.blank)
    return cells


def read_units(column: Column) -> Cells:
    """The unit behind each number (`8,080 ETH` gives ETH); wei counts as the column's one other unit."""
    spaced_or_glued = column.str.extract(UNIT)
    units = spaced_or_glued[0].fillna(spaced_or_glued[1])
    small = units.str.lower().eq("wei").fillna(False).astype(bool)
    others = units[~small].dropna().unique().tolist()
    return Cells(units.where(~small, others[0] if len(others) == 1 else None))
