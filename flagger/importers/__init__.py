"""The registry of formats, and how a file's own header decides which one it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib import import_module

from flagger.errors import FlaggerError
from flagger.importers.base import Importer, normal
from flagger.importers.columns import shown
from flagger.importers.decode import DELIMITERS, HEADER_WITHIN, LONGEST_HEADER, MOST_COLUMNS, cells
from flagger.text import Text

_NOT_RECOGNISED = Text(
    "no importer knows this header (not recognised); its columns: {shown}",
    "没有导入器认识此表头；其各列为：{shown}",
)
_FIRST_LINE = Text(
    "If this is an export of another site: `flagger inspect FILE --map my.toml` writes a mapping to finish, and "
    "--mapping my.toml reads the file by it. Known formats (`flagger formats` says more): {ids}.",
    "如果是其他网站的导出文件：`flagger inspect 文件 --map my.toml` 会生成一份待补全的列对应表，"
    "之后用 --mapping my.toml 读取。已支持的格式（详见 `flagger formats`）：{ids}。",
)
_NEAREST = Text(
    "no importer knows this header: {shown}; nearest is {id}, which also needs the missing column {missing}",
    "没有导入器认识此表头：{shown}；最接近 {id}，但缺少列 {missing}",
)
_KEEP_COLUMNS = Text(
    "Export the file again without removing columns; if it is another format, `flagger inspect FILE --map "
    "my.toml` writes a mapping to finish, for --mapping my.toml.",
    "请重新导出且不要删除列；如果是其他格式，`flagger inspect 文件 --map my.toml` 会生成待补全的列对应表，"
    "之后用 --mapping my.toml 读取。",
)
_NO_HEADER = Text("no header line was found: no line has columns", "没有找到表头：文件中没有分列的行")
_TOO_WIDE = Text(
    "line {line} has {count} columns; no export of transfers has so many",
    "第 {line} 行有 {count} 列；转账记录的导出文件不会有这么多列",
)
_AGAIN_AS_CSV = Text("Export the file again and choose CSV.", "请重新导出并选择 CSV 格式。")

ROWS_TO_TELL = 1000  # below the header, where two formats share it

MODULES = (
    "plain",
    "etherscan",
    "tronscan",
    "oklink",
    "wechat",
    "alipay",
    "jd",
    "meituan",
    "koinly",
    "cointracker",
    "blockpit",
    "rotki",
    "solscan",
    "blockscout",
    "snowtrace",
    "electrum",
    "bitcoin_core",
    "sparrow",
    "bluewallet",
    "trezor",
    "ledger",
    "blockchair",
    "exodus",
    "coinomi",
    "binance",
    "okx",
    "htx",
    "gate",
    "kucoin",
    "bybit",
    "mexc",
    "coinbase",
    "kraken",
    "cryptocom",
    "cointracking",
    "coinledger",
    "staketax",
    "blockscout_advanced",
    "solscan_defi",
    "solscan_older",
    "solana_tools",
    "zerion",
    "blockchain_com",
    "blockchain_com_trades",
    "trezor_web",
    "exodus_staking",
    "binance_trades",
    "binance_convert",
    "binance_plans",
    "okx_trades",
    "okx_trades_older",
    "kucoin_trades",
    "kucoin_trades_2022",
    "kucoin_trades_2019",
    "kucoin_trades_older",
    "kucoin_older",
    "kucoin_account",
    "kucoin_fiat",
    "kucoin_earn",
    "bybit_older",
    "mexc_trades",
    "kraken_trades",
    "bitstamp",
    "revolut",
    "wrong",
)


@cache
def importers() -> tuple[Importer, ...]:
    """Every format, those that are refused by name included."""
    return tuple(importer for name in MODULES for importer in import_module(f"{__name__}.{name}").IMPORTERS)


@dataclass(frozen=True)
class Layout:
    """A header that was understood: which importer, where it stands, its cells as written."""

    importer: Importer
    line: int  # 1-based physical line
    delimiter: str
    columns: tuple[str, ...]
    by_cells: bool = False  # another format has the same header; cells told which it is

    @cached_property
    def header(self) -> tuple[str, ...]:
        """The cells as names are compared."""
        return tuple(normal(cell) for cell in self.columns)


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
    raise _unknown(name, lines, only)


def _headers(line: str) -> list[tuple[str, tuple[str, ...]]]:
    if len(line) > LONGEST_HEADER or not line.strip(" \t,;\r\n"):
        return []
    rows = ((delimiter, cells(line, delimiter)) for delimiter in DELIMITERS)
    return [(delimiter, tuple(row)) for delimiter, row in rows if row and 1 < len(row) <= MOST_COLUMNS]


def _best(name: str, number: int, line: str, only: str | None, below: Sequence[str]) -> Layout | None:
    fitting: list[tuple[int, Layout]] = []
    for delimiter, columns in _headers(line):
        header = tuple(normal(cell) for cell in columns)
        for importer in importers():
            if only not in (None, importer.id):
                continue
            places = importer.places(header)
            if places is None:
                continue
            fitting.append((importer.explained(header), Layout(importer, number, delimiter, columns)))
    if not fitting:
        return None
    most = max(score for score, _ in fitting)
    best = [layout for score, layout in fitting if score == most]
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
    used = layout.importer.places(layout.header) or {}
    refuse_twice(f"{name}:{number}", layout.header, layout.columns, [place[0] for place in used.values()])
    return layout


def _evident(layout: Layout, below: Sequence[str]) -> bool:
    """Whether the cells of some row can only be this format's, of several with one header."""
    for line in below if layout.importer.evident else ():
        row = cells(line, layout.delimiter) or []
        named = dict(zip(layout.header, (cell.strip() for cell in row), strict=False))
        for pattern in layout.importer.evident:
            if all(re.fullmatch(cell, named.get(normal(name), "")) for name, cell in pattern.items()):
                return True
    return False


def refuse_twice(where: str, header: tuple[str, ...], columns: tuple[str, ...], used: list[int]) -> None:
    """Raise FlaggerError when a column that is read has a twin."""
    for index in used:
        alike = {at for at, cell in enumerate(header) if cell == header[index]}
        if not alike <= set(used):
            raise FlaggerError(
                where,
                Text("the column {column} appears twice", "“{column}”列出现了两次"),
                Text(
                    "Export the file again, or remove the column that was added.",
                    "请重新导出，或删除后来添加的列。",
                ),
                column=columns[index].strip(),
            )


def _unknown(name: str, lines: Sequence[str], only: str | None) -> FlaggerError:
    """Says which columns were found, which known format is nearest and what it lacks."""
    nearest: tuple[float, int, tuple[str, ...], Importer] | None = None
    for number, line in enumerate(lines[:HEADER_WITHIN], start=1):
        for _, columns in _headers(line):
            header = tuple(normal(cell) for cell in columns)
            for importer in _usable(only):
                needed = sum(column.needed for column in importer.fields.values())
                share = importer.explained(header) / max(len(header), needed)
                if nearest is None or share > nearest[0]:
                    nearest = share, number, columns, importer
    if nearest is None:
        return _no_header(name, lines)
    share, number, columns, importer = nearest
    facts: dict[str, object] = {"shown": ", ".join(shown(cell.strip(), 40) for cell in columns[:20])}
    if share < 0.3 and only is None:
        facts["ids"] = ", ".join(each.id for each in _usable())
        return FlaggerError(f"{name}:{number}", _NOT_RECOGNISED, _FIRST_LINE, **facts)
    header = tuple(normal(cell) for cell in columns)
    found = {role: place for role, column in importer.fields.items() if (place := column.find(header))}
    # A column that stands there twice may stand in the place of the one that is missing.
    refuse_twice(f"{name}:{number}", header, columns, [place[0] for place in found.values()])
    facts |= {"id": importer.id, "missing": ", ".join(map(_readable, importer.missing(found)))}
    return FlaggerError(f"{name}:{number}", _NEAREST, _KEEP_COLUMNS, **facts)


def _readable(name: str) -> str:
    """A column's name without the parts that change from file to file."""
    return re.sub(r"\{\w+\}", "…", name.replace("{zone}", ""))


def _usable(only: str | None = None) -> tuple[Importer, ...]:
    return tuple(each for each in importers() if each.wrong is None and only in (None, each.id))


def _no_header(name: str, lines: Sequence[str]) -> FlaggerError:
    for number, line in enumerate(lines[:HEADER_WITHIN], start=1):
        count = max(line.count(delimiter) for delimiter in DELIMITERS) + 1
        if count > MOST_COLUMNS or len(line) > LONGEST_HEADER:
            return FlaggerError(f"{name}:{number}", _TOO_WIDE, _AGAIN_AS_CSV, line=number, count=count)
    return FlaggerError(name, _NO_HEADER, _AGAIN_AS_CSV)
