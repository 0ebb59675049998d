"""Which sniffer reads unknown tables best: `python benchmarks/dialects.py [FOLDER of real exports]`.

Writes made-up tables in every dialect and with every kind of disorder below, reads each with the
same reader behind three sniffers (flagger's own, csv.Sniffer, CleverCSV if it is installed), and
counts the tables of which every cell is right. Of real exports, which have no second truth here, it
counts those whose delimiter and quotation mark are what a person reads from their header line.
"""

import csv
import io
import itertools
import os
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from flagger.importers.decode import Decoded, decode
from flagger.importers.dialect import Dialect, sniff
from flagger.importers.sheet import sheet

Rows = list[list[str]]
CHANCE = random.Random(int(os.environ.get("SEED", "11")))
DELIMITERS = (",", ";", "\t", "|", "^", ":", " ", ", ")
DISORDERS = (
    "none", "preamble", "wide preamble", "footer", "wide footer", "short row", "long row", "stray quote",
    "crlf", "cr", "no last end", "blank lines", "one record", "backslash", "sep line", "lines in cells",
)  # fmt: skip


def _hex(length: int) -> str:
    return "0x" + "".join(CHANCE.choice("0123456789abcdef") for _ in range(length))


def transfers(count: int) -> Rows:
    """Transfers on a chain: hashes, addresses, notes with every mark in them."""
    rows = [["Hash", "Date (UTC)", "From", "To", "Amount", "Token", "Note"]]
    for i in range(count):
        date = f"2026-03-{i % 28 + 1:02d} {i % 24:02d}:05:09"
        note = CHANCE.choice(["", "rent, March", "Bob's shop", 'he said "ok"', "a;b", "see | below", "-"])
        rows.append([_hex(64), date, _hex(40), _hex(40), f"{CHANCE.random() * 9000:.6f}", "USDT", note])
    return rows


def bill(count: int) -> Rows:
    """A Chinese bill."""
    rows = [["交易时间", "交易对方", "商品", "收/支", "金额(元)", "备注"]]
    for i in range(count):
        other, side = CHANCE.choice(["小店", "张三", "超市，城西"]), CHANCE.choice(["收入", "支出"])
        note = CHANCE.choice(["/", "", "房租,三月"])
        amount = f"¥{CHANCE.random() * 900:.2f}"
        rows += [[f"2026/3/{i % 28 + 1} 9:{i % 60:02d}", other, "商品", side, amount, note]]
    return rows


def european(count: int) -> Rows:
    """Decimal commas, days first."""
    rows = [["Datum", "Betrag", "Gebühr", "Währung", "Text"]]
    for i in range(count):
        coin, words = CHANCE.choice(["EUR", "BTC"]), CHANCE.choice(["Überweisung", "Kauf", "O'Neil, Büro"])
        date = f"{i % 28 + 1:02d}.03.2026 12:{i % 60:02d}"
        rows += [[date, f"{i + 1}.234,{i % 100:02d}", f"0,{i % 90 + 10}", coin, words]]
    return rows


def wide(count: int) -> Rows:
    """Many columns, some often empty."""
    return [[f"column {i}" for i in range(12)]] + [
        [str(CHANCE.randrange(10**6)) if i % 3 else CHANCE.choice(["", "x", "yes"]) for i in range(12)]
        for _ in range(count)
    ]


TABLES: tuple[Callable[[int], Rows], ...] = (transfers, bill, european, wide)


def written(rows: Rows, delimiter: str, quote: str, every: bool, disorder: str) -> tuple[str, Rows]:
    """The table as text, and what a reader should make of it."""
    rows = [list(row) for row in rows[: 2 if disorder == "one record" else None]]
    if disorder == "short row":
        rows[4] = rows[4][:-2]
    if disorder == "long row":
        rows[4] = [*rows[4], "7", "8"]
    if disorder == "lines in cells":
        rows[3][-1] = "first line\nsecond line"
    end = {"crlf": "\r\n", "cr": "\r"}.get(disorder, "\n")
    escape = {"escapechar": "\\", "doublequote": False} if disorder == "backslash" else {}
    out = io.StringIO(newline="")
    writer = csv.writer(
        out, delimiter=delimiter[0], quotechar=quote, lineterminator=end,
        quoting=csv.QUOTE_ALL if every else csv.QUOTE_MINIMAL, **escape,
    )  # type: ignore[arg-type]  # fmt: skip
    writer.writerows(rows)
    text = out.getvalue()
    if len(delimiter) > 1:  # a blank behind each: the writer knows single characters only
        text = "".join(_spaced(row, quote, every) for row in rows)
    width = len(rows[0])
    fill = delimiter.strip(" ")[:1] or " "
    if disorder == "stray quote":
        lines = text.split("\n")
        lines[4] = lines[4].replace(rows[4][1], f"{rows[4][1]}{quote}", 1)
        rows[4][1] += quote
        text = "\n".join(lines)
    extra = {
        "preamble": ("Account statement\nMade on request\n\n", ""),
        "wide preamble": (f"Statement{fill * (width - 1)}\n{fill * (width - 1)}\n", ""),
        "footer": ("", "\nend of the statement\n"),
        "wide footer": ("", f"Total{fill * (width - 2)}12345\n"),
        "blank lines": ("\n\n", "\n\n\n"),
        "sep line": (f"sep={fill}\n", ""),
    }.get(disorder, ("", ""))
    if disorder == "no last end":
        text = text.removesuffix("\n")
    return extra[0] + text + extra[1], rows


def _spaced(row: list[str], quote: str, every: bool) -> str:
    def cell(value: str) -> str:
        odd = every or any(mark in value for mark in (",", quote, "\n"))
        return quote + value.replace(quote, 2 * quote) + quote if odd else value

    return ", ".join(map(cell, row)) + "\n"


def cases() -> Iterator[tuple[str, str, str, Rows]]:
    """Kind of disorder, dialect, text, and what should be read, for every combination that has a truth."""
    for table, delimiter, quote, every, disorder in itertools.product(
        TABLES, DELIMITERS, "\"'", (False, True), DISORDERS
    ):
        if disorder == "backslash" and (quote == "'" or len(delimiter) > 1):
            continue
        if delimiter in " :" and disorder in ("preamble", "footer", "sep line"):
            continue  # words with blanks between them are a row of such a table: there is no truth
        text, rows = written(table(30), delimiter, quote, every, disorder)
        yield disorder, f"{delimiter!r} {quote}", text, rows


def builtin(lines: Sequence[str]) -> Dialect:
    """csv.Sniffer's answer."""
    try:
        found = csv.Sniffer().sniff("".join(lines)[:60_000])
    except csv.Error:
        return Dialect(",")
    return Dialect(found.delimiter, found.quotechar or '"', found.escapechar, bool(found.skipinitialspace))


def clever(lines: Sequence[str]) -> Dialect:
    """CleverCSV's answer. It has no word for a blank behind each delimiter."""
    import clevercsv

    found = clevercsv.Detector().detect("".join(lines)[:60_000])
    if found is None or not found.delimiter:
        return Dialect(",")
    return Dialect(found.delimiter, found.quotechar or '"', found.escapechar or None)


def read(text: str, sniffer: Callable[[Sequence[str]], Dialect]) -> Rows:
    """Header and records as flagger's reader gives them behind a sniffer."""
    lines = list(io.StringIO(text, newline=""))
    found = sheet(Decoded(lines, "utf-8", False), sniffer)
    return [found.header, *found.rows()]


def real(folder: Path) -> Iterator[tuple[str, list[str], str]]:
    """Name, lines and delimiter of each real export; the delimiter is that of its longest early line."""
    for path in sorted(folder.glob("*/*.csv")):
        lines = decode(path.name, path.read_bytes()).lines
        header = max(lines[:40], key=lambda line: max(line.count(each) for each in ",;\t"), default="")
        yield str(path.relative_to(folder)), lines, max(",;\t", key=header.count)


def main() -> None:
    """Measure and print."""
    sniffers: dict[str, Callable[[Sequence[str]], Dialect]] = {"flagger": sniff, "csv.Sniffer": builtin}
    try:
        import clevercsv  # noqa: F401

        sniffers["CleverCSV"] = clever
    except ImportError:
        print("CleverCSV is not installed; measured without it", file=sys.stderr)
    made = list(cases())
    for name, sniffer in sniffers.items():
        right: Counter[str] = Counter()
        wrong: dict[str, list[str]] = defaultdict(list)
        start = time.process_time()
        for disorder, dialect, text, rows in made:
            if read(text, sniffer) == rows:
                right[disorder] += 1
            else:
                wrong[disorder].append(dialect)
        spent = time.process_time() - start
        print(
            f"{name:12} {sum(right.values())} of {len(made)} tables read right, {1000 * spent / len(made):.1f} ms each"
        )
        for disorder in DISORDERS:
            if wrong[disorder]:
                print(
                    f"    {disorder}: {len(wrong[disorder])} wrong, {dict(Counter(wrong[disorder]).most_common(20))}"
                )
        for folder in map(Path, sys.argv[1:]):
            found = [(file, sniffer(lines), truth) for file, lines, truth in real(folder)]
            bad = [f"{file} {d.delimiter!r}{d.quote}" for file, d, truth in found if d.delimiter != truth]
            print(f"    real: {len(found) - len(bad)} of {len(found)} delimiters right; wrong: {bad}")


if __name__ == "__main__":
    main()
