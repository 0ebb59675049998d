"""Exact quantities in three columns, and what is not counted in them."""

from collections.abc import Sequence

from flagger.document import Blank, Block, Code, Heading, Items, Line, Para, Row, Table
from flagger.model import Loss
from flagger.model import plain as exact
from flagger.render.safe import visible
from flagger.render.sections.held import network_of
from flagger.render.sections.lines import RECORD, amounts, joined
from flagger.render.sections.phrases import plain, rest, said
from flagger.render.view_parts import Quantity, capped
from flagger.render.view_totals import View
from flagger.text import Lang

MOST, MOST_RETURNED, MOST_WEAK, MOST_FEES = 60, 10, 20, 6
_EXACT = (
    "Exact sums of the outgoing transfers in groups of medium and strong flags. “Flagged by software” is not the same as “lost”: the "
    "owner's answers decide.",
    "以下为“中”“强”各组转出的精确合计。“软件标记转出”不等于损失，以本人逐笔确认为准。",
)
_FAILED = (
    " Failed outgoing transactions, in all the files, not counted: {n}.",
    " 全部文件中失败的转出交易 {n} 笔，均未计入。",
)
_NONE_FAILED = " The files show no failed outgoing transaction.", " 文件中没有失败的转出交易。"


def build(view: View, lang: Lang) -> list[Block]:
    """The table, fees and the reference in RMB, then failed, returned and weak ones; nothing where nothing left."""
    some, apart = capped(view.quantities, MOST), tuple(_apart(view, lang))
    if not some.shown and not apart:
        return []
    blocks: list[Block] = [Heading(said(lang, "Quantities", "数量"), anchor="quantities")]
    if some.shown:
        blocks += [plain(lang, *_EXACT), *table(view, some.shown, lang)]
    return [*blocks, *rest(some.more, "report.json", lang), *([Items(apart, style="plain")] if apart else [])]


def table(view: View, quantities: Sequence[Quantity], lang: Lang) -> list[Block]:
    """Assets in three exact columns; below it fees and blanks for the reference in RMB."""
    networks = any(network_of(view, quantity.network, lang) for quantity in quantities)
    head = (
        said(lang, "Asset", "币种"),
        *((said(lang, "Network", "网络"),) if networks else ()),
        said(lang, "Transfers", "笔数"),
        said(lang, "Flagged by software", "软件标记转出"),
        said(lang, "Confirmed by owner as not intended", "本人确认非本意"),
        said(lang, "Excluded by owner", "本人排除"),
    )
    rows = tuple(_row(view, quantity, networks, lang) for quantity in quantities)
    none = Row(((said(lang, "none", "无"),), *((),) * (len(head) - 1)))
    beside = _beside(view, quantities, lang)
    made: list[Block] = [Table(head, rows or (none,), frozenset(range(len(head) - 4, len(head))))]
    return [*made, Para(beside, "note")] if beside else made


def _row(view: View, quantity: Quantity, networks: bool, lang: Lang) -> Row:
    parts = [part for part in (quantity.flagged, quantity.confirmed, quantity.excluded) if part]
    contract = said(lang, "Contract ", "合约 ")
    return Row(
        (
            (visible(quantity.asset, 40),),
            *(((network_of(view, quantity.network, lang) or "–",),) if networks else ()),
            (str(parts[0].count),),
            (exact(quantity.flagged.amount) if quantity.flagged else "–",),
            _or_blank(quantity.confirmed),
            _or_blank(quantity.excluded),
        ),
        ((contract, Code(visible(quantity.contract))),) if quantity.contract else (),
    )


def _or_blank(loss: Loss | None) -> Line:
    return (exact(loss.amount),) if loss else (Blank(),)


def _beside(view: View, quantities: Sequence[Quantity], lang: Lang) -> Line:
    """Fees, and blanks for what it was worth in RMB; no blanks for sums in RMB, nor where there is no case."""
    fees = amounts(view.fees[:MOST_FEES], lang)
    apart = (
        said(lang, "Fees, apart and not included: {f}. ", "手续费另列，不计入：{f}。", f=fees) if fees else ""
    )
    if view.fine or (quantities and all(quantity.asset == "CNY" for quantity in quantities)):
        return joined(apart)
    return joined(
        apart,
        said(lang, "RMB for reference: market price at the time ", "人民币参考：案发时市场价 "), Blank(),
        said(lang, " yuan (source ", " 元（来源 "), Blank(), said(lang, ", time of price ", "，取价时间 "), Blank(),
        said(lang, "); price actually paid ", "）；实际购入价 "), Blank(), said(lang, " yuan (voucher ", " 元（凭证 "), Blank(),
        said(
            lang,
            "). For the examination whether to open a case only; what the competent authority determines counts.",
            "）。仅供立案审查参考，以有权机关认定为准。",
        ),
    )  # fmt: skip


def _apart(view: View, lang: Lang) -> list[Line]:
    nothing = said(lang, "nothing in the files", "文件中没有")
    back = amounts(view.returned[:MOST_RETURNED], lang, counted=True) or nothing
    returned = (
        " Came back from these recipients afterwards: {x}.",
        " 上述收款方此后转回：{x}。",
    )
    lines: list[Line] = []
    if view.main or view.failed:
        lines.append((RECORD, said(lang, *(_FAILED if view.failed else _NONE_FAILED), n=view.failed)))
    if any(each.received for each in view.recipients):
        lines.append((RECORD, said(lang, *returned, x=back)))
    if view.weak_quantities:
        some = amounts(view.weak_quantities[:MOST_WEAK], lang, counted=True)
        more = said(lang, " and others", "等") if len(view.weak_quantities) > MOST_WEAK else ""
        apart = " Weak flags only: {x}.", " 只有弱标记的转出：{x}。"
        if view.quantities:
            apart = (
                " Weak flags only, apart and not included above: {x}.",
                " 只有弱标记的转出，另列，未计入上表：{x}。",
            )
        lines.append((RECORD, said(lang, *apart, x=some + more)))
    return lines
