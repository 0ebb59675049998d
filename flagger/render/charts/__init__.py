"""The charts: each a module with `look`, `told` (title, alternative text, captions) and `draw`."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, Self, cast

from flagger.model import Report
from flagger.render.charts.data import Moves, moves
from flagger.render.charts.described import Chart, Described
from flagger.render.charts.svg import alone, inline
from flagger.render.shared import Shared
from flagger.render.view_totals import View, prepared
from flagger.text import Lang

if TYPE_CHECKING:
    from flagger.render.charts.canvas import Canvas

NAMES = ("holdings", "unusual", "hours", "flow")


class Looked(NamedTuple):
    """What the charts of a report are drawn from."""

    view: View
    moves: Moves
    seen: dict[str, tuple[Chart, Any]]  # by name, those with something to show


_last: list[tuple[Report, Looked]] = []  # the report looked at last


class Drawing(str):
    """A chart as SVG, with the canvas it stands on: a picture of it needs no second drawing."""

    __slots__ = ("canvas",)
    canvas: "Canvas"

    @classmethod
    def of(cls, canvas: "Canvas") -> Self:
        """What was drawn on a canvas."""
        made = cls(inline(canvas))
        made.canvas = canvas
        return made


def render(
    report: Report, langs: tuple[Lang, ...], shared: Shared | None = None
) -> Iterator[tuple[str, bytes]]:
    """Each chart in each language, as SVG and PNG; `shared` holds those that are drawn already."""
    from flagger.render.charts.picture import png

    shared = shared or Shared(report)
    for lang in langs:
        for path, drawing in shared.drawings(lang).items():
            yield path.replace(".png", ".svg"), alone(drawing).encode()
            yield path, png(cast("Drawing", drawing).canvas)


def drawings(report: Report, lang: Lang) -> Mapping[str, Drawing]:
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
    """What a report's charts show, found once for pages, pictures and languages."""
    if not _last or _last[0][0] is not report:
        _last[:] = [(report, _found(report))]
    return _last[0][1]


def _found(report: Report) -> Looked:
    view, moved = prepared(report), moves(report)
    charts = {name: cast("Chart", import_module(f"{__name__}.{name}")) for name in NAMES}
    looked = {name: (chart, chart.look(view, moved)) for name, chart in charts.items()}
    return Looked(view, moved, {name: pair for name, pair in looked.items() if pair[1] is not None})


def _drawn(looked: Looked, lang: Lang) -> dict[str, Drawing]:
    return {
        name: Drawing.of(chart.draw(looked.moves, seen, lang)) for name, (chart, seen) in looked.seen.items()
    }
