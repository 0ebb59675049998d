"""The one reader all importers stand on: a file to transfers, each record accounted for."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

import pandas as pd

from flagger.config import Config
from flagger.importers import Layout, identify
from flagger.importers.base import Importer, normal
from flagger.importers.cells import Cells, Column
from flagger.importers.decode import (
    BAD_QUOTES,
    CHUNK,
    Decoded,
    Records,
    decode,
    parse,
    read_bytes,
    refuse_foreign,
    unreadable,
)
from flagger.importers.networks import BY_PREFIX, BY_TICKER
from flagger.model import Aside, Rejection, Source
from flagger.text import Message, Text

Progress = Callable[[str, int, int], None]

_PREAMBLE = Message("preamble", Text("stands before the header", "位于表头之前"))
_REPEATED = Message("repeated-header", Text("repeats the header", "重复的表头"))
_COMMENT = Message("comment", Text("a comment", "注释行"))
_EMPTY = Message("empty-record", Text("all fields are empty", "所有字段均为空"))
_NO_TIME = Message("no-time", Text("there is no time", "缺少时间"))
_TWO_AMOUNTS = Message("two-amounts", Text("two different amounts, in and out", "转入与转出金额不一致"))
_APPROVALS = (
    r"(?i)(?:approve|increase ?allowance|set ?approval ?for ?all|permit)\b.*"
    r"|0x(?:095ea7b3|39509351|a22cb465|d505accf)"
)
ZERO = r"0*\.?0*"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one export says: its Source and a table of transfers in file order.

    Columns as in History, but with `sender` and `receiver` in place of `direction`, `own` and
    `counterparty` (those need the whole history), and `segment`: which download of a pasted file.
    """

    source: Source
    layout: Layout
    table: pd.DataFrame


def read_export(path: Path, config: Config, progress: Progress = lambda name, done, total: None) -> Reading:
    """Read one export; raises FlaggerError when it cannot be understood as a whole."""
    content = read_bytes(path)
    name = "stdin.csv" if str(path) == "-" else path.name
    refuse_foreign(name, content)
    decoded = decode(name, content, config.encoding)
    layout = identify(name, decoded.lines, config.importer)
    records, columns = _collect(decoded, layout, lambda done, total: progress(name, done, total))
    zone, zone_found_by = _zone(layout, config)
    built, rejected, notes = _build(layout, columns, zone)
    records.rejected += rejected
    table = _finish(built, layout, name, config)
    if records.surplus_dropped:
        notes.append(_surplus_note(records.surplus_dropped))
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
        read=len(table),
        skipped=tuple(sorted(records.skipped, key=lambda aside: aside.line)),
        rejected=tuple(sorted(records.rejected, key=lambda rejection: rejection.line)),
        warnings=tuple(notes),
        zone=zone,
        zone_found_by=zone_found_by,
        path=None if str(path) == "-" else path,
        content=content if str(path) == "-" else None,
    )
    return Reading(source, layout, table)


def _surplus_note(count: int) -> Message:
    text = Text(
        "{count} records have one or more empty fields more than the header; nothing was shifted",
        "{count} 条记录比表头多出空字段；未移动任何列",
    )
    return Message("surplus-empty-fields", text, {"count": count})


def _collect(
    decoded: Decoded, layout: Layout, progress: Callable[[int, int], None]
) -> tuple[Records, pd.DataFrame]:
    """The needed columns of all well-formed records as stripped text, with `line` and `segment`."""
    records, header = Records(), layout.header
    _preamble(decoded, layout, records)
    extended = (*header, *(f"_extra_{i}" for i in range(1, 5)))
    places = {role: place[0] for role, f in layout.importer.fields.items() if (place := f.find(extended))}
    used = sorted(set(places.values()))
    columns: dict[int, list[Column]] = {index: [] for index in used}
    line_parts: list[Column] = []
    stream = parse(decoded.lines, layout.line, layout.delimiter)
    while chunk := list(islice(stream, CHUNK)):
        kept = _sift(chunk, layout, records, damaged=decoded.damaged)
        rows = [fields for _, fields in kept]
        by_position = list(zip(*rows, strict=False)) if rows else []
        for index in used if rows else ():
            columns[index].append(pd.Series(by_position[index], dtype="str").str.strip("\t \u00a0\r\n"))
        line_parts.append(pd.Series([line for line, _ in kept], dtype="int64"))
        progress(chunk[-1][0], len(decoded.lines))
    empty = pd.Series(dtype="str")
    joined = {index: pd.concat(parts, ignore_index=True) if parts else empty for index, parts in columns.items()}
    table = pd.DataFrame({role: joined[index] for role, index in places.items()})
    table["line"] = pd.concat(line_parts, ignore_index=True) if line_parts else pd.Series(dtype="int64")
    breaks = sorted(aside.line for aside in records.skipped if aside.reason is _REPEATED)
    table["segment"] = pd.Series(breaks, dtype="int64").searchsorted(table["line"])
    return records, table


def _preamble(decoded: Decoded, layout: Layout, records: Records) -> None:
    for number, line in enumerate(decoded.lines[: layout.line - 1], start=1):
        if line.strip("\r\n\t ,;"):
            records.skipped.append(Aside(number, _PREAMBLE))
        else:
            records.blank += 1


def _sift(
    chunk: list[tuple[int, list[str] | None, str]], layout: Layout, records: Records, *, damaged: bool
) -> list[tuple[int, list[str]]]:
    """Well-formed records, each as long as the header and four surplus fields; the rest set aside."""
    width = len(layout.columns)
    first = layout.columns[0].strip()
    pad = ["", "", "", ""]
    kept: list[tuple[int, list[str]]] = []
    for line, fields, _why in chunk:
        if fields is None:
            records.rejected.append(Rejection(line, "", "", BAD_QUOTES))
        elif damaged and (bad := unreadable(fields)):
            records.rejected.append(_not_text(line, bad, layout, fields))
        elif len(fields) == width and fields[0].strip() != first and fields[0]:
            kept.append((line, fields + pad))
        elif (ready := _odd(line, fields, layout, records)) is not None:
            kept.append((line, ready))
    return kept


def _odd(line: int, fields: list[str], layout: Layout, records: Records) -> list[str] | None:
    """A record that is not simply as long as the header: blank, comment, header again, ragged."""
    width = len(layout.columns)
    if len(fields) <= 1 and not "".join(fields).strip():
        records.blank += 1
    elif tuple(normal(cell) for cell in fields[:width]) == layout.header:
        records.skipped.append(Aside(line, _REPEATED))
    elif fields[0].lstrip().startswith("#") and len(fields) < width:
        records.skipped.append(Aside(line, _COMMENT))
    elif not any(cell.strip() for cell in fields):
        records.skipped.append(Aside(line, _EMPTY))
    elif len(fields) < width:
        absent = [normal(cell) for cell in layout.columns[len(fields) :]]
        if not set(absent) <= {normal(cell) for cell in layout.importer.may_end_early}:
            records.rejected.append(_wrong_length(line, fields, width))
            return None
        return fields + [""] * (width + 4 - len(fields))
    elif len(fields) > width and (layout.importer.surplus or not any(f.strip() for f in fields[width:])):
        records.surplus_dropped += not layout.importer.surplus
        return [*fields, "", "", "", ""][: width + 4]
    elif len(fields) > width:
        records.rejected.append(_wrong_length(line, fields, width))
    else:
        return [*fields, "", "", "", ""]
    return None


def _wrong_length(line: int, fields: list[str], width: int) -> Rejection:
    text = Text("{found} fields where the header has {width}", "该行有 {found} 个字段，而表头有 {width} 个")
    return Rejection(line, "", "", Message("wrong-length", text, {"found": len(fields), "width": width}))


def _not_text(line: int, bad: tuple[int, str], layout: Layout, fields: list[str]) -> Rejection:
    index, byte = bad
    name = layout.columns[index].strip() if index < len(layout.columns) else ""
    text = Text(
        "column {number} holds the byte {byte}, which is not {encoding}; use --encoding",
        "第 {number} 列含有字节 {byte}，不符合 {encoding} 编码；请用 --encoding 指定编码",
    )
    facts = {"number": index + 1, "byte": byte, "encoding": "UTF-8"}
    shown = fields[index].encode("utf-8", "backslashreplace").decode()[:80]
    return Rejection(line, name, shown, Message("not-utf-8", text, facts))


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


def _build(
    layout: Layout, columns: pd.DataFrame, zone: str
) -> tuple[pd.DataFrame, list[Rejection], list[Message]]:
    """Read every cell; rows with an unreadable one are rejected for their first one."""
    importer = layout.importer
    values: dict[str, Column] = {"line": columns["line"], "segment": columns["segment"]}
    notes: list[Message] = []
    reasons: list[tuple[str, Column]] = []
    for role, column in importer.fields.items():
        if role not in columns:
            continue
        cells: Cells = column.parse(columns[role], zone)
        values[role] = cells.values
        notes += cells.notes
        if len(cells.bad):
            reasons.append((role, cells.bad))
    table = pd.DataFrame(values)
    notes += _settle_time(table)
    if "time" in table:
        reasons.append(("date" if "date" in columns else "time", _mark(table["time"].isna(), _NO_TIME)))
    reasons.append(("value_in", _settle_amount(table)))
    return _reject(layout, table, columns, reasons, notes)


def _mark(mask: Column, why: Message) -> Column:
    return pd.Series([why] * int(mask.sum()), index=mask.index[mask], dtype=object)


def _settle_time(table: pd.DataFrame) -> list[Message]:
    """One time a row: the unix column where it speaks, else the date; say so where they disagree."""
    if "date" not in table:
        return []
    if "time" not in table:
        table["time"] = table.pop("date")
        return []
    date = table.pop("date")
    apart = (table["time"] - date).abs() > pd.Timedelta(seconds=1)
    table["time"] = table["time"].fillna(date)
    if not bool(apart.any()):
        return []
    text = Text(
        "the two time columns disagree in {count} records, first at line {line}; the unix time was used",
        "两个时间列在 {count} 条记录中不一致，首见于第 {line} 行；采用 unix 时间",
    )
    facts = {"count": int(apart.sum()), "line": int(table.loc[apart, "line"].iloc[0])}
    return [Message("times-disagree", text, facts)]


def is_zero(amounts: Column) -> Column:
    """Which exact decimal texts are nought."""
    return amounts.str.fullmatch(ZERO).fillna(False).astype(bool)


def _settle_amount(table: pd.DataFrame) -> Column:
    """One amount a row from the in and out columns; returns the rows where they contradict."""
    if "value_in" not in table:
        return pd.Series(dtype=object)
    into, out = table.pop("value_in"), table.pop("value_out")
    none_in = is_zero(into) | into.isna()
    table["amount"] = into.where(~none_in, out)
    both = ~none_in & ~is_zero(out) & out.notna() & into.ne(out)
    return _mark(both, _TWO_AMOUNTS)


def _reject(
    layout: Layout,
    table: pd.DataFrame,
    columns: pd.DataFrame,
    reasons: list[tuple[str, Column]],
    notes: list[Message],
) -> tuple[pd.DataFrame, list[Rejection], list[Message]]:
    rejected: dict[int, Rejection] = {}
    header = layout.header
    for role, bad in reasons:
        for row, why in bad.items():
            if row in rejected:
                continue
            place = layout.importer.fields[role].find(header) if role in layout.importer.fields else None
            name = layout.columns[place[0]].strip() if place else role
            value = str(columns[role].iloc[int(str(row))]) if role in columns else ""
            shown = value if len(value) <= 80 else value[:77] + "…"
            rejected[int(str(row))] = Rejection(int(table["line"].iloc[int(str(row))]), name, shown, why)
    kept = table.drop(index=list(rejected)).reset_index(drop=True)
    return kept, list(rejected.values()), notes


def _finish(table: pd.DataFrame, layout: Layout, name: str, config: Config) -> pd.DataFrame:
    """Fill in what the format knows without saying it in a column: kind, asset, network, status."""
    importer, rows = layout.importer, len(table)
    holes = _holes(layout)
    assets = table["asset"] if "asset" in table else pd.Series(pd.NA, index=range(rows), dtype="str")
    if importer.kind in ("native", "internal") and "unit" not in holes:
        holes["unit"] = _only(assets) or ""
        holes["label"] = holes["unit"]  # page data is the same on every network whose coin is ETH
    network = config.network or importer.network or _network(importer, holes, name)
    table["network"] = table["network"].fillna(network) if "network" in table else pd.Series(network, index=range(rows), dtype="str")
    _kinds(table, importer)
    ticker = holes.get("unit") or importer.asset
    table["asset"] = assets.fillna(ticker) if ticker else assets
    if "fee" in table and "fee_asset" not in table:
        own_coin = ticker or _only(table["asset"]) if importer.kind == "native" else ticker
        table["fee_asset"] = pd.Series(own_coin, index=range(rows), dtype="str").where(table["fee"].notna())
    table["status"] = _status(table, importer)
    if importer.transactions:
        table["initiator"] = table["sender"]
    if "contract_created" in table:
        created = table.pop("contract_created")
        table["receiver"] = table["receiver"].fillna(created)
    return table


def _holes(layout: Layout) -> dict[str, str]:
    holes: dict[str, str] = {}
    for role in ("value_out", "fee"):
        place = layout.importer.fields[role].find(layout.header) if role in layout.importer.fields else None
        if place and place[1].get("unit"):
            # Names are compared in folded case; the unit is taken as the header writes it.
            written = re.search(r"\(([^()]+)\)", layout.columns[place[0]])
            holes["unit"] = written[1].strip() if written else place[1]["unit"].upper()
            break
    labels = [re.search(r"/\s*(\w+)\s*$", cell) for cell in layout.columns if "value" in cell.casefold() or "price" in cell.casefold()]
    holes["label"] = next((match[1] for match in labels if match), "")
    return holes


def _network(importer: Importer, holes: dict[str, str], name: str) -> str | None:
    if importer.network_in_name:
        return BY_PREFIX.get(re.split(r"[-_]", name)[0].upper())
    ticker = holes.get("unit", "")
    if ticker.upper() == "ETH" and holes.get("label") == "ETH":
        return None  # Arbiscan and Optimism write /ETH; only Etherscan writes /Eth
    return BY_TICKER.get(ticker.upper())


def _kinds(table: pd.DataFrame, importer: Importer) -> None:
    kind = pd.Series(importer.kind, index=table.index, dtype="str")
    if "method" in table and importer.kind_by_method:
        kind = table["method"].map(dict(importer.kind_by_method)).astype("str").fillna(kind)
    if importer.native_contract:
        coin = table["contract"].eq(importer.native_contract).fillna(False).astype(bool)
        kind, table["contract"] = kind.where(~coin, "native"), table["contract"].where(~coin)
    if "kind" in table:
        kind = table["kind"].fillna(kind)
    if "method" in table:
        approval = table["method"].str.fullmatch(_APPROVALS).fillna(False).astype(bool)
        kind = kind.where(~(approval & kind.eq("native") & is_zero(table["amount"])), "approval")
    table["kind"] = kind


def _only(column: Column) -> str | None:
    values = column.dropna().unique().tolist()
    return values[0] if len(values) == 1 else None


def _status(table: pd.DataFrame, importer: Importer) -> Column:
    if "status" not in table:
        return pd.Series("ok", index=table.index, dtype="str")
    said = table["status"].fillna("").str.casefold()
    pending = said.str.contains("pending")
    good = said.isin(list(importer.ok)) | said.eq("ok")
    return pd.Series("failed", index=table.index, dtype="str").where(~good, "ok").where(~pending, "pending")
