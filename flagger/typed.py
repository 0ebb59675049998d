"""Files that a person types (answers, case, settings, mapping, prices): read with care, faults said in words."""

import re
import tomllib
from pathlib import Path
from typing import Any

from flagger.errors import FlaggerError
from flagger.secrets import refuse
from flagger.text import Text

_LONGEST = 80
_PLACE = re.compile(r"at line (\d+), column (\d+)")
_QUOTES = "“”‘’＂"
_CORNERS = {**dict.fromkeys("「」『』", '"'), "【": "[", "】": "]", "、": ",", "。": "."}
_MISSING = Text("no such file", "没有这个文件")
_FOLDER = Text("this is a folder, not a file", "这是文件夹，不是文件")
_CHECK = Text(
    "Check its name and folder; dragging the file into this window writes its path for you.",
    "请检查文件名和所在文件夹；把文件拖进本窗口即可自动填写路径。",
)
_NOT_UTF8 = Text("this file is not saved as UTF-8", "此文件不是以 UTF-8 编码保存的")
_SAVE_AS = Text(
    "In the editor choose “Save as” and the encoding UTF-8.", "请在记事本中选择“另存为”，编码选 UTF-8。"
)
_STRAIGHT = Text(
    'line {line}: use straight quotes " instead of “ ”', '第 {line} 行：请把中文引号 “ ” 改成英文直引号 "'
)
_HALF = Text(
    "line {line}: use {plain} instead of the full-width {mark}",
    "第 {line} 行：请把全角符号 {mark} 改成英文半角 {plain}",
)
_KEYBOARD = Text(
    'Each line is written  name = "text"  with the marks of an English keyboard.',
    '每行写作  名称 = "内容"  ，引号和等号请在英文输入法下输入。',
)
_TWICE = Text(
    "line {line}: this name stands there a second time: {said}", "第 {line} 行：这一项重复了：{said}"
)
_ODD = Text("line {line} cannot be understood: {said}", "第 {line} 行写法有误：{said}")
_UNFINISHED = Text(
    "it ends too early: a quotation mark or bracket is not closed", "文件没有写完：有引号或括号没有成对"
)


def why_closed(path: Path, error: OSError) -> Text:
    """Why a file cannot be opened, in words."""
    if not path.exists():
        return _MISSING
    if path.is_dir():
        return _FOLDER
    return Text(f"cannot be read ({error.strerror})", f"无法读取（{error.strerror}）")


def read_typed(path: Path) -> str:
    """The text of a file; raises FlaggerError where it cannot be opened or is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise FlaggerError(str(path), why_closed(path, error), _CHECK) from None
    except UnicodeDecodeError:
        raise FlaggerError(str(path), _NOT_UTF8, _SAVE_AS) from None


def read_toml(path: Path, hint: Text) -> tuple[str, dict[str, Any]]:
    """Text and tables of a TOML file; raises FlaggerError, with `hint`, where it is none or holds a secret."""
    text = read_typed(path)
    refuse(str(path), text)
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _fault(path, text, str(error), hint) from None


def _fault(path: Path, text: str, error: str, hint: Text) -> FlaggerError:
    place = _PLACE.search(error)
    if place is None:
        return FlaggerError(str(path), _UNFINISHED, hint)
    number, column = int(place[1]), int(place[2])
    line = [*text.split("\n"), ""][number - 1]
    where, mark = f"{path}:{number}", line[column - 1 : column]
    if (mark and mark in _QUOTES) or _unpaired(line):
        return FlaggerError(where, _STRAIGHT, _KEYBOARD, line=number)
    if plain := _half(mark):
        return FlaggerError(where, _HALF, _KEYBOARD, line=number, mark=mark, plain=plain)
    problem = _TWICE if "overwrite" in error or "twice" in error else _ODD
    return FlaggerError(where, problem, hint, line=number, said=line.strip()[:_LONGEST])


def _unpaired(line: str) -> bool:
    """Whether a straight quotation mark has a Chinese one for its partner."""
    return line.count('"') % 2 == 1 and line.count("“") != line.count("”")


def _half(mark: str) -> str:
    """What stands on an English keyboard for a full-width mark; empty for every other character."""
    return _CORNERS.get(mark) or (chr(ord(mark) - 0xFEE0) if "！" <= mark <= "～" and len(mark) == 1 else "")
