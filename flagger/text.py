"""Words shown to people, in both languages, written where they are used."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Lang = Literal["en", "zh"]
LANGS: tuple[Lang, Lang] = ("zh", "en")


class Text(NamedTuple):
    """One phrase in both languages; leaving one out is a TypeError at import."""

    en: str
    zh: str

    def say(self, lang: Lang, /, **facts: object) -> str:
        """The phrase with its facts filled in; a fact may itself be a Text.

        Without facts it is said as it stands: it may hold a name from a file, braces and all.
        """
        phrase = self.zh if lang == "zh" else self.en
        if not facts:
            return phrase
        return phrase.format(**{k: v.say(lang) if isinstance(v, Text) else v for k, v in facts.items()})

    def filled(self, /, **facts: object) -> "Text":
        """The phrase with its facts filled in, still in both languages."""
        return Text(self.say("en", **facts), self.say("zh", **facts))


COMMA, SEMICOLON = Text(", ", "、"), Text("; ", "；")


def listed(parts: Iterable[Text | str], between: Text = COMMA) -> Text:
    """Names one after the other, with the marks that either language puts between them."""
    both = [part if isinstance(part, Text) else Text(part, part) for part in parts]
    return Text(between.en.join(part.en for part in both), between.zh.join(part.zh for part in both))


@dataclass(frozen=True, slots=True)
class Message:
    """A phrase and the facts it is about, kept apart until a page is written.

    `id` is what machines read and what stays the same when the words get better.
    """

    id: str
    text: Text
    facts: Mapping[str, object] = field(default_factory=dict)

    def say(self, lang: Lang) -> str:
        """The sentence in one language."""
        return self.text.say(lang, **self.facts)

    def filled(self) -> Text:
        """The sentence in both languages."""
        return self.text.filled(**self.facts)
