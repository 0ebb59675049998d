"""The record of a sum that came back with a gain, where a rule speaks of it: with its file and line."""

from flagger.document import Line
from flagger.render import view_parts
from flagger.render.sections.lines import RECORD, at_line, joined, told, when
from flagger.render.sections.phrases import said
from flagger.render.view_totals import View
from flagger.render.words import reason
from flagger.text import Lang

RULE, LED = "return-then-more", "first-return"


def returned(view: View, line: view_parts.Line, lang: Lang) -> list[Line]:
    """The last such record before this transfer, from whom the rule's sentence names; nothing where that is not known."""
    sentence = next((reason(flag, "en") for flag in line.flags if flag.rule == RULE), None)
    if sentence is None:
        return []
    led = {p.row for i in view.report.incidents if line.row in i.rows for p in i.precursors if p.rule == LED}
    backs = [back for row in sorted(led) if row < line.row and (back := view.line(row)).party]
    # The sentence names another payee, or means the one of this transfer.
    other = [back for back in backs if back.party != line.party and str(back.party) in sentence]
    same = [back for back in backs if back.party == line.party and "this payee" in sentence]
    if not (other or same):
        return []
    back = (other or same)[-1]
    return [
        (
            RECORD,
            said(lang, " Before it: ", " 此前："),
            *joined(when(back.at), " ", told(view, back, lang), at_line(back, lang)),
        )
    ]
