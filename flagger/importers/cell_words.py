"""What is said of cells that cannot be read or look odd: line, column, value, how many."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from flagger.importers.columns import Column, Note, shown
from flagger.importers.layout import Layout
from flagger.model import Rejection
from flagger.text import Message, Text

_AT_COLUMN = Text("column {number}: ", "第 {number} 列：")
_COUNTED = Text(
    " (records: {count}; first at line {line}, column {number} “{column}”)",
    "（共 {count} 条记录，首见于第 {line} 行第 {number} 列“{column}”）",
)
_LEFT_OUT = Text(
    "column {number} “{column}”: {count} cells cannot be read and are left out; their records were read "
    "without them. Line and cell: {shown}",
    "第 {number} 列“{column}”：{count} 个单元格无法读取，已略去；所在记录的其余内容照常读取。行号与内容：{shown}",
)
_MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Reason:
    """Rows that cannot be read because of one column."""

    role: str
    rows: Column


def _column(layout: Layout, role: str) -> tuple[int, str]:
    """The number (1-based) and the name, as written, of the column a role is read from."""
    places = layout.importer.found(layout.extended)
    if role not in places:
        return 0, role
    index = places[role][0]
    return index + 1, layout.columns[index].strip() if index < len(layout.columns) else ""


def rejections(layout: Layout, columns: pd.DataFrame, reasons: Sequence[Reason]) -> dict[int, Rejection]:
    """By row, why its record cannot be read: the first reason there is."""
    rejected: dict[int, Rejection] = {}
    for reason in reasons:
        number, name = _column(layout, reason.role)
        for row, why in reason.rows.items():
            at = int(str(row))
            if at not in rejected:
                value = str(columns[reason.role].iloc[at]) if reason.role in columns else ""
                line = int(columns["line"].iloc[at])
                message = _with_column(why, number, line)
                rejected[at] = Rejection(line, name, shown(value, 80), message)
    return rejected


def _with_column(why: Message, number: int, line: int) -> Message:
    """The reason with the number of the column before it: header names can be long, or equal."""
    facts = {**why.facts, "line": line, "number": number}
    if not number:
        return Message(why.id, why.text, facts)
    text = Text(_AT_COLUMN.en + why.text.en, _AT_COLUMN.zh + why.text.zh)
    return Message(why.id, text, facts)


def left_out(layout: Layout, columns: pd.DataFrame, role: str, bad: Column) -> Message:
    """What to say of cells that were left out: line, column and value of each."""
    number, name = _column(layout, role)
    lines = [int(line) for line in columns.loc[bad.index, "line"]]
    values = [shown(str(value), 80) for value in columns.loc[bad.index, role]]
    told = list(zip(lines, values, strict=True))[:_MOST_SHOWN]
    more = "…" if len(lines) > _MOST_SHOWN else ""
    cells = " · ".join(f"{line} “{value}”" for line, value in told) + more
    facts = {"count": len(bad), "number": number, "column": name, "lines": lines, "values": values}
    return Message("cells-left-out", _LEFT_OUT, {**facts, "shown": cells})


def counted(layout: Layout, columns: pd.DataFrame, role: str, note: Note) -> Message:
    """A note with how many records it is about and where the first one stands."""
    number, name = _column(layout, role)
    facts = {
        **note.message.facts,
        "count": int(note.rows.sum()),
        "line": int(columns.loc[note.rows, "line"].iloc[0]),
        "number": number,
        "column": name,
    }
    text = note.message.text
    return Message(note.message.id, Text(text.en + _COUNTED.en, text.zh + _COUNTED.zh), facts)
