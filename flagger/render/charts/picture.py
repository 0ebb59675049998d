"""A canvas as PNG, drawn by matplotlib's renderer: without figures, axes and artists, whose making takes far longer."""

import io
from functools import cache
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.patheffects import PathEffectRenderer, withStroke
from matplotlib.transforms import Affine2D
from PIL import Image

from flagger.render.charts.canvas import WHITE, Canvas, Curve, Lines, Look, Ring, Shape, Words
from flagger.render.charts.paper import WIDE, Point
from flagger.render.fonts import font_path

INCH = 72  # pixels; as many as points, so that sizes of words and lines are pixels too
SHARP = 1.5  # pixels of a picture for one of ours
EDGE = (18.0, 16.0)  # white around a picture
_FAST = 1  # the level of compression: a tenth larger, in half the time
_HALO = [withStroke(linewidth=3.5, foreground="white")]
_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}  # the part of the words before their place
_TO, _ON, _BENT, _BACK = map(int, (Path.MOVETO, Path.LINETO, Path.CURVE4, Path.CLOSEPOLY))
_OURS: Any = {"text.hinting": "none"}  # whatever the machine's settings say; the renderer reads no other


def png(canvas: Canvas) -> bytes:
    """The drawing with white around it."""
    with mpl.rc_context(_OURS), io.BytesIO() as file:
        drawn = np.asarray(_Picture(canvas).renderer.buffer_rgba())
        picture = Image.fromarray(np.ascontiguousarray(drawn[..., :3]))  # nothing shines through
        picture.save(file, format="png", dpi=(INCH * SHARP, INCH * SHARP), compress_level=_FAST)
        return file.getvalue()


@cache
def _font(size: float) -> FontProperties:
    return FontProperties(fname=font_path(), size=size)


class _Picture:
    """Shapes on the renderer's pixels, which it counts from the lower left corner."""

    def __init__(self, canvas: Canvas) -> None:
        (x, y), wide, high = EDGE, WIDE, canvas.height
        size = (int((wide + 2 * x) * SHARP + 0.5), int((high + 2 * y) * SHARP + 0.5))
        self.renderer = RendererAgg(*size, INCH * SHARP)
        self._place = Affine2D().translate(x, y).scale(SHARP, -SHARP).translate(0, size[1])
        paper = [(-x, -y), (wide + x, -y), (wide + x, high + y), (-x, high + y)]
        for shape in [Lines(runs=[paper], look=Look(fill=WHITE), closed=True), *canvas.shapes]:
            self._draw(shape)

    def _draw(self, shape: Shape) -> None:
        match shape:
            case Lines():
                context = self._context(shape.look)
                context.set_snap(None if shape.crisp else False)
                context.set_capstyle("round" if shape.round else "butt")
                self._path(context, _path(shape), shape.look)
            case Curve():
                path = Path(shape.points, [_TO, _BENT, _BENT, _BENT])
                self._path(self._context(shape.look), path, shape.look)
            case Ring():
                circle = Path.circle(shape.centre, shape.radius)
                self._path(self._context(shape.look), circle, shape.look)
            case Words():
                self._words(shape)

    def _context(self, look: Look) -> GraphicsContextBase:
        context = self.renderer.new_gc()
        context.set_joinstyle("miter")
        context.set_linewidth(look.width if look.stroke else 0)
        if look.stroke:
            context.set_foreground(to_rgba(look.stroke, look.opacity), isRGBA=True)
        return context

    def _path(self, context: GraphicsContextBase, path: Path, look: Look) -> None:
        face = to_rgba(look.fill, look.opacity) if look.fill else None
        self.renderer.draw_path(context, path, self._place, face)

    def _words(self, words: Words) -> None:
        font = _font(words.size)
        x, y = self._place.transform(words.at)
        if before := _BEFORE[words.side]:
            x -= before * self.renderer.get_text_width_height_descent(words.text, font, False)[0]
        context = self.renderer.new_gc()
        context.set_foreground(words.fill)
        renderer: Any = PathEffectRenderer(_HALO, self.renderer) if words.halo else self.renderer
        renderer.draw_text(context, x, self.renderer.height - y, words.text, font, 0)


def _path(lines: Lines) -> Path:
    """All runs as one path, every point of it drawn."""
    vertices: list[Point] = []
    codes: list[int] = []
    for run in lines.runs:
        vertices += [*run, run[0]] if lines.closed else run
        codes += [_TO, *[_ON] * (len(run) - 1), *([_BACK] if lines.closed else [])]
    path = Path(vertices, codes)
    path.should_simplify = False
    return path
