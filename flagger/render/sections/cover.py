"""The cover: whose report, of what, how the run was set, and the first words before any upload."""

from flagger.accounts import CUSTODIAL
from flagger.cautions import second_scam, secrets
from flagger.document import Blank, Block, Box, Break, Code, Facts, Heading, Items, Line, Para, Ref, Strong
from flagger.model import Wallet
from flagger.render.method import switched
from flagger.render.payees import elsewhere
from flagger.render.safe import visible
from flagger.render.sections.held import proves_not
from flagger.render.sections.lines import joined, when
from flagger.render.sections.owner import answer, case_of, edition
from flagger.render.sections.phrases import said
from flagger.render.sections.unevaluated import lacks_transactions, unnamed
from flagger.render.sections.wallets import placed, titled, whole
from flagger.render.times import zone_title
from flagger.render.view_totals import View
from flagger.render.words import FOUND, TAGS
from flagger.text import Lang, Text

_OF_WALLET = Text(
    "Report on unusual transfers out of my virtual-currency wallet",
    "关于本人虚拟货币钱包资产异常转出的报案材料",
)
_INTENDED = Text(
    "{x} check: the owner answers that every flagged transfer was intended",
    "{x}记录检查结果：本人答复，被标记的转出均为本人所为",
)
_WEAK = Text(
    "{x} check: weak flags only",
    "{x}记录检查结果：只有弱标记，未发现标记强度“中”以上的转出",
)
_NOTHING = Text("{x} check: no transfer reached a flag", "{x}记录检查结果：未发现达到标记强度的转出")
_ONE_MISSING = (
    "One file is missing: OKLink → TRON → Transactions → Download CSV; permission rules cannot run without it.",
    "还缺一个文件：OKLink → 波场 → 交易 → 下载 CSV；没有它，权限变更等规则无法运行。",
)
_UNNAMED = (
    "The files name no recipients, so {n} rules could not run: most of what left cannot be judged from them. {where} Give these "
    "together with the files of this report.",
    "这些文件没有写明收款方，{n} 条规则未能运行，因此多数转出无法判断。{where}取得后，与现有文件一起重新生成报告。",
)
_UNJUDGED = Text(
    "{x} check: recipients are not in the files, most rules could not run",
    "{x}记录检查结果：文件未写明收款方，多数规则无法判断",
)
_OF_ACCOUNT = Text("Report on unusual transfers out of my account", "关于本人账户资产异常转出的报案材料")
_THEN = "Then, for what is seen here:", "接着做（针对本报告所见）："
_THEN_IF = (
    "Then, if the owner did not intend what is listed:",
    "接着做（仅当所列转出不是本人有意所为）：",
)
MOST_WALLETS, MOST_SOURCES = 20, 12
_KEEP = Text("Do not uninstall the app, do not reset the device.", "不要卸载应用，不要恢复出厂设置。")
_KEY = (
    "Times are given in UTC first, then in {zone} with the offset. {record}: what a file says, with file and line. {inference}: drawn "
    "from public rules by id, may be wrong. {statement}: filled in by the owner. How the second zone was found: {found}. ",
    "时间先写 UTC，再写{zone}（带时差）。【{record}】＝文件中的内容，附文件与行号；【{inference}】＝按公开规则得出，附规则编号，可能有误；"
    "【{statement}】＝由本人填写。并列时区的来源：{found}。",
)


def title(view: View) -> Text:
    """The report's own title: what it hands in, or what was looked at where there is nothing to hand in."""
    held = Text("Account", "账户") if view.only_accounts else Text("Wallet", "钱包")
    if view.fine:
        return _INTENDED.filled(x=held)
    if not view.main:
        return (_WEAK if view.weak else _UNJUDGED if unnamed(view) else _NOTHING).filled(x=held)
    return _OF_ACCOUNT if view.only_accounts else _OF_WALLET


def build(view: View, lang: Lang) -> list[Block]:
    """Title, facts, what is not proved, what to do first, how to read the labels."""
    return [
        Heading(title(view).say(lang), 1),
        Facts(tuple(_facts(view, lang))),
        *([Para((Strong(said(lang, *_ONE_MISSING)),), "warn")] if lacks_transactions(view) else []),
        *(
            [Para((Strong(said(lang, *_UNNAMED, n=unnamed(view), where=elsewhere(view.owners))),), "warn")]
            if unnamed(view)
            else []
        ),
        Box((_declaration(view, lang),)),
        Box(_first(view, lang)),
        Para(_key(view, lang), "note"),
    ]


def _facts(view: View, lang: Lang) -> list[tuple[str, Line]]:
    report = view.report
    return [
        (said(lang, "Report id", "报告编号"), (Code(report.report_id),)),
        (said(lang, "Version", "版本"), (edition(report, lang),)),
        (said(lang, "Date (by hand)", "制作日期（手写）"), (Blank(),)),
        *((titled(wallet, lang), _wallet(wallet, lang)) for wallet in report.history.wallets[:MOST_WALLETS]),
        (said(lang, "Records", "记录范围"), _records(view, lang)),
        (said(lang, "Settings of this run", "本次运行设置"), _settings(view, lang)),
    ]


def _wallet(wallet: Wallet, lang: Lang) -> Line:
    if wallet.address in CUSTODIAL:
        return whole(wallet, lang)
    how = said(lang, "; how the address was found: ", "；地址来源：")
    return joined(whole(wallet, lang), Break(), placed(wallet, lang) + how + FOUND[wallet.found_by].say(lang))


def _records(view: View, lang: Lang) -> Line:
    if not len(view.table):
        return (said(lang, "The files hold no transfers.", "文件中没有转账记录。"),)
    counts = said(
        lang,
        "{n} transfers in {f} file(s)",
        "{f} 个文件，{n} 笔转账记录",
        n=len(view.table),
        f=len(view.report.history.sources),
    )
    if view.report.history.duplicates:
        twice = "; {d} duplicates counted once", "；重复的 {d} 笔只计一次"
        counts += said(lang, *twice, d=view.report.history.duplicates)
    return (when(view.first), said(lang, " to ", " 至 "), when(view.last), Break(), counts)


def _settings(view: View, lang: Lang) -> Line:
    colon, semicolon = said(lang, ": ", "："), said(lang, "; ", "；")
    states = [f"{label.say(lang)}{colon}{state.say(lang)}" for label, state in switched(view.report)]
    return (visible(semicolon.join(states), 4000),)


def _declaration(view: View, lang: Lang) -> Para:
    title = said(lang, "What this report does not prove.", "本报告不证明的事项。")
    return Para((Strong(title), " ", proves_not(view).say(lang)))


def _first(view: View, lang: Lang) -> tuple[Block, ...]:
    noticed = said(lang, "Write down when you noticed: ", "记下发现时间：")
    lines: tuple[Line, ...] = tuple((text.say(lang),) for text in (secrets(view.owners), _KEEP))
    return (
        Para((Strong(said(lang, "Do three things first", "先做三件事")),)),
        Items((*lines, (noticed, answer(case_of(view.report).event.discovered, lang))), ordered=True),
        *_then(view, lang),
        Para(
            (
                Strong(said(lang, "Beware of a second scam.", "谨防二次诈骗。")),
                " ",
                second_scam(view.owners).say(lang),
            )
        ),
    )


def _then(view: View, lang: Lang) -> list[Block]:
    """The most urgent step of each pattern, and where the others stand."""
    if view.fine or not view.steps:
        return []
    others = said(lang, " The other steps: ", "其余见"), Ref("next"), said(lang, ".", "。")
    words = said(lang, " ", "").join(step.say(lang) for step in view.urgent())
    when = _THEN_IF if view.only_if else _THEN
    return [Para((Strong(said(lang, *when)), " ", words, *others))]


def _key(view: View, lang: Lang) -> Line:
    history = view.report.history
    told = said(
        lang,
        *_KEY,
        zone=zone_title(history.zone),
        found=FOUND[history.zone_found_by],
        **TAGS,
    )
    names = [
        f"S{number} = {visible(source.name, 120)}"
        for number, source in enumerate(history.sources[:MOST_SOURCES], start=1)
    ]
    return joined(told, said(lang, "; ", "；").join(names))
