"""The reference forest: fitted once on many honest wallets (`flagger train`), scored with numpy alone.

Every tree is a full binary heap of `DEPTH` levels: the node at position i has its children at 2i + 1
and 2i + 2, so all rows go down one level at a time. It orders, and feeds one rule; it has no threshold
of its own and never raises a severity.
"""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.float32]

DEPTH = 8  # of a tree grown on 256 rows
ROWS = 8192  # scored together: their numbers stay in the processor's cache
# Outside of this the wallet as a whole is unlike the reference, and p says nothing about one transfer.
ALIKE = (0.2, 0.8)
OFF: Mapping[str, object] = {"kind": "off", "trees": 0, "seed": 0, "features": [], "calibration": "none"}


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """Trees by position in the heap, what stands for a missing number, held-out scores in order."""

    features: tuple[str, ...]
    feature: npt.NDArray[np.int8]  # trees × (2 ** DEPTH − 1)
    threshold: Numbers  # the same shape; a row goes right if its number is larger
    length: Numbers  # trees × 2 ** DEPTH: the path's length, that of the rows left together included
    unit: float  # the average path's length; a score is 2 ** −(mean length ÷ unit)
    usual: Numbers
    calibration: Floats
    about: Mapping[str, Any]

    @property
    def trees(self) -> int:
        """How many trees."""
        return len(self.feature)

    def numbers(self, stats: pd.DataFrame) -> Numbers:
        """The forest's columns of `features.describe`; a missing number is not an unusual one."""
        given = stats[list(self.features)].to_numpy(dtype="float32", na_value=np.nan)
        return np.ascontiguousarray(np.where(np.isnan(given), self.usual, given))

    def scores(self, numbers: Numbers) -> Floats:
        """How unlike the reference each row is, between 0 and 1: −score_samples of scikit-learn."""
        lengths = [self._lengths(numbers[at : at + ROWS]) for at in range(0, len(numbers), ROWS)]
        mean = np.concatenate([np.zeros(0), *lengths]) / self.trees
        return np.asarray(np.round(2.0 ** (-mean / self.unit), 9), dtype="float64")

    def _lengths(self, numbers: Numbers) -> Floats:
        cells, start = numbers.ravel(), np.arange(len(numbers)) * len(self.features)
        total = np.zeros(len(numbers))
        for feature, threshold, length in zip(
            self.feature.astype("int64"), self.threshold, self.length, strict=True
        ):
            at = np.zeros(len(numbers), dtype="int64")
            for _ in range(DEPTH):
                right = cells.take(start + feature.take(at)) > threshold.take(at)
                at += at
                at += right
                at += 1
            total += length.take(at - len(feature))
        return total

    def p(self, scores: Floats) -> Floats:
        """Of transfers of other wallets, the share that is as unlike or more: (1 + #{≥ score}) ÷ (m + 1)."""
        below = np.searchsorted(self.calibration, scores, side="left")
        return (1 + len(self.calibration) - below) / (len(self.calibration) + 1)


def judge(stats: pd.DataFrame) -> tuple["pd.Series[float]", "pd.Series[float]"]:
    """How unlike the reference every outgoing transfer is, and its p; NaN for all other rows."""
    forest, out = shipped(), stats["out"]
    scores = pd.Series(forest.scores(forest.numbers(stats[out])), index=stats.index[out], dtype="float64")
    p = pd.Series(forest.p(scores.to_numpy()), index=scores.index, dtype="float64")
    return scores.reindex(stats.index), p.reindex(stats.index)


def like_reference(stats: pd.DataFrame) -> bool:
    """Whether this wallet's plain payments are on the whole like those of the reference."""
    return bool(ALIKE[0] <= stats.loc[stats["plain"], "forest_p"].median() <= ALIKE[1])


def described(stats: pd.DataFrame) -> dict[str, object]:
    """What the report says of the forest, and whether it may speak of rates in this wallet."""
    forest = shipped()
    return {
        "kind": "reference",
        "trees": forest.trees,
        "features": list(forest.features),
        "calibration": "p = (1 + number of held-out scores at least as high) / (m + 1)",
        "m": len(forest.calibration),
        **forest.about,
        "wording": "rate" if like_reference(stats) else "rank",
    }


def dump(forest: Forest) -> bytes:
    """The forest as the bytes of one file; the same forest gives the same bytes."""
    about = {"features": forest.features, "unit": forest.unit, "about": forest.about}
    words = json.dumps(about, ensure_ascii=False, sort_keys=True).encode()
    file = io.BytesIO()
    np.savez_compressed(
        file,
        feature=forest.feature,
        threshold=forest.threshold,
        length=forest.length,
        usual=forest.usual,
        calibration=forest.calibration,
        words=np.frombuffer(words, dtype="uint8"),
    )
    return file.getvalue()


def load(content: bytes) -> Forest:
    """The forest in the bytes of `dump`."""
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        words = json.loads(arrays["words"].tobytes())
        return Forest(
            features=tuple(words["features"]),
            unit=words["unit"],
            about=words["about"],
            **{name: arrays[name] for name in ("feature", "threshold", "length", "usual", "calibration")},
        )


@cache
def shipped() -> Forest:
    """The forest that comes with flagger."""
    return load((files("flagger") / "data" / "forest.npz").read_bytes())
