"""Whom to write to. Each module has one `RECIPIENT`; letters are lists of blocks in one language."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module

from flagger.claims.fitting import Short
from flagger.claims.keepers import apart, kept_by
from flagger.claims.matter import Matter
from flagger.claims.parts import said
from flagger.claims.recipient import Recipient
from flagger.claims.regional import local, local_short
from flagger.document import Block, Heading, PageBreak, Para
from flagger.text import LANGS, Lang

NAMES = (
    "police_mainland", "police_hong_kong", "police_taiwan", "police_singapore", "police_us", "police_uk",
    "police_other", "exchange", "issuer", "wallet_imtoken", "wallet", "wallet_second", "wallet_escalation",
    "analysts", "registers", "public_post", "regulator", "lawyer", "account", "payment",
)  # fmt: skip


@cache
def recipients() -> tuple[Recipient, ...]:
    """Every recipient, in the order of the letters' numbers."""
    return tuple(import_module(f"{__name__}.{name}").RECIPIENT for name in NAMES)


def number(recipient: Recipient) -> int:
    """A recipient's number in file names, the same in every report."""
    return next(n for n, each in enumerate(recipients(), start=1) if each.id == recipient.id)


def chosen(matter: Matter) -> list[Recipient]:
    """The recipients whose rule fits; nobody where nothing left or the own address is not confirmed."""
    if matter.inferred or not matter.sent:
        return []
    every = (one for each in recipients() for one in (apart(each, matter) if each.keeps else [each]))
    parts = ((each, _part(each, matter)) for each in every)
    return [each for each, part in parts if part.sent and each.applies(part)]


def _part(recipient: Recipient, matter: Matter) -> Matter:
    return kept_by(recipient, matter) if recipient.keeps else matter.by_part.get(recipient.part, matter)


def seen_by(recipient: Recipient, matter: Matter) -> Matter:
    """What this recipient may know: their part of it; who reports, and notes, only where a name is needed."""
    part = _part(recipient, matter)
    if recipient.names_reporter:
        return part
    answers = tuple(replace(each, note="") for each in part.answers)
    return replace(part, case=part.case.without_reporter(), answers=answers)


def languages(recipient: Recipient, asked: Sequence[Lang]) -> list[Lang]:
    """In which languages a letter is written: those asked for, and English where nothing else is read."""
    english = recipient.english_first or recipient.english_too
    return [lang for lang in LANGS if lang in asked or (lang == "en" and english)]


def letter(recipient: Recipient, matter: Matter, lang: Lang) -> list[tuple[Lang, list[Block]]]:
    """A letter by language; where English comes first, Chinese follows on a new sheet for the owner to read."""
    told = seen_by(recipient, matter)
    if lang == "en" or not recipient.english_first:
        return [(lang, local(recipient.letter(told, lang), matter, lang))]
    note = Para((said("zh", "", "以下为中文对照，供您自己阅读；提交上面的英文部分即可。"),), "note")
    own = [block for block in recipient.letter(told, "zh") if not _is_title(block)]
    title = Heading(said("zh", "", "中文对照：{title}", title=recipient.title.zh), 2)
    zh = local([PageBreak(), title, note, *own], matter, "zh")
    return [("en", recipient.letter(told, "en")), ("zh", zh)]


def short(recipient: Recipient, matter: Matter, lang: Lang) -> Short | None:
    """The text for a form, if this reader has one."""
    told = seen_by(recipient, matter)
    return local_short(recipient.short(told, lang), told, lang) if recipient.short else None


def _is_title(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1
