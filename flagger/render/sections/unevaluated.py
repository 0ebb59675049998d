"""Rules that could not run on these files, and why: a result, not an omission."""

from collections.abc import Sequence

from flagger.document import Block, Heading, Inline, Items, Line
from flagger.model import NotEvaluated
from flagger.render.payees import elsewhere
from flagger.render.safe import visible
from flagger.render.sections.lines import between, joined, rule
from flagger.render.sections.phrases import plain, said
from flagger.render.view_totals import View
from flagger.render.words import rule_title
from flagger.rules import classes
from flagger.text import Lang
from flagger.unrun import misfit

_HERE = " (TRON: OKLink → TRON → Transactions → Download CSV)", "（波场：OKLink → 波场 → 交易 → 下载 CSV）"
_NO_INTERNAL = (
    "needs a list of internal transactions; this software does not read one of TRON yet",
    "需要内部交易列表；本软件目前还不能读取波场的内部交易列表",
)
_LISTED = {"needs-method", "needs-signer"}  # what the list of transactions would tell


def on_tron(view: View) -> bool:
    """Whether the owner holds something on TRON, in no account of a platform."""
    return "tron" in set(view.report.history.held_on.dropna())


def lacks_transactions(view: View) -> bool:
    """Whether a TRON wallet came without the list that names each transaction's kind."""
    return on_tron(view) and any(n.reason.id == "needs-contract-type" for n in view.report.not_evaluated)


def unnamed(view: View) -> int:
    """How many rules could not run because the files name no recipients; zero where they do."""
    unmet = sum(n.reason.id == "needs-counterparty" for n in view.report.not_evaluated)
    return unmet if len(view.table) else 0


def build(view: View, lang: Lang) -> list[Block]:
    """One line a reason, the rules that share it together."""
    heading = Heading(said(lang, "Rules that could not run", "未能运行的规则"), anchor="unevaluated")
    rules_by_reason: dict[str, list[str]] = {}
    for each in view.report.not_evaluated:
        rules_by_reason.setdefault(_why(view, each, lang), []).append(each.rule)
    lines = [_line(why, rules, lang) for why, rules in rules_by_reason.items()]
    if not lines:
        return [heading, plain(lang, "None: every chosen rule ran.", "无：选用的规则全部运行。")]
    return [heading, Items(tuple(lines), style="plain")]


def _line(why: str, rules: Sequence[str], lang: Lang) -> Line:
    named: list[Inline | Line] = [(f"{rule_title(id_).say(lang)} ", rule(id_)) for id_ in rules]
    return joined(between(named, said(lang, "; ", "；")), said(lang, ": ", "：") + why)


def _why(view: View, each: NotEvaluated, lang: Lang) -> str:
    """The reason as it is of use here: no download is asked for that this kind of records does not have."""
    if reason := misfit(classes()[each.rule].needs, view.report.history):
        return reason.say(lang)
    if each.reason.id == "needs-counterparty":
        stop = said(lang, ". ", "。")
        return visible(each.reason.say(lang), 600) + stop + elsewhere(view.owners).say(lang)
    if each.reason.id == "needs-internal" and set(view.networks) == {"tron"}:
        return said(lang, *_NO_INTERNAL)
    where = said(lang, *_HERE) if each.reason.id in _LISTED and on_tron(view) else ""
    return visible(each.reason.say(lang), 600) + where
