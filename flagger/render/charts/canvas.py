"""A matplotlib figure to draw on in pixels from the upper left corner; y grows downwards."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Circle, PathPatch, Polygon, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.text import Text as Words
from matplotlib.transforms import Affine2D, Bbox

from flagger.render.charts.paper import GREY, INK, MARK, SHADE, WIDE, Point, wide
from flagger.render.charts.plain import HALO, plain
from flagger.render.fonts import font_path, shown
from flagger.text import Lang

INCH = 72  # pixels; as many as points, so that sizes of words and lines are pixels too
SHARP = 1.5  # pixels of a picture for one of ours
EDGE = (18.0, 16.0)  # white around a picture
Side = Literal["left", "center", "right"]
_FAST = {"compress_level": 1}  # a tenth larger, in half the time
_NO_DATES = dict.fromkeys(("Creator", "Date", "Format", "Type"))
# Nobody's own settings: the same drawing everywhere.
_OURS: Any = {
    **{name: value for name, value in mpl.rcParamsDefault.items() if "backend" not in name},
    "svg.fonttype": "none",
    "svg.hashsalt": "flagger",
    "text.hinting": "none",
}


@contextmanager
def ours() -> Iterator[None]:
    """matplotlib with its own defaults and our few settings, whatever the machine says."""
    with mpl.rc_context():
        mpl.rcParams.update(_OURS)
        yield


@cache
def _font(size: float) -> FontProperties:
    return FontProperties(fname=font_path(), size=size)


class Canvas:
    """Collects what is drawn, in order; to be used inside `ours`."""

    def __init__(self, height: float, lang: Lang) -> None:
        self.height, self.lang = height, lang
        self._figure = Figure(figsize=(WIDE / INCH, height / INCH), dpi=INCH, facecolor="white")
        down = Affine2D().scale(1 / WIDE, -1 / height).translate(0, 1)
        self._pixels = down + self._figure.transFigure
        self._labels: list[Words] = []

    def text(
        self, x: float, y: float, words: str, size: float = 14, fill: str = INK, side: Side = "left"
    ) -> None:
        """Words on one line; `y` is the line they stand on."""
        self._words((x, y), words, size, fill, side)

    def tick(self, x: float, y: float, words: str) -> None:
        """Words below an axis, centred, but never over the edge of the paper."""
        self.text(min(x, WIDE - wide(words, 12) / 2), y, words, 12, GREY, "center")

    def label(self, x: float, y: float, words: str, size: float, fill: str) -> None:
        """Words with white around them, where lines cross."""
        made = self._words((x, y), words, size, fill, "left")
        made.set_gid(HALO)
        self._labels.append(made)

    def _words(self, at: Point, words: str, size: float, fill: str, side: Side) -> Words:
        made = Words(
            *at, shown(words), color=fill, fontproperties=_font(size), parse_math=False,
            horizontalalignment=side, verticalalignment="baseline",
        )  # fmt: skip
        self._add(made)
        return made

    def _add(self, artist: Artist) -> None:
        """One above the other in the order of their coming."""
        artist.set_zorder(1)
        artist.set_transform(self._pixels)
        self._figure.add_artist(artist)

    def line(self, start: Point, end: Point, stroke: str = GREY, width: float = 1) -> None:
        """A straight line."""
        self._add(PathPatch(Path([start, end]), fill=False, edgecolor=stroke, linewidth=width))

    def run(self, points: Sequence[Point], stroke: str, width: float) -> None:
        """A line from point to point."""
        path = Path(points)
        path.should_simplify = False
        self._add(PathPatch(path, fill=False, edgecolor=stroke, linewidth=width, snap=False))

    def area(self, points: Sequence[Point], fill: str) -> None:
        """What a line of points encloses."""
        self._add(Polygon(points, facecolor=fill, linewidth=0, snap=False))

    def band(self, start: Point, end: Point, stroke: str, width: float) -> None:
        """A broad curve from left to right that what lies below shines through."""
        bend = (start[0] + end[0]) / 2
        path = Path([start, (bend, start[1]), (bend, end[1]), end], [Path.MOVETO, *[Path.CURVE4] * 3])
        self._add(PathPatch(path, fill=False, edgecolor=(stroke, 0.35), linewidth=width))

    def box(
        self, x: float, y: float, size: tuple[float, float], fill: str, stroke: str = "none", width: float = 0
    ) -> None:
        """A rectangle from its upper left corner."""
        self._add(Rectangle((x, y), *size, facecolor=fill, edgecolor=stroke, linewidth=width))

    def boxes(self, corners: Sequence[Point], size: tuple[float, float], fill: str) -> None:
        """Many rectangles of one size and colour as one path, which is drawn much faster."""
        if corners:
            one = Path.unit_rectangle().transformed(Affine2D().scale(*size))
            every = [one.transformed(Affine2D().translate(*corner)) for corner in corners]
            self._add(PathPatch(Path.make_compound_path(*every), facecolor=fill, linewidth=0))

    def shade(self, x: float, y: float, size: tuple[float, float]) -> None:
        """A stretch of time in a warm grey that what lies below shines through."""
        self._add(Rectangle((x, y), *size, facecolor=(SHADE, 0.7), linewidth=0))

    def dots(self, points: Sequence[Point], size: float = 4.4, fill: str = GREY) -> None:
        """Many round dots as one path: the round ends of lines without length."""
        if not points:
            return
        path = Path([spot for x, y in points for spot in ((x, y), (x + 0.01, y))], [1, 2] * len(points))
        path.should_simplify = False
        look: Any = {"capstyle": "round", "snap": False}
        self._add(PathPatch(path, fill=False, edgecolor=fill, linewidth=size, **look))

    def ring(self, x: float, y: float, radius: float, stroke: str = INK) -> None:
        """An open circle."""
        self._add(Circle((x, y), radius, facecolor="white", edgecolor=stroke, linewidth=1.5))

    def mark(
        self, x: float, y: float, row: int | None = None, *, strong: bool = True, radius: float = 6
    ) -> None:
        """A flagged transfer, a link to its row: a diamond, filled from medium on."""
        corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
        stroke, fill = ("white", MARK) if strong else (MARK, "white")
        made = Polygon(corners, facecolor=fill, edgecolor=stroke, linewidth=1 if strong else 1.8)
        if row is not None:
            made.set_url(f"#{self.lang}-t{row}")
        self._add(made)

    def svg(self) -> str:
        """The drawing, to stand inside a page; the page's font applies."""
        return plain(self._saved(format="svg", metadata=_NO_DATES), (WIDE, self.height))

    def png(self) -> bytes:
        """The same as a picture, with white around it."""
        with ours():
            return self._picture()

    def _picture(self) -> bytes:
        for words in self._labels:
            words.set_path_effects([withStroke(linewidth=3.5, foreground="white")])
        (x, y), w, h = EDGE, WIDE, self.height
        around = Bbox([[-x / INCH, -y / INCH], [(w + x) / INCH, (h + y) / INCH]])
        made = self._saved(
            format="png", dpi=INCH * SHARP, bbox_inches=around, metadata={"Software": None}, pil_kwargs=_FAST
        )
        for words in self._labels:
            words.set_path_effects([])
        return made

    def _saved(self, **options: Any) -> bytes:
        with io.BytesIO() as file:
            self._figure.savefig(file, **options)
            return file.getvalue()
