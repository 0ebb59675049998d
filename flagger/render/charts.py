"""The chart of outgoing transfers: when, how much, and which of them rules flagged."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from flagger.model import Report
from flagger.render.chart_data import Panel, Zone, panels, zone_name
from flagger.render.fonts import FAMILY, font_path, shown
from flagger.render.safe import visible
from flagger.render.words import network_name
from flagger.text import Lang, Text

if TYPE_CHECKING:
    from matplotlib.figure import Figure

INK, GREY, MARK, SHADE = "#22303f", "#8b96a3", "#9b2d1f", "#f1e3d6"
MOST_LABELS = 10  # with more marks in a panel no amounts are written beside them
MANY_DOTS = 1200  # from here on the grey dots become one picture inside the drawing
TITLE = Text("Outgoing transfers over time ({zone})", "转出时间与数量（{zone}）")
ZOOM = Text("Zoom: {day} ({zone})", "放大：{day}（{zone}）")
NOTHING = Text("The files hold no outgoing transfer.", "文件中没有转出记录。")
AMOUNT = Text("amount (log scale)", "数量（对数刻度）")
ORDINARY = Text("other outgoing", "其他转出")
STRONG = Text("flagged, medium or strong", "被标记：中、强")
WEAK = Text("flagged weak, or by the owner only", "弱标记，或仅由本人指出")


def render(report: Report, langs: tuple[Lang, ...]) -> Iterator[tuple[str, bytes]]:
    """One picture a language."""
    for lang in langs:
        yield f"charts/outflows-{lang}.png", png(report, lang)


def png(report: Report, lang: Lang) -> bytes:
    """The chart as a PNG without dates or versions."""
    return _saved(report, lang, format="png", dpi=150, metadata={"Software": None})


def svg(report: Report, lang: Lang) -> str:
    """The chart as inline SVG: no style attributes (the page's policy blocks them), ids of its own."""
    none = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    text = _saved(report, lang, format="svg", dpi=150, metadata=none).decode()
    text = text[text.index("<svg") :]
    text = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", text, flags=re.S)
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.S)
    text = re.sub(r' style="([^"]*)"', lambda match: _attributes(match[1]), text)
    text = re.sub(r'\bid="', f'id="{lang}-', text)
    text = re.sub(r'(href="#|url\(#)', rf"\g<1>{lang}-", text)
    text = re.sub(
        r"<svg [^>]*?(viewBox=\"[^\"]*\")[^>]*>", r'<svg \1 role="img" class="chart">', text, count=1
    )
    return text.replace("xlink:href", "href")


def _attributes(style: str) -> str:
    """`fill: #fff; stroke: none` as ` fill="#fff" stroke="none"`."""
    made = []
    for part in re.sub(r"&quot;|'", "", style).split(";"):
        name, _, value = (piece.strip() for piece in part.partition(":"))
        if name == "font":
            size = re.search(r"[\d.]+px", value)
            made.append(f' font-size="{size[0] if size else "10px"}"')
        elif name and name != "font-family":
            made.append(f' {name}="{value}"')
    return "".join(made)


def _saved(report: Report, lang: Lang, **options: Any) -> bytes:
    import matplotlib as mpl
    from matplotlib.font_manager import fontManager

    defaults = {name: mpl.rcParamsDefault[name] for name in mpl.rcParamsDefault if "backend" not in name}
    if all(font.fname != str(font_path()) for font in fontManager.ttflist):
        fontManager.addfont(str(font_path()))
    with mpl.rc_context(defaults), io.BytesIO() as file:
        mpl.rcParams.update(_style(lang))
        figure(report, lang).savefig(file, **options)
        return file.getvalue()


def _style(lang: Lang) -> Any:
    return {
        "font.family": [FAMILY],
        "font.size": 9,
        "svg.fonttype": "none",
        "svg.hashsalt": f"flagger-{lang}",
        "text.parse_math": False,
        "axes.unicode_minus": False,
        "axes.edgecolor": GREY,
        "axes.linewidth": 0.6,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "text.color": INK,
        "axes.labelcolor": INK,
        "xtick.color": INK,
        "ytick.color": INK,
        "xtick.labelsize": 8,
        "ytick.labelsize": 8,
    }


def figure(report: Report, lang: Lang) -> "Figure":
    """One row of panels an asset: the whole time on the left, the flagged days on the right."""
    from matplotlib.figure import Figure

    rows = panels(report)
    zone = zone_name(report.history.zone, report)
    drawn = Figure(figsize=(10, 0.75 + 2.05 * max(len(rows), 1)), facecolor="white")
    top = 1 - 0.34 / drawn.get_figheight()
    drawn.text(0.012, top, TITLE.say(lang, zone=zone.name), fontsize=11.5, weight="normal", va="center")
    if not rows:
        drawn.text(0.5, 0.45, NOTHING.say(lang), ha="center", fontsize=11)
        return drawn
    zoomed = any(panel.window for panel in rows)
    grid = drawn.add_gridspec(
        len(rows), 2 if zoomed else 1, width_ratios=(1.55, 1) if zoomed else None, left=0.085, right=0.985,
        top=1 - 0.92 / drawn.get_figheight(), bottom=0.42 / drawn.get_figheight(), hspace=0.52, wspace=0.16,
    )  # fmt: skip
    for number, panel in enumerate(rows):
        _overview(drawn.add_subplot(grid[number, 0]), panel, lang)
        if panel.window:
            _zoom(drawn.add_subplot(grid[number, 1]), panel, zone, lang)
    _legend(drawn, rows, top, lang)
    return drawn


def _overview(axes: Any, panel: Panel, lang: Lang) -> None:
    title = visible(panel.asset, 30)
    name = network_name(panel.network).say(lang) if panel.network else ""
    axes.set_title(shown(f"{title}  {name}".strip()), loc="left", fontsize=9.5, pad=6)
    if panel.window:
        _shade(axes, *panel.window, least=(panel.span[1] - panel.span[0]) / 250)
    axes.plot(
        panel.dots.when, panel.dots.amount, "o", ms=2.2, mec="none", mfc=GREY, alpha=0.75,
        rasterized=len(panel.dots.when) > MANY_DOTS,
    )  # fmt: skip
    _marks(axes, panel)
    axes.set_ylabel(AMOUNT.say(lang), fontsize=8)
    axes.yaxis.set_label_coords(-0.115, 0.5)
    first, last = panel.span
    margin = max((last - first) * 0.02, 1 / 24)
    axes.set_xlim(first - margin, last + margin)
    _scales(axes, panel, (last - first))


def _zoom(axes: Any, panel: Panel, zone: Zone, lang: Lang) -> None:
    assert panel.window is not None
    first, last = panel.window
    pad = max((last - first) * 0.35, 0.5 / 24)
    days = sorted({f"{day_of(at):%Y-%m-%d}" for at in (first, last)})
    title = ZOOM.say(lang, day=" – ".join(days), zone=zone.name)
    axes.set_title(shown(title), loc="left", fontsize=9.5, pad=6)
    _shade(axes, first, last, least=pad / 40)
    near = (panel.dots.when >= first - pad) & (panel.dots.when <= last + pad)
    axes.plot(panel.dots.when[near], panel.dots.amount[near], "o", ms=3, mec="none", mfc=GREY)
    _marks(axes, panel)
    axes.set_xlim(first - pad, last + pad)
    _scales(axes, panel, last - first + 2 * pad)
    axes.tick_params(labelleft=False)
    inside = (panel.marks.when >= first) & (panel.marks.when <= last)
    if inside.sum() > MOST_LABELS:
        return
    amounts = panel.marks.amount[inside]
    for when, amount in zip(panel.marks.when[inside], amounts, strict=True):
        left = when < (first + last) / 2
        lift = 0 if len(amounts) == 1 else 5 if amount >= amounts.mean() else -5
        axes.annotate(
            _amount(amount), (when, amount), xytext=(-7 if left else 7, lift), textcoords="offset points",
            ha="right" if left else "left", va="center", fontsize=8, color=MARK,
        )  # fmt: skip


def _shade(axes: Any, first: float, last: float, least: float) -> None:
    """The flagged stretch of time, never thinner than can be seen."""
    more = max(least - (last - first), 0) / 2
    axes.axvspan(first - more, last + more, color=SHADE, lw=0)


def _marks(axes: Any, panel: Panel) -> None:
    """One mark a flagged transfer, each a link to its row; filled from medium on."""
    for strong in (False, True):
        chosen = panel.strong == strong
        if chosen.any():
            marks = axes.scatter(
                panel.marks.when[chosen], panel.marks.amount[chosen], marker="D", s=30, linewidths=1.1, zorder=3,
                facecolors=MARK if strong else "white", edgecolors=MARK, clip_on=True,
            )  # fmt: skip
            marks.set_gid(f"flagged-{'strong' if strong else 'weak'}-{id_of(panel, axes)}")
            marks.set_urls([f"#t{row}" for row in panel.rows[chosen]])


def id_of(panel: Panel, axes: Any) -> str:
    """A name for a panel's marks inside the drawing: panel number and place."""
    return f"{panel.number}-{len(axes.figure.axes)}"


def _scales(axes: Any, panel: Panel, days: float) -> None:
    from matplotlib import dates
    from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

    axes.set_yscale("log")
    axes.set_ylim(*panel.scale)
    axes.yaxis.set_major_locator(LogLocator(numticks=6))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _amount(value)))
    axes.grid(axis="y", color="#e4e7eb", lw=0.5)
    axes.set_axisbelow(True)
    form = "%Y-%m" if days > 150 else "%Y-%m-%d" if days > 4 else "%m-%d %H:%M" if days > 0.9 else "%H:%M"
    locator: Any = dates.AutoDateLocator
    axes.xaxis.set_major_locator(locator(tz=UTC, minticks=2, maxticks=5))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda at, _: day_of(at).strftime(form)))


def day_of(number: float) -> datetime:
    """A day number of the axis as a date; the zone is already in it."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=float(number))


def _amount(value: float) -> str:
    """A round figure for a label; exact amounts stand in the tables."""
    if value >= 1e9 or value < 1e-4:
        return f"{value:.3g}"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if value >= 1 else f"{value:.3g}"


def _legend(drawn: "Figure", rows: list[Panel], top: float, lang: Lang) -> None:
    from matplotlib.lines import Line2D

    def mark(label: Text, count: int, **look: Any) -> Line2D:
        return Line2D([], [], ls="", label=f"{label.say(lang)} ({count})", **look)

    strong = sum(int(panel.strong.sum()) for panel in rows)
    weak = sum(len(panel.rows) for panel in rows) - strong
    items = [mark(ORDINARY, sum(panel.ordinary for panel in rows), marker="o", ms=3.5, mec="none", mfc=GREY)]
    if strong:
        items.append(mark(STRONG, strong, marker="D", ms=5.5, mec=MARK, mfc=MARK))
    if weak:
        items.append(mark(WEAK, weak, marker="D", ms=5.5, mec=MARK, mfc="white"))
    drawn.legend(
        handles=items, loc="center right", bbox_to_anchor=(0.99, top), ncols=3, frameon=False, fontsize=8.5,
        handletextpad=0.3, columnspacing=1.2,
    )  # fmt: skip
