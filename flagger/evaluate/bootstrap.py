"""How sure a figure is: 95 % intervals by drawing wallets again, those that share a recipient together."""

from collections.abc import Sequence
from typing import TypedDict

import numpy as np
import numpy.typing as npt

DRAWS, SEED = 1000, 0
TAIL = 0.025  # left out at either end
FEWEST = 5  # independent wallets below which no interval is given
Floats = npt.NDArray[np.float64]


class Figure(TypedDict):
    """A measured share (or a number per 1,000): value, interval, and out of how many."""

    value: float | None
    low: float | None
    high: float | None
    of: int


def clusters(recipients: Sequence[frozenset[str]]) -> npt.NDArray[np.int64]:
    """A number for every wallet, the same for wallets that share a recipient, also by way of others."""
    parent = list(range(len(recipients)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    first: dict[str, int] = {}
    for i, received in enumerate(recipients):
        for address in sorted(received):
            parent[root(i)] = root(first.setdefault(address, i))
    roots = [root(i) for i in range(len(recipients))]
    return np.unique(roots, return_inverse=True)[1].astype("int64")


def figures(counted: Floats, out_of: Floats, cluster: npt.NDArray[np.int64], scale: Floats) -> list[Figure]:
    """One figure a column; rows are wallets. The same numbers give the same interval in every run."""
    groups = np.unique(cluster, return_inverse=True)[1]
    size = int(groups.max()) + 1 if len(groups) else 0
    top, bottom = np.zeros((size, counted.shape[1])), np.zeros((size, counted.shape[1]))
    np.add.at(top, groups, counted)
    np.add.at(bottom, groups, out_of)
    drawn = np.random.default_rng(SEED).multinomial(size, np.full(size, 1 / max(size, 1)), size=DRAWS)
    tops, bottoms = drawn @ top, drawn @ bottom
    made = []
    for i in range(counted.shape[1]):
        some = bottoms[:, i] > 0
        made.append(_figure(top[:, i], bottom[:, i], tops[some, i] / bottoms[some, i], float(scale[i])))
    return made


def _figure(top: Floats, bottom: Floats, drawn: Floats, scale: float) -> Figure:
    of, independent = float(bottom.sum()), int((bottom > 0).sum())
    if of == 0:
        return Figure(value=None, low=None, high=None, of=0)
    value = float(top.sum()) / of
    made = Figure(value=round(value * scale, 4), low=None, high=None, of=round(of))
    if independent < FEWEST:
        return made
    low, high = (float(end) for end in np.quantile(drawn, [TAIL, 1 - TAIL]))
    # Drawing again cannot tell how rare the unseen is: then the exact binomial bound, by wallet,
    # or by transfer for numbers per 1,000.
    unseen = TAIL ** (1 / (independent if scale == 1 else of))
    low = unseen if value == 1 else low
    high = 1 - unseen if value == 0 else high
    return Figure(value=made["value"], low=round(low * scale, 4), high=round(high * scale, 4), of=made["of"])
