"""Columns of text to a table of transfers: every cell read, contradictions settled or rejected."""

from dataclasses import dataclass

import pandas as pd

from flagger.importers.cell_words import Reason, counted, left_out, rejections
from flagger.importers.columns import Column, Note, all_bad, none_bad
from flagger.importers.excel import IDS, rounded
from flagger.importers.layout import Layout
from flagger.model import Rejection
from flagger.text import Message, Text

_NO_TIME = Message("no-time", Text("there is no time", "缺少时间"))
_TWO_AMOUNTS = Message("two-amounts", Text("two different amounts, in and out", "转入与转出金额不一致"))
_DISAGREE = Message(
    "times-disagree",
    Text("the two time columns disagree; the unix time was used", "两个时间列不一致；采用 unix 时间"),
)
_DATE_UNREADABLE = Message(
    "date-unreadable",
    Text("the date cannot be read; the unix time was used", "日期无法读取；采用 unix 时间"),
)
# Columns without which a record still says what moved, when and between whom.
LIGHT = frozenset({"value_usd", "fee", "fee_paid", "initiator", "contract_created"})
_NUMBERED = ("tx_hash", "token_id")
_BEFORE = Message(
    "time-before-2009",
    Text("the time lies before the first blockchain (2009)", "时间早于首个区块链诞生（2009 年）"),
)
_FUTURE = Message("time-far-future", Text("the time lies far in the future", "时间在遥远的未来"))
_ODD_TIMES = ((_BEFORE, "1900-01-01", "2009-01-03"), (_FUTURE, "2040-01-01", "9999-12-31"))

ZERO = r"0*\.?0*"


@dataclass(frozen=True, slots=True)
class Built:
    """The rows that could be read, the rejected ones, and what is to be said about the others."""

    table: pd.DataFrame
    rejected: list[Rejection]
    notes: list[Message]


def build(layout: Layout, columns: pd.DataFrame, zone: str) -> Built:
    """Read every cell; rows with an unreadable one are rejected for their first one."""
    values: dict[str, Column] = {"line": columns["line"], "segment": columns["segment"]}
    notes: list[tuple[str, Note]] = []
    reasons: list[Reason] = []
    light: dict[str, Column] = {}
    for role, column in layout.importer.fields.items():
        if role not in columns:
            continue
        cells = column.parse(columns[role], zone)
        values[role] = cells.values
        notes += [(role, note) for note in cells.notes]
        if role in _NUMBERED and bool((damaged := rounded(columns[role])).any()):
            values[role] = cells.values.where(~damaged)
            notes.append((role, Note(IDS, damaged)))
        if len(cells.bad) and role in LIGHT:
            light[role] = cells.bad
        elif len(cells.bad):
            reasons.append(Reason(role, cells.bad))
    table = pd.DataFrame(values)
    notes += _settle_time(table, reasons)
    reasons.append(Reason("value_in", _settle_amount(table)))
    rejected = rejections(layout, columns, reasons)
    kept = table.drop(index=list(rejected)).reset_index(drop=True)
    said = [counted(layout, columns, role, note) for role, note in notes]
    for role, lost in light.items():
        left = lost.drop(index=list(rejected), errors="ignore")
        if len(left):
            said.append(left_out(layout, columns, role, left))
    return Built(kept, list(rejected.values()), said)


def _settle_time(table: pd.DataFrame, reasons: list[Reason]) -> list[tuple[str, Note]]:
    """One time a row: the unix column where it speaks, else the date; what is odd about either is noted."""
    notes: list[tuple[str, Note]] = []
    role = "date" if "date" in table else "time"
    if "date" in table and "time" in table:
        date = table.pop("date")
        cut = date.eq(table["time"].dt.floor("min"))  # Excel cuts seconds and says so elsewhere
        apart = ((table["time"] - date).abs() > pd.Timedelta(seconds=1)) & ~cut
        notes.append(("time", Note(_DISAGREE, apart)))
        notes.append(("date", Note(_DATE_UNREADABLE, _excuse(reasons, table["time"]))))
        table["time"] = table["time"].fillna(date)
    elif "date" in table:
        table["time"] = table.pop("date")
    if "time" in table:
        for message, start, end in _ODD_TIMES:
            odd = table["time"].between(pd.Timestamp(start), pd.Timestamp(end), inclusive="left")
            notes.append((role, Note(message, odd)))
        reasons.append(Reason(role, all_bad(table["time"].isna(), _NO_TIME)))
    return [(role, note) for role, note in notes if bool(note.rows.any())]


def _excuse(reasons: list[Reason], unix: Column) -> Column:
    """Take back what is held against dates of rows whose unix time can be read; returns those rows."""
    excused = pd.Series(False, index=unix.index)
    for index, reason in enumerate(reasons):
        if reason.role == "date":
            good = unix.loc[reason.rows.index].notna()
            reasons[index] = Reason("date", reason.rows[~good])
            excused[reason.rows.index[good]] = True
    return excused


def is_zero(amounts: Column) -> Column:
    """Which exact decimal texts are nought."""
    return amounts.str.fullmatch(ZERO).fillna(False).astype(bool)


def _settle_amount(table: pd.DataFrame) -> Column:
    """One amount a row from the in and out columns; returns the rows where they contradict."""
    if "value_in" not in table:
        return none_bad()
    into, out = table.pop("value_in"), table.pop("value_out")
    none_in = is_zero(into) | into.isna()
    table["amount"] = into.where(~none_in, out)
    both = ~none_in & ~is_zero(out) & out.notna() & into.ne(out)
    return all_bad(both, _TWO_AMOUNTS)
