"""The summary that stands alone on one sheet: what happened, how much, to whom, what is asked for."""

from collections.abc import Callable

from flagger.accounts import CUSTODIAL
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
    Strong,
)
from flagger.render.rates import measured
from flagger.render.safe import visible
from flagger.render.sections.lines import (
    INFERENCE,
    STATEMENT,
    address,
    at_line,
    blanks,
    brief,
    joined,
    told,
)
from flagger.render.sections.owner import SHORT, answers, case_of, contact, edition, story
from flagger.render.sections.phrases import said
from flagger.render.sections.quantities import table
from flagger.render.sections.summary_happened import happened
from flagger.render.sections.summary_nothing import nothing
from flagger.render.view_totals import View
from flagger.render.words import PATTERNS, SEVERITIES, format_titles, network_name
from flagger.rules import classes
from flagger.text import Lang

MOST_WALLETS, MOST_GROUPS, MOST_ROWS = 3, 4, 6
_ARRANGED = (
    "Arranged by software from files the owner handed in. A flag is not a finding that the law was broken; this page does not prove who "
    "owns the wallet.",
    "本页由软件根据本人提供的导出文件整理。被标记不等于违法认定；本页不证明钱包归属。",
)
_OWN_COIN = (
    " An approval alone cannot move {c}: this was signed by this address, either confirmed by the owner on some page or by somebody who "
    "holds the key; the records cannot tell which.",
    "仅凭代币授权不能转走 {c}，该笔由本地址签名：可能是本人在页面上确认，也可能是他人掌握了私钥或助记词，记录不能区分。",
)
_ASKED = (
    "Please register this report and issue a receipt; examine whether to open a case; and, as the circumstances require and the law "
    "allows, obtain information from the platforms and issuers concerned and take, or ask them to take, restrictive measures. Whether "
    "this is theft, fraud, unlawful access to computer data or another offence is for the authorities to determine.",
    "请依法受理并出具受案回执；依法审查立案；视情依法向相关平台、发行方调取信息，并采取或商请采取限制措施。是否构成盗窃罪、诈骗罪、"
    "非法获取计算机信息系统数据罪或其他违法犯罪，由公安机关依法认定。",
)
_SECOND_SCAM = (
    "believe nobody who asks for a seed phrase, key or code, wants money first, or promises recovery, whoever they say they are.",
    "凡索要助记词、私钥、验证码，要求先付费，或保证追回的，都不要相信，自称警察、律师或客服的也一样。",
)
_ANSWER_FOR = (
    "I answer for the parts marked “owner's statement” and for where the files come from; “record” and “inference” were arranged by "
    "software from the files and are not my statement.",
    "本人对“本人陈述”部分及所提交文件的来源负责；“记录”“推断”部分由软件依据文件整理，不是本人陈述。",
)


def build(view: View, lang: Lang) -> list[Block]:
    """One sheet; where nothing was found it says what that means."""
    heading = Heading(said(lang, "One-page summary", "一页摘要"), anchor="summary", sheet=True)
    blocks: list[Block] = [PageBreak(), heading, Para(_head(view, lang), "note")]
    if view.main:
        for part in _PARTS:
            blocks += part(view, lang)
    else:
        blocks += nothing(view, lang)
    signed = blanks(said(lang, "Signature ", "报案人签名 "), said(lang, " Date ", "　日期 "))
    return [*blocks, Para(joined(said(lang, *_ANSWER_FOR), Break(), signed), "sign"), PageBreak()]


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
    wallets = said(lang, "Wallet claimed by the owner: ", "本人主张的钱包：")
    accounts = said(lang, "Account claimed by the owner: ", "本人主张的账户：")
    for wallet in view.report.history.wallets[:MOST_WALLETS]:
        network = network_name(wallet.network).say(lang)
        claimed = accounts if wallet.address in CUSTODIAL else wallets
        made = joined(made, Break(), claimed, address(visible(wallet.address)), f" {network}")
    return joined(made, Break(), _files(view, lang), Break(), said(lang, *_ARRANGED))


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
    told = case_of(view.report)
    rest = answers(
        lang,
        (said(lang, " Noticed at ", " 发现时间 "), told.event.discovered),
        (said(lang, "; where I was: ", "；案发时所在地 "), told.places.incident),
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
    none = said(lang, "no hash in the file", "文件未载明哈希")
    for line in view.leading(MOST_ROWS):
        number = said(lang, "No. {n} ", "第 {n} 笔 ", n=line.number)
        whole: Inline = Code(line.tx_hash) if line.tx_hash else none
        lines.append(
            joined(number, brief(line.at), " ", told(view, line, lang), at_line(line, lang), Break(), whole)
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
            said(lang, "recipient address", "收款地址")
            if each.received
            else said(lang, "address used before", "以往付款的地址")
        )
        like = said(lang, ", resembles {x}", "，与 {x} 相似", x=view.letters[each.like]) if each.like else ""
        lines.append(
            (f"{each.letter} {role}{like}" + said(lang, ": ", "："), address(each.address, each.alike))
        )
    whose = said(
        lang,
        "Who or which platform they belong to: not in the files, not verified.",
        "属于何人、何平台：文件中没有，未核实。",
    )
    blocks: list[Block] = [
        Heading(said(lang, "Addresses (record)", "地址（记录）"), 3),
        Items(tuple(lines), style="plain"),
        Para((whose,), "note"),
    ]
    return blocks + _more(len(view.recipients) - MOST_ROWS, "addresses", "个", "addresses", lang)


def _inferences(view: View, lang: Lang) -> list[Block]:
    lines: list[Line] = []
    fits = (
        " {who} fit “{p}” (rule {r}; {s}). But: {i}",
        " {who}与“{p}”相符（规则 {r}，标记强度：{s}）。相反情况：{i}",
    )
    for incident in sorted(view.main[:MOST_GROUPS], key=lambda i: i.first):
        ids = view.strongest(incident)
        if ids and ids[0] in classes():
            text = said(
                lang,
                *fits,
                who=view.named(incident, lang),
                p=PATTERNS[incident.pattern],
                r=ids[0],
                s=SEVERITIES[incident.severity],
                i=classes()[ids[0]].innocent,
            )
            coin = view.coin(incident)
            lines.append((INFERENCE, text + (said(lang, *_OWN_COIN, c=coin) if coin else "")))
    strength = said(
        lang,
        "Strength says how much the rules rest on, not how likely a crime is. Error rates of such flags: ",
        "标记强度指规则依据的多少，不是犯罪可能性。本类标记的误报、漏报：",
    )
    known: Line = (said(lang, "see ", "见"), Ref("method"))
    lines.append(
        joined(
            strength,
            known if measured(view.report) else said(lang, "not measured", "未测量"),
            said(lang, ".", "。"),
        )
    )
    title = said(lang, "Inferences, and what speaks against them", "推断及相反情况")
    return [Heading(title, 3), Items(tuple(lines), style="plain")]


def _risks(view: View, lang: Lang) -> list[Block]:
    risks = said(lang, " ", "").join(risk.say(lang) for risk in view.risks)
    state = case_of(view.report).state
    wallet = (
        (said(lang, "; new wallet: ", "；是否已换新钱包 "), state.new_wallet),
        (said(lang, "; approvals revoked: ", "；是否已取消授权 "), state.approvals_revoked),
    )
    account = ((said(lang, "; account locked, password changed: ", "；账户是否已冻结、密码是否已更改 "), ""),)
    remaining = (said(lang, " Assets left: ", " 剩余资产 "), state.remaining)
    left = answers(lang, remaining, *(account if view.only_accounts else wallet))
    return [
        Heading(said(lang, "Risks now", "目前风险"), 3),
        Items(((INFERENCE, f" {risks}"), joined(STATEMENT, left)), style="plain"),
    ]


def _asked(view: View, lang: Lang) -> list[Block]:
    contacted = joined(
        said(lang, "Contacted so far: ", "已联系："),
        contact(view.report, "police", said(lang, "police, receipt no.", "公安，回执文号"), lang),
        contact(view.report, "wallet", said(lang, "wallet support, ticket", "钱包客服，工单"), lang),
        contact(view.report, "exchange", said(lang, "platform, ticket", "平台，工单"), lang),
    )
    scam = said(lang, "Second scam: ", "谨防二次诈骗：")
    return [
        Heading(said(lang, "What is asked for", "请求事项"), 3),
        Para((said(lang, *_ASKED),)),
        Para(contacted),
        Para((Strong(scam), said(lang, *_SECOND_SCAM)), "warn"),
    ]


_PARTS: tuple[Callable[[View, Lang], list[Block]], ...] = (
    _happened,
    _quantities,
    _each,
    _addresses,
    _inferences,
    _risks,
    _asked,
)
