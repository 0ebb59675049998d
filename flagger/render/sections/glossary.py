"""The words a desk officer needs to read this report, in plain language."""

from flagger.document import Block, Facts, Heading
from flagger.render.sections.phrases import CHECKED, note, said
from flagger.render.terms import BASIC, FURTHER, TRON
from flagger.render.view_totals import View
from flagger.text import Lang


def build(view: View, lang: Lang) -> list[Block]:
    """The terms of every report, then those this one needs."""
    terms = [*BASIC, *(TRON if "tron" in view.networks else ()), *FURTHER]
    rows = tuple((word.say(lang), (meaning.say(lang),)) for word, meaning in terms)
    return [
        Heading(said(lang, "Glossary", "名词解释"), anchor="glossary"),
        Facts(rows),
        note(
            lang,
            "Names of procedures follow public texts read {when}; the rules in force decide.",
            "程序名称参照 {when} 查阅的公开文本，以现行规定为准。",
            when=CHECKED,
        ),
    ]
