"""How the report was made: rules that ran, the forest, measured error rates, limits."""

from flagger.document import Block, Heading, Items, Line, Para
from flagger.render.method import forest
from flagger.render.rates import sentences
from flagger.render.sections.lines import between, joined, rule
from flagger.render.sections.phrases import plain, said
from flagger.render.view_totals import View
from flagger.render.words import rule_title
from flagger.text import Lang

_RAN = (
    "Software: flagger {v}. Rules that ran, with number of remarks:",
    "软件：flagger {v}。已运行的规则及标记条数：",
)
_QUIET = "Ran without any remark: ", "已运行、没有标记的规则："
_LIMITS = (
    "Only what the files hold is seen: neither who owns an address nor what happened after the first transfer out. “Signed by another "
    "address” is an inference that rests on a complete list of transactions. Lists and labels have a date and can be wrong. Running the "
    "software again shows that it repeats its result, not that the file is true: anyone can download the records again and compare them by "
    "hash.",
    "软件只看得到文件中的内容：看不到地址属于何人，也看不到转出之后的去向。“不是由本地址签名”属于推断，前提是交易导出完整。名单和标签有日期，"
    "可能有误。重复运行只能证明软件结果可重复，不能证明文件内容属实；任何人都可以重新下载记录，按哈希逐笔核对。",
)

_LIMITS_APP = (
    "Only what the files hold is seen: neither who holds an account nor what happened after the first payment. Running the software again "
    "shows that it repeats its result, not that the file is true: the platform's own records show that, by order number.",
    "软件只看得到文件中的内容：看不到账户属于何人，也看不到付款之后的去向。重复运行只能证明软件结果可重复，不能证明文件内容属实；"
    "是否属实，可按订单号与平台的记录核对。",
)


def build(view: View, lang: Lang) -> list[Block]:
    """What ran, what is known of errors, what this cannot see."""
    grown = said(lang, " ", "").join(sentence.say(lang) for sentence in forest(view.report))
    unmeasured = said(lang, "not measured.", "未测量。")
    rates: tuple[Line, ...] = tuple((sentence,) for sentence in sentences(view.report, lang))
    return [
        Heading(said(lang, "Method and limits", "方法与局限"), anchor="method"),
        plain(lang, *_RAN, v=view.report.version),
        *_ran(view, lang),
        Para((grown,)),
        Heading(said(lang, "Error rates", "误报与漏报"), 3),
        Items(rates or ((unmeasured,),), style="plain"),
        Heading(said(lang, "Limits", "局限"), 3),
        plain(lang, *(_LIMITS_APP if view.only_apps else _LIMITS)),
    ]


def _ran(view: View, lang: Lang) -> list[Block]:
    """Rules with remarks one a line, then those that ran and found nothing."""
    told: tuple[Line, ...] = tuple((*_named(id_, lang), f" {count}") for id_, count in view.ran if count)
    quiet = [_named(id_, lang) for id_, count in view.ran if not count]
    blocks: list[Block] = [Items(told, style="plain")] if told else []
    if quiet:
        blocks.append(Para(joined(said(lang, *_QUIET), between(quiet, said(lang, "; ", "；")))))
    return blocks


def _named(id_: str, lang: Lang) -> Line:
    return (f"{rule_title(id_).say(lang)} ", rule(id_))
