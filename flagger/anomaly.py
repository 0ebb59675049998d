"""How unusual each transfer is among the others; the only module that knows scikit-learn.

The forest orders. It has no threshold here, sets no share of rows to flag (`contamination`), and
what it says never raises a severity.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from flagger.features import FOREST

TREES, SEED = 100, 0
# Below this there is nothing to be unusual against.
FEWEST = 8


def unusualness(stats: pd.DataFrame) -> npt.NDArray[np.float64]:
    """A number for every row of `features.describe`, higher = more unusual; NaN below FEWEST rows.

    Rows must be in canonical order: sub-samples are drawn by position. scikit-learn scores the
    unusual low; the sign is turned here, once.
    """
    if len(stats) < FEWEST:
        return np.full(len(stats), np.nan)
    from sklearn.ensemble import IsolationForest

    numbers = np.ascontiguousarray(stats[list(FOREST)].astype("float32").fillna(0.0).to_numpy())
    forest = IsolationForest(n_estimators=TREES, random_state=SEED).fit(numbers)
    return np.asarray(-forest.score_samples(numbers), dtype="float64")
