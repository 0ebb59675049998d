"""Letters to a wallet's support as texts for the form in the app."""

from flagger.claims import parts as p
from flagger.claims.fitting import BLANK, Short
from flagger.claims.matter import Matter
from flagger.claims.shorts import said_of, short
from flagger.claims.support import KNOWN
from flagger.text import Lang, Text

_BRIEF = Text(
    "Please reply: app official? Pages/contracts risky? Recipient warning? Ticket no.?",
    "请书面回复：①应用是否为官方版本；②网址/合约是否有风险；③能否提示收款地址风险；④工单编号。",
)
_SHORT = Text(
    "Please reply: is this app version official? Are these pages/contracts known as risky? Risk warning for the recipients? "
    "Ticket no.?",
    "请书面回复：①该应用版本是否为官方版本；②下列网址/合约是否已知有风险；③能否对收款地址作风险提示；④工单编号。",
)


def _told_of(matter: Matter) -> str:
    """Web addresses and accounts of the other side on one line."""
    return " ".join(matter.case.event.counterparts.split())


def in_short(matter: Matter, lang: Lang, opening: str = "", *, final: bool = False) -> Short:
    """The letter for a form in the app; once a `final` answer is asked for, the four questions may be missing."""
    told = matter.case.wallet
    version = f"{told.app or BLANK} {told.app_version or BLANK}"
    which = p.said(lang, "App, version: {x}.", "应用、版本：{x}。", x=version)
    seen = _told_of(matter)
    pages = p.said(lang, "Pages: {x}", "网址：{x}", x=seen) if seen else ""
    four = said_of((_BRIEF, _SHORT), lang)
    gap = " " if opening and lang == "en" else ""
    asked = (opening,) if final else tuple(f"{opening}{gap}{each}" for each in four)
    return short(matter, lang, asked, (four[-1] if final else "", pages, KNOWN.say(lang)), key=(which,))
