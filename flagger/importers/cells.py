"""Reading one column: text to exact numbers, UTC times, addresses, hashes.

Each `read_*` takes a column of stripped text and returns the values and, for what it could not
read, a mask per reason. Common spellings are handled for the whole column at once; only odd cells
(each distinct one once) go through Python.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pandas as pd

from flagger.model import EXACT, plain
from flagger.text import Message, Text

if TYPE_CHECKING:
    Column = pd.Series[Any]
else:
    Column = pd.Series

LONGEST_NUMBER = 100  # uint256 with 18 decimals has 96 characters


def _none() -> Column:
    return pd.Series(dtype=object)


@dataclass(slots=True)
class Cells:
    """The values of one column (NA where there is none) and, by row, why a cell could not be read."""

    values: Column
    bad: Column = field(default_factory=_none)
    notes: list[Message] = field(default_factory=list)


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


# --- numbers ---------------------------------------------------------------------------------

_PLAIN = r"\d+(?:\.\d*)?"
_EXPONENT = re.compile(r"(-?)(\d+(?:\.\d*)?)[eE]([+-]?\d{1,2})")
_ONE_READING = tuple(
    re.compile(pattern)
    for pattern in (
        r"-?\d{1,3}(?:,\d{3})+\.\d+",  # 1,234.56
        r"-?\d{1,3}(?:,\d{3}){2,}",  # 1,234,567
        r"-?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:\.\d+)?",  # 1 234.56
        r"-?\d{1,3}(?:'\d{3})+(?:\.\d+)?",  # 1'234.56
        r"-?\d{1,2}(?:,\d{2})*,\d{3}\.\d+",  # 12,34,567.89
    )
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a format writes around its numbers; anything not declared here is rejected."""

    groups: str = ""
    unit: bool = False
    currency: bool = False
    signed: bool = False
    blank: str | None = None
    nothing: tuple[str, ...] = ()


_UNIT = re.compile(r"(?<=\d)\s?([A-Za-z$][\w.$\-]{0,15})$", re.ASCII)
NOT_A_NUMBER = Text("“{value}” is not a number", "“{value}”不是数字")


def _bad(id_: str, text: Text, value: str) -> Message:
    return Message(id_, text, {"value": value if len(value) <= 60 else value[:57] + "…"})


def exact(value: str, spelling: Spelling) -> str | Message:
    """One number as exact decimal text without exponent or separators, or the reason it is none."""
    if len(value) > LONGEST_NUMBER:
        return _bad("number-too-long", Text("“{value}” is too long for a number", "“{value}”作为数字太长"), value)
    body = value
    if spelling.currency:
        body = re.sub(r"^(-?)[$€£¥￥]\s?", r"\1", body)
    unit = _UNIT.search(body) if spelling.unit and not _EXPONENT.fullmatch(body) else None
    if unit:
        body = body[: unit.start()]
    if spelling.groups and re.fullmatch(rf"-?\d{{1,3}}(?:{spelling.groups}\d{{3}})+(?:\.\d*)?", body, re.ASCII):
        body = body.replace(spelling.groups, "")
    if not body.isascii() and not re.search(r"\d[\u00a0\u202f]\d", body):
        return _bad("not-a-number", NOT_A_NUMBER, value)
    if any(pattern.fullmatch(body) for pattern in _ONE_READING):
        body = re.sub(r"[,' \u00a0\u202f]", "", body)
    number = _strict(body, value, spelling)
    if unit and unit[1].lower() == "wei" and isinstance(number, str):
        return plain(EXACT.scaleb(Decimal(number), -18))
    return number


def _strict(body: str, value: str, spelling: Spelling) -> str | Message:
    scientific = _EXPONENT.fullmatch(body)
    if scientific:
        body = plain(EXACT.create_decimal(Decimal(body)))
    if re.fullmatch(r"-?\d+[,]\d{3}", body, re.ASCII):
        two = Text("“{value}” can be read in two ways", "“{value}”有两种读法，含义不明确")
        return _bad("ambiguous-number", two, value)
    if not re.fullmatch(r"-?\d+(?:\.\d*)?", body, re.ASCII):
        return _bad("not-a-number", NOT_A_NUMBER, value)
    if body.startswith("-") and not spelling.signed and Decimal(body) != 0:
        return _bad("negative", Text("“{value}”: a negative value does not belong here", "“{value}”：此处不应为负数"), value)
    return body.rstrip(".") if body.endswith(".") else body


def read_numbers(column: Column, spelling: Spelling) -> Cells:
    """Exact decimal texts; NA (or the declared value) where the cell is blank or says “none”."""
    blank = column.eq("") | column.isin(list(spelling.nothing))
    fine = column.str.fullmatch(_PLAIN) & (column.str.len() <= LONGEST_NUMBER)
    cells = odd_cells(column, ~fine & ~blank, lambda text: exact(text, spelling))
    cells.values = cells.values.where(~blank, spelling.blank)
    trailing = cells.values.str.endswith(".").fillna(False).astype(bool)
    cells.values = cells.values.where(~trailing, cells.values.str.rstrip("."))
    return cells


def read_units(column: Column) -> Cells:
    """The unit behind each number (`8,080 ETH` gives ETH); wei counts as the column's one other unit."""
    units = column.str.extract(r"\d\s?([A-Za-z$][\w.$\-]{0,15})$")[0]
    small = units.str.lower().eq("wei").fillna(False).astype(bool)
    others = units[~small].dropna().unique().tolist()
    return Cells(units.where(~small, others[0] if len(others) == 1 else None))


# --- times -----------------------------------------------------------------------------------

_ISO = r"\d{4}[-/]\d{1,2}[-/]\d{1,2}[ T]\d{1,2}:\d{2}:\d{2}"
_NOT_A_TIME = Text("“{value}” is not a date and time", "“{value}”不是日期时间")
_EARLIEST, _LATEST = pd.Timestamp("1900-01-01"), pd.Timestamp("9998-12-31")


def one_time(value: str, *, day_first: bool | None) -> datetime | Message:
    """One odd date. Naive means “in the column's zone”; aware means that the cell itself says it."""
    text = value.strip().replace("/", "-") if re.match(r"\d{4}/", value) else value.strip()
    utc = re.fullmatch(r"(.*\d)\s?(?:UTC|GMT)", text)
    try:
        return datetime.fromisoformat(utc[1] + "+00:00" if utc else text)
    except ValueError:
        pass
    if re.fullmatch(r"#+", value):
        return _bad("excel-width", Text("“{value}”: Excel shows this when a column is too narrow", "“{value}”：这是 Excel 列宽不足时的显示"), value)
    parts = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?", text)
    if not parts:
        return _bad("not-a-time", _NOT_A_TIME, value)
    first, second, year, hour, minute, second_ = (int(part or 0) for part in parts.groups())
    if first <= 12 and second <= 12 and first != second and day_first is None:
        return _bad("ambiguous-date", Text("“{value}”: ambiguous day/month", "“{value}”：日和月无法分辨"), value)
    day, month = (first, second) if (first > 12 or day_first) else (second, first)
    try:
        return datetime(year, month, day, hour, minute, second_)
    except ValueError:
        return _bad("not-a-time", _NOT_A_TIME, value)


def _day_first(column: Column) -> bool | None:
    """Whether other rows of the column settle the order of day and month; None if they do not."""
    parts = column.str.extract(r"^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}\b")
    first, second = pd.to_numeric(parts[0]), pd.to_numeric(parts[1])
    votes = {True} if bool((first > 12).any()) else set()
    votes |= {False} if bool((second > 12).any()) else set()
    # A lone day-first row in a column of ISO dates settles nothing about another lone row.
    enough = int(parts[0].notna().sum()) * 2 >= len(column)
    return votes.pop() if len(votes) == 1 and enough else None


def read_times(column: Column, zone: str) -> Cells:
    """UTC times (naive datetime64[us]) from text; `zone` is the column's own zone."""
    iso = column.str.fullmatch(_ISO)
    text = column.where(iso).str.replace("/", "-").str.replace("T", " ")
    times = pd.to_datetime(text, format="%Y-%m-%d %H:%M:%S", errors="coerce").astype("datetime64[us]")
    odd = times.isna() & column.ne("")
    bad, aware = _none(), pd.Series(False, index=column.index)
    if bool(odd.any()):
        day_first = _day_first(column)
        answers = {value: one_time(value, day_first=day_first) for value in column[odd].unique().tolist()}
        bad = reasons(column[odd], answers)
        good = {value: answer for value, answer in answers.items() if isinstance(answer, datetime)}
        aware = odd & column.isin([value for value, answer in good.items() if answer.tzinfo is not None])
        utc = {value: answer.astimezone(UTC).replace(tzinfo=None) if answer.tzinfo else answer for value, answer in good.items()}
        times[odd] = pd.to_datetime(column[odd].astype(object).map(utc)).astype("datetime64[us]")
    if zone != "UTC":
        shifted = times.dt.tz_localize(zone, ambiguous="NaT", nonexistent="NaT").dt.tz_convert("UTC").dt.tz_localize(None)
        lost = shifted.isna() & times.notna() & ~aware
        twice = Text("this local time exists twice or never (change of clocks)", "该本地时间因夏令时切换而重复或不存在")
        bad = pd.concat([bad, all_bad(lost, Message("clock-change", twice))])
        times = shifted.where(~aware, times)
    outside = times.notna() & ((times < _EARLIEST) | (times > _LATEST))
    bad = pd.concat([bad, all_bad(outside, Message("not-a-time", Text("no real date", "不是真实日期")))])
    return Cells(times, bad)


def read_unix(column: Column) -> Cells:
    """UTC times from seconds (10 digits) or milliseconds (13 digits) since 1970."""
    number = pd.to_numeric(column.where(column.str.fullmatch(r"\d{1,14}")), errors="coerce")
    milliseconds = number > 99_999_999_999
    seconds = number.where(~milliseconds, number / 1000)
    times = pd.to_datetime(seconds, unit="s", errors="coerce").astype("datetime64[us]")
    wrong = column[times.isna() & column.ne("")]
    cells = Cells(times, reasons(wrong, {value: _bad("not-a-time", _NOT_A_TIME, value) for value in wrong.unique().tolist()}))
    if bool(milliseconds.any()):
        cells.notes.append(Message("milliseconds", Text("times in milliseconds were recognised", "已识别毫秒时间戳")))
    return cells


# --- addresses and hashes --------------------------------------------------------------------

_HEX = re.compile(r"0[xX][0-9a-fA-F]{40}")
_TRON = re.compile(r"T[1-9A-HJ-NP-Za-km-z]{33}")


def one_address(value: str, *, masked: bool = False) -> str | Message:
    """One address in the form it is compared in: 0x lower-cased, Base58 as it is."""
    if _HEX.fullmatch(value):
        return value.lower()
    if _TRON.fullmatch(value) and _base58_fits(value):
        return value
    if masked and re.fullmatch(r"(0x[0-9a-fA-F]+|T\w+)\*+[0-9a-zA-Z]+", value):
        return value.lower() if value.startswith("0x") else value
    odd = next((char for char in value if not char.isascii()), None)
    if odd is not None and odd != "…":
        return _bad("address-odd-character", Text(f"“{{value}}” holds the non-ASCII character U+{ord(odd):04X}", f"“{{value}}”含有非 ASCII 字符 U+{ord(odd):04X}"), value)
    if re.search(r"\.\.\.|…|\*\*", value):
        return _bad("address-shortened", Text("the address “{value}” is shortened", "地址“{value}”不完整（被缩写）"), value)
    if re.fullmatch(r"\d+(\.\d+)?E\+\d+", value):
        return _bad("excel-damaged", Text("“{value}”: Excel damaged this address", "“{value}”：地址被 Excel 改成了数字"), value)
    if not value:
        return Message("address-missing", Text("the address is missing", "缺少地址"))
    return _bad("not-an-address", Text("“{value}” is not an address", "“{value}”不是地址"), value)


def _base58_fits(value: str) -> bool:
    import base58

    try:
        return len(base58.b58decode_check(value)) == 21
    except ValueError:
        return False


def read_addresses(column: Column, *, masked: bool = False, blank: bool = False, words: str = "") -> Cells:
    """Addresses as they are compared; NA where a blank (or text that matches `words`) is allowed.

    Letters that break EIP-55 are a note, not an error.
    """
    fine = column.str.fullmatch(r"0x[0-9a-f]{40}")
    empty = column.eq("") if blank else pd.Series(False, index=column.index)
    if words:
        empty |= column.str.fullmatch(words)
    cells = odd_cells(column, ~fine & ~empty, lambda text: one_address(text, masked=masked))
    cells.values = cells.values.where(~empty)
    mixed = [text for text in column[~fine].unique().tolist() if _wrong_checksum(text)]
    if mixed:
        cells.notes.append(
            Message(
                "address-checksum",
                Text("address letters do not fit their checksum (EIP-55): {addresses}", "地址大小写校验（EIP-55）不符：{addresses}"),
                {"addresses": ", ".join(sorted(mixed)[:5])},
            )
        )
    return cells


def _wrong_checksum(value: str) -> bool:
    """Whether a mixed-case 0x address breaks EIP-55 (eips.ethereum.org/EIPS/eip-55)."""
    if not re.fullmatch(r"0x[0-9a-fA-F]{40}", value) or value[2:] in (value[2:].lower(), value[2:].upper()):
        return False
    from eth_hash.auto import keccak

    digest = keccak(value[2:].lower().encode()).hex()
    return any(c.isalpha() and c.isupper() != (int(h, 16) >= 8) for c, h in zip(value[2:], digest, strict=False))


def read_hashes(column: Column) -> Cells:
    """Transaction hashes, hex ones in lower case. Anything without blanks is one; some sites number them."""
    values = column.where(~column.str.fullmatch(r"(0[xX])?[0-9a-fA-F]{64}"), column.str.lower())
    wrong = ~column.str.fullmatch(r"[!-~]{1,128}")
    why = Message("not-a-hash", Text("the transaction hash is missing or not one", "交易哈希缺失或无效"))
    return Cells(values, all_bad(wrong, why))
