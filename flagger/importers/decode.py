"""Bytes to lines of text: which encoding, and which lines do not fit it."""

import codecs
import io
import re
from dataclasses import dataclass

from flagger.errors import FlaggerError
from flagger.importers.files import is_workbook
from flagger.importers.splitting import DELIMITERS
from flagger.text import Text

HEADER_WITHIN = 60  # payment apps put up to 23 lines of text before the header

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_PASTED = ("\ufeff".encode(), "ï»¿".encode())
_HEAD = 65_536
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file as physical lines with their ends, and how it was decoded.

    `damaged` tells that some bytes did not fit the encoding, or are NUL: they stand in the text as
    lone surrogates (PEP 383), and the records that hold them are rejected.
    """

    lines: list[str]
    encoding: str
    damaged: bool


def decode(name: str, content: bytes, encoding: str | None = None) -> Decoded:
    """Lines of a file: in the encoding asked for, else by its BOM, else UTF-8; see `_utf8_or_gb18030`.

    The lines of an XLSX file are the rows of its sheet.

    Raises FlaggerError when it is not text, or when nothing can be read in a two-byte encoding.
    """
    if is_workbook(name, content):
        from flagger.importers.xlsx import read_workbook

        return read_workbook(name, content)
    found = _known(encoding) if encoding else _guessed(content)
    # In UTF-16 and UTF-32 one lost byte shifts all that follows: no single line could be set aside.
    wide = found.startswith(("utf-16", "utf-32"))
    try:
        stream = io.TextIOWrapper(
            io.BytesIO(content), found, errors="strict" if wide else "surrogateescape", newline=""
        )
        lines = list(stream)
    except UnicodeError:
        raise _does_not_fit(name, content, found) from None
    damaged = any("\0" in line for line in lines) if wide else b"\0" in content or not _fits(content, found)
    pasted = wide or any(content.find(bom, 1) > 0 for bom in _PASTED)  # one file behind another
    lines = _without_marks(lines, everywhere=pasted)
    _refuse_binary(name, "".join(lines[:50])[:8192])
    return Decoded(lines, found, damaged)


def _guessed(content: bytes) -> str:
    bom = next((name for bom, name in _BOMS if content.startswith(bom)), None)
    return bom or _utf16_without_bom(content) or _utf8_or_gb18030(content)


def _without_marks(lines: list[str], *, everywhere: bool) -> list[str]:
    """Lines without byte order marks (of the first one, or of all) and without the end mark of DOS tools."""
    if not lines:
        return lines
    lines[0] = _without_bom(lines[0])
    if everywhere:
        # A last line of nothing but the mark is a blank line, not none.
        lines = [_without_bom(line) or "\n" for line in lines]
    lines[-1] = lines[-1].removesuffix("\x1a")
    return lines if lines[-1] else lines[:-1]


def _without_bom(line: str) -> str:
    """Without a BOM that the encoding asked for keeps, or that some tool has read as Latin-1 and written again."""
    return line.removeprefix("\ufeff").removeprefix("ï»¿")


def _known(encoding: str) -> str:
    try:
        found = codecs.lookup(encoding)
        io.TextIOWrapper(io.BytesIO(b""), encoding)  # refuses codecs that are not of text, such as hex
        found.decode(b"", "surrogateescape")
    except (LookupError, ValueError):
        raise FlaggerError(
            "--encoding",
            Text("no encoding is called {encoding}", "没有名为 {encoding} 的编码"),
            Text("Usual names: utf-8, utf-16, gb18030, big5.", "常用名称：utf-8、utf-16、gb18030、big5。"),
            encoding=encoding,
        ) from None
    return found.name


def _does_not_fit(name: str, content: bytes, encoding: str) -> FlaggerError:
    at = 0
    try:
        content.decode(encoding)
    except UnicodeDecodeError as whole:  # the stream counts from the piece it was reading
        at = whole.start
    except UnicodeError:
        pass
    line = content.count(b"\n", 0, at) + 1
    return FlaggerError(
        f"{name}:{line}",
        Text(
            "line {line}: not {encoding} at byte {at}",
            "第 {line} 行：第 {at} 个字节不符合 {encoding} 编码",
        ),
        Text(
            "Download the file again, or try --encoding utf-8 or --encoding gb18030.",
            "请重新下载该文件，或尝试 --encoding utf-8 或 --encoding gb18030。",
        ),
        line=line,
        encoding=encoding,
        at=at,
    )


def _utf16_without_bom(content: bytes) -> str | None:
    head = content[:2000]
    if len(head) < 4:
        return None
    odd, even = head[1::2].count(0) / len(head[1::2]), head[0::2].count(0) / len(head[0::2])
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.1 else None


def _utf8_or_gb18030(content: bytes) -> str:
    """GB18030 only where the header or what stands before it needs it; else bad lines stay marked.

    A single odd byte further down must not turn the whole file into mojibake.
    """
    top: list[bytes] = []
    for line in content[:_HEAD].splitlines()[:HEADER_WITHIN]:
        top.append(line)
        if max(line.count(mark.encode()) for mark in DELIMITERS) >= 3:
            break  # the header, as far as can be told before reading it
    start = b"\n".join(top)
    return "gb18030" if not _fits(start, "utf-8") and _fits(start, "gb18030") else "utf-8"


def _fits(content: bytes, encoding: str) -> bool:
    """Whether all bytes fit, without holding the whole text a second time."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        for at in range(0, len(content), 1 << 20):
            decoder.decode(content[at : at + (1 << 20)])
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _refuse_binary(name: str, head: str) -> None:
    text = head.rstrip("\0")  # padding that disk recovery leaves is no sign of a binary file
    if len(_CONTROL.findall(text)) > 0.15 * len(text) or (head and not text):
        raise FlaggerError(
            name,
            Text("this is not text", "这不是文本文件"),
            Text("Export again and choose CSV.", "请重新导出并选择 CSV 格式。"),
        )
