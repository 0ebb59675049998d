"""The one reader all importers stand on: a file to transfers, each record accounted for."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from operator import itemgetter
from pathlib import Path

import pandas as pd

from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.importers.chain import network_kept
from flagger.importers.columns import Column
from flagger.importers.decode import Decoded, decode
from flagger.importers.files import name_of, read_bytes
from flagger.importers.identify import identify
from flagger.importers.implied import complete
from flagger.importers.layout import Layout
from flagger.importers.names import normal
from flagger.importers.records import Block, blocks
from flagger.importers.remarks import remarks
from flagger.importers.sifting import Records
from flagger.importers.times import in_order, read_times
from flagger.importers.transfers import build
from flagger.importers.xlsx import ENCODING as WORKBOOK
from flagger.importers.xlsx import refuse_workbook
from flagger.model import Source

Progress = Callable[[str, int, int], None]  # a file's name, how many lines are read, of how many


def quiet(name: str, done: int, total: int) -> None:
    """Progress that nobody is told of."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one export says: its Source and a table of transfers in file order.

    Columns as in History, but with `sender` and `receiver` in place of `direction`, `own` and
    `counterparty` (those need the whole history), and `segment`: which download of a pasted file.
    """

    source: Source
    layout: Layout
    table: pd.DataFrame


def read_export(path: Path, config: Config, progress: Progress = quiet) -> Reading:
    """Read one export; raises FlaggerError when it cannot be understood as a whole."""
    content, name = read_bytes(path), name_of(path)
    decoded = decode(name, content, config.encoding)
    layout = _layout(name, decoded, config)
    records, columns = _collect(decoded, layout, lambda done, total: progress(name, done, total))
    zone, zone_found_by = _zone(layout, config)
    _order_dates(layout, columns, config)
    built = build(layout, columns, zone)
    warnings = (*built.notes, *remarks(layout, columns, built, records))
    records.rejected += built.rejected
    read = len(built.table)
    table = complete(built.table, layout, name, config)
    if kept := network_kept(table["network"], config):
        warnings += (kept,)
    source = Source(
        name=name,
        sha256=sha256(content).hexdigest(),
        size=len(content),
        importer=layout.importer.id,
        encoding=decoded.encoding,
        delimiter=layout.delimiter,
        header_line=layout.line,
        columns=tuple(cell.strip() for cell in layout.columns),
        blank=records.blank,
        read=read,
        skipped=tuple(sorted(records.skipped, key=lambda aside: aside.line)),
        rejected=tuple(sorted(records.rejected, key=lambda rejection: rejection.line)),
        warnings=warnings,
        zone=zone,
        zone_found_by=zone_found_by,
        path=None if str(path) == "-" else path,
        content=content if str(path) == "-" else None,
    )
    return Reading(source, layout, table)


def _layout(name: str, decoded: Decoded, config: Config) -> Layout:
    """By a mapping that fits, else by the registry; a workbook has to be of a format sent as one."""
    mapped = None
    if config.mappings:
        from flagger.importers.mapping import absent, find
        from flagger.importers.sheet import sheet

        mapped = find(name, decoded.lines, config.mappings)
    try:
        layout = mapped or identify(name, decoded.lines, config.importer)
    except FlaggerError as error:
        if decoded.encoding == WORKBOOK:
            raise refuse_workbook(name) from error
        if config.mappings:
            raise absent(config.mappings[0], name, sheet(decoded).header) from None
        raise
    if decoded.encoding == WORKBOOK and not layout.importer.workbook:
        raise refuse_workbook(name, layout.importer.title)
    return layout


def _order_dates(layout: Layout, columns: pd.DataFrame, config: Config) -> None:
    """Dates in the order the person has said, unless the format knows its own."""
    asked = "date" in columns and layout.importer.fields["date"].parse is read_times
    if config.day_first is not None and asked:
        columns["date"] = in_order(columns["date"], day_first=config.day_first)


def _collect(
    decoded: Decoded, layout: Layout, progress: Callable[[int, int], None]
) -> tuple[Records, pd.DataFrame]:
    """The needed columns of all well-formed records as stripped text, with `line` and `segment`."""
    records = Records()
    extended = layout.extended
    places = {role: place[0] for role, place in layout.importer.found(extended).items()}
    clocks = {
        role: extended.index(normal(f.after))
        for role, f in layout.importer.fields.items()
        if role in places and f.after and normal(f.after) in extended
    }
    parts: dict[int, list[Column]] = {index: [] for index in (*places.values(), *clocks.values())}
    lines: list[Column] = []
    for block in blocks(decoded, layout, records):
        for index, column in parts.items():
            column.append(_column(block, index))
        lines.append(pd.Series(block.lines, dtype="int64"))
        progress(block.lines[-1] if len(block.lines) else 0, len(decoded.lines))
    joined = {
        index: pd.concat(column, ignore_index=True) if column else pd.Series(dtype="str")
        for index, column in parts.items()
    }
    table = pd.DataFrame({role: joined[index] for role, index in places.items()})
    for role, index in clocks.items():
        table[role] = table[role].str.cat(joined[index], sep=" ").str.strip()
    table["line"] = pd.concat(lines, ignore_index=True) if lines else pd.Series(dtype="int64")
    table["segment"] = pd.Series(records.breaks, dtype="int64").searchsorted(table["line"])
    return records, table


def _column(block: Block, index: int) -> Column:
    """One column of a block; empty where the rows have no such surplus field."""
    if block.rows and len(block.rows[0]) <= index:
        return pd.Series([""] * len(block.rows), dtype="str")
    column = pd.Series(list(map(itemgetter(index), block.rows)), dtype="str")
    return column.str.strip("\t \u00a0\r\n")


def _zone(layout: Layout, config: Config) -> tuple[str, str]:
    """The zone of the date column and where that is known from."""
    importer, header = layout.importer, layout.header
    if "time" in importer.fields and importer.fields["time"].find(header):
        return "UTC", "unix time"
    place = importer.fields["date"].find(header) if "date" in importer.fields else None
    if place and place[1].get("zone"):
        sign = place[1]["zone"].removeprefix("UTC")
        hours, _, minutes = sign[1:].partition(":")
        return f"{sign[0]}{int(hours):02d}:{int(minutes or 0):02d}" if hours else "UTC", "column"
    if place and "utc" in header[place[0]]:
        return "UTC", "column"
    if importer.zone is not None:
        return importer.zone, "format"
    return config.zone, config.zone_found_by
