"""Rules of the catalogue that are not shipped, to measure what each would earn."""

from benchmarks.candidates import money, others
from benchmarks.candidates.base import Candidate

__all__ = ["CANDIDATES", "Candidate"]
CANDIDATES: tuple[type[Candidate], ...] = tuple(
    sorted((*money.CANDIDATES, *others.CANDIDATES), key=lambda kind: int(kind.number.split(",")[0]))
)
