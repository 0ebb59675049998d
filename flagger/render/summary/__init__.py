"""summary-zh.png and summary-en.png: one picture to send in a chat, as tall as it needs to be."""

import json
from collections.abc import Iterator
from pathlib import Path

from flagger.model import Report
from flagger.render.charts.picture import compiler
from flagger.render.summary.content import content
from flagger.render.view_totals import View
from flagger.text import Lang

PAGE = Path(__file__).with_name("page.typ")
DOTS = 180  # an inch; 432 points wide make 1080 pixels, the width of a phone


def render(report: Report, langs: tuple[Lang, ...]) -> Iterator[tuple[str, bytes]]:
    """A picture a language; none where there is nothing to report."""
    view = View(report, 0)
    if not view.main:
        return
    source = PAGE.read_bytes()
    for lang in langs:
        inputs = {"data": json.dumps(content(view, lang), ensure_ascii=False)}
        made = compiler().compile(source, format="png", ppi=DOTS, sys_inputs=inputs)
        page = made[0] if isinstance(made, list) else made
        assert page is not None
        yield f"summary-{lang}.png", page
