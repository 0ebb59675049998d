"""In whose words a Chinese letter is written: by where the owner reports. What they and their files say stays as it is."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from flagger.claims.fitting import Says, Short, Wish
from flagger.claims.matter import Matter
from flagger.claims.traditional import Script, rewritten, text
from flagger.document import Block
from flagger.text import Lang

_PLACES: Mapping[str, Script] = {"mainland": "as-is", "hong-kong": "hong-kong", "taiwan": "taiwan"}


def script(matter: Matter, lang: Lang) -> Script:
    """The characters and words of the place."""
    return "as-is" if lang == "en" else _PLACES.get(matter.region, "abroad")


def local(blocks: Sequence[Block], matter: Matter, lang: Lang) -> list[Block]:
    """Blocks in the words of the place."""
    return rewritten(blocks, script(matter, lang))


def local_short(short: Short, matter: Matter, lang: Lang) -> Short:
    """A short text in the words of the place: before it is fitted, since words differ in length."""
    place = script(matter, lang)
    return short if place == "as-is" else replace(short, wishes=_rewritten(short.wishes, matter, place))


def _rewritten(wishes: Sequence[Wish], matter: Matter, place: Script) -> tuple[Wish, ...]:
    own = {line for each in _verbatim(matter) for line in each.split("\n")} - {""}
    parts = re.compile(f"({'|'.join(map(re.escape, sorted(own, key=len, reverse=True)))})") if own else None

    def said(line: str) -> str:
        pieces = parts.split(line) if parts else [line]
        return "".join(piece if piece in own else text(piece, place) for piece in pieces)

    return tuple(Wish(wish.at, _after(wish.says, said)) for wish in wishes)


def _after(says: Says, said: Callable[[str], str]) -> Says:
    """The same, said in other words."""
    return said(says) if isinstance(says, str) else lambda shown: said(says(shown))


def _verbatim(matter: Matter) -> list[str]:
    case = matter.case
    return [
        case.wallet.app,
        case.wallet.app_version,
        " ".join(case.event.counterparts.split()),
        " ".join(case.state.police_reference.split()),
        *(contact.ticket for contact in case.contacts),
        *(each.party or "" for each in matter.sent),
        *(each.asset for each in matter.sent),
    ]
