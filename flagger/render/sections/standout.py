"""The transfers that stand out most where no group is strong: facts, and a question to the owner."""

from flagger.document import Block, Code, Heading, Para, Ref, Row, Table
from flagger.incidents.standout import places, standout
from flagger.render.sections.held import number_word
from flagger.render.sections.lines import RECORD, at_line, joined, party, quantity, quoted, when
from flagger.render.sections.phrases import note, said
from flagger.render.view_totals import View
from flagger.text import Lang

_ABOUT = (
    "No group of transfers is strongly flagged. These are the outgoing transfers that stand out most in the tool's order, and the "
    "largest ones of other assets; most such transfers are ordinary. Is one of them not yours, or was it paid while deceived? Answer in "
    "review-template.toml, or name its hash or order number with --not-mine, and make the report again.",
    "没有一组转出达到“强”。以下是按本工具排序最突出的几笔转出，以及其他资产中金额最大的几笔；这样的转出大多很正常。"
    "其中有不是本人操作的、或者受骗后付出的吗？请在 review-template.toml 中答复，或用 --not-mine 指明其哈希或订单号，再重新生成报告。",
)

_NONE_STRONG = (
    "No group reached “strong”. Other transfers that stand out are listed in ",
    "没有一组转出达到“强”。其他较突出的转出列在",
)
_IS_ONE = (
    ": is one of them not yours, or was it paid while deceived?",
    "：其中有不是本人操作的，或者受骗后付出的吗？",
)


def asked_about(view: View) -> list[int]:
    """The rows: none in versions made for others, nor what the owner has answered about already."""
    if view.report.config.get("profile") in ("public", "platform"):
        return []
    return [row for row in standout(view.report) if row not in view.answers]


def pointer(view: View, lang: Lang) -> list[Block]:
    """For the summary where there are groups, none of them strong: where the table stands, if it holds others too."""
    grouped = {row for incident in view.main for row in incident.rows}
    if grouped.issuperset(asked_about(view)):
        return []
    return [Para(joined(said(lang, *_NONE_STRONG), Ref("transfers"), said(lang, *_IS_ONE)))]


def build(view: View, lang: Lang) -> list[Block]:
    """A table of a few rows; nothing where a group is strong, nor in versions made for others."""
    rows = asked_about(view)
    if not rows:
        return []
    order, count = places(view.report)
    made = []
    for row in rows:
        line = view.line(row)
        place = said(lang, "{n} of {count}", "{count} 笔中第 {n}", n=int(order[row]), count=count)
        whom = joined(said(lang, "To ", "收款 "), party(view, line.party, lang), at_line(line, lang))
        number = (RECORD, f" {number_word(view).say(lang)} ", Code(line.tx_hash) if line.tx_hash else "–")
        below = number, whom, *quoted(line, lang)
        made.append(Row(((place,), (when(line.at),), quantity(line, lang)), below))
    head = said(lang, "Place", "位次"), said(lang, "Time", "时间"), said(lang, "Amount", "数量")
    title = said(lang, "For the owner to look at", "请本人核对的转出")
    return [Heading(title, 3, anchor="standout"), note(lang, *_ABOUT), Table(head, tuple(made))]
