"""Prices the person has looked up: prices.csv, one line a price, exact, each with its date and source."""

import csv
import io
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from flagger.addresses import comparable
from flagger.errors import FlaggerError
from flagger.model import Price
from flagger.text import Text
from flagger.typed import read_typed

NEEDED = ("date", "asset", "currency", "price", "source")
LONGEST = 300
_NUMBER = re.compile(r"[0-9]{1,30}(\.[0-9]{1,30})?")
_HEADER = Text(
    "The first line is: date,asset,currency,price,source (contract may follow).",
    "第一行须为：date,asset,currency,price,source（其后可加 contract）。",
)
_EXAMPLE = Text(
    "A line looks like: 2026-05-03,USDT,CNY,7.12,name of the site or receipt",
    "每行形如：2026-05-03,USDT,CNY,7.12,网站或凭证名称",
)


def read_prices(path: Path) -> tuple[Price, ...]:
    """Every price of a prices.csv, in its order; raises FlaggerError naming file and line."""
    text = read_typed(path)
    rows = csv.DictReader(io.StringIO(text, newline=""), restval="")
    names = [name.strip().lower() for name in rows.fieldnames or ()]
    missing = [name for name in NEEDED if name not in names]
    if missing:
        problem = Text("columns are missing: {names}", "缺少列：{names}")
        raise FlaggerError(f"{path}:1", problem, _HEADER, names=", ".join(missing))
    rows.fieldnames = names
    made: list[Price] = []
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        cells = {name: (cell or "").strip() for name, cell in row.items() if isinstance(name, str)}
        if not any(cells.values()):
            continue
        where = f"{path}:{rows.line_num}"
        made.append(_price(where, cells))
        _refuse_twice(where, made[-1], seen, rows.line_num)
    return tuple(made)


def _refuse_twice(where: str, price: Price, seen: dict[tuple[str, ...], int], line: int) -> None:
    key = (price.day, price.asset, price.currency, price.source, price.contract or "")
    first = seen.setdefault(key, line)
    if first != line:
        raise FlaggerError(
            where,
            Text("the same price stands on line {first} already", "第 {first} 行已有同一价格"),
            Text("Keep one of them, or name another source.", "请只保留一个，或写明不同来源。"),
            first=first,
        )


def _price(where: str, cells: Mapping[str, str]) -> Price:
    try:
        day = date.fromisoformat(cells["date"]).isoformat()
    except ValueError:
        raise _wrong(where, "date", cells["date"]) from None
    if len(cells["date"]) != len(day):
        raise _wrong(where, "date", cells["date"])
    for name in ("asset", "currency", "source"):
        if not cells[name] or len(cells[name]) > LONGEST:
            raise _wrong(where, name, cells[name])
    if not _NUMBER.fullmatch(cells["price"]) or not Decimal(cells["price"]):
        raise _wrong(where, "price", cells["price"])
    return Price(
        day=day,
        asset=cells["asset"],
        currency=cells["currency"].upper(),
        unit=Decimal(cells["price"]),
        source=cells["source"],
        contract=comparable(cells.get("contract", "")) or None,
    )


def _wrong(where: str, column: str, value: str) -> FlaggerError:
    return FlaggerError(
        where,
        Text("column {column}: {value} is not readable here", "“{column}”列：无法理解 {value}"),
        _EXAMPLE,
        column=column,
        value=repr(value[:60]),
    )
