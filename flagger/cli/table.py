"""`flagger inspect --dump` and `--map`: what can be done with a file that no importer knows."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

from flagger.cli.console import err, out, say
from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.importers.sheet import Sheet
from flagger.text import Lang, Text

_WRITTEN = Text(
    "{count} records with {width} columns written: {path}", "已写出 {count} 条记录、{width} 列：{path}"
)
_SAME = Text("the same is already there, nothing changed: {path}", "此处已有完全相同的文件，未作改动：{path}")
_READ_AS = Text(
    "encoding {encoding}, delimiter {delimiter}, quotation mark {quote}, header on line {line}",
    "编码 {encoding}，分隔符 {delimiter}，引号 {quote}，表头在第 {line} 行",
)
_LEFT_OUT = Text("left out, line {line}: {why}", "未写出，第 {line} 行：{why}")
_GUESSED = Text(
    "some bytes are not UTF-8; they were read as {encoding}, which is a guess: compare, or use --encoding",
    "部分字节不是 UTF-8，已按 {encoding} 读取，这只是推测：请核对，或用 --encoding 指定编码",
)
_MAP_WRITTEN = Text(
    "mapping to finish: {path}. Check every line marked GUESS, then: flagger report {export} --mapping {path}",
    "请补全此对应表：{path}。核对每一处“猜测”，然后运行：flagger report {export} --mapping {path}",
)
_NAMES = {"\t": "TAB", " ": "SPACE"}
_MOST = 20


def open_sheet(export: Path, settings: Config) -> tuple[Sheet, str, bool]:
    """The table of any delimited text file, its encoding, and whether that was guessed."""
    from flagger.importers.files import name_of, read_bytes
    from flagger.importers.identify import identify
    from flagger.importers.legacy import decode_all
    from flagger.importers.sheet import known, sheet

    name = name_of(export)
    decoded, guessed = decode_all(name, read_bytes(export), settings.encoding)
    try:
        found = known(decoded, identify(name, decoded.lines, settings.importer))
    except FlaggerError:
        if settings.importer:
            raise
        found = sheet(decoded)
    return found, decoded.encoding, guessed


def dump(
    export: Path, to: Path, settings: Config, langs: Sequence[Lang], *, as_json: bool, overwrite: bool
) -> None:
    """Write header and records as plain UTF-8 CSV and say how the file was read."""
    from flagger.render.single import write_file

    found, encoding, guessed = open_sheet(export, settings)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    count = 0
    if found.header:
        writer.writerow(found.header)
    for row in found.rows():
        writer.writerow(row)
        count += 1
    fresh = write_file(to, text.getvalue().encode("utf-8", "replace"), [export], overwrite=overwrite)
    if as_json:
        out(json.dumps(_facts(found, encoding, guessed, count), ensure_ascii=True, indent=1))
        return
    _say(found, encoding, guessed, langs)
    out(say(_WRITTEN if fresh else _SAME, langs, count=count, width=len(found.header), path=to))


def start_map(export: Path, to: Path, settings: Config, langs: Sequence[Lang], *, overwrite: bool) -> None:
    """Write a mapping for the person to finish."""
    from flagger.importers.files import name_of
    from flagger.importers.starter import starter
    from flagger.render.single import write_file

    found, encoding, guessed = open_sheet(export, settings)
    content = starter(name_of(export), found).encode()
    fresh = write_file(to, content, [export], overwrite=overwrite)
    _say(found, encoding, guessed, langs)
    for lang in langs:
        out((_MAP_WRITTEN if fresh else _SAME).say(lang, path=to, export=export))


def _facts(found: Sheet, encoding: str, guessed: bool, count: int) -> dict[str, object]:
    return {
        "encoding": encoding,
        "encoding_guessed": guessed,
        "delimiter": found.dialect.delimiter,
        "quote": found.dialect.quote,
        "header_line": found.header_line,
        "columns": found.header,
        "records": count,
        "left_out": [{"line": aside.line, "reason": aside.reason.say("en")} for aside in found.left_out],
    }


def _say(found: Sheet, encoding: str, guessed: bool, langs: Sequence[Lang]) -> None:
    mark = found.dialect.delimiter
    facts = {"encoding": encoding, "delimiter": _NAMES.get(mark, mark), "quote": found.dialect.quote}
    out(say(_READ_AS, langs, line=found.header_line, **facts))
    if guessed:
        err(say(_GUESSED, langs, encoding=encoding))
    for aside in found.left_out[:_MOST]:
        err(say(_LEFT_OUT, langs, line=aside.line, why=aside.reason.filled()))
    if len(found.left_out) > _MOST:
        err(f"… +{len(found.left_out) - _MOST}")
