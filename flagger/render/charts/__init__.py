"""The charts: each a module with `told` (title, alternative text, captions) and `draw`."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, cast

from flagger.model import Report
from flagger.render.charts.canvas import alone
from flagger.render.charts.data import moves
from flagger.render.charts.described import Chart, Described
from flagger.render.charts.picture import pngs
from flagger.render.view_totals import View
from flagger.text import Lang

if TYPE_CHECKING:
    from flagger.render.charts.data import Moves

NAMES = ("holdings", "unusual", "hours", "flow")


def render(report: Report, langs: tuple[Lang, ...]) -> Iterator[tuple[str, bytes]]:
    """Each chart in each language, as SVG and PNG."""
    made = {
        f"charts/{name}-{lang}": alone(svg) for lang in langs for name, svg in drawings(report, lang).items()
    }
    for (path, svg), png in zip(made.items(), pngs(list(made.values())), strict=True):
        yield f"{path}.svg", svg.encode()
        yield f"{path}.png", png


def drawings(report: Report, lang: Lang) -> Mapping[str, str]:
    """By name, every chart that has something to show, as SVG to stand inside a page."""
    view, moved = _prepared(report)
    return {name: chart.draw(view, moved, lang).svg() for name, chart in _charts() if chart.told(view, moved)}


def described(report: Report) -> Mapping[str, Described]:
    """By name, the words of every chart that has something to show."""
    view, moved = _prepared(report)
    told = {name: chart.told(view, moved) for name, chart in _charts()}
    return {name: words for name, words in told.items() if words}


def svg(report: Report, lang: Lang) -> str:
    """The first chart alone."""
    return next(iter(drawings(report, lang).values()), "")


def _prepared(report: Report) -> tuple[View, "Moves"]:
    return View(report, 0), moves(report)


def _charts() -> list[tuple[str, Chart]]:
    return [(name, cast("Chart", import_module(f"{__name__}.{name}"))) for name in NAMES]
