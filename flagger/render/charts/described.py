"""A chart and the words that go with it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from flagger.render.charts.data import Moves
from flagger.render.charts.paper import GREY, INK, MARK, wide
from flagger.render.view_totals import View
from flagger.text import Lang, Text

if TYPE_CHECKING:
    from flagger.render.charts.canvas import Canvas

STRONG = Text("flagged, medium or strong", "被标记：中、强")
NO_FLAGS = Text("no flagged transfer", "没有被标记的转出")
WEAK = Text("flagged weak, or by the owner only", "弱标记，或仅由本人指出")

TRADED = Text(
    "Of the outgoing rows {count} are what a trade or a fee took, paid to nobody else.",
    "其中 {count} 笔是成交时付出的一方或手续费，不是付给他人的。",
)


def traded(view: View) -> tuple[Text, ...]:
    """How many of the outgoing rows went to nobody, where an account's statement holds trades."""
    count = int(view.table.loc[view.went_out, "kind"].isin(["trade", "fee"]).sum())
    return (TRADED.filled(count=count),) if count else ()


@dataclass(frozen=True, slots=True)
class Described:
    """What a chart is called, what it shows for those who cannot see it, and what must be said below it."""

    title: Text
    alt: Text
    caption: tuple[Text, ...]


class Chart(Protocol):
    """One module of this package: it looks once, and says and draws what it saw."""

    def look(self, view: View, moves: Moves) -> Any:
        """What there is to draw, or None."""

    def told(self, view: View, moves: Moves, seen: Any) -> Described:
        """Its words."""

    def draw(self, moves: Moves, seen: Any, lang: Lang) -> "Canvas":
        """The drawing."""


def heading(canvas: "Canvas", title: str) -> None:
    """The chart's title."""
    canvas.text(0, 18, title, 17)


def legend(canvas: "Canvas", y: float, strong: int, weak: int, others: tuple[str, ...] = ()) -> None:
    """What the marks mean; only those that are there. `others`: words for dot and ring."""
    x = 6.0
    for radius, words in zip((2.2, 4.0), others, strict=False):
        if radius < 3:
            canvas.dots([(x, y - 5)])
        else:
            canvas.ring(x, y - 5, radius, GREY)
        canvas.text(x + 11, y, words, 13, INK)
        x += 34 + wide(words, 13)
    if not strong and not weak:
        canvas.text(x if others else 0, y, NO_FLAGS.say(canvas.lang), 13, GREY)
    for count, said, filled_mark in ((strong, STRONG, True), (weak, WEAK, False)):
        if count:
            words = f"{said.say(canvas.lang)} ({count})"
            canvas.mark(x, y - 5, strong=filled_mark)
            canvas.text(x + 12, y, words, 13, MARK)
            x += 36 + wide(words, 13)
