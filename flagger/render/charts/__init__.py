"""The charts: each a module with `look`, `told` (title, alternative text, captions) and `draw`."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, NamedTuple, cast

from flagger.model import Report
from flagger.render.charts.canvas import alone
from flagger.render.charts.data import Moves, moves
from flagger.render.charts.described import Chart, Described
from flagger.render.charts.picture import pngs
from flagger.render.shared import Shared
from flagger.render.view_totals import View
from flagger.text import Lang

NAMES = ("holdings", "unusual", "hours", "flow")


class Looked(NamedTuple):
    """What the charts of a report are drawn from."""

    view: View
    moves: Moves
    seen: dict[str, tuple[Chart, Any]]  # by name, those with something to show


def render(
    report: Report, langs: tuple[Lang, ...], shared: Shared | None = None
) -> Iterator[tuple[str, bytes]]:
    """Each chart in each language, as SVG and PNG; `shared` holds those that are drawn already."""
    made = {
        path: alone(svg) for lang in langs for path, svg in (shared or Shared(report)).drawings(lang).items()
    }
    for (path, svg), png in zip(made.items(), pngs(list(made.values())), strict=True):
        yield path.replace(".png", ".svg"), svg.encode()
        yield path, png


def drawings(report: Report, lang: Lang) -> Mapping[str, str]:
    """By name, every chart that has something to show, as SVG to stand inside a page."""
    return _drawn(_look(report), lang)


def described(report: Report) -> Mapping[str, Described]:
    """By name, the words of every chart that has something to show."""
    looked = _look(report)
    return {name: chart.told(looked.view, looked.moves, seen) for name, (chart, seen) in looked.seen.items()}


def svg(report: Report, lang: Lang) -> str:
    """The first chart alone."""
    return next(iter(drawings(report, lang).values()), "")


def _look(report: Report) -> Looked:
    view, moved = View(report, 0), moves(report)
    charts = {name: cast("Chart", import_module(f"{__name__}.{name}")) for name in NAMES}
    looked = {name: (chart, chart.look(view, moved)) for name, chart in charts.items()}
    return Looked(view, moved, {name: pair for name, pair in looked.items() if pair[1] is not None})


def _drawn(looked: Looked, lang: Lang) -> dict[str, str]:
    return {name: chart.draw(looked.moves, seen, lang).svg() for name, (chart, seen) in looked.seen.items()}
