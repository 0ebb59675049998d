"""Weekday by hour: when the owner usually sends, and the cells of the flagged transfers boxed."""

from collections import Counter
from typing import NamedTuple

import numpy as np

from flagger.render.charts.canvas import Canvas
from flagger.render.charts.data import STRONG, Moves
from flagger.render.charts.described import Described, heading, legend, traded
from flagger.render.charts.paper import GREY, INK, MARK, WIDE
from flagger.render.view_totals import View
from flagger.text import SEMICOLON, Lang, Text, listed

NAME = Text("When transfers usually leave ({zone})", "平时在什么时候转出（{zone}）")
ALT = Text(
    "Table of weekdays and hours with the number of other outgoing transfers; boxed: {cells}.",
    "星期与小时的表格，数字为其他转出的笔数；加框：{cells}。",
)
PLAIN = Text(
    "Table of weekdays and hours with the number of outgoing transfers.",
    "星期与小时的表格，数字为转出的笔数。",
)
COUNTED = Text(
    "Numbers: how many of the {count} other outgoing transfers fall into that hour; those that others started are left out. "
    "Boxed: the flagged transfers with ◆ and their number, the others below it. An unusual hour by itself proves nothing.",
    "数字：其余 {count} 笔转出中落在该小时的笔数，不含由他人发起的划转。"
    "带框：◆后为被标记转出的笔数，其下为其余转出的笔数。时段不寻常本身不证明任何事。",
)
DAYS = (
    Text("Mon", "周一"), Text("Tue", "周二"), Text("Wed", "周三"), Text("Thu", "周四"), Text("Fri", "周五"),
    Text("Sat", "周六"), Text("Sun", "周日"),
)  # fmt: skip
AT = Text("{day} {hour:02d}:00–{hour:02d}:59 ({count} ×)", "{day} {hour:02d}:00–{hour:02d}:59（{count} 笔）")
LEFT, TOP = 52, 84
CELL = ((WIDE - LEFT - 4) / 24, 32)
SHADES = ("#eef3f8", "#d5e2ee", "#b3cbe0", "#7fa6c9", "#4a7dab", "#245680")
NONE = "#f7f8f9"
Cells = Counter[tuple[int, int]]


class Hours(NamedTuple):
    """How many other outgoing transfers of the owner, and how many flagged ones, by weekday and hour."""

    usual: Cells
    flagged: Cells


def look(view: View, moves: Moves) -> Hours | None:
    """What to draw; None where nothing left."""
    seen = _cells(view, moves)
    return seen if seen.usual or seen.flagged else None


def told(view: View, moves: Moves, seen: Hours) -> Described:
    """The words of this chart."""
    usual, flagged = seen
    names = [AT.filled(day=DAYS[day], hour=hour, count=n) for (day, hour), n in sorted(flagged.items())]
    cells = listed(names, SEMICOLON)
    alt = ALT.filled(cells=cells) if flagged else PLAIN
    return Described(NAME.filled(zone=moves.zone), alt, (COUNTED.filled(count=usual.total()), *traded(view)))


def _cells(view: View, moves: Moves) -> Hours:
    """Other outgoing transfers of the owner, and flagged ones, by weekday and hour."""
    sent = moves.table[(moves.table["change"] < 0) & ~moves.table["fee"]]
    rows = view.table.loc[sent.index]
    others = rows["initiator"].notna() & rows["initiator"].ne(rows["own"])
    hours = np.floor(sent["when"] * 24 + 1e-6).astype("int64")
    places = list(zip(((hours // 24 + 3) % 7).tolist(), (hours % 24).tolist(), strict=True))
    plain = ((sent["mark"] == 0) & ~others).tolist()
    marked = (sent["mark"] > 0).tolist()
    return Hours(
        Counter(place for place, chosen in zip(places, plain, strict=True) if chosen),
        Counter(place for place, chosen in zip(places, marked, strict=True) if chosen),
    )


def draw(moves: Moves, seen: Hours, lang: Lang) -> Canvas:
    """Seven rows of twenty-four cells."""
    usual, flagged = seen
    wide, tall = CELL
    canvas = Canvas(TOP + 7 * tall + 8, lang)
    heading(canvas, NAME.say(lang, zone=moves.zone))
    marks = moves.marked["mark"]
    legend(canvas, 46, int((marks >= STRONG).sum()), int((marks < STRONG).sum()))
    for hour in range(24):
        canvas.text(LEFT + (hour + 0.5) * wide, TOP - 8, f"{hour:02d}", 12, GREY, "center")
    _cells_drawn(canvas, usual)
    for day, name in enumerate(DAYS):
        canvas.text(LEFT - 10, TOP + (day + 0.5) * tall + 5, name.say(lang), 13, INK, "right")
    strength = _strongest(moves)
    for place, count in sorted(flagged.items()):
        _boxed(canvas, place, (count, usual[place]), strong=strength[place] >= STRONG)
    return canvas


def _strongest(moves: Moves) -> dict[tuple[int, int], int]:
    made: dict[tuple[int, int], int] = {}
    for when, mark in zip(moves.marked["when"].tolist(), moves.marked["mark"].tolist(), strict=True):
        hours = int(np.floor(when * 24 + 1e-6))
        place = ((hours // 24 + 3) % 7, hours % 24)
        made[place] = max(made.get(place, 0), mark)
    return made


def _cells_drawn(canvas: Canvas, usual: Cells) -> None:
    """The darker, the more; the numbers in the cells."""
    most = max([4, *usual.values()])
    by_fill: dict[str, list[tuple[float, float]]] = {}
    numbers: list[tuple[float, float, int, str]] = []
    for day in range(7):
        for hour in range(24):
            count, x, y = usual[day, hour], LEFT + hour * CELL[0], TOP + day * CELL[1]
            shade = min(int(len(SHADES) * (count / most) ** 0.7), len(SHADES) - 1)
            by_fill.setdefault(SHADES[shade] if count else NONE, []).append((x + 1, y + 1))
            if count:
                numbers.append(
                    (x + CELL[0] / 2, y + CELL[1] / 2 + 4.5, count, "white" if shade >= 4 else INK)
                )
    for fill, corners in by_fill.items():
        canvas.boxes(corners, (CELL[0] - 2, CELL[1] - 2), fill)
    for middle, foot, count, ink in numbers:
        words, size = (str(count), 12.0) if count < 1000 else ("999+", 9.5)
        canvas.text(middle, foot, words, size, ink, "center")


def _boxed(canvas: Canvas, place: tuple[int, int], counts: tuple[int, int], *, strong: bool) -> None:
    """The cell of flagged transfers: their mark and number, the usual number below."""
    day, hour = place
    x, y = LEFT + hour * CELL[0], TOP + day * CELL[1]
    canvas.box(x - 1, y - 1, (CELL[0] + 2, CELL[1] + 2), "white", MARK, 3)
    canvas.mark(x + 11, y + 10.5, strong=strong, radius=4.5)
    canvas.text(x + 18, y + 15, str(counts[0]), 12.5 if counts[0] < 100 else 9, MARK)
    canvas.text(x + CELL[0] / 2, y + 28, str(counts[1]), 10.5, GREY, "center")
