"""XLSX bills: one line a row of the sheet, so that a record's line is the row that the person sees.

Cells become text as they are stored. What a workbook only shows is lost: a currency sign or trailing
noughts that its number format adds, colours, formulas (their stored result is read). A number that
holds more digits than a spreadsheet shows (15) is marked, and its record is rejected.
"""

import csv
import io
import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from flagger.errors import FlaggerError
from flagger.importers.decode import Decoded
from flagger.importers.faults import INEXACT
from flagger.importers.package import Package, Unfit, unpack
from flagger.model import EXACT, plain
from flagger.text import Text

ENCODING = "xlsx"

_NUMBER = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?(?:[eE][+-]?[0-9]{1,2})?")
_DIGITS = 15

_UNREADABLE = Text(
    "this Excel workbook cannot be read: it is damaged, has a password, or is larger than any bill",
    "无法读取此 Excel 工作簿：文件已损坏、设有密码，或大小超出账单的正常范围",
)
_SEVERAL = Text("this Excel workbook has {count} filled sheets", "此 Excel 工作簿有 {count} 个非空工作表")
_HINT = Text(
    "Use the file as the site or app sent it, or export again and choose CSV.",
    "请使用网站或 App 发来的原始文件，或重新导出并选择 CSV 格式。",
)
_NO_BILL = Text("this is an Excel workbook, and {what}", "这是 Excel 工作簿，且{what}")
_UNKNOWN = Text("not a bill that is known to come as one", "不是已知的 XLSX 账单")
_AS_CSV = Text(
    "{title} comes as CSV; a spreadsheet alters long numbers when it saves",
    "{title}应为 CSV 文件；电子表格保存时会改动较长的数字",
)


def read_workbook(name: str, content: bytes) -> Decoded:
    """The rows of the one filled sheet as lines of CSV; raises FlaggerError when there is no such sheet."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        package = unpack(content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(package.content))
        sheets = [(each, book.get_sheet_by_name(each)) for each in book.sheet_names]
        filled = [(title, sheet) for title, sheet in sheets if sheet.height]
        if len(filled) > 1:
            raise FlaggerError(name, _SEVERAL, _HINT, count=len(filled))
        rows = filled[0][1].to_python(skip_empty_area=False) if filled else []
    except (Unfit, CalamineError) as error:
        raise FlaggerError(name, _UNREADABLE, _HINT) from error
    numbers = _numbers(package)
    lines = [
        _line([_text(cell, numbers.get((r, c))) for c, cell in enumerate(row)]) for r, row in enumerate(rows)
    ]
    return Decoded(lines, ENCODING, any(INEXACT in line for line in lines))


def _numbers(package: Package) -> dict[tuple[int, int], str]:
    """The stored numbers of the one sheet that has cells."""
    filled = [numbers for numbers in package.numbers.values() if numbers]
    return filled[0] if len(filled) == 1 else {}


def _line(cells: list[str]) -> str:
    if not any(cells):
        return "\n"
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def _text(cell: object, number: str | None) -> str:
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, datetime):  # a time is stored as a part of a day, some microseconds beside the second
        near = (cell + timedelta(milliseconds=500)).replace(microsecond=0)
        return str(near if abs(near - cell) < timedelta(milliseconds=2) else cell)
    if isinstance(cell, (int, float)):
        return as_shown(number or "")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def as_shown(stored: str) -> str:
    """A stored number as a spreadsheet shows it; marked where it holds more digits than that.

    28.16 may be stored as 28.160000000000001, its nearest binary fraction: that is not more.
    """
    if not _NUMBER.fullmatch(stored):
        return INEXACT + stored[:60]
    exact = EXACT.create_decimal(stored)
    digits = len(exact.as_tuple().digits)
    if digits <= _DIGITS:
        return plain(exact)
    near = Decimal(f"{exact:.{_DIGITS - 1}e}")
    same = digits <= _DIGITS + 2 and exact != exact.to_integral_value() and float(near) == float(exact)
    return plain(near.normalize(EXACT)) if same else INEXACT + plain(exact)


def refuse_workbook(name: str, title: Text | None = None) -> FlaggerError:
    """Why a workbook will not do: no bill that comes as one, or (title) an export that comes as CSV."""
    if title is None:
        return FlaggerError(name, _NO_BILL, _HINT, what=_UNKNOWN)
    return FlaggerError(name, _NO_BILL, _HINT, what=_AS_CSV.filled(title=title))
