"""When a person acts and whom they deal with: own hours, weekdays, silences, trips; payees used again."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sample_data.sample_chain import DAY

HOUR = 3_600
# Hours east of UTC, and how many of the made-up people live there; the last have summer time.
ZONES = ((8, 40), (7, 10), (9, 6), (5.5, 8), (3, 8), (-3, 6))
SUMMER_ZONES = ((0, 6), (1, 10), (-5, 8), (-8, 6))


@dataclass
class Clock:
    """One person's hours: the local hour they begin, how long their day is, when it peaks."""

    rng: random.Random
    offset: float
    summer: bool
    wakes: float
    awake: float
    peak: tuple[float, float]
    weekend: float  # how much of a weekday's doings a weekend day sees
    trips: list[tuple[int, int, float]] = field(default_factory=list)
    always: bool = False  # a program that never sleeps

    @classmethod
    def of(cls, rng: random.Random, first: int, last: int) -> "Clock":
        """Draw a person."""
        zones = [(z, s) for z, s in ZONES] + [(z, s) for z, s in SUMMER_ZONES]
        offset = rng.choices([z for z, _ in zones], [s for _, s in zones])[0]
        summer = offset in {z for z, _ in SUMMER_ZONES}
        wakes, awake = rng.choice((7, 8, 8, 9, 10, 12)), rng.choice((11, 13, 14, 15, 16, 17))
        peak = rng.choice(((2, 2), (1.3, 2.5), (2.5, 1.3), (4, 4), (1, 1)))
        clock = cls(rng, offset, summer, wakes, awake, peak, rng.choice((0.2, 0.5, 1, 1, 1, 1.6)))
        for _ in range(rng.choice((0, 0, 1, 1, 2, 4))):
            start = rng.randrange(first, last)
            clock.trips.append(
                (start, start + rng.randrange(3, 35) * DAY, rng.choice((-8, -5, 0, 1, 4, 8, 9)))
            )
        return clock

    def east(self, ts: int) -> float:
        """Hours east of UTC on a day: home, summer time, or a trip."""
        away = next((zone for first, last, zone in self.trips if first <= ts < last), None)
        home = self.offset + (1 if self.summer and 87 < ts // DAY % 365.25 < 302 else 0)
        return home if away is None else away

    def moment(self, day: int) -> int:
        """A moment of that day's waking hours; seldom at night all the same."""
        midnight = day // DAY * DAY
        if self.always:
            return midnight + self.rng.randrange(DAY)
        share = self.rng.betavariate(*self.peak) if self.rng.random() > 0.03 else self.rng.random() * 1.6
        local = self.wakes + share * self.awake
        return int(midnight + (local - self.east(midnight)) * HOUR)

    def likes(self, day: int) -> bool:
        """Whether this weekday suits."""
        weekday = datetime.fromtimestamp(day, UTC).weekday()
        factor = self.weekend if weekday >= 5 else 1.0
        return self.rng.random() < factor / max(1.0, self.weekend)


@dataclass
class Calendar:
    """When things happen between two moments: busy and slack times, long silences."""

    rng: random.Random
    first: int
    last: int
    busy: list[float] = field(default_factory=list)
    silences: list[tuple[int, int]] = field(default_factory=list)

    @classmethod
    def of(cls, rng: random.Random, first: int, last: int) -> "Calendar":
        """Draw busy and slack stretches, and silences of months where the span allows."""
        span = last - first
        stretches = max(3, min(24, span // (40 * DAY)))
        busy = [0.01 + rng.gammavariate(0.4, 1) for _ in range(stretches)]
        silences = []
        for _ in range(rng.choice((0, 1, 1, 2)) if span > 250 * DAY else 0):
            start = first + int(span * rng.uniform(0.1, 0.75))
            silences.append((start, start + int(span * rng.uniform(0.12, 0.3))))
        return cls(rng, first, last, busy, silences)

    def silent(self, ts: int) -> bool:
        """Whether the person leaves everything alone then."""
        return any(a <= ts < b for a, b in self.silences)

    def moments(self, count: int, clock: Clock, first: int = 0, last: int = 0) -> list[int]:
        """About so many moments of doing something, in order of time."""
        first, last = first or self.first, last or self.last
        width = (self.last - self.first) / len(self.busy)
        weights = [
            weight if self.first + (i + 1) * width > first and self.first + i * width < last else 0
            for i, weight in enumerate(self.busy)
        ]
        found: list[int] = []
        for _ in range(count * 6):
            if len(found) >= count or not any(weights):
                break
            stretch = self.rng.choices(range(len(weights)), weights)[0]
            day = int(self.first + (stretch + self.rng.random()) * width)
            if first <= day < last and not self.silent(day) and clock.likes(day):
                found.append(max(first, clock.moment(day)))
        return sorted(found)


@dataclass
class Circle:
    """Who is paid: a few again and again, most only once or twice (Pitman–Yor)."""

    rng: random.Random
    new: Callable[[], str]
    fresh: float = 0.5  # the higher, the more strangers
    counts: list[int] = field(default_factory=list)
    people: list[str] = field(default_factory=list)

    def pick(self) -> str:
        """The next one to be dealt with."""
        total, known = sum(self.counts), len(self.people)
        if not known or self.rng.random() * (total + 1.5) < 1.5 + self.fresh * known:
            self.people.append(self.new())
            self.counts.append(0)
            index = known
        else:
            index = self.rng.choices(range(known), [count - self.fresh for count in self.counts])[0]
        self.counts[index] += 1
        return self.people[index]

    def favourite(self) -> str:
        """The one dealt with most often so far, or a new one."""
        if not self.people:
            return self.pick()
        return self.people[self.counts.index(max(self.counts))]
