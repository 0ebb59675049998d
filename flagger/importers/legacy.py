"""Text whose encoding nothing in the file tells: for tables that are only shown, not taken as evidence."""

import re
from dataclasses import replace

from flagger.importers.decode import Decoded, decode
from flagger.importers.faults import INEXACT

_HIGH = re.compile(rb"[\x80-\xff]+")
_CHINESE = re.compile(rb"(?:[\xa1-\xf7][\xa1-\xfe])+")  # GB2312, the part of GB18030 in everyday use
_LONE = re.compile(r"[\udc80-\udcff]")


def decode_all(name: str, content: bytes, encoding: str | None = None) -> tuple[Decoded, bool]:
    """The lines of a file, all bytes decoded, and whether the encoding had to be guessed for that.

    Bytes that are not UTF-8 are GB18030 where they come in pairs as Chinese characters do, else
    Windows-1252. Of an encoding that was asked for, bytes that do not fit become U+FFFD.
    """
    found = decode(name, content, encoding)
    if (
        found.encoding == "xlsx"
    ):  # the mark of a number that a spreadsheet cannot show whole is not in the file
        return replace(found, lines=[line.replace(INEXACT, "") for line in found.lines]), False
    if encoding is None and found.encoding == "gb18030" and not _chinese(content):
        return decode(name, content, "cp1252"), True
    if not found.damaged or not any(_LONE.search(line) for line in found.lines):
        return found, False
    if encoding is None and found.encoding in ("utf-8", "utf-8-sig"):
        guess = "gb18030" if _chinese(content) else "cp1252"
        lines = [_line(line, found.encoding, guess) for line in found.lines]
        return replace(found, lines=lines, encoding=guess), True
    return replace(found, lines=[_LONE.sub("\ufffd", line) for line in found.lines]), False


def _chinese(content: bytes) -> bool:
    """Whether most of what is not UTF-8 comes in pairs, as Chinese characters do."""
    runs = [run for line in content.splitlines() if not _utf8(line) for run in _HIGH.findall(line)]
    return sum(bool(_CHINESE.fullmatch(run)) for run in runs) * 2 > len(runs)


def _utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _line(line: str, wrong: str, guess: str) -> str:
    """One line in the guessed encoding if it did not fit the other; lines that did stay as they are."""
    if not _LONE.search(line):
        return line
    return line.encode(wrong.removesuffix("-sig"), "surrogateescape").decode(guess, "replace")
