"""How much left, for those who investigate: quantities, blanks for their value, each transfer, who received."""

from flagger.claims import paid, totals
from flagger.claims import parts as p
from flagger.claims import tables as t
from flagger.claims.matter import Matter
from flagger.document import Blank, Block, Facts, Line, Para
from flagger.text import Lang, Text


def quantities(matter: Matter, lang: Lang) -> list[Block]:
    """All of it."""
    return [
        p.section(lang, "Amounts", "转出数量"),
        *t.confirmed(matter, lang),
        *t.unconfirmed(matter, lang),
        *totals.columns(matter, lang),
        _counted(lang) if matter.only_apps else _fiat(lang),
        p.section(lang, "Each transfer (record)", "各笔转出【记录】"),
        *t.transfers(matter, lang),
        p.section(lang, "Recipients (record)", "收款方【记录】")
        if matter.payees
        else p.section(lang, "Addresses (record)", "地址【记录】"),
        *paid.addresses(matter, lang),
    ]


_REFERENCE = Text(
    "Added up by the reporter, for reference only; the authorities decide.",
    "报案人自行统计，仅供立案审查参考，以有权机关认定为准。",
)


def _counted(lang: Lang) -> Para:
    """Sums in money need no price."""
    return Para((_REFERENCE.say(lang),), "note")


def _fiat(lang: Lang) -> Facts:
    money: Line = (Blank(), p.said(lang, " (currency and amount)  ", " 元　"))
    market = (
        p.said(lang, "source ", "来源 "),
        Blank(),
        p.said(lang, " time of the price ", "　取价时间 "),
        Blank(),
    )
    paid = (p.said(lang, "receipts no. ", "购买凭证编号 "), Blank())
    return Facts(
        (
            (p.said(lang, "Market value at the time", "案发时市场价"), (*money, *market)),
            (p.said(lang, "Price actually paid for the assets", "实际购入价"), (*money, *paid)),
            (p.said(lang, "Note", "说明"), (_REFERENCE.say(lang),)),
        )
    )
