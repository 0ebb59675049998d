"""The summary that stands alone on one sheet: what happened, how much, to whom, what is asked for."""

from flagger.document import (
    Blank,
    Block,
    Break,
    Code,
    Heading,
    Inline,
    Items,
    Line,
    PageBreak,
    Para,
    Ref,
)
from flagger.render.safe import visible
from flagger.render.sections import standout
from flagger.render.sections.held import number_word, payee_word, whose
from flagger.render.sections.lines import (
    STATEMENT,
    address,
    at_line,
    blanks,
    brief,
    joined,
    told,
)
from flagger.render.sections.owner import SHORT, answers, case_of, edition, story
from flagger.render.sections.phrases import said
from flagger.render.sections.quantities import table
from flagger.render.sections.summary_asked import asked, fine, risks
from flagger.render.sections.summary_happened import happened
from flagger.render.sections.summary_inferences import inferences
from flagger.render.sections.summary_nothing import nothing
from flagger.render.sections.wallets import placed, titled, whole
from flagger.render.view_totals import View
from flagger.render.words import VERDICTS, format_titles
from flagger.text import Lang, Text

MOST_WALLETS, MOST_GROUPS, MOST_ROWS = 3, 4, 6
_ARRANGED = (
    "Arranged by software from files the owner handed in. A flag is not a finding that the law was broken; this page does not prove who "
    "owns the wallet.",
    "本页由软件根据本人提供的导出文件整理。被标记不等于违法认定；本页不证明钱包归属。",
)
_ARRANGED_ACCOUNT = (
    "Arranged by software from files the owner handed in. A flag is not a finding that the law was broken; this page does not prove whose "
    "account it is.",
    "本页由软件根据本人提供的导出文件整理。被标记不等于违法认定；本页不证明账户归属。",
)
_ANSWER_FOR = (
    "I answer for the parts marked “owner's statement” and for where the files come from; “record” and “inference” were arranged by "
    "software from the files and are not my statement.",
    "本人对“本人陈述”部分及所提交文件的来源负责；“记录”“推断”部分由软件依据文件整理，不是本人陈述。",
)


def build(view: View, lang: Lang) -> list[Block]:
    """One sheet; where nothing was found it says what that means."""
    title = said(lang, "One-page summary", "一页摘要") if view.main else said(lang, "Summary", "摘要")
    heading = Heading(title, anchor="summary", sheet=bool(view.main))
    body = _body(view, lang) if view.main else nothing(view, lang)
    signed = blanks(said(lang, "Signature ", "报案人签名 "), said(lang, " Date ", "　日期 "))
    answer_for = Para(joined(said(lang, *_ANSWER_FOR), Break(), signed), "sign")
    blocks = [heading, Para(_head(view, lang), "note"), *body, answer_for]
    return [PageBreak(), *blocks, PageBreak()] if view.main else blocks


def _body(view: View, lang: Lang) -> list[Block]:
    return [
        *_happened(view, lang),
        *_quantities(view, lang),
        *_each(view, lang),
        *_addresses(view, lang),
        *standout.pointer(view, lang),
        *inferences(view, MOST_GROUPS, lang),
        *(fine(lang) if view.fine else (*risks(view, lang), *asked(view, lang))),
    ]


def _head(view: View, lang: Lang) -> Line:
    made = joined(
        said(
            lang,
            "Report {id} · {v} · date (by hand) ",
            "报告编号 {id}　{v}　制作日期（手写） ",
            id=view.report.report_id,
            v=edition(view.report, lang),
        ),
        Blank(),
    )
    for wallet in view.report.history.wallets[:MOST_WALLETS]:
        claimed = titled(wallet, lang) + said(lang, ": ", "：")
        made = joined(made, Break(), claimed, whole(wallet, lang), f" {placed(wallet, lang)}".rstrip())
    arranged = _ARRANGED_ACCOUNT if view.only_accounts else _ARRANGED
    return joined(made, Break(), _files(view, lang), Break(), said(lang, *arranged))


def _files(view: View, lang: Lang) -> Line:
    """What S1, S2 … are, and where their checksums stand."""
    titles = format_titles()
    named = [
        f"S{n} = {titles[source.importer].say(lang) if source.importer in titles else visible(source.name, 60)}"
        for n, source in enumerate(view.report.history.sources[:MOST_WALLETS], start=1)
    ]
    listed = said(lang, " (names and SHA-256: ", "（文件名、SHA-256 见"), Ref("files"), said(lang, ")", "）")
    return joined(said(lang, "; ", "；").join(named), listed)


def _happened(view: View, lang: Lang) -> list[Block]:
    blocks: list[Block] = [
        Heading(said(lang, "What happened", "经过"), 3),
        Items((*happened(view, MOST_GROUPS, lang), _own_words(view, lang)), style="plain"),
    ]
    return blocks + _more(len(view.main) - MOST_GROUPS, "groups", "组", "transfers", lang)


def _own_words(view: View, lang: Lang) -> Line:
    denied = "No. {n}: I did not do this. ", "第 {n} 笔不是我操作的。"
    said_so = "".join(said(lang, *denied, n=view.numbers.get(row, "–")) for row in view.disowned[:MOST_ROWS])
    answered = [i for i in view.main if i.verdict and not set(i.rows) <= set(view.disowned)]
    for each in answered[:MOST_GROUPS]:
        verdict = VERDICTS[str(each.verdict)]
        said_so += said(lang, "{n}: {v}. ", "{n}：{v}。", n=view.named([each], lang), v=verdict)
    case = case_of(view.report)
    rest = answers(
        lang,
        (said(lang, "; noticed at ", "；发现时间 "), case.event.discovered),
        (said(lang, "; where I was: ", "；案发时所在地 "), case.places.incident),
    )
    own_words = said(lang, "In my own words: ", "本人说明：")
    return joined(STATEMENT, f" {said_so}", own_words, story(view.report, lang, SHORT), rest)


def _more(more: int, en: str, zh: str, anchor: str, lang: Lang) -> list[Block]:
    if more <= 0:
        return []
    what = f"{more} more {en} in " if lang == "en" else f"其余 {more} {zh}见"
    return [Para((what, Ref(anchor), said(lang, ".", "。")), "note")]


def _quantities(view: View, lang: Lang) -> list[Block]:
    heading = Heading(said(lang, "Quantities", "转出数量"), 3)
    return [heading, *table(view, view.quantities[:MOST_ROWS], lang)]


def _each(view: View, lang: Lang) -> list[Block]:
    lines = []
    none = said(lang, "{x}: not in the file", "文件未载明{x}", x=number_word(view))
    for line in view.leading(MOST_ROWS):
        number = said(lang, "No. {n} ", "第 {n} 笔 ", n=line.number)
        hash_: Inline = Code(line.tx_hash) if line.tx_hash else none
        lines.append(
            joined(number, brief(line.at), " ", told(view, line, lang), at_line(line, lang), Break(), hash_)
        )
    blocks: list[Block] = [
        Heading(said(lang, "Each transfer (record)", "各笔转出（记录）"), 3),
        Items(tuple(lines), style="ruled"),
    ]
    return blocks + _more(view.main_rows - MOST_ROWS, "transfers", "笔", "transfers", lang)


def _addresses(view: View, lang: Lang) -> list[Block]:
    lines = []
    for each in view.recipients[:MOST_ROWS]:
        role = (
            payee_word(view).say(lang).lower()
            if each.received
            else said(lang, "address used before", "以往付款的地址")
        )
        like = said(lang, ", resembles {x}", "，与 {x} 相似", x=view.letters[each.like]) if each.like else ""
        lines.append(
            (f"{each.letter} {role}{like}" + said(lang, ": ", "："), address(each.address, each.alike))
        )
    blocks: list[Block] = [
        Heading(
            said(
                lang,
                "{x} (record)",
                "{x}（记录）",
                x=Text("Payees", "收款方") if view.only_apps else Text("Addresses", "地址"),
            ),
            3,
        ),
        Items(tuple(lines), style="plain"),
        Para((whose(view).say(lang),), "note"),
    ]
    return blocks + _more(len(view.recipients) - MOST_ROWS, "addresses", "个", "addresses", lang)
