"""A canvas as SVG that a page may hold: no styles (its policy blocks them), no ids, nothing but shapes and words."""

from collections.abc import Sequence
from html import escape

from flagger.render.charts.canvas import Canvas, Curve, Lines, Look, Ring, Shape, Words
from flagger.render.charts.paper import WIDE, Point
from flagger.render.fonts import FAMILY
from flagger.text import Lang

_HALO = ' stroke="white" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"'
_SIDES = {"left": "", "center": ' text-anchor="middle"', "right": ' text-anchor="end"'}


def inline(canvas: Canvas) -> str:
    """The drawing, to stand inside a page; the page's font applies."""
    height = _number(canvas.height)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {height}" role="img" class="chart">'
    white = f'<path d="M0 0H{WIDE}V{height}H0z" fill="#ffffff"/>'
    return head + white + "".join(_drawn(shape, canvas.lang) for shape in canvas.shapes) + "</svg>\n"


def alone(svg: str) -> str:
    """The same drawing as a file of its own: with a font and a size."""
    height = svg.split('viewBox="0 0 ', 1)[1].split('"', 1)[0].split(" ")[1]
    size = f'<svg width="{WIDE}" height="{height}" font-family="{FAMILY}, Microsoft YaHei, PingFang SC, sans-serif" '
    return svg.replace("<svg ", size, 1)


def _drawn(shape: Shape, lang: Lang) -> str:
    match shape:
        case Lines():
            end = "z" if shape.closed else ""
            d = "".join(_run(points) + end for points in shape.runs)
            cap = ' stroke-linecap="round"' if shape.round else ""
            path = f'<path d="{d}"{_look(shape.look)}{cap}/>'
            return path if shape.row is None else f'<a href="#{lang}-t{shape.row}">{path}</a>'
        case Curve():
            start, *bent = (f"{_number(x)} {_number(y)}" for x, y in shape.points)
            return f'<path d="M{start}C{" ".join(bent)}"{_look(shape.look)}/>'
        case Ring():
            (x, y), r = map(_number, shape.centre), _number(shape.radius)
            return f'<circle cx="{x}" cy="{y}" r="{r}"{_look(shape.look)}/>'
        case Words():
            (x, y), size = map(_number, shape.at), _number(shape.size)
            side, more = _SIDES[shape.side], _HALO if shape.halo else ""
            looks = f'font-size="{size}"{side} fill="{shape.fill}"{more}'
            return f'<text x="{x}" y="{y}" {looks}>{escape(shape.text)}</text>'


def _look(look: Look) -> str:
    """Colours as attributes; what SVG takes for granted is left out."""
    opacity = "" if look.opacity == 1 else f'-opacity="{look.opacity}"'
    made = f' fill="{look.fill or "none"}"' + (f" fill{opacity}" if look.fill and opacity else "")
    if look.stroke:
        made += f' stroke="{look.stroke}"' + (f" stroke{opacity}" if opacity else "")
        made += "" if look.width == 1 else f' stroke-width="{_number(look.width)}"'
    return made


def _run(points: Sequence[Point]) -> str:
    """A path with short numbers; lines straight across or down say only where to."""
    start, *others = ((_number(x), _number(y)) for x, y in points)
    made, at = [f"M{start[0]} {start[1]}"], start
    for to in others:
        if to == at and len(others) > 1:  # a dot is a line to nowhere and stays
            continue
        if to[1] == at[1]:
            made.append(f"H{to[0]}")
        elif to[0] == at[0]:
            made.append(f"V{to[1]}")
        else:
            made.append(f"L{to[0]} {to[1]}")
        at = to
    return "".join(made)


def _number(value: float) -> str:
    """A coordinate: two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) >= 0.005 else "0"
