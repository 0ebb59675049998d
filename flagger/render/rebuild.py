"""What a folder holds of its own making: taken out to be made again, and compared byte by byte."""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flagger import __version__
from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.render.manifest import MANIFEST, Content, against, as_told, digest, listing, read_list
from flagger.render.provenance import PROVENANCE, libraries
from flagger.text import LANGS, Lang, Text

OPTIONS = "options.json"
SCHEMA = "flagger/options/1"
# Options that name a file, and what its copy in inputs/ is called.
AS_GIVEN = {"config": "flagger.toml", "review": "review.toml", "prices": "prices.csv", "case": "case.toml"}
_MANY = ("own", "known", "not_mine", "only", "skip", "mappings", "langs", "formats")
_ONE = ("network", "encoding", "zone", "importer")
_SWITCHES = ("no_lists", "no_forest")
_FLAGS = (*_SWITCHES, "packs")
_NO_SOURCES = Text(
    "the folder holds no source/ with copies of the exports, so it cannot be made again (a public one holds none)",
    "文件夹中没有 source/（导出文件的副本），无法重建（公开版不含导出文件）",
)
_NO_OPTIONS = Text(
    "inputs/options.json, which says how the folder was made, is not there or cannot be understood",
    "缺少 inputs/options.json（记录生成时的选项），或其内容无法理解",
)
_ASK_FULL = Text(
    "Ask for the full folder, as `flagger report` wrote it.", "请索取 `flagger report` 生成的完整文件夹。"
)


@dataclass(frozen=True, slots=True)
class Again:
    """All that `flagger report` was given, found in a folder; the options are those of `config_of`."""

    exports: tuple[Path, ...]
    langs: tuple[Lang, ...]
    formats: tuple[str, ...]
    options: Mapping[str, Any]
    packs: bool


def options_file(config: Config, langs: Sequence[Lang], formats: Sequence[str], *, packs: bool) -> bytes:
    """inputs/options.json: the options in a fixed order, without paths; files lie beside it."""
    told: dict[str, object] = {
        "schema": SCHEMA,
        "own": sorted(config.own),
        "known": [f"{address}={config.known[address]}" for address in sorted(config.known)],
        "not_mine": sorted(config.not_mine),
        "network": config.network,
        "encoding": config.encoding,
        "zone": config.zone if config.zone_found_by == "option" else None,
        "importer": config.importer,
        "no_lists": not config.lists,
        "no_forest": not config.forest,
        "only": sorted(config.only),
        "skip": sorted(config.skip),
        "mappings": [mapped.name for mapped in config.mappings],
        "langs": list(langs),
        "formats": list(formats),
        "packs": packs,
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def take_out(folder: Path, into: Path) -> Again:
    """Copy exports and inputs out of a folder, under their own names; raises FlaggerError where they lack."""
    copies = sorted((folder / "source").glob("[0-9]*-*"), key=_number)
    if not copies:
        raise FlaggerError(str(folder), _NO_SOURCES, _ASK_FULL)
    told = given(folder)
    called = {path: name for name, path in as_told(_listed(folder), listing(folder)).items()}
    exports = [
        _copy(copy, into / str(_number(copy)) / called[f"source/{copy.name}"].partition("-")[2])
        for copy in copies
    ]
    langs, formats = told["langs"], told["formats"]
    return Again(
        tuple(exports),
        tuple(lang for lang in LANGS if lang in langs),
        tuple(formats),
        options(folder, told, into),
        told["packs"],
    )


def options(folder: Path, told: Mapping[str, Any], into: Path) -> dict[str, Any]:
    """The options of `config_of`, files among them copied out of inputs/."""
    inputs = folder / "inputs"
    found: dict[str, Any] = {name: told[name] for name in (*_MANY[:5], *_ONE, *_SWITCHES)}
    if inputs.is_dir():  # what lies beside a file may belong to it
        shutil.copytree(inputs, into / "inputs", dirs_exist_ok=True)
    for name, file in AS_GIVEN.items():
        found[name] = into / "inputs" / file if (inputs / file).is_file() else None
    found["mapping"] = [
        _copy(inputs / f"mapping-{number}.toml", into / f"mapping-{number}" / Path(name).name)
        for number, name in enumerate(told["mappings"], start=1)
    ]
    return {**found, "strict": False}


def given(folder: Path) -> dict[str, Any]:
    """inputs/options.json, each value of its kind; raises FlaggerError otherwise."""
    path = folder / "inputs" / OPTIONS
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise FlaggerError(str(path), _NO_OPTIONS, _ASK_FULL) from None
    if not isinstance(told, dict) or not _understood(told):
        raise FlaggerError(str(path), _NO_OPTIONS, _ASK_FULL)
    return told


def _understood(told: Mapping[str, Any]) -> bool:
    lists = [told.get(name) for name in _MANY]
    return (
        told.get("schema") == SCHEMA
        and all(isinstance(each, list) and all(isinstance(x, str) for x in each) for each in lists)
        and all(name in told and isinstance(told[name], str | None) for name in _ONE)
        and all(isinstance(told.get(name), bool) for name in _FLAGS)
        and set(told["langs"]) <= set(LANGS)
    )


def compare(folder: Path, files: Mapping[str, Content]) -> list[tuple[str, str]]:
    """(`differs`, `not here` or `not made`, path) of every file that is not the same again."""
    kinds = {"missing": "not here", "added": "not made", "modified": "differs"}
    made = {name: digest(content) for name, content in files.items()}
    found = against(folder, made, listing(folder) - {MANIFEST, PROVENANCE})
    return sorted(((kinds[kind], name) for kind, name in found), key=lambda item: item[1])


def versions(folder: Path) -> list[tuple[str, str, str]]:
    """(name, version then, version now) of flagger and its libraries, where they are not the same."""
    try:
        told = json.loads((folder / PROVENANCE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return [(PROVENANCE, "?", __version__)]
    told = told if isinstance(told, dict) else {}
    then = told.get("libraries")
    then = then if isinstance(then, dict) else {}
    now = {"flagger": __version__, **libraries()}
    then = {"flagger": told.get("flagger"), **then}
    return [
        (name, str(then.get(name)), str(version))
        for name, version in now.items()
        if then.get(name) != version
    ]


def _listed(folder: Path) -> set[str]:
    """The names that the manifest has, as they were when the folder was made."""
    try:
        return set(read_list((folder / MANIFEST).read_bytes().decode()))
    except (OSError, UnicodeDecodeError):  # said elsewhere
        return set()


def _number(copy: Path) -> int:
    digits = copy.name.partition("-")[0]
    return int(digits) if digits.isdecimal() else 0


def _copy(source: Path, to: Path) -> Path:
    to.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copyfile(source, to)
    except OSError:
        raise FlaggerError(
            str(source), Text("this file cannot be read", "无法读取此文件"), _ASK_FULL
        ) from None
    return to
