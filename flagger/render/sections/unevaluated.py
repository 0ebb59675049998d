"""Rules that could not run on these files, and why: a result, not an omission."""

from flagger.document import Block, Heading, Items, Line
from flagger.model import NotEvaluated
from flagger.render.safe import visible
from flagger.render.sections.lines import rule
from flagger.render.sections.phrases import plain, said
from flagger.render.view_totals import View
from flagger.render.words import rule_title
from flagger.text import Lang

_HERE = " (TRON: OKLink → TRON → Transactions → Download CSV)", "（波场：OKLink → 波场 → 交易 → 下载 CSV）"
_LISTED = {"needs-method", "needs-signer"}  # what the list of transactions would tell


def on_tron(view: View) -> bool:
    """Whether the owner holds something on TRON, in no account of a platform."""
    return "tron" in set(view.report.history.held_on.dropna())


def lacks_transactions(view: View) -> bool:
    """Whether a TRON wallet came without the list that names each transaction's kind."""
    return on_tron(view) and any(n.reason.id == "needs-contract-type" for n in view.report.not_evaluated)


def build(view: View, lang: Lang) -> list[Block]:
    """One line a rule."""
    heading = Heading(said(lang, "Rules that could not run", "未能运行的规则"), anchor="unevaluated")
    lines: tuple[Line, ...] = tuple(
        (
            f"{rule_title(each.rule).say(lang)} ",
            rule(each.rule),
            said(lang, ": ", "：") + visible(each.reason.say(lang), 600) + _where(view, each, lang),
        )
        for each in view.report.not_evaluated
    )
    if not lines:
        return [heading, plain(lang, "None: every chosen rule ran.", "无：选用的规则全部运行。")]
    return [heading, Items(lines, style="plain")]


def _where(view: View, rule: NotEvaluated, lang: Lang) -> str:
    """Where a TRON owner finds the list of transactions that the reason asks for."""
    return said(lang, *_HERE) if rule.reason.id in _LISTED and on_tron(view) else ""
