"""What the holdings are drawn from: by asset, the steps of its line and its marks."""

from typing import NamedTuple

import pandas as pd

from flagger.model import Severity, exact_sum
from flagger.render.charts.data import STRONG, Floats, Moves
from flagger.render.charts.scales import trimmed
from flagger.render.view_totals import View

MOST_PANELS = 6
TOGETHER = 2.0  # days between one mark and the next in the same window


class Panel(NamedTuple):
    """One asset: the steps of its line, its marks, the window that is shaded."""

    name: tuple[str | None, str]
    opening: float  # what there must have been before the first change, that the count stays at or above zero
    when: Floats
    level: Floats
    marks: pd.DataFrame  # when, level, mark, exact; by row
    window: tuple[float, float] | None
    sums: "Sums"


class Sums(NamedTuple):
    """Exact total and number of the marks: medium and strong as the tables sum them, weak, the owner's word only."""

    strong: tuple[str, int]
    weak: tuple[str, int]
    owner: tuple[str, int]


class Holdings(NamedTuple):
    """The panels, the names of the assets that found no room, and the whole span of time."""

    panels: list[Panel]
    others: list[str]
    whole: tuple[float, float]
    marks: pd.DataFrame  # those drawn


def holdings(view: View, moves: Moves) -> Holdings | None:
    """Everything to draw, or None where nothing moved."""
    if moves.table.empty:
        return None
    codes = _codes(moves)
    marked = moves.marked[moves.marked["code"].isin(codes[:MOST_PANELS])]
    runs = _runs(marked)
    panels = [_panel(view, moves, code, runs) for code in codes[:MOST_PANELS]]
    others = [moves.names[code][1] for code in codes[MOST_PANELS:]]
    whole = float(moves.table["when"].min()), float(moves.table["when"].max())
    pad = max((whole[1] - whole[0]) * 0.02, 1 / 24)
    return Holdings(panels, others, (whole[0] - pad, whole[1] + pad), marked)


def _codes(moves: Moves) -> list[int]:
    """Assets with marks, the strongest first; else the two that moved most often."""
    marked = moves.marked.sort_values("mark", ascending=False, kind="stable")
    if len(marked):
        return [int(code) for code in marked["code"].drop_duplicates()]
    return [int(code) for code in moves.table["code"].value_counts().index[:2]]


def _runs(marked: pd.DataFrame) -> pd.DataFrame:
    """By marked row, the first and last mark of the stretch it stands in."""
    ordered = marked["when"].sort_values(kind="stable")
    grouped = ordered.groupby((ordered.diff() > TOGETHER).cumsum())
    return pd.DataFrame({"first": grouped.transform("min"), "last": grouped.transform("max")})


def _panel(view: View, moves: Moves, code: int, runs: pd.DataFrame) -> Panel:
    rows = moves.table[moves.table["code"] == code].sort_values("when", kind="stable")
    level = rows["change"].cumsum()
    opening = max(-float(level.min()), 0.0)
    level = level + opening
    chosen = (rows["mark"] > 0) & (rows["change"] < 0)
    marks = rows[chosen].assign(level=level[chosen])
    marks = marks.assign(exact=view.table["amount_text"].loc[marks.index])
    window = None
    if len(marks):
        # The window is that of the strongest mark, and of the largest of these.
        stretch = runs.loc[marks.sort_values(["mark", "change"], ascending=[False, True]).index[0]]
        window = float(stretch["first"]), float(stretch["last"])
    times, levels = rows["when"].to_numpy(), level.to_numpy()
    return Panel(moves.names[code], opening, times, levels, marks, window, _sums(marks))


def _sums(marks: pd.DataFrame) -> Sums:
    def part(chosen: "pd.Series[bool]") -> tuple[str, int]:
        return trimmed(exact_sum(marks.loc[chosen, "exact"].tolist())), int(chosen.sum())

    strong, weak = marks["mark"] >= STRONG, marks["mark"].between(int(Severity.low), STRONG - 1)
    return Sums(part(strong), part(weak), part(~strong & ~weak))
