"""A matter as far as it concerns one reader: the rest of it is none of their business.

What went through payment apps has no address, only a payee who may be a private person: it reaches the
app and the police, never those who work with chains or publish.
"""

from collections.abc import Sequence
from dataclasses import replace

from flagger.accounts import APPS
from flagger.claims.matter import Matter
from flagger.claims.recipient import Part
from flagger.claims.records import Sent, Total


def narrowed(matter: Matter, sent: Sequence[Sent], totals: Sequence[Total]) -> Matter:
    """Only these transfers: other answers, groups and recipients are left out."""
    others = {each.number for each in matter.sent} - {each.number for each in sent}
    paid = {each.party for each in sent}
    count = sum(total.here[1] for total in totals if total.here)
    answers = [replace(each, which=_without(each.which, others)) for each in matter.answers]
    groups = [replace(each, which=_without(each.which, others)) for each in matter.groups]
    return replace(
        matter,
        sent=tuple(sent),
        more=min(matter.more, max(count - len(sent), 0)),
        answers=tuple(each for each in answers if each.which),
        groups=tuple(each for each in groups if each.which),
        totals=tuple(totals),
        parties=tuple(party for party in matter.parties if party.address in paid),
    )


def _without(numbers: tuple[int, ...], others: set[int]) -> tuple[int, ...]:
    return tuple(number for number in numbers if number not in others)


def part_of(matter: Matter, part: Part) -> Matter:
    """All of it, or everything but what went through payment apps."""
    if part == "all" or not APPS & {*matter.wallets, *(each.own for each in matter.sent)}:
        return matter
    kept = [each for each in matter.sent if not each.app]
    left_out = {_key(each) for each in matter.sent if each.app} - {_key(each) for each in kept}
    totals = [total for total in matter.totals if _key(total) not in left_out]
    made = replace(
        narrowed(matter, kept, totals),
        wallets=tuple(each for each in matter.wallets if each not in APPS),
        fees=tuple(fee for fee in matter.fees if not fee.app),
        returned=tuple(back for back in matter.returned if not back.app),
        events=tuple(each for each in matter.events if each.own not in APPS),
    )
    return _spanned(made) if kept and len(kept) < len(matter.sent) and not matter.more else made


def _key(each: Sent | Total) -> tuple[str | None, str, str | None]:
    return each.network, each.asset, each.contract


def _spanned(matter: Matter) -> Matter:
    """From the first to the last of the transfers that are left; how long that took is not said again."""
    first, last = (pick(matter.sent, key=lambda each: each.iso) for pick in (min, max))
    return replace(matter, first=first.when, last=last.when, lasted=None)
