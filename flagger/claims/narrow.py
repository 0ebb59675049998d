"""A matter as far as some of its transfers go: the rest is none of that reader's business."""

from collections.abc import Sequence
from dataclasses import replace

from flagger.claims.matter import Matter
from flagger.claims.records import Sent, Total


def narrowed(matter: Matter, sent: Sequence[Sent], totals: Sequence[Total]) -> Matter:
    """Only these transfers: other answers, groups and recipients are left out."""
    numbers = {each.number for each in sent}
    paid = {each.party for each in sent}
    count = sum(total.here[1] for total in totals if total.here)
    answers = [replace(each, which=_only(numbers, each.which)) for each in matter.answers]
    groups = [replace(each, which=_only(numbers, each.which)) for each in matter.groups]
    return replace(
        matter,
        sent=tuple(sent),
        more=min(matter.more, max(count - len(sent), 0)),
        answers=tuple(each for each in answers if each.which),
        groups=tuple(each for each in groups if each.which),
        totals=tuple(totals),
        parties=tuple(party for party in matter.parties if party.address in paid),
    )


def _only(numbers: set[int], which: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(number for number in which if number in numbers)
