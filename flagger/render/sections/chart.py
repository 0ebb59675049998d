"""The charts, each with what it shows."""

from flagger.document import Block, Figure, Heading, Ref
from flagger.render.sections.lines import RECORD, joined
from flagger.render.sections.phrases import said
from flagger.render.view_totals import View
from flagger.text import Lang

_ALT = (
    "Every outgoing transfer of the files as a dot, by time and amount; {n} flagged ones as diamonds. The same amounts and times "
    "stand as text in the table of flagged transfers.",
    "文件中每笔转出为一个点，横轴为时间，纵轴为数量；被标记的 {n} 笔为菱形。相同的时间和数量以文字列在被标记的转账表中。",
)


def build(view: View, lang: Lang) -> list[Block]:
    """One figure: when, how much, and which were flagged."""
    caption = joined(
        RECORD,
        said(
            lang,
            " Each dot is one outgoing transfer; diamonds are the flagged ones and lead to their place in ",
            " 每个点是一笔转出；菱形是被标记的转出，点击可跳到",
        ),
        Ref("transfers"),
        said(
            lang,
            ". The shaded stretch, on the left, is enlarged on the right. Amounts are rounded here and exact in ",
            "的对应位置。左图阴影时段在右图放大。图中数量为约数，确切数量见",
        ),
        Ref("quantities"),
        said(lang, " and ", "、"),
        Ref("transfers"),
        said(lang, ".", "。"),
    )
    alt = said(lang, *_ALT, n=len(view.numbers))
    return [
        Heading(said(lang, "Chart", "图"), anchor="chart"),
        Figure(f"charts/outflows-{lang}.png", alt, caption),
    ]
