"""Place by unusualness of every outgoing transfer over time; no line divides them."""

import math
from typing import NamedTuple

import numpy as np
import pandas as pd

from flagger.render.charts.canvas import Canvas
from flagger.render.charts.data import STRONG, Moves, days
from flagger.render.charts.described import Described, heading, legend, traded
from flagger.render.charts.paper import FAINT, GREY, INK, WIDE
from flagger.render.charts.scales import times, trimmed
from flagger.render.safe import visible
from flagger.render.view_totals import View
from flagger.render.words import rule_title
from flagger.text import Lang, Text, listed

TALL, TOP, LEFT, RIGHT = 250, 72, 62, WIDE - 14
CELLS = (420, 90)  # dots that fall into one cell of this grid are drawn once
NAMED, FEWEST = 2, 10
NAME = Text("How unusual each outgoing transfer is ({zone})", "每笔转出的不寻常程度（{zone}）")
ALT = Text(
    "Each of {count} outgoing transfers by time and by place, the most unusual on top; {flagged} flagged ones are marked, at "
    "places {places}.",
    "{count} 笔转出按时间和名次排列，最不寻常的在最上方；其中 {flagged} 笔被标记，名次为 {places}。",
)
PLAIN = Text(
    "Each of {count} outgoing transfers by time and by place, the most unusual on top; none is flagged.",
    "{count} 笔转出按时间和名次排列，最不寻常的在最上方；没有被标记的。",
)
ORDER = Text(
    "Order: strength of the flags, then how unlike the other transfers it is. The order only compares; a flag comes "
    "from a rule. Two transfers may be equally unusual and only one of them flagged.",
    "排序依据：先看标记强度，再看与其他转出的差异。名次只作比较；标记来自规则。两笔转账可能同样不寻常，而只有一笔被标记。",
)
RINGED = Text(
    "{letter}: place {place}, not flagged: {time}, {amount} {asset} ({source} line {line}). {why}",
    "{letter}：第 {place} 位，未被标记：{time}，{amount} {asset}（{source} 第 {line} 行）。{why}",
)
BEFORE = Text(
    "No rule fits; payments to this payee before: {count}.",
    "没有规则与之相符；此前已向该收款方付款 {count} 次。",
)
NO_RULE = Text("No rule fits it.", "没有规则与之相符。")
NOTED = Text("Only noted, too little for a flag: {rules}.", "仅有提示，依据不足以标记：{rules}。")
AXIS = Text("place", "名次")
OTHER, RING = (
    Text("other outgoing ({count})", "其他转出（{count}）"),
    Text("most unusual, not flagged", "未被标记中最不寻常的"),
)


class Places(NamedTuple):
    """Every outgoing transfer: when, its place, the strength of its mark; the most unusual unflagged rows."""

    table: pd.DataFrame
    ringed: list[int]


def look(view: View, moves: Moves) -> Places | None:
    """What to draw; None where the forest was off or too few transfers are there to compare."""
    if not view.report.config["forest"] or len(view.outgoing) < FEWEST:
        return None
    return _places(view, moves)


def told(view: View, moves: Moves, places: Places) -> Described:
    """The words of this chart."""
    marked = places.table[places.table["mark"] > 0]
    facts = {"count": len(places.table), "flagged": len(marked)}
    said = sorted(int(place) for place in marked["place"])
    listed = ", ".join(map(str, said[:12])) + ("…" if len(said) > 12 else "")
    alt = ALT.filled(places=listed, **facts) if len(marked) else PLAIN.filled(**facts)
    rings = tuple(_ringed(view, places, row, name) for name, row in zip("ab", places.ringed, strict=False))
    return Described(NAME.filled(zone=moves.zone), alt, (*traded(view), ORDER, *rings))


def _places(view: View, moves: Moves) -> Places:
    rank = view.outgoing
    mark = moves.table.loc[~moves.table["fee"], "mark"].reindex(rank.index).fillna(0).astype(int)
    when = days(view.table["time"].loc[rank.index], view.report.history.zone)
    # Equal places are spread in order of time, so that no dot hides another.
    place = rank.rank(method="first")
    table = pd.DataFrame({"when": when, "place": place, "mark": mark, "rank": rank})
    # A hint is no flag.
    unflagged = table.loc[table["mark"] == 0, "place"]
    return Places(table, unflagged.nsmallest(NAMED).index.tolist())


def _ringed(view: View, places: Places, row: int, name: str) -> Text:
    """Why a transfer this unusual is not flagged, as far as the records tell."""
    line = view.line(row)
    earlier = view.table.loc[: row - 1] if row else view.table.iloc[:0]
    party: object = view.table["counterparty"].iat[row]
    sent = earlier["direction"].eq("out") & (earlier["amount"] > 0)
    paid = int((earlier["counterparty"].eq(party) & sent).sum()) if isinstance(party, str) else 0
    noted = [rule_title(flag.rule) for flag in line.flags]
    why = NO_RULE
    if noted:
        why = NOTED.filled(rules=listed(noted))
    elif paid:
        why = BEFORE.filled(count=paid)
    return RINGED.filled(
        letter=name, place=int(places.table["rank"].loc[row]), time=line.at.local, why=why,
        amount=trimmed(line.amount or "?"), asset=visible(line.asset, 30), source=line.source, line=line.line,
    )  # fmt: skip


def draw(moves: Moves, places: Places, lang: Lang) -> Canvas:
    """Dots, rings and diamonds on paper whose vertical scale is logarithmic: the top places apart."""
    table = places.table
    canvas = Canvas(TOP + TALL + 30, lang)
    heading(canvas, NAME.say(lang, zone=moves.zone))
    first, last = float(table["when"].min()), float(table["when"].max())
    pad = max((last - first) * 0.025, 1 / 24)
    span = first - pad, last + pad
    _paper(canvas, span, len(table))
    x = LEFT + (table["when"] - span[0]) / (span[1] - span[0]) * (RIGHT - LEFT)
    y = _heights(table["place"].to_numpy(dtype="float64"), len(table))
    table = table.assign(x=x, y=y)
    plain = table[(table["mark"] == 0) & ~table.index.isin(places.ringed)]
    canvas.dots(_thinned(plain), 4)
    spots = {int(str(row)): spot for row, *spot in table[["x", "y", "mark"]].itertuples(name=None)}
    for letter, row in zip("ab", places.ringed, strict=False):
        at_x, at_y, _ = spots[row]
        canvas.ring(at_x, at_y, 4.5)
        canvas.label(at_x + (-17 if at_x > RIGHT - 24 else 9), at_y + 4.5, letter, 13, INK)
    marked = table[table["mark"] > 0].sort_values("place", ascending=False)
    for row in marked.index.tolist():
        at_x, at_y, mark = spots[row]
        canvas.mark(at_x, at_y, row, strong=mark >= STRONG)
    strong = int((marked["mark"] >= STRONG).sum())
    others = (OTHER.say(lang, count=len(table) - len(marked)), RING.say(lang))
    legend(canvas, 46, strong, len(marked) - strong, others if places.ringed else others[:1])
    return canvas


def _heights(
    place: "np.ndarray[tuple[int], np.dtype[np.float64]]", count: int
) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    return TOP + 8 + (TALL - 16) * np.log(place) / max(math.log(max(count, 2)), 0.7)


def _paper(canvas: Canvas, span: tuple[float, float], count: int) -> None:
    ticks = [
        n
        for n in (1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10_000, 100_000, 1_000_000)
        if n <= count
    ]
    above = 0.0
    for tick, y in zip(ticks, _heights(np.array(ticks, dtype="float64"), count), strict=True):
        canvas.line((LEFT, y), (RIGHT, y), FAINT, 0.8)
        if y - above >= 13:
            canvas.text(LEFT - 8, y + 4.5, f"{tick:,}", 12, GREY, "right")
            above = y
    canvas.text(LEFT - 8, TOP - 6, AXIS.say(canvas.lang), 12, GREY, "right")
    canvas.line((LEFT, TOP + TALL), (RIGHT, TOP + TALL), GREY, 0.8)
    for at, words in times(*span, most=8):
        x = LEFT + (at - span[0]) / (span[1] - span[0]) * (RIGHT - LEFT)
        canvas.line((x, TOP + TALL), (x, TOP + TALL + 4), GREY, 0.8)
        canvas.tick(x, TOP + TALL + 19, words)


def _thinned(rows: pd.DataFrame) -> list[tuple[float, float]]:
    across = (rows["x"] - LEFT) / (RIGHT - LEFT) * CELLS[0]
    down = (rows["y"] - TOP) / TALL * CELLS[1]
    cells = np.floor(across) * CELLS[1] + np.floor(down)
    kept = rows[~cells.duplicated()] if len(rows) > CELLS[0] else rows
    return list(zip(kept["x"].tolist(), kept["y"].tolist(), strict=True))
