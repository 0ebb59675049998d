"""case-template.toml: every question about the case, nothing filled in, for the owner to answer."""

from collections.abc import Iterator, Mapping
from typing import Any

from flagger.case import LINE, LISTS, TABLES, Table, questions
from flagger.model import Report
from flagger.text import Lang

_HEAD = """\
# 案情文件：知道多少填多少，每一项都可以留空。改好后另存为 case.toml，再运行：flagger report … --case case.toml
# The case file: fill in what you know, leave the rest empty. Save it as case.toml, then: flagger report … --case case.toml
#
# 绝对不要写助记词、私钥、密码或验证码：本软件会拒绝读取。这些内容不要告诉任何人。
# Never write a seed phrase, private key, password or code here: flagger refuses to read it. Tell nobody.
#
# 答案写在英文直引号 "…" 里；较长的经过写在三个直引号之间，可以换行。
# Answers stand between straight quotation marks; a long story between three of them on each side.
# 这里写的都是您本人的陈述，报告会原样引用并注明“本人陈述”。
# All of this is your own statement; the report quotes it as such.
"""


def render(report: Report, langs: tuple[Lang, ...]) -> Iterator[tuple[str, bytes]]:
    """One file in both languages, whatever the languages of the report."""
    yield "case-template.toml", template().encode()


def template() -> str:
    """The empty case file."""
    parts = [_table(f"[{name}]", kind) for name, kind in TABLES.items()]
    parts += [_table(f"[[{name}]]", kind) for name, kind in LISTS.items()]
    return "\n".join([_HEAD, *parts])


def _table(head: str, kind: type[Table]) -> str:
    lines = [f"# {kind.title.zh} / {kind.title.en}", head]
    for name, about in questions(kind):
        lines += [*_asked(about), f"{name} = {_empty(about)}"]
    return "\n".join([*lines, ""])


def _asked(about: Mapping[str, Any]) -> list[str]:
    lines = [f"# {about['ask'].zh}", f"# {about['ask'].en}"]
    choices = about["one_of"] or {}
    return lines + [f"#   {word:<14} {said.zh} / {said.en}" for word, said in choices.items()]


def _empty(about: Mapping[str, Any]) -> str:
    return '"""\n"""' if about["longest"] > 10 * LINE else '""'
