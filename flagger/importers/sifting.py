"""Which records are rows, and which are set aside: skipped on purpose or rejected, each with its reason."""

import re
from dataclasses import dataclass, field

from flagger.importers.decode import Decoded
from flagger.importers.faults import first_unfit, not_text, wrong_length
from flagger.importers.layout import SPARE, Layout
from flagger.importers.names import normal
from flagger.model import Aside, Rejection
from flagger.text import Message, Text

PREAMBLE = Message("preamble", Text("stands before the header", "位于表头之前"))
REPEATED = Message("repeated-header", Text("repeats the header", "重复的表头"))
_COMMENT = Message("comment", Text("a comment", "注释行"))
FOOTER = Message("footer", Text("stands below the records, not one of them", "位于记录之后，不是记录"))
_EMPTY = Message("empty-record", Text("all fields are empty", "所有字段均为空"))
_FOOTER_START = re.compile(
    r"(?i)[-=*]{5}|[-=*\s]*(?:(?:total|sum|summary|end)\b|合计|总计|共|结束|导出)"
    r"|(?:[已待]?(?:收入|支出)|不计收支)\s*[:：]"
)


@dataclass(slots=True)
class Records:
    """What became of the lines that are no rows: skipped, rejected, blank; and surplus fields dropped."""

    skipped: list[Aside] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    blank: int = 0
    surplus_dropped: int = 0

    @property
    def breaks(self) -> list[int]:
        """Lines on which the header stands again: there another download of a pasted file begins."""
        return sorted(aside.line for aside in self.skipped if aside.reason is REPEATED)


def sift(
    line: int, fields: list[str], layout: Layout, records: Records, decoded: Decoded
) -> list[str] | None:
    """One record as a row with SPARE fields more than the header, or None when it is set aside."""
    width, surplus = len(layout.columns), layout.importer.surplus
    if decoded.damaged and (unfit := first_unfit(fields)):
        records.rejected.append(not_text(line, unfit, layout, fields, decoded.encoding))
        return None
    why = _no_record(line, fields, layout, records)
    if why is not None:
        records.skipped.append(Aside(line, why))
    elif not any(cell.strip() for cell in fields):
        records.blank += 1
    elif not _fits_header(fields, layout):
        records.rejected.append(wrong_length(line, fields, width))
    else:
        records.surplus_dropped += len(fields) > width and not surplus
        return (fields + [""] * (width + SPARE - len(fields)))[: width + SPARE]
    return None


def _no_record(line: int, fields: list[str], layout: Layout, records: Records) -> Message | None:
    """Why a line is not meant as a record: the header again, a comment, a footer, only delimiters.

    A bill's footer goes on for many lines, most of them sentences of one or two fields.
    """
    width = len(layout.columns)
    same_start = bool(fields) and normal(fields[0]) == layout.header[0]
    if same_start and tuple(normal(cell) for cell in fields[:width]) == layout.header:
        return REPEATED
    if len(fields) > 1 and not any(cell.strip() for cell in fields):
        return _EMPTY
    filled = [cell for cell in fields if cell.strip()]
    if len(fields) < width and filled and filled[0].lstrip().startswith("#"):
        return _COMMENT
    few = len(fields) < width and len(filled) <= 3
    if few and filled and _FOOTER_START.match(filled[0]):
        return FOOTER
    last = records.skipped[-1] if records.skipped else None
    below = last is not None and last.reason is FOOTER and line - last.line <= 2
    return FOOTER if below and len(fields) <= 2 < width and filled else None


def _fits_header(fields: list[str], layout: Layout) -> bool:
    """As long as the header, or different from it in a way that shifts no column."""
    width, importer = len(layout.columns), layout.importer
    if len(fields) > width:
        return importer.surplus or not any(cell.strip() for cell in fields[width:])
    absent = {normal(cell) for cell in layout.columns[len(fields) :]}
    return absent <= {normal(cell) for cell in importer.may_end_early}
