"""Words that letters share: titles, lists, blanks, boxes to tick."""

from collections.abc import Mapping, Sequence

from flagger.claims.matter import Matter
from flagger.claims.records import Verbatim
from flagger.document import Blank, Code, Facts, Heading, Inline, Items, Line, Para
from flagger.text import Lang, Text

BOX = "□"
CHECKED = "2026-11"  # when the public pages that these letters follow were read


def said(lang: Lang, en: str, zh: str, /, **facts: object) -> str:
    """A phrase in the language asked for."""
    return Text(en, zh).say(lang, **facts)


def title(lang: Lang, en: str, zh: str, /, **facts: object) -> Heading:
    """A letter's title."""
    return Heading(said(lang, en, zh, **facts), 1)


def held(matter: Matter, lang: Lang, en: str = "wallet", zh: str = "钱包") -> str:
    """These words for the owner's wallet, what an account that others keep is called, or both."""
    if matter.self_custody:
        wallet = said(lang, en, zh)
        return wallet + said(lang, " and account", "和账户") if matter.accounts else wallet
    return said(lang, "payment account", "支付账户") if matter.only_apps else said(lang, "account", "账户")


def section(lang: Lang, en: str, zh: str, /, **facts: object) -> Heading:
    """A section's title."""
    return Heading(said(lang, en, zh, **facts), 2)


def para(lang: Lang, en: str, zh: str, /, **facts: object) -> Para:
    """A paragraph of words."""
    return Para((said(lang, en, zh, **facts),))


def note(lang: Lang, en: str, zh: str, /, **facts: object) -> Para:
    """A paragraph in small print."""
    return Para((said(lang, en, zh, **facts),), "note")


def items(lang: Lang, texts: Sequence[Text], *, ordered: bool = True) -> Items:
    """Phrases as a list."""
    return Items(tuple((text.say(lang),) for text in texts), ordered)


def value(text: str, hint: str = "") -> Inline:
    """What the owner has told, or a line to write on."""
    return Verbatim(text) if text else Blank(hint=hint)


def choice(text: str, of: Mapping[str, Text], lang: Lang) -> Inline:
    """An answer out of a few in words, or all of them with boxes to tick."""
    if text:
        return of[text].say(lang)
    gap = "  " if lang == "en" else "　"
    return gap.join(f"{BOX} {each.say(lang)}" for each in of.values())


def edition(matter: Matter, lang: Lang) -> Facts:
    """Which paper this is: number, version, date by hand, what it replaces."""
    told = matter.case.edition
    rows: list[tuple[str, Line]] = [
        (said(lang, "Report number", "报告编号"), (Code(matter.report_id),)),
        (said(lang, "Version", "版次"), (value(told.version),)),
        (
            said(lang, "Replaces report number", "取代报告编号"),
            (value(told.supersedes, said(lang, "if any", "如有")),),
        ),
        (said(lang, "Date (by hand)", "制作日期（手写）"), (Blank(),)),
    ]
    return Facts(tuple(rows))


def whole(lang: Lang, text: str | None, link: str | None = None) -> Inline:
    """An address or hash in full, or that the file does not state it."""
    return Code(text, link) if text else said(lang, "not in the file", "文件未载明")


def joined(lang: Lang, parts: Sequence[str]) -> str:
    """Several things in one sentence."""
    return (", " if lang == "en" else "、").join(parts)
