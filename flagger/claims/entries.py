"""One transfer in a line of a short text, in briefer and fuller forms."""

from flagger.claims.matter import Matter
from flagger.claims.parts import said
from flagger.claims.records import Sent
from flagger.text import Lang, Text

_WORDS = (
    (Text("to {x}", "转至 {x}"), Text(" hash {x}", " 哈希 {x}")),
    (Text("to {x}", "付给 {x}"), Text(", order no. {x}", "，订单号 {x}")),
)


def first_entry(matter: Matter, lang: Lang) -> list[str]:
    """The first transfer: its recipient, its hash too, its amount too, its time too."""
    if not matter.sent:
        return []
    each = matter.sent[0]
    to, by = _named(each, lang)
    # Of several the first is called so, until its amount tells it from what all of them are.
    first = said(lang, "1st ", "首笔") if len(matter.sent) + matter.more > 1 else ""
    bare = first + to if first else to[0].upper() + to[1:]
    briefest = [bare, bare + by] if each.party else []
    return [*briefest, f"{each.amount} {each.asset} {to}{by}", entry(each, lang)]


def _named(each: Sent, lang: Lang) -> tuple[str, str]:
    """To whom, and by which hash or order number; nothing is said of one that the file does not state."""
    to, by = _WORDS[each.app]
    return to.say(lang, x=each.party or "–"), by.say(lang, x=each.tx_hash) if each.tx_hash else ""


def entry(each: Sent, lang: Lang) -> str:
    """One transfer in a line: of an app in the time that its bill shows."""
    to, by = _named(each, lang)
    return f"{each.when.local if each.app else each.when.utc} {each.amount} {each.asset} {to}{by}"
