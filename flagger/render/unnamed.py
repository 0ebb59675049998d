"""What the owner told, without who the owner is: for platforms, which need no names."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from flagger.case import Case

REMOVED = "[已去除 / removed]"
# Numbers of Chinese identity documents and mobile telephones, e-mail addresses; wherever they stand in a text.
_PERSONAL = re.compile(
    r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])(?:\+?86[- ]?)?1[3-9][0-9](?:[- ]?[0-9]{4}){2}(?![0-9A-Za-z])"
    r"|[0-9A-Za-z._%+-]{1,64}@[0-9A-Za-z-]{1,63}(?:\.[0-9A-Za-z-]{1,63})+"
)
_OTHER_SIDE = ("counterparts", "channel")  # accounts and numbers of others: a platform needs them


def unnamed_case(case: Case) -> Case:
    """The case without the reporter, whose name and numbers are also taken out of every text."""
    told = [getattr(case.reporter, field.name) for field in fields(case.reporter)]
    words = sorted((word for word in told if len(word) > 1), key=lambda word: (-len(word), word))
    own = re.compile("|".join(map(re.escape, words)), re.IGNORECASE) if words else None

    def scrub(text: str) -> str:
        return own.sub(REMOVED, text) if own else text

    def personal(text: str) -> str:
        return _PERSONAL.sub(REMOVED, scrub(text))

    made: Case = _each(case.without_reporter(), scrub, personal)
    return made


def _each(value: Any, scrub: Callable[[str], str], personal: Callable[[str], str]) -> Any:
    """Every text of the case; those about the other side keep numbers that are not the owner's."""
    if isinstance(value, tuple):
        return tuple(_each(each, scrub, personal) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for field in fields(value):
        held = getattr(value, field.name)
        if isinstance(held, str):
            told = field.name in _OTHER_SIDE
            changed[field.name] = held if field.name == "sha256" else (scrub if told else personal)(held)
        else:
            changed[field.name] = _each(held, scrub, personal)
    return replace(value, **changed)
