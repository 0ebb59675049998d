"""The charts, each with what it shows."""

from flagger.document import Block, Figure, Heading
from flagger.render.charts import described
from flagger.render.sections.phrases import said
from flagger.render.view_totals import View
from flagger.text import Lang


def build(view: View, lang: Lang) -> list[Block]:
    """Holdings, unusualness, hours, flow: those that have something to show."""
    figures: list[Block] = []
    for name, told in described(view.report).items():
        title = f"{told.title.say(lang)}{said(lang, '.', '。')}"
        caption = said(lang, " ", "").join([title, *(text.say(lang) for text in told.caption)])
        figures.append(Figure(f"charts/{name}-{lang}.png", told.alt.say(lang), (caption,)))
    return [Heading(said(lang, "Charts", "图"), anchor="chart"), *figures] if figures else []
