"""What would show this report wrong: the observation that refutes each inference it makes."""

from collections.abc import Sequence

from flagger.document import Blank, Block, Code, Heading, Inline, Items, Line, Strong, Tag
from flagger.model import Incident
from flagger.render.refuting import ALWAYS, BY_PATTERN, BY_RULE
from flagger.render.sections.phrases import BOX, items, note, said
from flagger.render.view_totals import View
from flagger.render.words import PATTERNS, rule_title
from flagger.text import Lang, Text

MOST = 12
_WHY = (
    "Each inference can be refuted by something that can be looked up. Whoever finds one of these, please tick it and say "
    "where: it is then the record that counts, not the inference.",
    "每项推断都可以用能查到的情况推翻。查到下列情况的，请勾选并写明出处：以记录为准，不以推断为准。",
)
_MORE = "{n} more groups rest on the same kinds of rules.", "另有 {n} 组依据同类规则，不再重复。"

_ACCOUNTS = (
    Text(
        "A fresh export of the same history differs: transfers are missing from these files, or stand there otherwise.",
        "重新导出的同一段记录与本报告所用文件不同：缺少转账，或内容不一样。",
    ),
    Text("The account is not the reporter's.", "该账户不是报案人的。"),
    Text(
        "The times were read in a wrong zone: the platform shows another time for the same order number.",
        "时区读错：平台上同一订单号的时间与此处不同。",
    ),
    ALWAYS[-1],
)


def build(view: View, lang: Lang) -> list[Block]:
    """Incident by incident what would refute its rules, then what would refute any report."""
    told = view.main or view.weak
    if not told:
        return []
    blocks: list[Block] = [
        Heading(said(lang, "What would show this report wrong", "哪些情况能说明本报告有误"), anchor="wrong"),
        note(lang, *_WHY),
    ]
    for title, lines in _grouped(view, told[:MOST], lang):
        blocks += [Heading(title, 3), Items(lines)]
    if len(told) > MOST:
        blocks.append(note(lang, *_MORE, n=len(told) - MOST))
    heading = Heading(said(lang, "For the report as a whole", "对整份报告"), 3)
    return [*blocks, heading, items(lang, _always(view))]


def _always(view: View) -> Sequence[Text]:
    """What would refute any report, in the words for whoever keeps the assets."""
    if view.only_apps:
        return _ACCOUNTS
    return [ALWAYS[0], _ACCOUNTS[1], *ALWAYS[2:]] if view.only_accounts else ALWAYS


def _grouped(view: View, incidents: Sequence[Incident], lang: Lang) -> list[tuple[str, tuple[Line, ...]]]:
    """Incidents refuted by the same things stand together under one title."""
    by_lines: dict[tuple[Line, ...], list[Incident]] = {}
    for incident in incidents:
        if lines := _lines(view, incident, lang):
            by_lines.setdefault(lines, []).append(incident)
    labels = said(lang, ", ", "、")
    return [
        (f"{labels.join(each.label for each in alike)}　{view.named(alike, lang)}", lines)
        for lines, alike in by_lines.items()
    ]


def _lines(view: View, incident: Incident, lang: Lang) -> tuple[Line, ...]:
    """Its pattern, then its rules and what led there; rules refuted by the same thing stand together."""
    pattern = PATTERNS[incident.pattern].say(lang)
    rules = [*view.strongest(incident), *(p.rule for p in incident.precursors)]
    by_text: dict[Text, list[str]] = {}
    for rule in dict.fromkeys(rules):
        if rule in BY_RULE:
            by_text.setdefault(BY_RULE[rule], []).append(rule)
    if not by_text:
        return ()
    lines = [_line((Strong(pattern),), BY_PATTERN[incident.pattern], lang)]
    for text, ids in by_text.items():
        names: list[Inline] = []
        for rule in ids:
            names += [said(lang, "; ", "；")] if names else []
            names += [Strong(rule_title(rule).say(lang)), " ", Code(rule)]
        lines.append(_line(tuple(names), text, lang))
    return tuple(lines)


def _line(names: Line, text: Text, lang: Lang) -> Line:
    return (f"{BOX} ", Tag("inference"), *names, said(lang, ": ", "："), text.say(lang), " ", Blank())
