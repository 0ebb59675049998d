"""Which incoming rows cover what left: newest first, exact."""

from collections.abc import Iterable
from decimal import Decimal

from flagger.model import EXACT

Taken = tuple[int, Decimal]  # row, and how much of it is needed
_NONE = Decimal(0)


def cover(outgoing: Iterable[Taken], incoming: Iterable[Taken]) -> tuple[list[Taken], Decimal]:
    """Incoming rows that cover the outgoing ones: for each, the newest before it that are not used up.

    Rows are numbered by time. Returns what is taken, newest first, and what stays uncovered.
    """
    waiting = sorted(incoming, reverse=True)
    free: list[Taken] = []
    taken: dict[int, Decimal] = {}
    missing = _NONE
    for row, amount in sorted(outgoing):
        while waiting and waiting[-1][0] < row:
            free.append(waiting.pop())
        wanted = amount
        while wanted and free:
            source, there = free.pop()
            part = min(wanted, there)
            wanted = EXACT.subtract(wanted, part)
            taken[source] = EXACT.add(taken.get(source, _NONE), part)
            if part < there:
                free.append((source, EXACT.subtract(there, part)))
        missing = EXACT.add(missing, wanted)
    return sorted(taken.items(), reverse=True), missing
