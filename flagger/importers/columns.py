"""One column of text becomes one column of values: what all `read_*` functions share.

Common spellings are handled for the whole column at once; only odd cells (each distinct text
once) go through Python.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from flagger.text import Message, Text

if TYPE_CHECKING:
    Column = pd.Series[Any]
else:
    Column = pd.Series


def none_bad() -> Column:
    """No reasons at all."""
    return pd.Series(dtype=object)


@dataclass(frozen=True, slots=True)
class Note:
    """Something to say about some rows of a column that were read nevertheless."""

    message: Message
    rows: Column  # a mask


@dataclass(slots=True)
class Cells:
    """The values of one column (NA where there is none) and, by row, why a cell could not be read."""

    values: Column
    bad: Column = field(default_factory=none_bad)
    notes: list[Note] = field(default_factory=list)


def odd_cells(column: Column, odd: Column, read: Callable[[str], str | Message]) -> Cells:
    """Read the cells marked `odd` one by one (each distinct text once), keep the others as they are."""
    if not bool(odd.any()):
        return Cells(column.copy())
    answers = {text: read(text) for text in column[odd].unique().tolist()}
    good = {text: answer for text, answer in answers.items() if isinstance(answer, str)}
    values = column.copy()
    values[odd] = column[odd].map(good).astype("str")
    return Cells(values, reasons(column[odd], answers))


def reasons(column: Column, answers: Mapping[str, object]) -> Column:
    """By row, the Messages among the answers to this column's cells."""
    wrong = {text: answer for text, answer in answers.items() if isinstance(answer, Message)}
    return column[column.isin(list(wrong))].astype(object).map(wrong)


def all_bad(mask: Column, why: Message) -> Column:
    """The same reason for every row of the mask."""
    rows = mask.index[mask]
    return pd.Series([why] * len(rows), index=rows, dtype=object)


def shown(value: str, limit: int = 60) -> str:
    """A cell as messages quote it: not longer than a line, bytes outside the encoding in hex."""
    text = value.encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= limit else text[: limit - 1] + "…"


def bad(id_: str, text: Text, value: str, **facts: object) -> Message:
    """Why a cell cannot be read, quoting it."""
    return Message(id_, text, {"value": shown(value), **facts})
