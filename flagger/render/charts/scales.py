"""Where ticks stand and what they say: times in the report's zone, amounts, places."""

import math
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal

from flagger.model import EXACT, plain

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE, _HOUR = 1 / 1440, 1 / 24
_STEPS = [n * _MINUTE for n in (1, 2, 5, 10, 15, 30)] + [n * _HOUR for n in (1, 2, 3, 6, 12)] + [1, 2, 7, 14]
_MONTHS = (1, 2, 3, 6, 12, 24, 60)


def day_of(days: float) -> datetime:
    """A day number as a date and time; the zone is already in it."""
    return _EPOCH + timedelta(days=float(days))


def times(first: float, last: float, most: int) -> list[tuple[float, str]]:
    """Round times between two day numbers, at most `most` of them, with their words."""
    span = max(last - first, _MINUTE)
    step = next((step for step in _STEPS if span / step <= most), None)
    if step is None:
        return _months(first, last, most)
    ticks = [k * step for k in range(math.ceil(first / step - 1e-9), math.floor(last / step + 1e-9) + 1)]
    form = "%m-%d" if step >= 1 else "%H:%M"
    if step >= 1 and day_of(first).year != day_of(last).year:
        form = "%Y-%m-%d"
    # To the nearest second, so that a step of a third of a day is not a microsecond short.
    return [(tick, f"{day_of(tick + _MINUTE / 120):{form}}") for tick in ticks]


def _months(first: float, last: float, most: int) -> list[tuple[float, str]]:
    start, end = day_of(first), day_of(last)
    low, high = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    step = next((step for step in _MONTHS if (high - low) / step < most), 120)
    made = []
    for month in range(low - low % step, high + 1, step):
        at = (datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC) - _EPOCH).days
        if first <= at <= last:
            made.append((float(at), f"{month // 12}-{month % 12 + 1:02d}" if step < 12 else f"{month // 12}"))
    return made


def amounts(highest: float, most: int = 4) -> list[float]:
    """Round amounts from zero to a little below or at the highest."""
    if highest <= 0:
        return [0.0]
    from matplotlib.ticker import MaxNLocator

    ticks = MaxNLocator(nbins=most, steps=[1, 2, 2.5, 5, 10]).tick_values(0, highest)
    return [float(tick) for tick in ticks if tick <= highest * (1 + 1e-9)]


def short(value: float) -> str:
    """A round figure for a tick; exact amounts stand in the tables."""
    if value == 0:
        return "0"
    if abs(value) >= 1e9 or abs(value) < 1e-4:
        return f"{value:.3g}"
    return f"{value:,.4f}".rstrip("0").rstrip(".") if abs(value) >= 1 else f"{value:.3g}"


def trimmed(amount: Decimal | str) -> str:
    """An exact amount without the zeros at its end: 3060.000 → 3060."""
    text = amount if isinstance(amount, str) else plain(amount)
    return text.rstrip("0").rstrip(".") if "." in text else text


def brief(amount: str, digits: int = 2) -> str:
    """An exact amount rounded for a label, with `≈` where digits were dropped: ≈43.77."""
    exact = EXACT.create_decimal(amount)
    places = digits if exact >= 1 else digits - exact.adjusted()
    near = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN, context=EXACT)
    whole, dot, rest = trimmed(near).partition(".")
    return ("" if near == exact else "≈") + f"−{int(whole):,}{dot}{rest}"
