"""What to do by when: by what this case shows and by place, each line with its source and how sure it is."""

from collections.abc import Iterable

from flagger.document import Blank, Block, Heading, Line, Row, Table
from flagger.render.deadlines import GRADES, STEPS, Step
from flagger.render.deadlines_elsewhere import ELSEWHERE
from flagger.render.sections.owner import at_home
from flagger.render.sections.phrases import BOX, CHECKED, note, said
from flagger.render.view_totals import View
from flagger.text import Lang, Text

_HEAD = Text("When, where", "时间、地点"), Text("What", "做什么")
_DATED = (
    "All of this was read in public material of {when}, and may have changed. Places not named here were not "
    "looked into. Phone numbers and "
    "addresses are left out on purpose: take them from the office's own page.",
    "以下内容取自 {when} 查阅的公开资料，可能已有变化；未列出的地区没有查过。电话和网址有意不列，请从该机构自己的官方页面获取。",
)
_EXPECT = (
    "Most cases do not end with recovery. Reporting early helps to preserve leads; there is no reliable "
    "figure showing that a report within some "
    "hours brings anything back.",
    "多数案件未能追回；尽早报警有助于保全线索，没有可靠数据证明几小时内报警就能追回。",
)


def build(view: View, lang: Lang) -> list[Block]:
    """The lines that fit this case, then other places; nothing where nothing was found."""
    if not view.asked:
        return []
    patterns = set(view.patterns)
    assets = {loss.asset for incident in view.asked for loss in incident.losses}
    steps = [
        step
        for step in STEPS
        if not (step.coins and view.only_apps)
        and not (step.wallet and view.only_accounts)
        and (not step.patterns or step.patterns & patterns)
        and (not step.assets or step.assets & assets)
    ]
    made: list[Block] = [
        Heading(said(lang, "What to do by when", "时限与步骤"), anchor="deadlines"),
        note(lang, *_DATED, when=CHECKED),
        _table(steps, lang),
        note(lang, *_EXPECT),
    ]
    if view.only_apps or at_home(view.report):
        return made
    return [*made, Heading(said(lang, "In other places", "其他地区"), 3), _table(ELSEWHERE, lang)]


def _table(steps: Iterable[Step], lang: Lang) -> Table:
    return Table(tuple(text.say(lang) for text in _HEAD), tuple(_row(step, lang) for step in steps))


def _row(step: Step, lang: Lang) -> Row:
    sure = GRADES[step.grade]
    source: Line = (
        said(lang, "Source: {s} ({g}). ", "来源：{s}（{g}）。", s=step.source, g=sure),
        said(lang, "Done on ", "办理日期 "),
        Blank(),
    )
    when = said(
        lang, "{box} {when}; {where}", "{box} {when}；{where}", box=BOX, when=step.when, where=step.where
    )
    return Row(((when,), (step.what.say(lang),)), (source,))
