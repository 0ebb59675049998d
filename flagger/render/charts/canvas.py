"""A sheet to draw on in pixels from the upper left corner; y grows downwards. It holds shapes, in order of coming."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from flagger.render.charts.paper import GREY, INK, MARK, SHADE, WIDE, Point, wide
from flagger.render.fonts import shown
from flagger.text import Lang

WHITE = "#ffffff"
Side = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Colours of a shape; None is without."""

    fill: str | None = None
    stroke: str | None = None
    width: float = 1
    opacity: float = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Straight lines from point to point, one run or many; `row` is the transfer it leads to."""

    runs: Sequence[Sequence[Point]]
    look: Look
    closed: bool = False
    round: bool = False  # the ends of lines
    crisp: bool = True  # lines across and down lie on whole pixels of a picture
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Curve:
    """From the first point to the last, bent towards the two between."""

    points: tuple[Point, Point, Point, Point]
    look: Look


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle."""

    centre: Point
    radius: float
    look: Look


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `halo` puts white around it."""

    at: Point
    text: str
    size: float
    fill: str
    side: Side = "left"
    halo: bool = False


Shape = Lines | Curve | Ring | Words


class Canvas:
    """Collects what is drawn; `svg.py` and `picture.py` make a page's drawing and a picture of it."""

    def __init__(self, height: float, lang: Lang) -> None:
        self.height, self.lang = height, lang
        self.shapes: list[Shape] = []

    def text(
        self, x: float, y: float, words: str, size: float = 14, fill: str = INK, side: Side = "left"
    ) -> None:
        """Words on one line; `y` is the line they stand on."""
        self.shapes.append(Words((x, y), shown(words), size, fill, side))

    def tick(self, x: float, y: float, words: str) -> None:
        """Words below an axis, centred, but never over the edge of the paper."""
        self.text(min(x, WIDE - wide(words, 12) / 2), y, words, 12, GREY, "center")

    def label(self, x: float, y: float, words: str, size: float, fill: str) -> None:
        """Words with white around them, where lines cross."""
        self.shapes.append(Words((x, y), shown(words), size, fill, halo=True))

    def line(self, start: Point, end: Point, stroke: str = GREY, width: float = 1) -> None:
        """A straight line."""
        self.shapes.append(Lines(runs=[(start, end)], look=Look(stroke=stroke, width=width)))

    def run(self, points: Sequence[Point], stroke: str, width: float) -> None:
        """A line from point to point."""
        self.shapes.append(Lines(runs=[points], look=Look(stroke=stroke, width=width), crisp=False))

    def area(self, points: Sequence[Point], fill: str) -> None:
        """What a line of points encloses."""
        self.shapes.append(Lines(runs=[points], look=Look(fill=fill), closed=True, crisp=False))

    def band(self, start: Point, end: Point, stroke: str, width: float) -> None:
        """A broad curve from left to right that what lies below shines through."""
        bend = (start[0] + end[0]) / 2
        points = (start, (bend, start[1]), (bend, end[1]), end)
        self.shapes.append(Curve(points, Look(stroke=stroke, width=width, opacity=0.35)))

    def box(
        self,
        x: float,
        y: float,
        size: tuple[float, float],
        fill: str,
        stroke: str | None = None,
        width: float = 1,
    ) -> None:
        """A rectangle from its upper left corner."""
        look = Look(fill=fill, stroke=stroke, width=width)
        self.shapes.append(Lines(runs=[_corners(x, y, size)], look=look, closed=True))

    def boxes(self, corners: Sequence[Point], size: tuple[float, float], fill: str) -> None:
        """Many rectangles of one size and colour as one path."""
        runs = [_corners(*corner, size) for corner in corners]
        self.shapes.append(Lines(runs=runs, look=Look(fill=fill), closed=True))

    def shade(self, x: float, y: float, size: tuple[float, float]) -> None:
        """A stretch of time in a warm grey that what lies below shines through."""
        look = Look(fill=SHADE, opacity=0.7)
        self.shapes.append(Lines(runs=[_corners(x, y, size)], look=look, closed=True))

    def dots(self, points: Sequence[Point], size: float = 4.4, fill: str = GREY) -> None:
        """Many round dots as one path: the round ends of lines without length."""
        if points:
            look = Look(stroke=fill, width=size)
            spots = [((x, y), (x + 0.01, y)) for x, y in points]
            self.shapes.append(Lines(runs=spots, look=look, round=True, crisp=False))

    def ring(self, x: float, y: float, radius: float, stroke: str = INK) -> None:
        """An open circle."""
        self.shapes.append(Ring((x, y), radius, Look(fill=WHITE, stroke=stroke, width=1.5)))

    def mark(
        self, x: float, y: float, row: int | None = None, *, strong: bool = True, radius: float = 6
    ) -> None:
        """A flagged transfer, a link to its row: a diamond, filled from medium on."""
        corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
        look = Look(fill=MARK, stroke=WHITE) if strong else Look(fill=WHITE, stroke=MARK, width=1.8)
        self.shapes.append(Lines(runs=[corners], look=look, closed=True, row=row))


def _corners(x: float, y: float, size: tuple[float, float]) -> list[Point]:
    right, foot = x + size[0], y + size[1]
    return [(x, y), (right, y), (right, foot), (x, foot)]
