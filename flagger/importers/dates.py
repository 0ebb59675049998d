"""Dates that a format writes in its own way: day or month first, in English words, parted, or either of two."""

import pandas as pd

from flagger.importers.columns import Cells, Column
from flagger.importers.fields import Field
from flagger.importers.times import read_times, read_unix

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: f"{number:02d}" for number, name in enumerate(_NAMES, start=1)}
_DAY_WORDED = r"^([0-9]{1,2}) ([A-Z][a-z]{2})[a-z]* ([0-9]{4}),? ([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)$"
_WORDED_DAY = r"^([A-Z][a-z]{2})[a-z]*\.? ([0-9]{1,2}), ([0-9]{4}),? ([0-9]{1,2}):([0-9]{2}) ([AP])M$"


def day_first(*names: str) -> Field:
    """`06.01.2023 20:08` is in January."""

    def parse(column: Column, zone: str) -> Cells:
        iso = column.str.replace(r"^([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", r"\3-\2-\1", regex=True)
        return read_times(iso, zone)

    return Field(names, parse)


def month_first(*names: str) -> Field:
    """`02/01/2026 10:00:00` is in February."""

    def parse(column: Column, zone: str) -> Cells:
        iso = column.str.replace(r"^([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", r"\3-\1-\2", regex=True)
        return read_times(iso, zone)

    return Field(names, parse)


def worded(*names: str) -> Field:
    """`15 Mar 2023, 10:00:00` and `Jan. 28, 2022, 12:13 AM`."""

    def parse(column: Column, zone: str) -> Cells:
        day, month, year, clock = (column.str.extract(_DAY_WORDED)[i] for i in range(4))
        first = year + "-" + month.str.lower().map(_MONTHS) + "-" + day + " " + clock
        month, day, year, hour, minute, half = (column.str.extract(_WORDED_DAY)[i] for i in range(6))
        late = hour.fillna("0").astype("int64") % 12 + 12 * half.eq("P").fillna(False).astype("int64")
        start = year + "-" + month.str.lower().map(_MONTHS) + "-" + day + " "
        second = start + late.astype("str") + ":" + minute
        return read_times(first.fillna(second).fillna(column).astype("str"), zone)

    return Field(names, parse)


def _either(column: Column, zone: str) -> Cells:
    digits = column.str.fullmatch("[0-9]*")
    unix, date = read_unix(column.where(digits, "")), read_times(column.where(~digits, ""), zone)
    return Cells(unix.values.fillna(date.values), pd.concat([unix.bad, date.bad]), unix.notes)


def any_time(*names: str) -> Field:
    """A unix time or a date, as the cell has it."""
    return Field(names, _either)


def parted(date: str, clock: str) -> Field:
    """A date and its clock in two columns. The clock may be a unix time, or end in a zone (`GMT +00:00`)."""

    def parse(column: Column, zone: str) -> Cells:
        unix = column.str.extract(r" ([0-9]{9,13})$")[0]
        plain = column.str.replace(r" (?:GMT|UTC) ?([+-][0-9]{2}:[0-9]{2})$", r"\1", regex=True)
        return _either(unix.fillna(plain).astype("str"), zone)

    return Field((date,), parse, after=clock)
