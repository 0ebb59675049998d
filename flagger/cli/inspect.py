"""`flagger inspect`: how one file is read."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from flagger.cli import options as o
from flagger.cli.console import LangChoice, out, say, user_errors
from flagger.cli.exports import chosen
from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.text import Text

_LINES = (
    ("importer", Text("format", "格式")),
    ("encoding", Text("encoding", "编码")),
    ("delimiter", Text("delimiter", "分隔符")),
    ("header_line", Text("header on line", "表头所在行")),
    ("records", Text("records", "记录数")),
    ("read", Text("read", "已读取")),
    ("blank", Text("blank lines", "空行")),
)
_SEVERAL = Text(
    "--json, --dump and --map are about one file, and these are {count}",
    "--json、--dump、--map 每次只能用于一个文件，这里有 {count} 个",
)
_ONE = Text("Give one file.", "请只给出一个文件。")


def inspect(
    exports: o.Exports,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object. 输出 JSON。")] = False,
    lang: o.LangOption = LangChoice.both,
    own: o.Own = None,
    encoding: o.Encoding = None,
    tz: o.Zone = None,
    importer: o.ImporterName = None,
    network: o.Network = None,
    mapping: o.MappingFiles = None,
    config: o.ConfigFile = None,
    dump: Annotated[
        Path | None,
        typer.Option(
            "--dump",
            metavar="OUT.csv",
            help="Write header and records of any delimited text as plain UTF-8 CSV, uninterpreted. 原样写出表格。",
        ),
    ] = None,
    make_map: Annotated[
        Path | None,
        typer.Option(
            "--map",
            metavar="OUT.toml",
            help="Write a mapping to finish, for a format flagger does not know. 生成待补全的列对应表。",
        ),
    ] = None,
    overwrite: Annotated[
        bool,
        typer.Option("--overwrite", help="Replace what --dump or --map would write over. 覆盖已有文件。"),
    ] = False,
) -> None:
    """Show how each file is read: format, encoding, own address, every line set aside. 显示文件如何被读取。"""
    with user_errors(lang.langs):
        files = chosen(exports, lang.langs)
        if len(files) > 1 and (as_json or dump or make_map):
            raise FlaggerError("", _SEVERAL, _ONE, count=len(files))
        settings = o.config_of(
            config, own=own, known=None, not_mine=None, network=network, encoding=encoding, zone=tz,
            importer=importer, no_lists=False, no_forest=False, only=None, skip=None, strict=False,
            mapping=mapping, review=None,
        )  # fmt: skip
        if dump or make_map:
            from flagger.cli import table

            if dump:
                table.dump(files[0], dump, settings, lang.langs, as_json=as_json, overwrite=overwrite)
            if make_map:
                table.start_map(files[0], make_map, settings, lang.langs, overwrite=overwrite)
            return
    alone = len(files) == 1
    codes = [_shown(export, settings, lang, as_json=as_json, alone=alone) for export in files]
    raise typer.Exit(max(codes))


def _shown(export: Path, settings: Config, lang: LangChoice, *, as_json: bool, alone: bool) -> int:
    """Print how one file is read, or why it cannot be; the exit code. `alone`: no other was given."""
    try:
        with user_errors(lang.langs):
            entry, asked = _entry(export, settings, alone=alone)
    except typer.Exit as refused:
        return refused.exit_code
    if as_json:
        out(json.dumps(entry, ensure_ascii=True, indent=1))
    else:
        _print(entry, lang, asked)
    return 0


def _entry(export: Path, settings: Config, *, alone: bool) -> tuple[dict[str, Any], FlaggerError | None]:
    """How the file is read, and what has to be asked where the own address is not certain."""
    from flagger.importers.own import find_own
    from flagger.importers.reading import read_export
    from flagger.importers.together import together, with_warnings
    from flagger.render.facts import source_entry, wallet_entries

    reading = read_export(export, settings)
    try:
        wallets, asked = find_own([reading], settings), None
    except FlaggerError as error:
        if settings.own:
            raise
        wallets, asked = (), error
    (source,) = with_warnings([reading], together([reading]) if alone else {})
    entry = {
        **source_entry(source),
        "delimiter": source.delimiter,
        "header_line": source.header_line,
        "columns": list(source.columns),
        "wallets": wallet_entries(wallets),
        "timezone": {"name": source.zone, "found_by": source.zone_found_by},
    }
    return entry, asked


def _print(entry: Mapping[str, Any], lang: LangChoice, asked: FlaggerError | None) -> None:
    from flagger.render.safe import visible

    out(visible(f"{entry['name']}  SHA-256 {entry['sha256']}  {entry['bytes']} bytes"))
    for key, title in _LINES:
        value = {"\t": "TAB"}.get(str(entry[key]), entry[key])
        out(visible(f"  {say(title, lang.langs)}: {value}"))
    zone = entry["timezone"]
    out(f"  {say(Text('time zone', '时区'), lang.langs)}: {zone['name']} ({zone['found_by']})")
    for wallet in entry["wallets"]:
        out(
            f"  {say(Text('own address', '本人地址'), lang.langs)}: {wallet['address']} ({wallet['found_by']})"
        )
    if asked:
        for each in lang.langs:
            out("  " + visible(asked.problem.say(each, **asked.facts), 2000))
    for kind in ("skipped", "rejected"):
        for aside in entry[kind]:
            column = f" [{aside['column']}]" if aside.get("column") else ""
            said = " / ".join(aside["text"][each] for each in lang.langs)
            out(visible(f"  {kind} {entry['name']}:{aside['line']}{column}: {said}", 1000))
    warnings = entry["warnings"]
    assert isinstance(warnings, list)
    for warning in warnings:
        out(visible("  ! " + " / ".join(warning["text"][each] for each in lang.langs), 1000))
