"""Bytes to records: what kind of file it is, its encoding, its lines, its fields.

Nothing here knows what a column means, and nothing is dropped: each record comes out with the
number of its first physical line (1-based), or as a rejection that says what is wrong with it.
"""

import csv
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from flagger.errors import FlaggerError
from flagger.model import Aside, Rejection
from flagger.text import Message, Text

DELIMITERS = (",", ";", "\t")
HEADER_WITHIN = 60  # payment apps put up to 23 lines of text before the header
# A header line longer than this is not one; it also bounds the work on hostile first lines.
LONGEST_HEADER = 20_000
CHUNK = 16_384

_FOREIGN = (
    (b"PK\x03\x04", Text("a ZIP file or an Excel workbook", "ZIP 压缩包或 Excel 工作簿")),
    (b"\xd0\xcf\x11\xe0", Text("an old Excel workbook (.xls)", "旧版 Excel 工作簿（.xls）")),
    (b"\x1f\x8b", Text("gzip-compressed", "gzip 压缩文件")),
    (b"%PDF", Text("a PDF", "PDF 文件")),
    (b"SQLite format 3", Text("a database, not text", "数据库文件，不是文本")),
    (b"7z\xbc\xaf", Text("a 7-Zip archive", "7-Zip 压缩包")),
    (b"Rar!", Text("a RAR archive", "RAR 压缩包")),
)
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file as physical lines with their ends, and how it was decoded.

    `damaged` tells that some bytes did not fit the encoding: they stand in the text as lone
    surrogates (PEP 383) and the records that hold them are rejected.
    """

    lines: list[str]
    encoding: str
    damaged: bool


@dataclass(slots=True)
class Records:
    """The records below a header, in chunks of equal-length rows, and those set aside."""

    skipped: list[Aside] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    blank: int = 0
    surplus_dropped: int = 0


def read_bytes(path: Path) -> bytes:
    """The file's bytes; `-` is standard input. Raises FlaggerError for what is not a readable file."""
    if str(path) == "-":
        return sys.stdin.buffer.read()
    problem = None
    if not path.exists():
        problem = Text("no such file", "没有这个文件")
    elif path.is_dir():
        problem = Text("this is a folder, not a file", "这是文件夹，不是文件")
    if problem is None:
        try:
            return path.read_bytes()
        except OSError as error:
            problem = Text(f"cannot be read ({error.strerror})", f"无法读取（{error.strerror}）")
    raise FlaggerError(
        str(path),
        problem,
        Text(
            "Give the path of the exported CSV file; dragging the file into this window writes it for you.",
            "请给出导出的 CSV 文件的路径；把文件拖进本窗口即可自动填写路径。",
        ),
    )


def refuse_foreign(name: str, content: bytes) -> None:
    """Raise FlaggerError when the bytes are plainly not a CSV, naming what they are."""
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    what = next((text for magic, text in _FOREIGN if content.startswith(magic)), None)
    if content.startswith(b"PK") and b"xl/workbook.xml" in content:
        what = Text("an Excel workbook", "Excel 工作簿")
    elif re.match(rb"(?i)<(!doctype|html|\?xml|head|body)", start):
        what = Text("an HTML page", "网页（HTML）")
    elif re.match(rb'[{\[]\s*["{\[\]}]', start):
        what = Text("JSON, not CSV", "JSON 数据，不是 CSV")
    elif not content:
        raise FlaggerError(
            name, Text("the file is empty", "文件是空的"), Text("Export it again.", "请重新导出。")
        )
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


def decode(name: str, content: bytes, encoding: str | None = None) -> Decoded:
    """Text of a file: the encoding asked for, else BOM, else UTF-8, else GB18030 if the top needs it.

    Raises FlaggerError when it is not text at all, or the encoding asked for does not fit.
    """
    content = content.removesuffix(b"\x1a")  # the end mark of DOS tools
    found = encoding or next((name_ for bom, name_ in _BOMS if content.startswith(bom)), None)
    found = found or _utf16_without_bom(content)
    damaged = False
    if found is None:
        try:
            text, found = content.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            text, found, damaged = _not_utf8(content)
    else:
        text, damaged = _as_told(name, content, found, asked=encoding is not None)
    _refuse_binary(name, text)
    text = text.removeprefix("ï»¿")  # a BOM that some tool has read as Latin-1 and written again
    return Decoded(list(io.StringIO(text, newline="")), found, damaged)


def _as_told(name: str, content: bytes, encoding: str, *, asked: bool) -> tuple[str, bool]:
    try:
        return content.decode(encoding), False
    except UnicodeDecodeError as error:
        if encoding in ("utf-8", "utf-8-sig"):
            return content.decode(encoding, "surrogateescape"), True
        line = content.count(b"\n", 0, error.start) + 1
        raise FlaggerError(
            f"{name}:{line}",
            Text("not {encoding} at byte {at}", "第 {at} 个字节不符合 {encoding} 编码"),
            Text("Try --encoding utf-8 or --encoding gb18030.", "请尝试 --encoding utf-8 或 --encoding gb18030。")
            if asked
            else Text("Download the file again.", "请重新下载该文件。"),
            encoding=encoding,
            at=error.start,
        ) from None
    except LookupError:
        raise FlaggerError(
            "--encoding",
            Text("no encoding is called {encoding}", "没有名为 {encoding} 的编码"),
            Text("Usual names: utf-8, utf-16, gb18030, big5.", "常用名称：utf-8、utf-16、gb18030、big5。"),
            encoding=encoding,
        ) from None


def _utf16_without_bom(content: bytes) -> str | None:
    head = content[:2000]
    if len(head) < 4:
        return None
    odd, even = head[1::2].count(0) / len(head[1::2]), head[0::2].count(0) / len(head[0::2])
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.1 else None


def _not_utf8(content: bytes) -> tuple[str, str, bool]:
    """GB18030 only where the header or what stands before it needs it; else bad lines stay marked.

    A single odd byte further down must not turn the whole file into mojibake (formats.md 11.1).
    """
    escaped = content.decode("utf-8", "surrogateescape")
    top = escaped.splitlines()[:2]
    if any(_SURROGATE.search(line) for line in top):
        try:
            return content.decode("gb18030"), "gb18030", False
        except UnicodeDecodeError:
            pass
    return escaped, "utf-8", True


_SURROGATE = re.compile(r"[\udc80-\udcff]")
_UNREADABLE = re.compile(r"[\udc80-\udcff\x00]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\udc80-\udcff]")


def _refuse_binary(name: str, text: str) -> None:
    head = text[:8192]
    if head and len(_CONTROL.findall(head)) > 0.15 * len(head):
        raise FlaggerError(
            name,
            Text("this is not text", "这不是文本文件"),
            Text("Export again and choose CSV.", "请重新导出并选择 CSV 格式。"),
        )


def cells(line: str, delimiter: str) -> list[str] | None:
    """One physical line as fields, or None when its quoting does not close on that line."""
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return None


def parse(lines: list[str], start: int, delimiter: str) -> Iterator[tuple[int, list[str] | None, str]]:
    """Records from line index `start` on: (1-based first line, fields, "") or (line, None, why).

    A quote that never closes swallows what follows in most readers. Here only the line it opens
    on is given up, and reading goes on with the next one.
    """
    at = start
    while at < len(lines):
        reader = csv.reader(
            map(lines.__getitem__, range(at, len(lines))), delimiter=delimiter, strict=True
        )
        first = at
        try:
            for fields in reader:
                yield first + 1, fields, ""
                first = at + reader.line_num
            return
        except csv.Error as error:
            yield first + 1, None, str(error)
            at = first + 1


def unreadable(fields: list[str]) -> tuple[int, str] | None:
    """The first field that holds bytes outside the encoding, or NUL: its index and the byte in hex."""
    for index, cell in enumerate(fields):
        bad = _UNREADABLE.search(cell)
        if bad:
            return index, f"0x{ord(bad[0]) & 0xFF:02X}"
    return None


BAD_QUOTES = Message(
    "bad-quotes",
    Text(
        "a quotation mark is missing or stands in the wrong place (unterminated quote)",
        "引号缺失或位置不对（引号未闭合）",
    ),
)
