"""Who can be written to: what a module of this package says of its reader."""

from collections.abc import Callable
from dataclasses import dataclass

from flagger.claims.fitting import Short
from flagger.claims.matter import Matter, Part
from flagger.document import Block
from flagger.text import Lang, Text


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who can be written to: what they can do, what not, what exactly to ask for."""

    id: str
    title: Text
    can: tuple[Text, ...]
    cannot: tuple[Text, ...]
    ask: Callable[[Matter], tuple[Text, ...]]  # exactly as the letter prints it
    fields: tuple[Text, ...]
    when: Text
    rule: Text  # which reports get this letter, in words
    applies: Callable[[Matter], bool]
    letter: Callable[[Matter, Lang], list[Block]]
    short: Callable[[Matter, Lang], Short] | None = None  # for forms in apps
    mind: Callable[[Matter, Lang], str] | None = (
        None  # what the owner has to know of this reader before they write
    )
    part: Part = "all"
    keeps: frozenset[str] = (
        frozenset()
    )  # the accounts that such a platform keeps, if any: `part` is then of no matter
    suffix: str = ""  # of its files' names, where there are several of such a platform
    names_reporter: bool = False
    english_first: bool = False
    english_too: bool = False  # the form is in English, but the paper is first of all for the owner
