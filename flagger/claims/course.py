"""What happened, in order of time: records first, then the owner's words; patterns are said to be inferences."""

from flagger.claims import owner
from flagger.claims import parts as p
from flagger.claims.matter import UNFLAGGED, Matter
from flagger.claims.records import Event
from flagger.document import Block, Code, Para, Tag
from flagger.text import Lang, Text


def happened(matter: Matter, lang: Lang) -> list[Block]:
    """Records first, then the owner's words."""
    other = p.said(
        lang, "The other side (web addresses, apps, accounts, phones): ", "对方（网址、应用、账号、电话）："
    )
    return [
        *records(matter, lang),
        *statement(matter, lang),
        Para((Tag("statement"), other, p.value(matter.case.event.counterparts))),
    ]


def statement(matter: Matter, lang: Lang) -> list[Block]:
    """The owner's words, and what they suspect."""
    cause = p.said(lang, "What I suspect: ", "本人怀疑的原因：")
    return [*owner.told(matter, lang), Para((Tag("statement"), cause, owner.cause(matter, lang)))]


def records(matter: Matter, lang: Lang) -> list[Block]:
    """What led there, what left, and what happened meanwhile."""
    first = matter.first.utc
    before = [event for event in matter.events if event.when.utc < first]
    after = [event for event in matter.events if event.when.utc >= first]
    return [
        *_events(before, matter, lang),
        _span(matter, lang),
        *owner.wallets(matter, lang),
        *_events(after, matter, lang),
    ]


def led(matter: Matter, lang: Lang) -> list[Block]:
    """Approvals, changed permissions and the like, where there are any: from them support sees what the cause may be."""
    if not matter.events:
        return []
    title = p.section(lang, "Records that go with the transfers", "与转账有关的其他记录")
    return [title, *_events(matter.events, matter, lang)]


def _events(events: tuple[Event, ...] | list[Event], matter: Matter, lang: Lang) -> list[Block]:
    made: list[Block] = []
    for event in events:
        place = p.said(lang, " ({place})", "（{place}）", place=event.place.say(lang))
        meanwhile = matter.first.utc <= event.when.utc <= matter.last.utc
        between = p.said(lang, ", meanwhile: ", "，其间，") if meanwhile else p.said(lang, ": ", "，")
        text = f"{matter.at(event.when)}{between}{event.what.say(lang)}{place}"
        made.append(Para((Tag("record"), text)))
        if event.tx_hash:
            made.append(Para((p.said(lang, "Hash ", "交易哈希 "), Code(event.tx_hash))))
    return made


def _span(matter: Matter, lang: Lang) -> Para:
    number = len(matter.sent) + matter.more
    first, last = matter.at(matter.first), matter.at(matter.last)
    lasted = p.said(lang, ", over {x}", "，历时 {x}", x=matter.lasted)
    when = p.said(lang, "At {a}", "{a}", a=first)
    if matter.first != matter.last:
        when = p.said(lang, "Between {a} and {b}", "{a} 至 {b}", a=first, b=last)
    text = p.said(
        lang,
        "{when}, the transfer listed here left this {x}{lasted}:"
        if number == 1
        else "{when}, the {n} transfers listed here left this {x}{lasted}:",
        "{when}，本文所列 {n} 笔自下列{x}转出{lasted}：",
        when=when,
        n=number,
        x=p.held(matter, lang),
        lasted=lasted if matter.first != matter.last else "",
    )
    return Para((Tag("record"), text))


_FITS = Text("{n}: fits the pattern “{title}”.", "{n}与“{title}”的样式相符。")
_UNNAMED = Text("{n}: unusual, but fits no known pattern.", "{n}不寻常，但不符合已知样式。")
_UNFLAGGED = Text("{n}: not flagged by the software, named by me.", "{n}未被软件标记，由本人指出。")


def inferences(matter: Matter, lang: Lang) -> list[Block]:
    """Which patterns the transfers fit, said to be inferences; once for all, what an inference is."""
    made: list[Block] = []
    for group in matter.groups:
        flagged = group.pattern != UNFLAGGED
        says = _FITS if group.fits else _UNNAMED if flagged else _UNFLAGGED
        text = says.say(lang, n=group.numbers.say(lang), title=group.title.say(lang))
        made.append(Para((Tag("inference" if flagged else "statement"), text)))
    if any(group.pattern != UNFLAGGED for group in matter.groups):
        made.append(
            p.note(
                lang,
                "Patterns follow public rules and may be wrong; reasons and the other side of the matter are in the report.",
                "样式按公开规则得出，可能有误；依据及相反情况见报告。",
            )
        )
    return made
