"""Bytes of a file, or why it is none that can be read. No more is read than is needed to say so."""

import re
import sys
from pathlib import Path
from typing import BinaryIO

from flagger.errors import FlaggerError
from flagger.text import Text
from flagger.typed import why_closed

# A line longer than this is no record of a transfer; it bounds the work on hostile files.
LONGEST_LINE = 1 << 20
# A workbook is compressed: this is a bill of a hundred thousand lines.
LARGEST_WORKBOOK = 16 << 20
_GIVE_PATH = Text(
    "Give the path of the exported CSV file; dragging the file into this window writes it for you.",
    "请给出导出的 CSV 文件的路径；把文件拖进本窗口即可自动填写路径。",
)

_FOREIGN = (
    (b"PK\x03\x04", Text("a ZIP file or an Excel workbook", "ZIP 压缩包或 Excel 工作簿")),
    (b"\xd0\xcf\x11\xe0", Text("an old Excel workbook (.xls)", "旧版 Excel 工作簿（.xls）")),
    (b"\x1f\x8b", Text("gzip-compressed", "gzip 压缩文件")),
    (b"%PDF", Text("a PDF", "PDF 文件")),
    (b"SQLite format 3", Text("a database, not text", "数据库文件，不是文本")),
    (b"7z\xbc\xaf", Text("a 7-Zip archive", "7-Zip 压缩包")),
    (b"Rar!", Text("a RAR archive", "RAR 压缩包")),
)
_LOOKS_LIKE = (
    (rb"(?i)<(!doctype|html|\?xml|head|body)", Text("an HTML page", "网页（HTML）")),
    (rb'[{\[]\s*["{\[\]}]', Text("JSON, not CSV", "JSON 数据，不是 CSV")),
)

# What a copy of the export cannot be called everywhere: Windows refuses the first, a line of checksums holds no
# control characters, and bytes that are no UTF-8 (a ZIP from elsewhere, unpacked) arrive as lone surrogates.
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*]|[\x00-\x1f\x7f]|[\ud800-\udfff]|[. ]+$')


def is_workbook(name: str, head: bytes) -> bool:
    """Whether a file is called an XLSX workbook and begins like one."""
    return name.lower().endswith(".xlsx") and head.startswith(b"PK\x03\x04")


def name_of(path: Path) -> str:
    """The file's name as reports give it and its copy is called on every system; `-` is standard input."""
    return "stdin.csv" if str(path) == "-" else _NOT_IN_NAMES.sub("_", path.name)


def read_bytes(path: Path) -> bytes:
    """All bytes of a text file; raises FlaggerError for a file that is none, from its first part."""
    if str(path) == "-":
        return _read(sys.stdin.buffer, name_of(path))
    try:
        with path.open("rb") as file:
            return _read(file, name_of(path))
    except OSError as error:
        raise FlaggerError(str(path), why_closed(path, error), _GIVE_PATH) from None


def _read(file: BinaryIO, name: str) -> bytes:
    """Piece by piece, so that a file that cannot be one is refused before all of it is in memory."""
    pieces: list[bytes] = []
    line, length = 1, 0  # of the line that the last piece has left unfinished
    while piece := file.read(LONGEST_LINE):
        if not pieces:
            if is_workbook(name, piece):
                return _whole(file, name, piece)
            refuse_foreign(name, piece)
        start, end = _first_end(piece), max(piece.rfind(b"\n"), piece.rfind(b"\r")) + 1
        if length + (len(piece) if start < 0 else start) > LONGEST_LINE:
            raise _too_long(name, line)
        length = length + len(piece) if start < 0 else len(piece) - end
        line += max(piece.count(b"\n"), piece.count(b"\r"))
        pieces.append(piece)
    if not pieces:
        raise FlaggerError(
            name, Text("the file is empty", "文件是空的"), Text("Export it again.", "请重新导出。")
        )
    return b"".join(pieces)


def _whole(file: BinaryIO, name: str, start: bytes) -> bytes:
    content = start + file.read(LARGEST_WORKBOOK)
    if len(content) <= LARGEST_WORKBOOK:
        return content
    raise FlaggerError(
        name,
        Text("this Excel workbook is larger than {limit} bytes", "此 Excel 工作簿超过 {limit} 字节"),
        Text("Export again, in shorter spans of time.", "请缩短时间范围重新导出。"),
        limit=LARGEST_WORKBOOK,
    )


def _first_end(piece: bytes) -> int:
    ends = [at for mark in (b"\n", b"\r") if (at := piece.find(mark)) >= 0]
    return min(ends, default=-1)


def _too_long(name: str, line: int) -> FlaggerError:
    return FlaggerError(
        f"{name}:{line}",
        Text("line {line} is longer than {limit} bytes", "第 {line} 行超过 {limit} 字节"),
        Text(
            "This is no CSV export of transfers, or a quotation mark is missing. Export the file again.",
            "这不是转账记录的 CSV 导出文件，或缺少引号。请重新导出。",
        ),
        line=line,
        limit=LONGEST_LINE,
    )


def refuse_foreign(name: str, head: bytes) -> None:
    """Raise FlaggerError when a file's beginning is plainly not that of a CSV, naming what it is."""
    what = next((text for magic, text in _FOREIGN if head.startswith(magic)), None)
    if head.startswith(b"PK") and b"xl/workbook.xml" in head:
        what = Text("an Excel workbook", "Excel 工作簿")
    if what is None:
        start = head[:512].removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
        what = next((text for pattern, text in _LOOKS_LIKE if re.match(pattern, start)), None)
    if what is not None:
        raise FlaggerError(
            name,
            Text("this is {what}", "这是{what}"),
            Text(
                "Export again and choose CSV; a page that says “please wait” or a login page is not the export.",
                "请重新导出并选择 CSV 格式；“请稍候”或登录页面不是导出文件。",
            ),
            what=what,
        )
