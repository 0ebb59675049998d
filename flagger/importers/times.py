"""Dates and unix times to UTC. A date that can be read in two ways is not read at all."""

import re
from datetime import UTC, datetime

import pandas as pd

from flagger.importers import excel
from flagger.importers.columns import Cells, Column, Note, all_bad, bad, none_bad, reasons
from flagger.text import Message, Text

_MINUTES = r"[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}[ T][0-9]{1,2}:[0-9]{2}"
_DAY_MINUTES = r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4} [0-9]{1,2}:[0-9]{2}"
_ISO = _MINUTES + r":[0-5][0-9]"
_DAY_MONTH = re.compile(
    r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})[ T]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?"
)
_NOT_A_TIME = Text("“{value}” is not a date and time", "“{value}”不是日期时间")
_AMBIGUOUS = Text(
    "“{value}”: ambiguous day/month; if the day comes first, write day_first = true in flagger.toml (--config), "
    "if the month does, day_first = false",
    "“{value}”：日和月无法分辨；若日在前，请在 flagger.toml 中写 day_first = true（用 --config 指定），若月在前则写 false",
)
_CLOCK_CHANGE = Text(
    "this local time exists twice or never (change of clocks)", "该本地时间因夏令时切换而重复或不存在"
)
_MILLISECONDS = Message(
    "milliseconds",
    Text("times in milliseconds were recognised and read as such", "已识别并按毫秒读取时间戳"),
)
_FIRST, _LAST = pd.Timestamp("1900-01-01"), pd.Timestamp("9998-12-31")
_MILLISECONDS_FROM = 100_000_000_000  # as seconds this would be the year 5138


def one_time(value: str, *, day_first: bool | None) -> datetime | Message:
    """One odd date. Naive means “in the column's zone”; aware means that the cell itself says it."""
    text = value.replace("/", "-") if re.match(r"[0-9]{4}/", value) else value
    utc = re.fullmatch(r"(.*[0-9])\s?(?:UTC|GMT)", text)
    if text.isascii() and ":" in text:  # a bare date or `45322` is no time
        try:
            return datetime.fromisoformat(utc[1] + "+00:00" if utc else text)
        except ValueError:
            pass
    if damaged := excel.date(value):
        return damaged
    parts = _DAY_MONTH.fullmatch(text)
    if not parts:
        return bad("not-a-time", _NOT_A_TIME, value)
    first, second, year, hour, minute, second_ = (int(part or 0) for part in parts.groups())
    if first <= 12 and second <= 12 and first != second and day_first is None:
        return bad("ambiguous-date", _AMBIGUOUS, value)
    day, month = (first, second) if (first > 12 or day_first) else (second, first)
    try:
        return datetime(year, month, day, hour, minute, second_)
    except ValueError:
        return bad("not-a-time", _NOT_A_TIME, value)


def _day_first(column: Column) -> bool | None:
    """Whether other rows of the column settle the order of day and month; None if they do not."""
    parts = column.str.extract(r"^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.][0-9]{4}\b")
    first, second = pd.to_numeric(parts[0]), pd.to_numeric(parts[1])
    votes = {True} if bool((first > 12).any()) else set()
    votes |= {False} if bool((second > 12).any()) else set()
    # A lone day-first row in a column of ISO dates settles nothing about another lone row.
    enough = int(parts[0].notna().sum()) * 2 >= len(column)
    return votes.pop() if len(votes) == 1 and enough else None


def in_order(column: Column, *, day_first: bool) -> Column:
    """Dates that can be read in two ways, with the year first, as the person says they are to be read."""
    parts = column.str.extract(r"^(0?[1-9]|1[0-2])([-/.])(0?[1-9]|1[0-2])[-/.]([0-9]{4})( .*)$")
    day, month = (parts[0], parts[2]) if day_first else (parts[2], parts[0])
    dash = parts[1].where(parts[1].eq("/"), "-")
    return (parts[3] + dash + month + dash + day + parts[4]).fillna(column)


def read_times(column: Column, zone: str) -> Cells:
    """UTC times (naive datetime64[us]) from text; `zone` is the column's own zone."""
    iso = column.str.fullmatch(_ISO)
    cut = column.str.fullmatch(_DAY_MINUTES)
    if not bool(iso.all()):
        short = column.str.fullmatch(_MINUTES)  # spreadsheets drop the seconds when they save
        cut |= short & column.str.contains("/", regex=False)
        column, iso = column.where(~short, column + ":00"), iso | short
    text = column.where(iso).str.replace("/", "-").str.replace("T", " ")
    times = pd.to_datetime(text, format="%Y-%m-%d %H:%M:%S", errors="coerce").astype("datetime64[us]")
    odd = times.isna() & column.ne("")
    wrong, aware = none_bad(), pd.Series(False, index=column.index)
    if bool(odd.any()):
        times, wrong, aware = _odd_times(column, times, odd)
    if zone != "UTC":
        local = times.dt.tz_localize(zone, ambiguous="NaT", nonexistent="NaT")
        shifted = local.dt.tz_convert("UTC").dt.tz_localize(None)
        lost = shifted.isna() & times.notna() & ~aware
        wrong = pd.concat([wrong, all_bad(lost, Message("clock-change", _CLOCK_CHANGE))])
        times = shifted.where(~aware, times)
    outside = times.notna() & ((times < _FIRST) | (times > _LAST))
    no_date = Message("not-a-time", Text("this is no real date", "不是真实日期"))
    notes = [Note(excel.CUT_TIMES, cut)] if bool(cut.any()) else []
    return Cells(times, pd.concat([wrong, all_bad(outside, no_date)]), notes)


def _odd_times(column: Column, times: Column, odd: Column) -> tuple[Column, Column, Column]:
    """Times with the odd cells read too, reasons for those that cannot be, and which named their zone."""
    day_first = _day_first(column)
    answers = {value: one_time(value, day_first=day_first) for value in column[odd].unique().tolist()}
    good = {value: answer for value, answer in answers.items() if isinstance(answer, datetime)}
    aware = odd & column.isin([value for value, answer in good.items() if answer.tzinfo is not None])
    utc = {
        value: answer.astimezone(UTC).replace(tzinfo=None) if answer.tzinfo else answer
        for value, answer in good.items()
    }
    times = times.copy()
    times[odd] = pd.to_datetime(column[odd].astype(object).map(utc)).astype("datetime64[us]")
    return times, reasons(column[odd], answers), aware


def read_unix(column: Column) -> Cells:
    """UTC times from seconds (10 digits) or milliseconds (13 digits) since 1970."""
    number = pd.to_numeric(column.where(column.str.fullmatch(r"[0-9]{1,14}")), errors="coerce")
    whole = number.fillna(0).astype("int64")  # integers: a float would lose the last digits
    milliseconds = whole >= _MILLISECONDS_FROM
    times = whole.where(milliseconds, whole * 1000).astype("datetime64[ms]").astype("datetime64[us]")
    times = times.where(number.notna())
    wrong = column[number.isna() & column.ne("")]
    answers = {
        value: excel.date(value) or bad("not-a-time", _NOT_A_TIME, value) for value in wrong.unique().tolist()
    }
    notes = [Note(_MILLISECONDS, milliseconds)] if bool(milliseconds.any()) else []
    return Cells(times, reasons(wrong, answers), notes)
