"""A drawing made of lines and words: SVG without styles, scripts, ids or dates; the same bytes every time."""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple
from unicodedata import east_asian_width

from flagger.render.fonts import FAMILY, shown
from flagger.text import Lang

INK, GREY, FAINT, MARK, SHADE = "#1f2d3a", "#66727f", "#d9dee4", "#a3201a", "#f7e8dc"
LINE, AREA = "#2f5d86", "#e8eff6"
_HALO = ' stroke="white" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"'
WIDE = 880  # every chart has this width


def number(value: float) -> str:
    """A coordinate: two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"


def wide(words: str, size: float) -> float:
    """About how wide these words are drawn."""
    full = sum(east_asian_width(char) in "WF" for char in words)
    return size * (full + 0.57 * (len(words) - full))


def rectangle(x: float, y: float, size: tuple[float, float]) -> str:
    """The path of a rectangle from its upper left corner."""
    w, h = size
    return f"M{number(x)} {number(y)}h{number(w)}v{number(h)}h{number(-w)}z"


class Rect(NamedTuple):
    """A place that is taken: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Rect") -> bool:
        """Whether the two share any point."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


class Canvas:
    """Collects what is drawn, in order; y grows downwards."""

    def __init__(self, height: float, lang: Lang) -> None:
        self.height, self.lang = height, lang
        self._parts: list[str] = []

    def text(
        self, x: float, y: float, words: str, size: float = 14, fill: str = INK, anchor: str = "start"
    ) -> None:
        """Words on one line; `y` is the line they stand on."""
        self._text((x, y), words, (size, fill), "" if anchor == "start" else f' text-anchor="{anchor}"')

    def tick(self, x: float, y: float, words: str) -> None:
        """Words below an axis, centred, but never over the edge of the paper."""
        self.text(min(x, WIDE - wide(words, 12) / 2), y, words, 12, GREY, "middle")

    def label(self, x: float, y: float, words: str, size: float, fill: str) -> None:
        """Words with white around them, where lines cross."""
        self._text((x, y), words, (size, fill), _HALO)

    def _text(self, at: tuple[float, float], words: str, look: tuple[float, str], more: str) -> None:
        self._parts.append(
            f'<text x="{number(at[0])}" y="{number(at[1])}" font-size="{number(look[0])}" fill="{look[1]}"{more}>'
            f"{escape(shown(words))}</text>"
        )

    def path(
        self, d: str, stroke: str = "none", width: float = 1, fill: str = "none", more: str = ""
    ) -> None:
        """A path; `more` holds further attributes."""
        line = f' stroke-width="{number(width)}"' if stroke != "none" else ""
        self._parts.append(f'<path d="{d}" fill="{fill}" stroke="{stroke}"{line}{more}/>')

    def line(
        self, start: tuple[float, float], end: tuple[float, float], stroke: str = GREY, width: float = 1,
        dashes: str = "",
    ) -> None:  # fmt: skip
        """A straight line."""
        more = f' stroke-dasharray="{dashes}"' if dashes else ""
        (x1, y1), (x2, y2) = start, end
        self.path(f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}", stroke, width, more=more)

    def box(
        self, x: float, y: float, size: tuple[float, float], fill: str, stroke: str = "none", width: float = 1
    ) -> None:
        """A rectangle from its upper left corner."""
        self.path(rectangle(x, y, size), stroke, width, fill)

    def shade(self, x: float, y: float, size: tuple[float, float]) -> None:
        """A stretch of time in a warm grey that what lies below shines through."""
        self.path(rectangle(x, y, size), fill=SHADE, more=' fill-opacity="0.7"')

    def dots(self, points: Iterable[tuple[float, float]], size: float = 4.4, fill: str = GREY) -> None:
        """Many round dots as one path."""
        d = "".join(f"M{number(x)} {number(y)}h.01" for x, y in points)
        if d:
            self.path(d, fill, size, more=' stroke-linecap="round"')

    def ring(self, x: float, y: float, radius: float, stroke: str = INK) -> None:
        """An open circle."""
        r = number(radius)
        d = f"M{number(x - radius)} {number(y)}a{r} {r} 0 1 0 {number(2 * radius)} 0a{r} {r} 0 1 0 {number(-2 * radius)} 0z"
        self.path(d, stroke, 1.5, "white")

    def mark(
        self, x: float, y: float, row: int | None = None, *, strong: bool = True, radius: float = 6
    ) -> None:
        """A flagged transfer, a link to its row: a diamond, filled from medium on."""
        r = number(radius)
        d = f"M{number(x)} {number(y - radius)}l{r} {r}l-{r} {r}l-{r} -{r}z"
        stroke, fill = ("white", MARK) if strong else (MARK, "white")
        if row is not None:
            self._parts.append(f'<a href="#{self.lang}-t{row}">')
        self.path(d, stroke, 1 if strong else 1.8, fill)
        if row is not None:
            self._parts.append("</a>")

    def svg(self) -> str:
        """The drawing, to stand inside a page; the page's font applies."""
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {number(self.height)}" role="img" class="chart">'
        ground = f'<path d="M0 0h{WIDE}v{number(self.height)}h-{WIDE}z" fill="white"/>'
        return head + ground + "".join(self._parts) + "</svg>\n"


def alone(svg: str) -> str:
    """The same drawing as a file of its own: with a font and a size."""
    height = svg.split('viewBox="0 0 ', 1)[1].split('"', 1)[0].split(" ")[1]
    size = f'<svg width="{WIDE}" height="{height}" font-family="{FAMILY}, Microsoft YaHei, PingFang SC, sans-serif" '
    return svg.replace("<svg ", size, 1)
