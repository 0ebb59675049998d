"""Single signs outside every group: bait that took nothing, other notes."""

from flagger.document import Block, Break, Code, Heading, Items, Line
from flagger.model import Flag
from flagger.render import view_parts
from flagger.render.sections.lines import INFERENCE, at_line, joined, rule, when
from flagger.render.sections.phrases import plain, rest, said
from flagger.render.view import POISON
from flagger.render.view_parts import Capped
from flagger.render.view_totals import View
from flagger.render.words import reason, rule_title
from flagger.text import Lang

MOST = 50
_TOOK_NOTHING = (
    " Records that others wrote: of nothing, of dust, of counterfeits with a borrowed address or name. They took nothing; to write "
    "one of a token needs no key of this wallet; do not copy addresses from them.",
    " 由他人写入的记录：零金额、小额，或冒用相似地址或名称的仿冒代币。这些记录没有造成资产减少，写入此类代币记录也不需要本钱包的私钥；"
    "请勿从中复制地址。",
)
LONE = "one-off-payee"
_LONE = (
    "Outgoing transfers outside every group that carry the sign “{t}”: {n} ",
    "各组以外，带有“{t}”这一提示的转出共 {n} 笔 ",
)
_WHERE = (
    ". Alone it is far too little for a flag, so they are not listed here; transfers.csv and report.json name each.",
    "。仅此一项远不足以构成标记，此处不逐笔列出；每一笔见 transfers.csv 和 report.json。",
)
_SINGLE = (
    "Single signs that are not enough for a flag of their own.",
    "单独一项不足以构成标记的迹象。",
)


def build(view: View, lang: Lang) -> list[Block]:
    """Each kind under a title of its own; nothing where there are none."""
    made: list[Block] = []
    poison = view.notes(MOST, *POISON)
    if poison.shown:
        title = said(lang, "Records that took nothing", "未造成减少的记录")
        made += [Heading(title, 3), _inferred(lang), *_listed(poison, lang)]
    others = view.notes(MOST, but=(*POISON, "approval", LONE))
    lone = view.hinted(LONE)
    if others.shown or lone:
        title = said(lang, "Other notes", "其他提示")
        made.append(Heading(title, 3))
    if others.shown:
        made += [plain(lang, *_SINGLE), *_listed(others, lang)]
    if lone:
        words = said(lang, *_LONE, n=lone, t=rule_title(LONE))
        made.append(Items(((INFERENCE, " ", words, rule(LONE), said(lang, *_WHERE)),), style="plain"))
    return made


def _inferred(lang: Lang) -> Block:
    return Items(((INFERENCE, said(lang, *_TOOK_NOTHING)),), style="plain")


def _listed(notes: Capped, lang: Lang) -> list[Block]:
    lines = tuple(_line(line, flag, lang) for line, flag in notes.shown)
    return [Items(lines, style="ruled"), *rest(notes.more, "transfers.csv", lang)]


def _line(line: view_parts.Line, flag: Flag, lang: Lang) -> Line:
    made = joined(
        when(line.at), " ", INFERENCE, " ", reason(flag, lang), " ", rule(flag.rule), at_line(line, lang)
    )
    return joined(made, Break(), Code(line.tx_hash)) if line.tx_hash else made
