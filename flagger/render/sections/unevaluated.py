"""Rules that could not run on these files, and why: a result, not an omission."""

from flagger.document import Block, Heading, Items, Line
from flagger.render.safe import visible
from flagger.render.sections.lines import rule
from flagger.render.sections.phrases import plain, said
from flagger.render.view_totals import View
from flagger.render.words import rule_title
from flagger.text import Lang


def build(view: View, lang: Lang) -> list[Block]:
    """One line a rule."""
    heading = Heading(said(lang, "Rules that could not run", "未能运行的规则"), anchor="unevaluated")
    lines: tuple[Line, ...] = tuple(
        (
            f"{rule_title(each.rule).say(lang)} ",
            rule(each.rule),
            said(lang, ": ", "：") + visible(each.reason.say(lang), 600),
        )
        for each in view.report.not_evaluated
    )
    if not lines:
        return [heading, plain(lang, "None: every chosen rule ran.", "无：选用的规则全部运行。")]
    return [heading, Items(lines, style="plain")]
