"""The transfers that stand out most, in the terminal: where nothing is strong, for the owner to look at."""

from collections.abc import Iterator, Sequence

from flagger.cli.console import say
from flagger.model import Report
from flagger.text import Lang, Text

_SHOWN = 3
_LOOK = Text(
    "The transfers that stand out most; most such transfers are ordinary. Is one of them not yours, or paid while deceived?",
    "最突出的几笔转出如下，这样的转出大多很正常。其中有不是您操作的、或者受骗后付出的吗？",
)

_OTHERS = Text(
    "Other transfers that stand out; most such transfers are ordinary. Is one of them not yours, or paid while deceived?",
    "其他较突出的转出如下，这样的转出大多很正常。其中有不是您操作的、或者受骗后付出的吗？",
)


def standing_out(report: Report, langs: Sequence[Lang]) -> Iterator[str]:
    """The first of them that stand in no group above, each with its place in the order, its file and line."""
    from flagger.incidents.standout import places, standout
    from flagger.render.safe import visible
    from flagger.render.times import utc

    told = {row for incident in report.incidents for row in incident.rows}
    rows = [row for row in standout(report) if row not in told][:_SHOWN]
    if not rows:
        return
    yield say(_OTHERS if told else _LOOK, langs)
    order, count = places(report)
    columns = ["time", "amount_text", "asset", "counterparty", "source", "line"]
    cells = report.history.table.loc[rows, columns].itertuples(index=False)
    for row, (time, amount, asset, party, source, line) in zip(rows, cells, strict=True):
        name = visible(report.history.sources[source].name, 120)
        moved = visible(f"{amount} {asset} → {party if isinstance(party, str) else '?'}")
        yield f"    {order[row]}/{count}  {utc(time)}  {moved}  ({name}:{line})"
