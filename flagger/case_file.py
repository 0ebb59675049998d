"""case.toml: what the owner told, read with care. Unknown names, secrets and missing files are errors."""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime, time
from hashlib import file_digest
from pathlib import Path
from typing import Any

from flagger.case import LISTS, TABLES, Case, Evidence, Table, questions
from flagger.errors import FlaggerError
from flagger.secrets import refuse
from flagger.text import Text
from flagger.typed import read_toml

RECORDED = "evidence.json"  # beside a copied case.toml: hashes of files that stayed where they were
_HINT = Text(
    "Start from case-template.toml in a report's folder; answers stand between straight quotation marks.",
    "请用报告文件夹中的 case-template.toml 重新填写；答案写在英文直引号内。",
)


def read_case(path: Path) -> Case:
    """The owner's answers; raises FlaggerError where the file cannot be used."""
    return case_of(read_toml(path, _HINT)[1], path)


def case_of(data: Mapping[str, Any], path: Path) -> Case:
    """The tables of a case file, checked."""
    _known(path, "", data, [*TABLES, *LISTS])
    made: dict[str, Any] = {
        name: _table(path, name, data.get(name, {}), kind) for name, kind in TABLES.items()
    }
    made |= {name: _list(path, name, data.get(name, []), kind) for name, kind in LISTS.items()}
    return Case(**made)


def recorded(case: Case) -> bytes:
    """evidence.json: the hashes of the evidence files, for a folder that holds the case but not the files."""
    told = {each.file: {"sha256": each.sha256, "bytes": each.size} for each in case.evidence}
    return (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _known(path: Path, table: str, given: Mapping[str, Any], names: list[str]) -> None:
    for name in given:
        if name not in names:
            from rapidfuzz.process import extractOne

            raise FlaggerError(
                f"{path}: [{table}]" if table else str(path),
                Text(
                    "“{name}” is not a name of this file; did you mean {nearest}?",
                    "没有“{name}”这一项；您是否想写 {nearest}？",
                ),
                Text("Names that can stand here: {names}.", "此处可用：{names}。"),
                name=name,
                nearest=extractOne(name, names)[0],
                names=", ".join(names),
            )


def _table(path: Path, name: str, given: Any, kind: type[Table]) -> Any:
    if not isinstance(given, dict):
        raise _wrong(path, name, "", f"[{name}]")
    asked = questions(kind)
    _known(path, name, given, [field for field, _ in asked])
    answers = {
        field: _answer(path, name, field, given[field], about) for field, about in asked if field in given
    }
    if kind is Evidence:
        answers |= _hashed(path, answers.get("file", ""))
    return kind(**answers)


def _list(path: Path, name: str, given: Any, kind: type[Table]) -> tuple[Any, ...]:
    if not isinstance(given, list):
        raise _wrong(path, name, "", f"[[{name}]]")
    made = (_table(path, f"{name} {number}", each, kind) for number, each in enumerate(given, start=1))
    empty = kind()
    return tuple(each for each in made if each != empty)


def _answer(path: Path, table: str, name: str, value: Any, about: Mapping[str, Any]) -> str:
    if isinstance(value, bool):
        value = "yes" if value else "no"
    if isinstance(value, int | date | datetime | time):
        value = str(value)
    if not isinstance(value, str):
        raise _wrong(path, table, name, '"…"')
    answer = value.strip()
    refuse(f"{path}: [{table}] {name}", answer)
    choices: Mapping[str, Text] | None = about["one_of"]
    if choices and answer and answer not in choices:
        raise _wrong(path, table, name, ", ".join(choices))
    if len(answer) > about["longest"]:
        raise _wrong(path, table, name, f"≤ {about['longest']}")
    return answer


def _hashed(path: Path, file: str) -> dict[str, Any]:
    """SHA-256 and size of an evidence file, or what evidence.json beside the case says of it."""
    if not file:
        return {}
    if Path(file).is_absolute():
        raise _no_file(path, file)
    try:
        with (path.parent / file).open("rb") as opened:
            return {"sha256": file_digest(opened, "sha256").hexdigest(), "size": opened.tell()}
    except OSError:
        told = _recorded_at(path).get(file)
        if not isinstance(told, dict):
            raise _no_file(path, file) from None
        return {"sha256": str(told["sha256"]), "size": int(told["bytes"])}


def _recorded_at(path: Path) -> Mapping[str, Any]:
    try:
        told = json.loads((path.parent / RECORDED).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError):
        return {}
    return told if isinstance(told, dict) else {}


def _no_file(path: Path, file: str) -> FlaggerError:
    return FlaggerError(
        f"{path}: [evidence]",
        Text("there is no file {file} beside this case file", "本文件旁没有 {file} 这个文件"),
        Text(
            "Put it into the same folder, or write its path relative to that folder; or take the block out.",
            "请把它放到同一文件夹，或写出相对该文件夹的路径；也可删去这一段。",
        ),
        file=file,
    )


def _wrong(path: Path, table: str, name: str, allowed: str) -> FlaggerError:
    where = f"{path}: [{table}] {name}".rstrip()
    return FlaggerError(
        where,
        Text("this answer cannot stand here; allowed: {allowed}", "此处不能这样填；可填：{allowed}"),
        Text("Correct it, or leave it empty.", "请更正，或留空。"),
        allowed=allowed,
    )


def texts(case: Case) -> list[tuple[str, str]]:
    """Every free text of the case with its place, for checks that need the exports."""
    parts = [(name, getattr(case, name)) for name in TABLES]
    parts += [(name, each) for name in LISTS for each in getattr(case, name)]
    return [
        (f"--case [{name}] {field.name}", getattr(table, field.name))
        for name, table in parts
        for field in fields(table)
        if "ask" in field.metadata
    ]
