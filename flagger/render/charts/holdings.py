"""Holdings over time: the whole span on the left, the hours in question on the right, one asset a panel."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from flagger.render.charts.canvas import Canvas
from flagger.render.charts.data import STRONG, Floats, Moves
from flagger.render.charts.described import Described, heading, legend
from flagger.render.charts.panels import Holdings, Panel, holdings
from flagger.render.charts.paper import AREA, FAINT, GREY, LINE, MARK, WIDE, Point, Rect, wide
from flagger.render.charts.scales import amounts, brief, day_of, short, times
from flagger.render.safe import visible
from flagger.render.view_totals import View
from flagger.render.words import network_name
from flagger.text import SEMICOLON, Lang, Text, listed

MOST_LABELS = 8
TALL, GAP, TOP, LEFT = 116, 72, 102, 76
SPLIT, ZOOM, RIGHT = 478, 524, WIDE - 10  # where the whole ends, where the zoom begins and ends
HALF_SECOND = 0.5 / 86_400
NAME = Text("Holdings over time ({zone})", "持有数量随时间的变化（{zone}）")
ALT = Text(
    "Holdings by asset as a line over time, with marks for outgoing transfers ({parts}).",
    "各币种持有数量随时间变化的折线，其上标出以下转出：{parts}。",
)
PLAIN = Text("Holdings by asset as a line over time.", "各币种持有数量随时间变化的折线。")
COUNTED = Text(
    "Counted from the files: what came in minus what left and fees. The files state no balance; where the count would fall "
    "below zero, the line starts high enough to end at or above zero. Shaded: from the first to the last flagged transfer.",
    "由文件累计：转入减去转出和手续费。文件不含余额；累计会低于零时，起点抬高到不低于零。底色：首笔至末笔被标记转出的时段。",
)
MORE = Text(
    "{count} more assets with flagged transfers are in the tables, not drawn: {names}.",
    "另有 {count} 种被标记转出的资产未画出，见各表：{names}。",
)
OFTEN = Text(
    "No transfer is flagged; drawn are the assets that moved most often.",
    "没有被标记的转出；画出的是变动最多的币种。",
)
NEAR = Text("zoom: {day}", "放大：{day}")
LEFT_BY = Text("flagged: {amount} × {count}", "被标记转出 {amount}（{count} 笔）")
# What no table sums as flagged stands apart.
WEAK = Text("flagged weak: {amount} × {count}", "弱标记转出 {amount}（{count} 笔）")
MORE_WEAK = Text("plus weak: {amount} × {count}", "另有弱标记 {amount}（{count} 笔）")
OWNER = Text("by the owner's word only: {amount} × {count}", "仅由本人指出的转出 {amount}（{count} 笔）")
MORE_OWNER = Text(
    "plus by the owner's word only: {amount} × {count}", "另有仅由本人指出 {amount}（{count} 笔）"
)


class Frame(NamedTuple):
    """A piece of paper for a stretch of time and amounts from zero."""

    x: tuple[float, float]
    y: float
    time: tuple[float, float]
    highest: float

    def place(self, when: float, level: float) -> tuple[float, float]:
        """Where a point stands."""
        share = (when - self.time[0]) / (self.time[1] - self.time[0])
        return self.x[0] + share * (self.x[1] - self.x[0]), self.y + TALL * (1 - level / self.highest)


def look(view: View, moves: Moves) -> Holdings | None:
    """What to draw; None where nothing moved."""
    return holdings(view, moves)


def told(view: View, moves: Moves, seen: Holdings) -> Described:
    """The words of this chart."""
    caption: tuple[Text, ...] = (COUNTED,) if len(seen.marks) else (COUNTED, OFTEN)
    if seen.others:
        names = [visible(name, 30) for name in seen.others]
        caption += (MORE.filled(count=len(names), names=listed(names)),)
    sums = [part for panel in seen.panels for part in _sums(panel)]
    alt = ALT.filled(parts=listed(sums, SEMICOLON)) if sums else PLAIN
    return Described(NAME.filled(zone=moves.zone), alt, caption)


def _sums(panel: Panel) -> list[Text]:
    """What the marks of an asset sum up to, medium and strong apart from the others."""
    made: list[Text] = []
    first, more = (LEFT_BY, WEAK, OWNER), (LEFT_BY, MORE_WEAK, MORE_OWNER)
    for words, further, (total, count) in zip(first, more, panel.sums, strict=True):
        if count:
            amount = f"{total} {visible(panel.name[1], 20)}"
            made.append((further if made else words).filled(amount=amount, count=count))
    return made


def draw(moves: Moves, seen: Holdings, lang: Lang) -> Canvas:
    """All panels, one under the other."""
    canvas = Canvas(TOP + len(seen.panels) * (TALL + GAP) - 44, lang)
    heading(canvas, NAME.say(lang, zone=moves.zone))
    strong = int((seen.marks["mark"] >= STRONG).sum())
    legend(canvas, 46, strong, len(seen.marks) - strong)
    for place, panel in enumerate(seen.panels):
        _panel_drawn(canvas, panel, TOP + place * (TALL + GAP), seen.whole)
    return canvas


def _panel_drawn(canvas: Canvas, panel: Panel, y: float, whole: tuple[float, float]) -> None:
    network, asset = panel.name
    place = network_name(network).say(canvas.lang) if network else ""
    name = "·".join(part for part in (visible(asset, 30), place) if part)
    canvas.text(0, y - 14, name, 15)
    for up, part in enumerate(reversed(_sums(panel))):
        canvas.text(wide(name, 15) + 22, y - 14 - 15 * up, part.say(canvas.lang), 13, MARK)
    top = max(float(panel.level.max()), panel.opening) * 1.12 or 1.0
    frame = Frame((LEFT, SPLIT if panel.window else RIGHT), y, whole, top)
    _frame(canvas, frame, panel, 5 if panel.window else 8)
    for value in amounts(top):
        canvas.text(LEFT - 8, frame.place(whole[0], value)[1] + 4.5, short(value), 12, GREY, "right")
    if panel.window:
        first, last = panel.window
        before, after = max((last - first) * 0.25, 0.25 / 24), max((last - first) * 0.95, 0.5 / 24)
        near = Frame(
            (ZOOM, RIGHT), y, (first - before, last + after), top
        )  # room for words after the last mark
        days = dict.fromkeys(f"{day_of(at):%Y-%m-%d}" for at in (first, last))
        canvas.text(ZOOM, y - 14, NEAR.say(canvas.lang, day=" – ".join(days)), 13, GREY)
        _frame(canvas, near, panel, 4)
        _labels(canvas, near, panel)


def _frame(canvas: Canvas, frame: Frame, panel: Panel, most: int) -> None:
    left, right = frame.x
    line = _steps(frame, panel)
    floor = frame.y + TALL
    canvas.area([*line, (right, floor), (left, floor)], AREA)
    if panel.window:
        x1, x2 = (frame.place(at, 0)[0] for at in panel.window)
        more = max(5 - (x2 - x1), 0) / 2
        canvas.shade(x1 - more, frame.y, (x2 - x1 + 2 * more, TALL))
    for value in amounts(frame.highest):
        y = frame.place(frame.time[0], value)[1]
        canvas.line((left, y), (right, y), GREY if value == 0 else FAINT, 0.8)
    for at, words in times(*frame.time, most=most):
        x = frame.place(at, 0)[0]
        canvas.line((x, frame.y + TALL), (x, frame.y + TALL + 4), GREY, 0.8)
        canvas.tick(x, frame.y + TALL + 19, words)
    canvas.run(line, LINE, 1.6)
    for row, mark in panel.marks.iterrows():
        if frame.time[0] <= mark["when"] <= frame.time[1]:
            x, y = frame.place(mark["when"], mark["level"])
            canvas.mark(x, y, int(str(row)), strong=bool(mark["mark"] >= STRONG))


def _steps(frame: Frame, panel: Panel) -> list[Point]:
    """The line as steps, with at most a few corners a point of width."""
    inside = (panel.when >= frame.time[0]) & (panel.when <= frame.time[1])
    before = panel.level[panel.when < frame.time[0]]
    start = float(before[-1]) if len(before) else panel.opening
    share = (panel.when[inside] - frame.time[0]) / (frame.time[1] - frame.time[0])
    across = frame.x[0] + share * (frame.x[1] - frame.x[0])
    x, y = _thinned(across, frame.y + TALL * (1 - panel.level[inside] / frame.highest))
    y0 = frame.place(frame.time[0], start)[1]
    corners = np.append(np.repeat(x, 2), frame.x[1]), np.append(y0, np.repeat(y, 2))
    return [(frame.x[0], y0), *zip(*(side.tolist() for side in corners), strict=True)]


def _thinned(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """First, lowest, highest and last of each half point of width: the same picture with fewer corners."""
    if len(x) < 400:
        return x, y
    cells = pd.Series(y).groupby(np.floor(x * 2) / 2)
    made = cells.agg(["first", "min", "max", "last"])
    return np.repeat(made.index.to_numpy(dtype="float64"), 4), made.to_numpy().ravel()


def _labels(canvas: Canvas, frame: Frame, panel: Panel) -> None:
    """Time and amount beside each mark, where there is room for it."""
    assert panel.window is not None
    inside = panel.marks[panel.marks["when"].between(*panel.window)]
    if len(inside) > MOST_LABELS:
        return
    spots = [frame.place(when, level) for when, level in zip(inside["when"], inside["level"], strict=True)]
    taken = [Rect(x - 7, y - 7, x + 7, y + 7) for x, y in spots]
    labels = list(zip(spots, inside["when"], inside["exact"], strict=True))
    for (x, y), when, exact in reversed(labels):  # the last stand at the edge, with the least room
        words = f"{day_of(when + HALF_SECOND):%H:%M:%S} {brief(exact)}"
        spot = _free(frame, (x, y), wide(words, 12), taken)
        if spot:
            taken.append(spot)
            canvas.label(spot.left, spot.bottom - 4, words, 12, MARK)


def _free(frame: Frame, at: tuple[float, float], width: float, taken: list[Rect]) -> Rect | None:
    """The nearest place beside a point that nothing has taken yet."""
    x, y = at
    for lift in (-17, 3, -25):
        for left in (x + 9, x - 9 - width):
            spot = Rect(left, y + lift, left + width, y + lift + 16)
            fits = frame.x[0] - 24 <= left and spot.right <= frame.x[1] + 8 and frame.y - 4 <= spot.top
            if fits and spot.bottom <= frame.y + TALL and not any(spot.meets(other) for other in taken):
                return spot
    return None
