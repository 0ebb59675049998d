"""How a table that no importer knows is written: its delimiter, its quotation mark, its escapes.

A candidate is good where its rows are equally long and its cells look like cells: the idea of
“Wrangling Messy CSV Files by Detecting Row and Type Patterns” (van den Burg and others, 2019),
with fewer candidates, looked at in the first lines only. Of 1,880 made-up tables in every dialect and
disorder it lets all be read right, csv.Sniffer 1,758, CleverCSV 1,582 (it does not know a blank behind
each delimiter): `benchmarks/dialects.py`, benchmarks/README.md. Of 64 real exports all three tell the
delimiter. So there is no further dependency.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flagger.importers.layout import MOST_COLUMNS

# What is tried, the usual ones first: they win where two do equally well.
CANDIDATES = (",", ";", "\t", "|", "，", "；", "^", "~", "\x1f", "\x01", ":", "*", "&", " ")
_RARE = frozenset(CANDIDATES[CANDIDATES.index(":") :])  # they stand in texts and times, too
_SAMPLE_LINES, _SAMPLE_CHARACTERS, _LONGEST_BROKEN = 120, 60_000, 20_000

_NUMBER = r"[-+(]?[$€£¥￥]?[0-9]+(?:[.,'][0-9]+)*(?:[eE][-+]?[0-9]+)?\)?\s?(?:%|[A-Za-z]{1,10})?"
_DATE = r"[0-9]{1,4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,4}日?(?:[ T,]{1,2}[0-9]{1,2}:[0-9]{2}.{0,40})?|[0-9]{1,2}:[0-9]{2}(?::[0-9.]+)?"
_ADDRESS = r"\S+@\S+\.\w+|https?://\S+|[0-9A-Za-z_./+=-]{12,}"
_PLAIN_CELL = re.compile(rf"(?:{_NUMBER}|{_DATE}|{_ADDRESS}|[-_/]|N/A)?")
_WORDS = re.compile(r"""[^\W\d_][^,;\t|^~"]*""")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How rows are written. `spaced`: a blank follows each delimiter; `escape`: stands before a quotation mark."""

    delimiter: str
    quote: str = '"'
    escape: str | None = None
    spaced: bool = False

    def rows(self, lines: Sequence[str]) -> Iterator[list[str]]:
        """Rows of lines whose quoting is in order; raises csv.Error at one where it is not."""
        yield from csv.reader(
            lines,
            delimiter=self.delimiter,
            quotechar=self.quote,
            escapechar=self.escape,
            skipinitialspace=self.spaced,
            strict=True,
        )

    def split(self, line: str, width: int) -> list[str]:
        """The fields of one line whose quoting is broken: as many as the table is wide, if that can be.

        A quotation mark that opens nothing, or closes nothing, stays in the text.
        """
        text = line.rstrip("\r\n")
        if len(text) > _LONGEST_BROKEN or text.count(self.delimiter) > MOST_COLUMNS:
            return text.split(self.delimiter)
        ways: dict[int, dict[int, tuple[int, list[str]]]] = {0: {0: (0, [])}}
        for start in [0, *(m.end() for m in re.finditer(re.escape(self.delimiter), text))]:
            for count, (cost, cells) in ways.get(start, {}).items():
                for end, cell, more in self._fields(text, start):
                    known = ways.setdefault(end + 1, {}).get(count + 1)
                    if known is None or known[0] > cost + more:
                        ways[end + 1][count + 1] = (cost + more, [*cells, cell])
        whole = ways[len(text) + 1]
        return min(whole.items(), key=lambda way: (abs(way[0] - width), way[1][0]))[1][1]

    def _fields(self, text: str, start: int) -> Iterator[tuple[int, str, int]]:
        """Each way to read the field that begins here: where it ends, its text, what is odd about it."""
        if self.spaced and text[start : start + 1] == " ":
            start += 1
        stop = text.find(self.delimiter, start)
        stop = len(text) if stop < 0 else stop
        opens = text[start : start + 1] == self.quote
        yield stop, text[start:stop], 2 * opens  # rather an odd mark within a quoted field
        if opens:
            closing = re.compile(rf"{re.escape(self.quote)}(?={re.escape(self.delimiter)}|$)")
            for found in list(closing.finditer(text, start + 1))[:50]:
                inner = text[start + 1 : found.start()]
                single = self.quote in inner.replace(2 * self.quote, "")
                yield found.end(), inner.replace(2 * self.quote, self.quote), int(single)


def sniff(lines: Sequence[str], delimiter: str | None = None) -> Dialect:
    """The dialect these lines are most probably written in; one without delimiters reads as `,`."""
    sample = _sample(lines)
    best, dialect = 0.0, Dialect(delimiter or ",")
    for tried in _candidates("".join(sample), [delimiter] if delimiter else CANDIDATES):
        score = _score(tried, sample) * (0.9 if tried.delimiter in _RARE else 1.0)
        if score > best + 1e-9:
            best, dialect = score, tried
    return dialect


def _candidates(text: str, delimiters: Sequence[str]) -> Iterator[Dialect]:
    escaped = '\\"' in text
    for delimiter in (each for each in delimiters if each in text):
        # A blank behind most delimiters; within quoted cells there may be others.
        follows = text.count(f"{delimiter} ") + text.count(f"{delimiter}\n")
        for spaced in (False, True) if 2 * follows > text.count(delimiter) and delimiter != " " else (False,):
            yield Dialect(delimiter, '"', None, spaced)
            if escaped:
                yield Dialect(delimiter, '"', "\\", spaced)
            if _encloses(text, delimiter, "'"):
                yield Dialect(delimiter, "'", None, spaced)


def _sample(lines: Sequence[str]) -> list[str]:
    sample: list[str] = []
    length = 0
    for line in lines:
        if line.strip() and length < _SAMPLE_CHARACTERS and len(sample) < _SAMPLE_LINES:
            sample.append(line.rstrip("\r\n") + "\n")
            length += len(line)
    return sample


def _encloses(text: str, delimiter: str, quote: str) -> bool:
    """Whether the mark stands where fields begin and end, not only within words (Men's)."""
    mark, edge = re.escape(quote), re.escape(delimiter)
    return bool(
        re.search(
            rf"(?:^|{edge}) ?{mark}(?:[^{mark}]|{mark}{mark}){{0,300}}{mark}(?={edge}|$)", text, re.MULTILINE
        )
    )


def parsed(dialect: Dialect, lines: Sequence[str]) -> list[list[str]]:
    """The rows of some lines, broken ones split as far as may be."""
    try:
        return list(dialect.rows(lines))
    except csv.Error:
        width = max((line.count(dialect.delimiter) for line in lines), default=0) + 1
        rows: list[list[str]] = []
        for line in lines:
            try:
                rows += dialect.rows([line])
            except csv.Error:
                rows.append(dialect.split(line, width))
        return rows


def _score(dialect: Dialect, sample: Sequence[str]) -> float:
    """How regular the rows are, times how much the cells look like cells."""
    rows = parsed(dialect, sample)
    lengths = Counter(len(row) for row in rows)
    pattern = sum(n * n * (length - 1) / length for length, n in lengths.items()) / len(rows)
    plain = sum(_likely(cell) for row in rows for cell in row)
    return pattern / len(rows) * max(plain / sum(map(len, rows)), 1e-3)


def _likely(cell: str) -> float:
    """How much this looks like the whole of a cell, its quotation marks taken off."""
    if (cell[:1] == cell[-1:] and cell[:1] in ("'", '"') and len(cell) > 1) or '\\"' in cell:
        return 0.0
    bare = cell.strip()
    found = 1.0 if _PLAIN_CELL.fullmatch(bare) else 0.8 if _WORDS.fullmatch(bare) else 0.2
    return found if bare == cell else 0.9 * found
