"""A canvas as PNG: shapes by matplotlib's renderer without its figures, axes and artists, words by Pillow.

Making figures, and setting words glyph by glyph as that renderer does, takes several times as long.
"""

import io
from collections.abc import Iterable
from functools import cache

from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from PIL import Image, ImageDraw, ImageFont

from flagger.render.charts.canvas import WHITE, Canvas, Curve, Lines, Look, Ring, Shape, Words
from flagger.render.charts.paper import WIDE, Point
from flagger.render.fonts import font_path

INCH = 72  # pixels; as many as points, so that lines are as wide as their pixels
SHARP = 1.5  # pixels of a picture for one of ours
EDGE = (18.0, 16.0)  # white around a picture
_FAST = 1  # the level of compression: a tenth larger, in half the time
_HALO = 1.75  # white around each letter, where words ask for it
_ANCHORS = {"left": "ls", "center": "ms", "right": "rs"}  # on the line that the letters stand on
_TO, _ON, _BENT, _BACK = map(int, (Path.MOVETO, Path.LINETO, Path.CURVE4, Path.CLOSEPOLY))


def png(canvas: Canvas) -> bytes:
    """The drawing with white around it; words lie above all shapes."""
    with io.BytesIO() as file:
        drawn = _Shapes(canvas).renderer
        size = int(drawn.width), int(drawn.height)
        picture = Image.frombuffer("RGBA", size, drawn.buffer_rgba(), "raw", "RGBA", 0, 1)
        picture = picture.convert("RGB")  # nothing shines through
        _write(picture, (shape for shape in canvas.shapes if isinstance(shape, Words)))
        picture.save(file, format="png", dpi=(INCH * SHARP, INCH * SHARP), compress_level=_FAST)
        return file.getvalue()


def _write(picture: Image.Image, lines: Iterable[Words]) -> None:
    page = ImageDraw.Draw(picture)
    for words in lines:
        x, y = ((at + edge) * SHARP for at, edge in zip(words.at, EDGE, strict=True))
        font, anchor, halo = _font(words.size), _ANCHORS[words.side], _HALO * SHARP if words.halo else 0
        page.text((x, y), words.text, words.fill, font, anchor, stroke_width=halo, stroke_fill=WHITE)


@cache
def _font(size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_path()), size * SHARP, layout_engine=ImageFont.Layout.BASIC)


class _Shapes:
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
                pass  # these come last

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
