"""The summary where no transfer reached medium strength: what that means, and what it does not."""

from flagger.document import Blank, Block, Line, Para, Ref, Strong
from flagger.render.sections import standout
from flagger.render.sections.lines import INFERENCE, STATEMENT, joined
from flagger.render.sections.phrases import plain, said
from flagger.render.sections.unevaluated import unnamed
from flagger.render.view_totals import View
from flagger.text import Lang
from flagger.unrun import lacking

_MEANS = (
    "This means: in the files given, no outgoing transfer met enough of the rules that could run.",
    "这表示：就所给文件而言，没有一笔转出满足足够多的可运行规则。",
)
_UNNAMED = (
    "No transfer reached medium strength, but {n} rules could not run: the files name no recipients.",
    "没有一笔转出达到“中”以上的标记强度，但有 {n} 条规则未能运行：文件没有写明收款方。",
)
_PARTLY = (
    "By the rules that could run, nothing unusual was found; {n} rule(s) could not run or had too little history.",
    "能运行的规则没有发现不寻常的转出；另有 {n} 条规则未能运行，或历史记录不足。",
)
_WEAK = "No transfer reached medium strength.", "没有一笔转出达到“中”以上的标记强度。"
_WEAK_PARTLY = (
    "By the rules that could run, no transfer reached medium strength; {n} rule(s) could not run or had too little history.",
    "能运行的规则没有把任何一笔转出标记到“中”以上；另有 {n} 条规则未能运行，或历史记录不足。",
)
_UNREAD = (
    "{n} lines could not be read and are not part of this.",
    "另有 {n} 行未能读取，不在此结论之内。",
)
_UNSEEN = (
    "This does not mean that nothing was lost: other networks, addresses or times than those exported, ways no rule knows, and transfers "
    "the owner confirmed while deceived are not seen. The rules that could not run stand in ",
    "这不表示没有发生损失：未导出的网络、地址或时段，规则不认识的方式，以及本人受骗后自己确认的转账，都可能看不出来。未能运行的规则见",
)
_NAMED = (
    ". The owner can name a transfer as not theirs, or as made while deceived; it then enters the report as the owner's statement.",
    "。本人可以指明某笔转账不是自己操作的，或者是受骗后付出的；报告会把它记为本人陈述。",
)


def nothing(view: View, lang: Lang) -> list[Block]:
    """A result, said in so many words."""
    missing = len(lacking(view.report))
    found = (
        said(lang, *(_WEAK_PARTLY if missing else _WEAK), n=missing)
        if view.weak
        else said(lang, *_PARTLY, n=missing)
        if missing
        else said(lang, "Nothing unusual was found.", "没有发现不寻常的转出。")
    )
    if unnamed(view):
        found = said(lang, *_UNNAMED, n=unnamed(view))
    blocks: list[Block] = [Para((INFERENCE, " ", Strong(found)), "lead")]
    if view.weak:
        blocks.append(Para(_weak(view, lang)))
    unread = sum(len(source.rejected) for source in view.report.history.sources)
    return [
        *blocks,
        plain(lang, *_MEANS),
        *([plain(lang, *_UNREAD, n=unread)] if unread else []),
        Para(joined(said(lang, *_UNSEEN), Ref("unevaluated"), said(lang, *_NAMED))),
        *standout.build(view, lang),
        Para((STATEMENT, said(lang, " In my own words: ", " 本人说明："), Blank(wide=True))),
    ]


def _weak(view: View, lang: Lang) -> Line:
    return (
        said(
            lang,
            "{n} group(s) with weak flags only are listed in ",
            "另有 {n} 组只有弱标记，列在",
            n=len(view.weak),
        ),
        Ref("transfers"),
        said(lang, ": worth a look, and no more than that.", "：值得本人看一眼，仅此而已。"),
    )
