"""What is said of a header that no importer knows: the nearest format and what it lacks."""

import re
from collections.abc import Sequence

from flagger.errors import FlaggerError
from flagger.importers import importers
from flagger.importers.banks import KEEP, STATEMENT, is_statement
from flagger.importers.base import Importer
from flagger.importers.columns import shown
from flagger.importers.decode import HEADER_WITHIN
from flagger.importers.layout import LONGEST_HEADER, MOST_COLUMNS, Layout, headers
from flagger.importers.splitting import DELIMITERS
from flagger.text import Text

_NO_EXPORT = Text(
    "this does not look like an export of a wallet or exchange; its header: {shown}",
    "这不像钱包或交易所的导出文件；其表头为：{shown}",
)
_FAR = Text(
    "this does not look like an export of a wallet or exchange; its header: {shown}; nearest is {title} ({id})",
    "这不像钱包或交易所的导出文件；其表头为：{shown}；最接近的是 {title}（{id}）",
)
_OTHER_FILE = Text(
    "`flagger formats` lists what can be read and which button gives it. If this is a list of transfers all the same: "
    "`flagger inspect FILE --map my.toml` writes a mapping to finish, and --mapping my.toml reads the file by it. If it "
    "is none, do not give it along.",
    "`flagger formats` 列出可以读取的文件，以及在网站上点哪个按钮。如果这确实是转账记录：`flagger inspect 文件 --map my.toml` "
    "会生成一份待补全的列对应表，之后用 --mapping my.toml 读取。如果不是，请不要一起给出。",
)
_ALIKE = 2  # columns that a far format has to share, to be worth a word
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


def unknown(name: str, lines: Sequence[str], only: str | None) -> FlaggerError:
    """Says which columns were found, which known format is nearest and what it lacks."""
    share, nearest = _nearest(lines, only)
    if nearest is None:
        return _no_header(name, lines)
    where, importer = f"{name}:{nearest.line}", nearest.importer
    facts: dict[str, object] = {"shown": ", ".join(shown(cell.strip(), 40) for cell in nearest.columns[:20])}
    if only is None and is_statement(nearest.columns):
        return FlaggerError(where, STATEMENT, KEEP, **facts)
    if share < 0.3 and only is None:
        far = importer.explained(nearest.header) >= _ALIKE
        facts |= {"title": importer.title, "id": importer.id}
        return FlaggerError(where, _FAR if far else _NO_EXPORT, _OTHER_FILE, **facts)
    # A column that stands there twice may stand in the place of the one that is missing.
    nearest.refuse_twice(name)
    missing = importer.missing(importer.found(nearest.header))
    facts |= {"id": importer.id, "missing": ", ".join(map(_readable, missing))}
    return FlaggerError(where, _NEAREST, _KEEP_COLUMNS, **facts)


def _nearest(lines: Sequence[str], only: str | None) -> tuple[float, Layout | None]:
    """The layout that most of some line would fit, and how much of it."""
    most, nearest = -1.0, None
    for number, line in enumerate(lines[:HEADER_WITHIN], start=1):
        for delimiter, columns in headers(line):
            for importer in _usable(only):
                layout = Layout(importer, number, delimiter, columns)
                needed = sum(column.needed for column in importer.fields.values())
                share = importer.explained(layout.header) / max(len(columns), needed)
                if share > most:
                    most, nearest = share, layout
    return most, nearest


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
