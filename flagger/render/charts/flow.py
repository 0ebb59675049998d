"""Flow: which assets went to which recipient, whole addresses, exact totals."""

from typing import NamedTuple

import pandas as pd

from flagger.incidents import losses
from flagger.model import Loss
from flagger.render.charts.canvas import Canvas
from flagger.render.charts.data import Moves
from flagger.render.charts.described import Described, heading
from flagger.render.charts.paper import AREA, GREY, INK, LINE, MARK, WIDE, wide
from flagger.render.charts.scales import trimmed
from flagger.render.safe import visible
from flagger.render.view_parts import Key
from flagger.render.view_totals import View
from flagger.render.words import dealings, network_name
from flagger.text import SEMICOLON, Lang, Text, listed

MOST_ASSETS, MOST_ADDRESSES, MOST_GOT = 8, 8, 8
RIGHT, FROM, TO = 448, 300, 430  # where addresses begin; where bands leave and arrive
THICK = 16.0
NAME = Text("Where the flagged transfers went", "被标记的转出去了哪里")
ALT = Text("Assets on the left, recipients on the right: {parts}.", "左侧为币种，右侧为收款方：{parts}。")
PART = Text("{amount} to {address}", "{amount} 至 {address}")
DIRECT = Text(
    "Only direct outgoing transfers, exact totals; what happened to them afterwards was not looked at. "
    "Who is behind a recipient is not in the files.",
    "只含直接转出的部分，数量为精确合计；之后的去向未作追踪。收款方背后是何人，文件中没有。",
)
MORE = Text(
    "{count} more recipients and {assets} more assets are in the tables, not drawn.",
    "另有 {count} 个收款方、{assets} 种资产未画出，见各表。",
)
BESIDES = Text(
    "Of these flagged weak, or named by the owner only, and so not in the sums of flagged transfers: {amounts}.",
    "其中只有弱标记或仅由本人指出、未计入“软件标记转出”的：{amounts}。",
)
WEAK_ONLY = Text("All of these flags are weak.", "以上标记均为弱标记。")
UNKNOWN = Text("receiver not stated in the files", "文件未载明收款方")
TIMES = Text(" (× {count})", "（{count} 笔）")


class Target(NamedTuple):
    """A receiving address: letter, text lines, what it got, what there was with it before."""

    letter: str
    lines: list[str]
    address: str
    got: list[Loss]
    before: Text


class Flow(NamedTuple):
    """Assets on the left, targets on the right, and how many of each found no room."""

    assets: list[Loss]
    targets: list[Target]
    more: tuple[int, int]


def look(view: View, moves: Moves) -> Flow | None:
    """What to draw; None without flagged transfers."""
    flow = _flow(view)
    return flow if flow.targets else None


def told(view: View, moves: Moves, flow: Flow) -> Described:
    """The words of this chart."""
    parts = [
        PART.filled(amount=_amount(loss), address=target.address or UNKNOWN)
        for target in flow.targets
        for loss in target.got[:MOST_GOT]
    ]
    alt = ALT.filled(parts=listed(parts, SEMICOLON))
    caption = [DIRECT] if view.main else [DIRECT, WEAK_ONLY]
    caption += _besides(view)
    if any(flow.more):
        caption.append(MORE.filled(count=flow.more[0], assets=flow.more[1]))
    return Described(NAME, alt, tuple(caption))


def _besides(view: View) -> list[Text]:
    """What is drawn beside what the tables sum as flagged."""
    drawn = {row for incident in view.main for row in incident.rows if view.left(row)}
    rows = sorted(drawn - set(view.summed("flagged")))
    sums = [f"{_amount(loss)} × {loss.count}" for loss in losses(view.table.loc[rows])]
    return [BESIDES.filled(amounts=Text(", ".join(sums), "、".join(sums)))] if sums else []


def _flow(view: View) -> Flow:
    incidents = view.main or view.weak
    every = sorted({row for i in incidents for row in i.rows})
    rows = view.table.loc[every][view.went_out[every]]
    assets = losses(rows)  # in the order in which they left, as the recipients are
    party = rows["counterparty"].fillna("")
    order = rows.groupby(party)["time"].min().sort_values(kind="stable").index.tolist()
    targets = [_target(view, str(name), rows[party.eq(name)]) for name in order[:MOST_ADDRESSES]]
    left = max(len(order) - MOST_ADDRESSES, 0), max(len(assets) - MOST_ASSETS, 0)
    return Flow(list(assets[:MOST_ASSETS]), targets, left)


def _target(view: View, name: str, rows: pd.DataFrame) -> Target:
    address = visible(name)
    pieces = [address[i : i + 66] for i in range(0, len(address), 66)]
    return Target(view.letters.get(address, ""), pieces, address, list(losses(rows)), _before(view, name))


def _before(view: View, name: str) -> Text:
    if not name:
        return Text("", "")
    earlier = view.earlier(name)
    return dealings(earlier.paid, earlier.came, earlier.bait)


def _amount(loss: Loss) -> str:
    return f"{trimmed(loss.amount)} {visible(loss.asset, 24)}"


def draw(moves: Moves, flow: Flow, lang: Lang) -> Canvas:
    """Two columns and the bands between them."""
    heights = [40 + 18 * len(t.lines) + 19 * min(len(t.got), MOST_GOT) for t in flow.targets]
    tall = max(sum(heights), 62 * len(flow.assets))
    canvas = Canvas(46 + tall + 12, lang)
    heading(canvas, NAME.say(lang))
    slot = tall / len(flow.assets)
    middles = {_key(loss): 46 + slot * (place + 0.5) for place, loss in enumerate(flow.assets)}
    extra, tops = (tall - sum(heights)) / len(heights), [46.0]
    for height in heights:
        tops.append(tops[-1] + height + extra)
    arrivals = [top + extra / 2 + height / 2 for top, height in zip(tops, heights, strict=False)]
    _bands(canvas, flow, middles, arrivals)
    for loss in flow.assets:
        _asset(canvas, loss, middles[_key(loss)])
    for target, top, height in zip(flow.targets, tops, heights, strict=False):
        _address(canvas, target, top + extra / 2, height)
    return canvas


def _key(loss: Loss) -> Key:
    return loss.network, loss.asset, loss.contract


def _bands(canvas: Canvas, flow: Flow, middles: dict[Key, float], arrivals: list[float]) -> None:
    """A band for each asset an address got, as wide as its share of what left in that asset."""
    totals = {_key(loss): loss.amount for loss in flow.assets}
    leave = {key: middle - THICK / 2 for key, middle in middles.items()}
    for target, middle in zip(flow.targets, arrivals, strict=True):
        got = [loss for loss in target.got if _key(loss) in middles]
        thick = [max(THICK * float(loss.amount / totals[_key(loss)]), 1.5) for loss in got]
        arrive = middle - sum(thick) / 2
        for loss, width in sorted(zip(got, thick, strict=True), key=lambda pair: middles[_key(pair[0])]):
            start, end = leave[_key(loss)] + width / 2, arrive + width / 2
            leave[_key(loss)] += width
            arrive += width
            canvas.band((FROM, start), (TO, end), LINE, width)


def _asset(canvas: Canvas, loss: Loss, y: float) -> None:
    canvas.box(0, y - 24, (FROM, 48), AREA)
    canvas.box(FROM - 5, y - 24, (5, 48), LINE)
    place = network_name(loss.network).say(canvas.lang) if loss.network else ""
    times = TIMES.say(canvas.lang, count=loss.count)
    canvas.text(12, y + 17, f"{place}{times}".strip(), 12, GREY)
    words = _amount(loss)
    canvas.text(12, y - 3, words, min(16.0, 16 * (FROM - 28) / wide(words, 16)), INK)


def _address(canvas: Canvas, target: Target, y: float, height: float) -> None:
    canvas.box(TO, y + 6, (5, height - 12), MARK)
    head = target.before.say(canvas.lang)
    canvas.text(RIGHT, y + 21, "·".join(part for part in (target.letter, head) if part), 13, GREY)
    y += 21
    room = WIDE - RIGHT - 4
    for line in target.lines if target.address else [UNKNOWN.say(canvas.lang)]:
        y += 18
        canvas.text(RIGHT, y, line, min(15.0, 15 * room / wide(line, 15)), INK)
    for loss in target.got[:MOST_GOT]:
        y += 19
        words = f"{_amount(loss)}{TIMES.say(canvas.lang, count=loss.count)}"
        canvas.text(RIGHT, y, words, min(14.0, 14 * room / wide(words, 14)), MARK)
