"""Numbers that formats write in their own way: raw units, explicit signs, fees within the amount."""

import re
from collections.abc import Callable
from decimal import Decimal

import pandas as pd

from flagger.importers.columns import Cells, Column, odd_cells
from flagger.importers.fields import Field
from flagger.importers.numbers import Spelling, exact, read_numbers
from flagger.importers.transfers import is_zero
from flagger.model import EXACT, plain
from flagger.text import Message, Text

_PLAIN = Spelling()
_NO_DECIMALS = Text("“{value}” is not a number of decimals", "“{value}”不是小数位数")


def raw_number(*names: str, decimals: int, needed: bool = True, spelling: Spelling = _PLAIN) -> Field:
    """A number in the network's smallest unit, `decimals` places below the unit it is read as."""

    def parse(column: Column, zone: str) -> Cells:
        # Blockscout writes “Max of N” for a fee that is not settled yet.
        cells = read_numbers(column.str.removeprefix("Max of "), spelling)
        cells.values = scaled(cells.values, pd.Series(str(decimals), index=column.index, dtype="str"))
        return cells

    return Field(names, parse, needed)


def decimals(*names: str) -> Field:
    """How many decimals the amount of the row has, which is written without a point. Blank: none."""

    def read(value: str) -> str | Message:
        fine = re.fullmatch(r"[0-9]{1,2}", value)
        return value if fine else Message("not-decimals", _NO_DECIMALS, {"value": value[:60]})

    return Field(names, lambda column, zone: odd_cells(column.where(column.ne(""), "0"), column.ne(""), read))


def signed(*names: str, needed: bool = True, spelling: Spelling | None = None) -> Field:
    """A number with its sign, a plus included."""
    spelling = spelling or Spelling(signed=True)
    return Field(names, lambda column, zone: read_numbers(column.str.removeprefix("+"), spelling), needed)


def unsigned(*names: str, needed: bool = False, unit: bool = False) -> Field:
    """A number whose minus says nothing that another column does not say."""
    spelling = Spelling(unit=unit)

    def read(column: Column, zone: str) -> Cells:
        return odd_cells(
            column.where(column.ne("")), column.ne(""), lambda text: exact(text.lstrip("-"), spelling)
        )

    return Field(names, read, needed)


def _each_pair(first: Column, second: Column, answer: Callable[[str, str], Decimal]) -> Column:
    """What the answer is for two columns of texts, each distinct pair asked once; NA where either is."""
    pairs = pd.DataFrame({"first": first, "second": second}).dropna().drop_duplicates()
    known = {(a, b): plain(answer(a, b)) for a, b in pairs.itertuples(index=False)}
    return pd.Series(list(map(known.get, zip(first, second, strict=True))), first.index, dtype="str")


def scaled(amounts: Column, places: Column) -> Column:
    """Exact amounts with the point moved left."""
    return _each_pair(amounts, places, lambda a, b: EXACT.scaleb(Decimal(a), -int(b)))


def multiplied(amounts: Column, factors: Column) -> Column:
    """Exact products; rows whose factor is one, or not told, stay as they are."""
    others = factors.where(~factors.str.fullmatch(r"1(?:\.0*)?").fillna(False).astype(bool))
    return _each_pair(amounts, others, lambda a, b: EXACT.multiply(Decimal(a), Decimal(b))).fillna(amounts)


def added(amounts: Column, others: Column) -> Column:
    """Exact sums; rows where the other is nought, or not told, stay as they are."""
    others = others.where(~is_zero(others))
    return _each_pair(amounts, others, lambda a, b: EXACT.add(Decimal(a), Decimal(b))).fillna(amounts)


def without(amounts: Column, fees: Column) -> Column:
    """Unsigned amounts less the fees within them; as they are where the fee is unknown or larger."""

    def rest(amount: str, fee: str) -> Decimal:
        left = EXACT.subtract(Decimal(amount), Decimal(fee))
        return left if left >= 0 else Decimal(amount)

    return _each_pair(amounts, fees, rest).fillna(amounts)
