"""What would show this report wrong: the observation that refutes each inference it makes."""

from flagger.document import Blank, Block, Code, Heading, Items, Line, Strong, Tag
from flagger.render.refuting import ALWAYS, BY_RULE
from flagger.render.sections.phrases import BOX, items, note, said
from flagger.render.view_totals import View
from flagger.render.words import PATTERNS, rule_title
from flagger.text import Lang

MOST = 12


def build(view: View, lang: Lang) -> list[Block]:
    """Incident by incident what would refute its rules, then what would refute any report."""
    shown = (view.main or view.weak)[:MOST]
    blocks: list[Block] = [
        Heading(said(lang, "What would show this report wrong", "哪些情况能说明本报告有误"), anchor="wrong"),
        note(
            lang,
            "Each inference can be refuted by something that can be looked up. Whoever finds one of these, please tick it and say "
            "where: it is then the record that counts, not the inference.",
            "每项推断都可以用能查到的情况推翻。查到下列情况的，请勾选并写明出处：以记录为准，不以推断为准。",
        ),
    ]
    for incident in shown:
        rules = [rule for rule in view.strongest(incident) if rule in BY_RULE]
        if not rules:
            continue
        title = f"{incident.label}　{PATTERNS[incident.pattern].say(lang)}　{view.named(incident, lang)}"
        lines: list[Line] = [
            (
                BOX,
                " ",
                Tag("inference"),
                Strong(rule_title(rule).say(lang)),
                " ",
                Code(rule),
                said(lang, ": ", "："),
                BY_RULE[rule].say(lang),
                Blank(),
            )
            for rule in rules
        ]
        blocks += [Heading(title, 3), Items(tuple(lines))]
    left = len(view.main or view.weak) - len(shown)
    if left:
        more = "{n} more groups rest on the same kinds of rules.", "另有 {n} 组依据同类规则，不再重复。"
        blocks.append(note(lang, *more, n=left))
    heading = Heading(said(lang, "For the report as a whole", "对整份报告"), 3)
    return [*blocks, heading, items(lang, ALWAYS)]
