"""Turns of phrase that several sections share: times, amounts, places, what was left out."""

from collections.abc import Sequence

from flagger.document import Block, Code, Inline, Items, Line, Para
from flagger.render import view_parts
from flagger.render.view_parts import Moment
from flagger.text import Lang, Text

CHECKED = "2026-11"  # when the public material that sections cite was read
BOX = "□"


def said(lang: Lang, en: str, zh: str, /, **facts: object) -> str:
    """A phrase in the language asked for."""
    return Text(en, zh).say(lang, **facts)


def at(moment: Moment) -> str:
    """An instant in UTC, then in the report's zone with its offset."""
    return f"{moment.utc} / {moment.short}"


def place(line: view_parts.Line, lang: Lang) -> str:
    """Where a row stands: which file, which line."""
    return said(lang, "{s} line {n}", "{s} 第 {n} 行", s=line.source, n=line.line)


def what(line: view_parts.Line, lang: Lang) -> str:
    """The exact amount and its symbol, or that there is none."""
    return f"{line.amount} {line.asset}" if line.amount is not None else said(lang, "no amount", "无金额")


def whole(text: str | None, lang: Lang, link: str | None = None) -> Inline:
    """An address or hash in full, or that the file does not state it."""
    return Code(text, link) if text else said(lang, "not in the file", "文件未载明")


def bracketed(lang: Lang, text: str) -> str:
    """Text in the language's brackets, with the blank before them that it wants."""
    return f" ({text})" if lang == "en" else f"（{text}）"


def rest(more: int, where: str, lang: Lang) -> list[Block]:
    """How many were left out and where they are; nothing when none were."""
    if not more:
        return []
    text = said(
        lang,
        "{n} more are not printed here; all of them are in {where}.",
        "另有 {n} 条未在此列出，全部见 {where}。",
        n=more,
        where=where,
    )
    return [Para((text,), "note")]


def note(lang: Lang, en: str, zh: str, /, **facts: object) -> Para:
    """A paragraph in small print."""
    return Para((said(lang, en, zh, **facts),), "note")


def plain(lang: Lang, en: str, zh: str, /, **facts: object) -> Para:
    """A paragraph of plain words."""
    return Para((said(lang, en, zh, **facts),))


def items(lang: Lang, texts: Sequence[Text], *, ordered: bool = False) -> Items:
    """Phrases as a list."""
    lines: tuple[Line, ...] = tuple((text.say(lang),) for text in texts)
    return Items(lines, ordered)
