"""A command line that is wrong: what the parser says in English gets a line in Chinese."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperGroup

_WRONG: Any = typer.BadParameter.__base__  # UsageError: the parser's package is not the same in all versions
_SAID = {
    "MissingParameter": "命令不完整：缺少上面所示的内容，例如要读取的文件或文件夹。",
    "NoSuchOption": "没有这个选项。",
    "BadParameter": "上面所示的值不能这样填。",
}
_OTHER = "命令写法有误。"


@contextmanager
def _in_chinese_too() -> Iterator[None]:
    try:
        yield
    except _WRONG as error:
        zh = _SAID.get(type(error).__name__, _OTHER)
        if zh not in error.message:
            error.message = f"{error.message}\n{zh}"
        raise


class Bilingual(TyperGroup):
    """The group of all commands."""

    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        """Parse what stands before the command."""
        with _in_chinese_too():
            return super().make_context(*args, **kwargs)

    def invoke(self, *args: Any, **kwargs: Any) -> Any:
        """Parse and run the command."""
        with _in_chinese_too():
            return super().invoke(*args, **kwargs)
