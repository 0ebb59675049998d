"""What the owner told, without who the owner is: for platforms, which need no names."""

import re
from collections.abc import Callable, Iterable
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
DIGITS = 7  # of a telephone number
LONG = 4  # letters of a name that is found inside of other words too
_OTHER_SIDE = ("counterparts", "channel")  # accounts and numbers of others: a platform needs them


def words_of(case: Case | None) -> tuple[str, ...]:
    """What the case file says of the reporter, numbers also without their blanks; the longest first."""
    told = [getattr(case.reporter, field.name) for field in fields(case.reporter)] if case else []
    every = {*told, *(re.sub("[ -]", "", word) for word in told if re.search("[0-9]", word))}
    return tuple(sorted((word for word in every if len(word) > 1), key=lambda word: (-len(word), word)))


def whole(word: str) -> str:
    """A pattern for a word: as part of a longer one only where writing has no blanks between words.

    A number is found however it is grouped, with its country's prefix or without.
    """
    digits = re.sub("[ +()-]", "", word)
    if digits.isdecimal() and len(digits) >= DIGITS:
        return r"(?:\+?86[ -]?)?" + "[ -]?".join(digits.removeprefix("86"))
    found = re.escape(word)
    return rf"(?<![0-9A-Za-z]){found}(?![0-9A-Za-z])" if word.isascii() and len(word) < LONG else found


def reporter(case: Case | None) -> re.Pattern[str] | None:
    """What finds the reporter's name and numbers; None where there are none."""
    words = words_of(case)
    return re.compile("|".join(map(whole, words)), re.IGNORECASE) if words else None


def numbers_in(texts: Iterable[str]) -> set[str]:
    """Telephone numbers, e-mail addresses and numbers of identity documents that stand in these texts."""
    return {match[0] for text in texts for match in _PERSONAL.finditer(text)}


def without_numbers(text: str) -> str:
    """A text without anybody's telephone numbers, e-mail addresses and numbers of identity documents."""
    return _PERSONAL.sub(REMOVED, text)


def unnamed_case(case: Case) -> Case:
    """The case without the reporter, whose name and numbers are also taken out of every text."""
    own = reporter(case)

    def scrub(text: str) -> str:
        return own.sub(REMOVED, text) if own else text

    made: Case = _each(case.without_reporter(), scrub, lambda text: without_numbers(scrub(text)))
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
