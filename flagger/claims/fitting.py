"""Whole lines that fit into a form, by what matters most: nothing is cut inside a hash, address or number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

BLANK = "____"
FILLED = 16  # characters that a blank may take up once it is filled in
# Where a line is read. Several may stand at a place, one after the other.
ASKED, LEFT, MORE, ENTRIES, LAST, CLOSING = 0, 100, 200, 300, 900, 1_000


Says = str | Callable[[int], str]  # what a line says; it may follow from how many entries are shown


class Wish(NamedTuple):
    """A line and where it is read."""

    at: int
    says: Says


@dataclass(frozen=True, slots=True)
class Short:
    """Lines by weight. One that fits takes the place of an earlier, briefer one; entries leave no gap."""

    wishes: tuple[Wish, ...]

    def fit(self, limit: int) -> str:
        """At most `limit` characters as forms count them."""
        kept: dict[int, Wish] = {}
        for wish in self.wishes:
            if ENTRIES < wish.at < LAST and wish.at - 1 not in kept:
                continue
            tried = {**kept, wish.at: wish}
            if size(_read(tried)) <= limit:
                kept = tried
        return _read(kept)


def at(place: int, lines: Sequence[str]) -> list[Wish]:
    """Lines one after the other at a place; those that say nothing are left out."""
    return [Wish(where, line) for where, line in zip(count(place), lines, strict=False) if line]


def _read(kept: dict[int, Wish]) -> str:
    shown = sum(ENTRIES <= where < LAST for where in kept)
    says = (kept[where].says for where in sorted(kept))
    lines = (line if isinstance(line, str) else line(shown) for line in says)
    return "\n".join(line for line in lines if line)


def size(text: str) -> int:
    """Characters as the strictest forms count them: UTF-16 units, two for a line end, a blank as if it were filled in."""
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    return units + text.count("\n") + text.count(BLANK) * (FILLED - len(BLANK))
