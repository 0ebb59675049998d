"""A mapping (TOML) becomes an ordinary Importer: the same reading, exactness and rejections as any format.

    [format]            name, delimiter, time_zone, date_order, decimal_mark, thousands, asset, network, account
    [columns]           what is what: role = "the column's name as the file writes it"
    [words]             in, out, within; success

`flagger inspect FILE --map OUT.toml` writes one to finish (starter.py).
"""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from flagger.config import Mapped
from flagger.errors import FlaggerError
from flagger.importers.base import Button, Importer
from flagger.importers.columns import Cells, Column, all_bad
from flagger.importers.decode import HEADER_WITHIN
from flagger.importers.exchange import chain
from flagger.importers.fields import Field, party, text, unit, words
from flagger.importers.layout import LONGEST_HEADER, Layout
from flagger.importers.mapping_file import ROLES, checked
from flagger.importers.names import normal
from flagger.importers.numbers import Spelling, read_numbers
from flagger.importers.splitting import DELIMITERS, cells
from flagger.importers.times import read_times, read_unix
from flagger.text import Message, Text

_AMOUNTS, _NOTHING = ("amount", "sent", "received", "fee"), ("-", "--", "/", "N/A", "n/a")
_ABSENT = Text(
    "[columns] {key}: the column “{column}” is not in the header of {export}",
    "[columns] {key}：{export} 的表头中没有“{column}”列",
)
_COLUMNS = Text("The header has: {columns}.", "表头各列为：{columns}。")
_NOT_LISTED = Text(
    "this word is not listed under [words] of the mapping", "列对应表的 [words] 中没有列出这个词"
)
_BUTTON = Button(
    Text("the site it came from, or the network's explorer", "原网站，或该网络的区块浏览器"), checked=""
)


def importer(mapped: Mapped) -> Importer:
    """The Importer a mapping describes; raises FlaggerError naming file, line and key where it cannot be."""
    settings, columns, said = checked(mapped)
    sides = "from" in columns or "to" in columns
    told = sides or "direction" in columns
    reads: dict[str, Callable[[str], Field]] = {
        "time": lambda name: Field((name,), _time(settings.get("date_order"))),
        "direction": lambda name: Field((name,), _direction(_meaning(said))),
        "network": chain,
        "status": lambda name: Field((name,), _status(said.get("success", ()))),
        "asset": lambda name: unit(name) if name == columns.get("amount") else text(name, needed=True),
        **dict.fromkeys(_AMOUNTS, lambda name: Field((name,), _number(settings, signed=not told))),
        **dict.fromkeys(("sent", "received", "fee"), lambda name: Field((name,), _number(settings, signed=False))),
        **dict.fromkeys(("from", "to", "counterparty", "tx_hash", "contract", "own"), lambda name: party(name, needed=True)),
    }  # fmt: skip
    return Importer(
        id=settings.get("name", "mapped"),
        title=Text(f"mapping {mapped.name}", f"列对应表 {mapped.name}"),
        kind="token",
        fields={ROLES[role]: reads.get(role, _text)(name) for role, name in columns.items()},
        account=None if sides else settings.get("account", "mapped-account"),
        asset=settings.get("asset"),
        network=settings.get("network"),
        zone=settings.get("time_zone"),
        ok=("", "ok") if said.get("success") else ("", "success", "successful", "confirmed", "completed", "true", "ok", "成功"),
        button=_BUTTON,
        delimiter=settings.get("delimiter"),
    )  # fmt: skip


def find(name: str, lines: Sequence[str], mappings: Sequence[Mapped]) -> Layout | None:
    """The layout of a file that one of the mappings fits; raises FlaggerError when two do."""
    found = [layout for mapped in mappings if (layout := _layout(name, lines, importer(mapped)))]
    if len(found) > 1:
        raise FlaggerError(
            f"{name}:{found[0].line}",
            Text("two of the mappings fit this file", "有两个列对应表都符合此文件"),
            Text("Give one of them.", "请只给出其中一个。"),
        )
    return found[0] if found else None


def _layout(name: str, lines: Sequence[str], made: Importer) -> Layout | None:
    for number, line in enumerate(lines[:HEADER_WITHIN], start=1):
        for delimiter in (made.delimiter,) if made.delimiter else DELIMITERS:
            columns = tuple(cells(line, delimiter) or ()) if len(line) <= LONGEST_HEADER else ()
            layout = Layout(made, number, delimiter, columns)
            if made.fits(layout.header):
                layout.refuse_twice(name)
                return layout
    return None


def absent(mapped: Mapped, export: str, header: Sequence[str]) -> FlaggerError:
    """Why a mapping does not fit a file: the first of its columns that the header lacks."""
    names = {normal(cell) for cell in header}
    _, columns, _ = checked(mapped)
    role, column = next(((r, c) for r, c in columns.items() if normal(c) not in names), ("time", ""))
    shown = ", ".join(cell.strip()[:40] for cell in header[:30])
    return FlaggerError(
        mapped.where(role), _ABSENT, _COLUMNS, key=role, column=column, export=export, columns=shown
    )


def _text(name: str) -> Field:
    return text(name, needed=True)


def _meaning(said: Mapping[str, Sequence[str]]) -> dict[str, str]:
    sides = (("in", "in"), ("out", "out"), ("within", "self"))
    return {word: side for key, side in sides for word in said.get(key, ())}


def _direction(meaning: Mapping[str, str]) -> Callable[[Column, str], Cells]:
    """Which way; a word that the mapping does not list is no transfer that could be counted."""

    listed = words(meaning=meaning).parse

    def parse(column: Column, zone: str) -> Cells:
        sides = listed(column, zone).values
        return Cells(sides, all_bad(sides.isna(), Message("word-not-listed", _NOT_LISTED)))

    return parse


def _status(success: Sequence[str]) -> Callable[[Column, str], Cells]:
    """The words of success as `ok`; others, pending ones among them, as they stand."""
    good = [word.casefold() for word in success]
    return lambda column, zone: Cells(column.where(~column.str.casefold().isin(good), "ok"))


def _time(order: str | None) -> Callable[[Column, str], Cells]:
    """Dates, or unix times where a cell has digits only; `order` settles 03/04/2024."""
    put = {"day-month-year": r"\3-\2-\1", "month-day-year": r"\3-\1-\2"}.get(order or "")

    def parse(column: Column, zone: str) -> Cells:
        digits = column.str.fullmatch("[0-9]*")
        dates = column.where(~digits, "")
        if put:
            dates = dates.str.replace(r"^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", put, regex=True)
        unix, date = read_unix(column.where(digits, "")), read_times(dates, zone)
        return Cells(unix.values.fillna(date.values), pd.concat([unix.bad, date.bad]), unix.notes)

    return parse


def _number(settings: Mapping[str, str], *, signed: bool) -> Callable[[Column, str], Cells]:
    """Exact numbers in the spelling the mapping declares; where `signed` is not asked, a sign says nothing."""
    groups, comma = settings.get("thousands", ""), settings.get("decimal_mark") == ","
    if comma:
        groups = "" if groups in (".", ",") else groups
    spelling = Spelling(groups=groups, unit=True, currency=True, signed=True, nothing=_NOTHING)

    def parse(column: Column, zone: str) -> Cells:
        cells = read_numbers(_with_points(column) if comma else column.str.removeprefix("+"), spelling)
        if not signed:
            cells.values = cells.values.str.removeprefix("-")
        return cells

    return parse


def _with_points(column: Column) -> Column:
    """`1.234,56` as 1234.56. A cell that mixes its marks in another way keeps them, and is not read."""
    bare = column.str.removeprefix("+")
    grouped = bare.str.fullmatch(r"-?[$€£¥￥]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]*)? ?[A-Za-z]*")
    whole = bare.str.replace(".", "", regex=False).where(grouped, bare)
    return whole.str.replace(",", ".", regex=False).where(~whole.str.contains(".", regex=False), "?" + whole)
