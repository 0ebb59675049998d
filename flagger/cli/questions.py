"""`flagger report --interactive`: the case file's questions in the terminal; Enter leaves one out."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import typer

from flagger.case import TABLES, Contact, Evidence, Table, questions
from flagger.cli.console import err, say
from flagger.errors import FlaggerError
from flagger.secrets import refuse
from flagger.text import Lang, Text

NAME = "case.toml"
_HEAD = Text(
    "Questions about the case. Enter leaves a question out, also one that does not fit; a choice is answered by its number.",
    "下面逐项提问。不知道或不适用的，按回车跳过；选择题请输入序号。",
)
_NEVER = Text(
    "Never type a seed phrase, private key, password or code.", "绝对不要输入助记词、私钥、密码或验证码。"
)
_NUMBER = Text("one of the numbers, or Enter", "请输入序号，或按回车跳过")
_PICK = Text("  number", "  序号")
_CONTACT = Text(
    "Another contact with police, support or a platform to note? (y, or Enter for no)",
    "还有与公安、客服或平台的联系要记录吗？（有请输入 y，没有按回车）",
)
_FILE = Text(
    "Another evidence file to list? (y, or Enter for no)",
    "还有其他证据文件要列入吗？（有请输入 y，没有按回车）",
)
_NO_FILE = Text("there is no such file in or below this folder", "本文件夹及其子文件夹中没有这个文件")
_WRITTEN = Text(
    "your answers are in {name}; change them there and use --case {name}",
    "答案已写入 {name}；可直接修改，之后用 --case {name}",
)


def asked(langs: Sequence[Lang], exports: Sequence[Path], case: Path | None) -> Path:
    """Ask, write case.toml into the current folder, and say so. Never overwrites one."""
    path = Path(NAME)
    if case or path.exists():
        raise FlaggerError(
            "--interactive",
            Text("there is already a case file: {name}", "已有案情文件：{name}"),
            Text(
                "Use --case {name} instead, and change it in an editor.",
                "请改用 --case {name}，并用文本编辑器修改。",
            ),
            name=str(case or path),
        )
    if any(str(each) == "-" for each in exports):
        raise FlaggerError(
            "--interactive",
            Text(
                "the export comes from standard input, so nothing can be asked",
                "导出文件来自标准输入，无法提问",
            ),
            Text("Give the export as a file.", "请以文件形式给出导出文件。"),
        )
    err(say(_HEAD, langs))
    err(say(_NEVER, langs))
    parts = [_table(f"[{name}]", kind, langs) for name, kind in TABLES.items()]
    parts += _several("[[contacts]]", Contact, _CONTACT, langs)
    parts += _several("[[evidence]]", Evidence, _FILE, langs)
    with path.open("x", encoding="utf-8", errors="replace") as file:
        file.write("\n".join(parts))
    err(say(_WRITTEN, langs, name=NAME))
    return path


def _several(head: str, kind: type[Table], more: Text, langs: Sequence[Lang]) -> list[str]:
    made = []
    while _typed(say(more, langs)).lower() in ("y", "yes", "是", "有"):
        made.append(_table(head, kind, langs))
    return made


def _table(head: str, kind: type[Table], langs: Sequence[Lang]) -> str:
    err(f"\n— {say(kind.title, langs)} —")
    lines = [head]
    for name, about in questions(kind):
        answer = _answer(name, about, langs)
        if answer:
            lines.append(f"{name} = {_toml(answer)}")
    return "\n".join([*lines, ""])


def _answer(name: str, about: Mapping[str, Any], langs: Sequence[Lang]) -> str:
    """One answer; what is none of the choices, no file or a secret is asked again."""
    choices = list((about["one_of"] or {}).items())
    if choices:
        err(say(about["ask"], langs))
    for number, (_, text) in enumerate(choices, start=1):
        err(f"  {number}. {say(text, langs)}")
    while True:
        answer = _typed(say(_PICK if choices else about["ask"], langs))
        if not answer:
            return ""
        try:
            refuse(say(about["ask"], langs), answer)
        except FlaggerError as error:
            err("\n".join(error.say(lang) for lang in langs))
            continue
        if choices:
            if answer in (str(n) for n in range(1, len(choices) + 1)):
                return str(choices[int(answer) - 1][0])
            err(say(_NUMBER, langs))
        elif name == "file" and (Path(answer).is_absolute() or not Path(answer).is_file()):
            err(say(_NO_FILE, langs))
        else:
            return answer[: about["longest"]]


def _typed(question: str) -> str:
    end = " " if question.endswith(("?", "？")) else ": " if question.isascii() else "："
    answer = str(typer.prompt(question, default="", show_default=False, err=True, prompt_suffix=end))
    return answer.strip()


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
