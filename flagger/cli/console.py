"""Printing: results to stdout, everything else to stderr, both languages where both are wanted."""

import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from flagger.errors import CannotWrite, FlaggerError
from flagger.text import Lang, Text

if TYPE_CHECKING:
    from flagger.importers.reading import Progress

LONG_FILE = 20_000  # lines from which a progress bar is worth its place


class LangChoice(StrEnum):
    """--lang."""

    zh = "zh"
    en = "en"
    both = "both"

    @property
    def langs(self) -> tuple[Lang, ...]:
        """The languages to write, Chinese first."""
        if self is LangChoice.both:
            return ("zh", "en")
        return ("zh",) if self is LangChoice.zh else ("en",)


def prepare() -> None:
    """UTF-8 on every console; what it cannot show is escaped, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def out(text: str = "") -> None:
    """A line of the result."""
    typer.echo(text)


def err(text: str) -> None:
    """A line beside the result."""
    typer.echo(text, err=True)


def say(text: Text, langs: Sequence[Lang], **facts: object) -> str:
    """A phrase in one or both languages, on one line."""
    return " / ".join(text.say(lang, **facts) for lang in langs)


def write(path: Path, content: bytes) -> None:
    """A file that --out names; raises CannotWrite where that is no place to write to."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise CannotWrite(
            str(path),
            Text("the file cannot be written: {why}", "无法写入文件：{why}"),
            Text("Give another place with --out.", "请用 --out 指定其他位置。"),
            why=error.strerror,
        ) from None


@contextmanager
def user_errors(langs: Sequence[Lang]) -> Iterator[None]:
    """What a user can fix is said in a few lines and ends with its exit code; bugs keep their traceback."""
    try:
        yield
    except FlaggerError as error:
        from flagger.render.safe import visible

        for lang in langs:
            err("\n".join(visible(line, 2000) for line in error.say(lang).split("\n")))
        raise typer.Exit(error.exit_code) from None


@contextmanager
def progress(langs: Sequence[Lang], least: int = LONG_FILE) -> Iterator["Progress"]:
    """A progress bar on stderr for work of `least` steps or more; silent off a terminal."""
    if not sys.stderr.isatty():
        yield lambda name, done, total: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress as Bar

    from flagger.render.safe import visible

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, object] = {}

        def step(name: str, done: int, total: int) -> None:
            if total < least:
                return
            if name not in tasks:
                tasks[name] = bar.add_task(escape(visible(name, 60)), total=total)
            bar.update(tasks[name], completed=done)  # type: ignore[arg-type]

        yield step
