"""Growing the reference forest; the only module that knows scikit-learn, and no ordinary run needs it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from flagger.features import FOREST
from flagger.forest import DEPTH, Floats, Forest, Numbers

TREES, SAMPLE, SEED = 100, 256, 0
# Rows a wallet gives at most, evenly spaced: one busy wallet is not many wallets.
MOST = 200
# Scores kept for calibration; the smallest p is 1 ÷ (KEPT + 1).
KEPT = 4_999


def train(wallets: Sequence[tuple[str, pd.DataFrame]], about: Mapping[str, object]) -> Forest:
    """A forest from the statistics of honest wallets, by name; two in five are kept for calibration.

    It grows on all that left a wallet, calls included, and is calibrated with plain payments: measured
    to separate best (benchmarks/README.md).
    """
    named = sorted(wallets, key=lambda pair: pair[0])
    grown_on = [some(stats, "out") for name, stats in named if not held_out(name)]
    held = [some(stats, "plain") for name, stats in named if held_out(name)]
    grown, other = pd.concat(grown_on), pd.concat(held)
    forest = grow(grown.to_numpy(dtype="float32"))
    scores = np.sort(forest.scores(forest.numbers(other)))
    kept = np.unique(np.linspace(0, len(scores) - 1, min(KEPT, len(scores))).round().astype("int64"))
    counts = {
        "wallets": len(named),
        "grown_on": {"wallets": len(grown_on), "rows": len(grown)},
        "calibrated_on": {"wallets": len(held), "rows": len(other)},
        "seed": SEED,
        "sample": SAMPLE,
    }
    return replace(forest, calibration=scores[kept], about={**about, **counts})


def some(stats: pd.DataFrame, which: str) -> pd.DataFrame:
    """A wallet's rows of one kind, at most MOST, evenly spaced."""
    rows = stats.loc[stats[which], list(FOREST)]
    return rows.iloc[np.unique(np.linspace(0, len(rows) - 1, min(MOST, len(rows))).astype("int64"))]


def held_out(name: str) -> bool:
    """Whether a wallet is for calibration: decided by its name alone."""
    return int(sha256(name.encode()).hexdigest(), 16) % 5 < 2


def grow(rows: Numbers) -> Forest:
    """Fit scikit-learn's IsolationForest and take its trees out as arrays; not calibrated yet."""
    from sklearn.ensemble import IsolationForest

    rows = np.where(
        np.isnan(rows).all(axis=0), np.float32(0), rows
    )  # what no export states sets nobody apart
    usual = np.nanmedian(rows, axis=0).astype("float32")
    rows = np.where(np.isnan(rows), usual, rows)
    fitted = IsolationForest(n_estimators=TREES, max_samples=min(SAMPLE, len(rows)), random_state=SEED).fit(
        rows
    )
    trees = [heap(estimator.tree_) for estimator in fitted.estimators_]
    feature, threshold, length = (np.stack(arrays) for arrays in zip(*trees, strict=True))
    unit = float(path_length(np.array([fitted.max_samples_]))[0])
    return Forest(FOREST, feature, threshold, length, unit, usual, np.zeros(0), {})


def heap(tree: Any) -> tuple[npt.NDArray[np.int8], Numbers, Numbers]:
    """A tree of scikit-learn level by level, each leaf repeated down to the last level."""
    node, depth = np.zeros(1, dtype="int64"), np.zeros(1)
    features, thresholds = [], []
    for _ in range(DEPTH):
        left, right = tree.children_left[node], tree.children_right[node]
        leaf = left < 0
        features.append(np.where(leaf, 0, tree.feature[node]))
        thresholds.append(np.where(leaf, np.inf, tree.threshold[node]))
        node = np.where(np.repeat(leaf, 2), np.repeat(node, 2), np.column_stack([left, right]).ravel())
        depth = np.repeat(depth + ~leaf, 2)
    length = depth + path_length(tree.n_node_samples[node])
    return (
        np.concatenate(features).astype("int8"),
        _floor(np.concatenate(thresholds)),
        length.astype("float32"),
    )


def path_length(count: npt.NDArray[np.int64]) -> Floats:
    """The average path's length in a tree of so many rows (Liu, Ting, Zhou 2008)."""
    n = np.maximum(count, 3).astype("float64")
    long = 2 * (np.log(n - 1) + np.euler_gamma) - 2 * (n - 1) / n
    return np.select([count <= 1, count == 2], [0.0, 1.0], long)


def _floor(values: Floats) -> Numbers:
    """The next float32 below: no float32 number changes sides."""
    near = values.astype("float32")
    return np.where(near > values, np.nextafter(near, np.float32(-np.inf)), near)
