"""matplotlib's SVG as a page may hold it: no styles (its policy blocks them), no ids, nothing but shapes and words."""

import re
from collections.abc import Iterator
from html import escape
from xml.etree import ElementTree as ET

from flagger.render.charts.paper import WIDE
from flagger.render.fonts import FAMILY

HALO = "halo"  # the group of words that get white around them
_HALO = ' stroke="white" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"'
_LINK = "{http://www.w3.org/1999/xlink}href"
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
# What every page's own font decides, and what SVG takes for granted.
_DROPPED = ("font-family", "stroke-linejoin: miter", "text-anchor: start")


def plain(svg: bytes, size: tuple[float, float]) -> str:
    """The same drawing with attributes for styles and two decimals a coordinate."""
    root = ET.fromstring(svg)  # noqa: S314 - matplotlib has written it a moment ago
    box = f"0 0 {_number(size[0])} {_number(size[1])}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img" class="chart">'
    return head + "".join(_parts(root)) + "</svg>\n"


def alone(svg: str) -> str:
    """The same drawing as a file of its own: with a font and a size."""
    height = svg.split('viewBox="0 0 ', 1)[1].split('"', 1)[0].split(" ")[1]
    size = f'<svg width="{WIDE}" height="{height}" font-family="{FAMILY}, Microsoft YaHei, PingFang SC, sans-serif" '
    return svg.replace("<svg ", size, 1)


def _parts(element: ET.Element, more: str = "") -> Iterator[str]:
    """Shapes, words and links out of all groups; nothing else."""
    match element.tag.rpartition("}")[2]:
        case "path":
            yield f'<path d="{_path(element.get("d", ""))}"{_style(element)}/>'
        case "text":
            x, y = (_number(float(element.get(name, "0"))) for name in "xy")
            words = escape(element.text or "")
            yield f'<text x="{x}" y="{y}"{_style(element)}{more}>{words}</text>'
        case "a":
            inside = "".join(part for child in element for part in _parts(child))
            yield f'<a href="{escape(element.get(_LINK, ""))}">{inside}</a>'
        case "svg" | "g":
            for child in element:
                yield from _parts(child, _HALO if element.get("id") == HALO else "")


def _style(element: ET.Element) -> str:
    """`fill: #fff; stroke: none` as ` fill="#fff" stroke="none"`."""
    made = []
    for part in element.get("style", "").split(";"):
        name, _, value = part.strip().partition(": ")
        if value and not part.strip().startswith(_DROPPED):
            made.append(f' {name}="{escape(value.removesuffix("px"))}"')
    return "".join(made)


def _path(d: str) -> str:
    """A path with short numbers; lines straight across or down say only where to."""
    made, at = [], ("", "")
    for letter, rest in _COMMAND.findall(d):
        numbers = [_number(float(number)) for number in rest.split()]
        to = (numbers[-2], numbers[-1]) if numbers else at
        if letter == "L" and to[1] == at[1]:
            made.append(f"H{to[0]}")
        elif letter == "L" and to[0] == at[0]:
            made.append(f"V{to[1]}")
        else:
            made.append(letter + " ".join(numbers))
        at = to
    return "".join(made)


def _number(value: float) -> str:
    """A coordinate: two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) >= 0.005 else "0"
