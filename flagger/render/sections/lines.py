"""Lines that the report's own sections share: what a row says, to whom, and where it stands."""

from collections.abc import Iterable, Sequence

from flagger.accounts import APPS
from flagger.document import Blank, Code, Inline, Line, Soft, Strong, Tag, When
from flagger.model import Loss
from flagger.render import view_parts
from flagger.render.sections.phrases import said
from flagger.render.view_parts import Moment, amount
from flagger.render.view_totals import View
from flagger.text import Lang

RECORD, INFERENCE, STATEMENT = Tag("record"), Tag("inference"), Tag("statement")


def joined(*parts: Inline | Line) -> Line:
    """Parts as one line."""
    made: list[Inline] = []
    for part in parts:
        made += part if isinstance(part, tuple) else (part,) if part != "" else ()
    return tuple(made)


def between(parts: Sequence[Inline | Line], comma: str) -> Line:
    """Parts with a comma between each and the next."""
    made: list[Inline] = []
    for part in parts:
        made += [comma] if made else []
        made += part if isinstance(part, tuple) else (part,)
    return tuple(made)


def comma(lang: Lang) -> str:
    """What stands between the members of a list."""
    return said(lang, ", ", "、")


def when(moment: Moment) -> When:
    """An instant, both dates in full."""
    return When(moment.utc, moment.local)


def brief(moment: Moment) -> When:
    """An instant; the second date only where it is another day."""
    return When(moment.utc, moment.short)


def at_line(line: view_parts.Line, lang: Lang, *, brackets: bool = True) -> Soft:
    """Where a row stands: which file, which line."""
    told = said(lang, "{s} line {n}", "{s} 第 {n} 行", s=line.source, n=line.line)
    return Soft(said(lang, " ({p})", "（{p}）", p=told) if brackets else told)


def address(text: str, alike: tuple[int, int] = (0, 0)) -> Code:
    """An address with the characters marked that a look-alike shares."""
    return Code(text, alike=alike)


def party(view: View, text: str | None, lang: Lang) -> Inline:
    """The other side: by its letter where it has one."""
    if text is None:
        return said(lang, "not in the file", "文件未载明")
    if text in view.letters:
        return view.called(view.letters[text], lang)
    return Code(text)


def quantity(line: view_parts.Line, lang: Lang) -> Line:
    """The exact amount and its symbol."""
    if line.amount is None:
        return (said(lang, "no amount", "无金额"),)
    return (Strong(line.amount), f" {line.asset}")


def told(view: View, line: view_parts.Line, lang: Lang) -> Line:
    """What a row says happened."""
    if not line.moved:
        text = said(lang, "A record that moved nothing", "一条未转移资产的记录")
        return (text + (said(lang, ": {m}", "：{m}", m=line.method) if line.method else ""),)
    out = line.direction == "out"
    start = said(lang, "Outgoing: ", "转出 ") if out else said(lang, "Incoming: ", "转入 ")
    way = said(lang, " to ", " 至") if out else said(lang, " from ", "，来自")
    other = party(view, line.party, lang)
    return joined(
        start, quantity(line, lang), way, " " if isinstance(other, Code) and lang == "zh" else "", other
    )


def quoted(line: view_parts.Line, lang: Lang) -> list[Line]:
    """The words that the export has for it, as the export's: no finding, and nobody's statement to the police."""
    if not line.note:
        return []
    words = (
        said(lang, " The bill says: “{t}”", " 账单原文：“{t}”", t=line.note)
        if line.own in APPS
        else said(lang, " The file also says: “{t}”", " 文件另载：“{t}”", t=line.note)
    )
    return [(RECORD, words)]


def amounts(losses: Iterable[Loss], lang: Lang, *, counted: bool = False) -> str:
    """Exact totals, with the number of transfers where asked for."""
    parts = [
        amount(loss) + (said(lang, " ({n})", "（{n} 笔）", n=loss.count) if counted else "")
        for loss in losses
    ]
    return comma(lang).join(parts)


def rule(id_: str) -> Code:
    """A rule by its id."""
    return Code(id_)


def blanks(*parts: str) -> Line:
    """Words, each with a line to write on behind it."""
    return joined(*((part, Blank()) for part in parts))
