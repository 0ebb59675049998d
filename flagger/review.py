"""What the owner answered about incidents, flags and transfers: review.toml."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flagger.errors import FlaggerError
from flagger.text import Text
from flagger.typed import read_toml

VERDICTS = ("mine_ok", "mine_deceived", "not_mine", "unsure")
LONGEST_NOTE = 2_000
_HINT = Text(
    "Start again from review-template.toml in a report's folder and change only the verdicts and notes.",
    "请用报告文件夹中的 review-template.toml 重新填写，只改 verdict 和 note 两项。",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One verdict for the transfers that these flag ids, transfer ids or transaction hashes name."""

    ids: tuple[str, ...]
    verdict: str
    note: str = ""


def read_review(path: Path) -> tuple[Answer, ...]:
    """The answers given in a review.toml; blank verdicts are questions not answered yet.

    Raises FlaggerError where the file is not readable TOML or an answer is none of the four.
    """
    tables = read_toml(path, _HINT)[1].get("answer", [])
    if not isinstance(tables, list):
        tables = [tables]
    return tuple(_answer(path, number, table) for number, table in enumerate(tables, 1) if _given(table))


def _given(table: Any) -> bool:
    return not isinstance(table, dict) or table.get("verdict", "") != ""


def _answer(path: Path, number: int, table: Any) -> Answer:
    table = table if isinstance(table, dict) else {}
    verdict, note = table.get("verdict"), table.get("note", "")
    ids = [*table.get("flags", []), *table.get("transfers", [])]
    if verdict not in VERDICTS:
        raise _wrong(path, number, "verdict", str(verdict), ", ".join(VERDICTS))
    if not ids or not all(isinstance(id_, str) for id_ in ids):
        raise _wrong(path, number, "flags, transfers", str(ids), '["…"]')
    if not isinstance(note, str) or len(note) > LONGEST_NOTE:
        raise _wrong(path, number, "note", str(note)[:40], f"≤ {LONGEST_NOTE}")
    return Answer(tuple(id_.strip().lower() for id_ in ids), verdict, note)


def _wrong(path: Path, number: int, key: str, value: str, allowed: str) -> FlaggerError:
    return FlaggerError(
        str(path),
        Text(
            "answer no. {number}: {key} cannot be {value}; allowed: {allowed}",
            "第 {number} 个答复：{key} 不能是 {value}；可填：{allowed}",
        ),
        Text("Correct this line and run again.", "请更正后重新运行。"),
        number=number,
        key=key,
        value=value or "–",
        allowed=allowed,
    )
