"""What every chart shares: its width, its colours, and how much room words take."""

from typing import NamedTuple
from unicodedata import east_asian_width

INK, GREY, FAINT, MARK, SHADE = "#1f2d3a", "#66727f", "#d9dee4", "#a3201a", "#f7e8dc"
LINE, AREA = "#2f5d86", "#e8eff6"
WIDE = 880  # every chart has this width
Point = tuple[float, float]


def wide(words: str, size: float) -> float:
    """About how wide these words are drawn."""
    full = sum(east_asian_width(char) in "WF" for char in words)
    return size * (full + 0.57 * (len(words) - full))


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
