"""How a file's own header decides which format it is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flagger.errors import FlaggerError
from flagger.importers import importers
from flagger.importers.decode import HEADER_WITHIN
from flagger.importers.layout import Layout, headers
from flagger.importers.names import normal
from flagger.importers.splitting import cells
from flagger.importers.unknown import unknown
from flagger.text import Text

ROWS_TO_TELL = 1000  # below the header, where two formats share it


def identify(name: str, lines: Sequence[str], only: str | None = None) -> Layout:
    """The layout of a file by its column names, never by its name or by position.

    Raises FlaggerError when no header is known, when two formats fit equally well, when a column
    appears twice, or when it is a file that people bring by mistake.
    """
    for number, line in enumerate(lines[:HEADER_WITHIN], start=1):
        found = _best(name, number, line, only, lines[number : number + ROWS_TO_TELL])
        if found is None:
            continue
        if found.importer.wrong is not None:
            raise FlaggerError(
                f"{name}:{number}",
                Text("{title}: {why}", "{title}：{why}"),
                Text("Export this instead: {where} ({checked}).", "请改为导出：{where}（{checked}）。"),
                title=found.importer.title,
                why=found.importer.wrong,
                where=found.importer.button.where,
                checked=found.importer.button.said,
            )
        return found
    raise unknown(name, lines, only)


def _best(name: str, number: int, line: str, only: str | None, below: Sequence[str]) -> Layout | None:
    best = _fitting(number, line, only)
    if not best:
        return None
    if len(best) > 1:
        best = [replace(layout, by_cells=True) for layout in best if _evident(layout, below)] or best
    if len(best) > 1:
        raise FlaggerError(
            f"{name}:{number}",
            Text("this header fits several formats equally well: {ids}", "此表头同时符合多个格式：{ids}"),
            Text("Name the right one with --importer.", "请用 --importer 指定正确的格式。"),
            ids=", ".join(sorted(layout.importer.id for layout in best)),
        )
    (layout,) = best
    layout.refuse_twice(name)
    return layout


def _fitting(number: int, line: str, only: str | None) -> list[Layout]:
    """The line as the header of each format that explains most of its cells."""
    fitting: list[tuple[int, Layout]] = []
    for delimiter, columns in headers(line):
        header = tuple(normal(cell) for cell in columns)
        fitting += [
            (importer.explained(header), Layout(importer, number, delimiter, columns))
            for importer in importers()
            if only in (None, importer.id) and importer.fits(header)
        ]
    most = max((score for score, _ in fitting), default=0)
    return [layout for score, layout in fitting if score == most]


def _evident(layout: Layout, below: Sequence[str]) -> bool:
    """Whether the cells of some row can only be this format's, of several with one header."""
    for line in below if layout.importer.evident else ():
        row = cells(line, layout.delimiter) or []
        named = dict(zip(layout.header, (cell.strip() for cell in row), strict=False))
        for pattern in layout.importer.evident:
            if all(re.fullmatch(cell, named.get(normal(name), "")) for name, cell in pattern.items()):
                return True
    return False
