"""summary-zh.png and summary-en.png: one picture to send in a chat, as tall as it needs to be."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from flagger.model import Report
from flagger.render.fonts import font_path
from flagger.render.summary.content import content
from flagger.render.view_totals import prepared
from flagger.text import Lang

if TYPE_CHECKING:
    from typst import Compiler

PAGE = Path(__file__).with_name("page.typ")
DOTS = 180  # an inch; 432 points wide make 1080 pixels, the width of a phone


def render(report: Report, langs: tuple[Lang, ...]) -> Iterator[tuple[str, bytes]]:
    """A picture a language; none where there is nothing to report."""
    view = prepared(report)
    if not view.main:
        return
    source = PAGE.read_bytes()
    for lang in langs:
        inputs = {"data": json.dumps(content(view, lang), ensure_ascii=False)}
        made = _compiler().compile(source, format="png", ppi=DOTS, sys_inputs=inputs)
        page = made[0] if isinstance(made, list) else made
        assert page is not None
        yield f"summary-{lang}.png", page


@cache
def _compiler() -> "Compiler":
    """The engine with this project's font and no other."""
    from typst import Compiler

    return Compiler(font_paths=[font_path().parent], ignore_system_fonts=True)
