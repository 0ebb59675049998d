"""What the owner has told in the case file, in place of the lines to write on. Always the owner's statement."""

from flagger.case import YES_NO, Case
from flagger.document import Blank, Inline, Line
from flagger.model import Report
from flagger.render.letter_answers import answers_of
from flagger.render.safe import visible
from flagger.render.sections.lines import joined
from flagger.render.sections.phrases import said
from flagger.render.view_totals import View
from flagger.text import Lang

SHORT = 240  # characters of the story on the one-page summary


def case_of(report: Report) -> Case:
    """The case, empty where none was given."""
    return report.case or Case()


def at_home(report: Report) -> bool:
    """Whether the owner goes to the police of mainland China: then other places' ways are of no use."""
    return case_of(report).places.region == "mainland"


def answer(told: str, lang: Lang, longest: int = 300) -> Inline:
    """An answer as it may be shown, or a line to write on."""
    if told in YES_NO:
        return YES_NO[told].say(lang)
    return visible(told, longest) if told.strip() else Blank()


def answers(lang: Lang, *parts: tuple[str, str]) -> Line:
    """Words, each with the answer or a line to write on behind it."""
    return joined(*((words, answer(told, lang)) for words, told in parts))


def story(report: Report, lang: Lang, longest: int = 6_000) -> Inline:
    """What happened in the owner's own words, in quotation marks, or a line to write on."""
    told = " ".join(case_of(report).event.happened.split())
    if not told:
        return Blank(wide=True)
    cut = visible(told, 6_000)
    cut = cut if len(cut) <= longest else f"{cut[:longest]}…"
    return said(lang, "“{s}”", "“{s}”", s=cut)


def edition(report: Report, lang: Lang) -> str:
    """Which version of the report this is, and which one it replaces."""
    told = case_of(report).edition
    number = visible(told.version or "1", 20)
    made = said(lang, "version {n}", "第 {n} 版", n=number)
    if told.supersedes:
        made += said(lang, ", replaces report {id}", "，取代报告编号 {id}", id=visible(told.supersedes, 40))
    return made


def reached(report: Report, side: str) -> str:
    """The ticket of the first contact with police, wallet support or a platform; empty where none is told."""
    told = case_of(report)
    if side == "police" and told.state.police_reference:
        return told.state.police_reference
    return next((c.ticket or c.date for c in told.contacts if c.side == side), "")


def contact(report: Report, side: str, words: str, lang: Lang) -> Line:
    """A box, ticked where this side was contacted, and the number it gave."""
    ticket = reached(report, side)
    return (f"{'■' if ticket else '□'} {words} ", answer(ticket, lang), "　" if lang == "zh" else " ")


def answered(view: View, *verdicts: str) -> list[int]:
    """Rows of which the owner says so, one by one or for their whole incident (all that a public report keeps)."""
    whole = {
        row for incident in view.report.incidents if incident.verdict in verdicts for row in incident.rows
    }
    return sorted({*answers_of(view).said(*verdicts), *whole})
