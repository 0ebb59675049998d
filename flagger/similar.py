"""Likeness: addresses that look alike at their ends, symbols that look like another's."""

import math
import unicodedata
from collections.abc import Iterable
from functools import cache

import numpy as np
import pandas as pd

# Bits a digit of each alphabet carries; a Base58 digit says more than a hex one.
HEX_BITS, BASE58_BITS = 4.0, math.log2(58)
# Tolerated expected number of look-alike pairs by pure chance in one wallet.
CHANCE = 0.01
LONGEST = 16


def head(address: str) -> str:
    """What every address of its network begins with; equal digits are counted after it."""
    return "0x" if address.startswith("0x") else "T"


def _body(address: str) -> str:
    return address[len(head(address)) :]


def digits_needed(fewest: int, candidates: int, paid: int, *, base58: bool = False) -> int:
    """Equal digits (first + last) from which a pair is no coincidence in a wallet of this size.

    At least `fewest` hex digits (rules/lookalike.py says where they were measured). With n pairs compared, about
    8·n·16^-d share d = 7 digits by chance: 8 ways to divide them between first and last. d grows until fewer than
    CHANCE are expected.
    """
    bits = BASE58_BITS if base58 else HEX_BITS
    # A tenth of a digit is let go: 4 digits of Base58 (23.4 bits) do for 6 of hex (24).
    least = math.ceil(fewest * HEX_BITS / bits - 0.1)
    compared = max(1, candidates * paid)
    return max(least, math.ceil(math.log2(8 * compared / CHANCE) / bits))


def pairs(candidates: Iterable[str], paid: Iterable[str], fewest: int) -> pd.DataFrame:
    """Look-alike pairs, the likest of each candidate first.

    Columns: `candidate`, `like`, `first`, `last` (equal digits at either end).
    """
    found = []
    for prefix, base58 in (("0x", False), ("T", True)):
        left = sorted({a for a in candidates if a.startswith(prefix) and "*" not in a})
        right = sorted({a for a in paid if a.startswith(prefix) and "*" not in a})
        if left and right:
            found.append(_pairs(left, right, digits_needed(fewest, len(left), len(right), base58=base58)))
    columns = ["candidate", "like", "first", "last"]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=columns)


def _pairs(left: list[str], right: list[str], needed: int) -> pd.DataFrame:
    # One end carries at least half the equal digits: join on that many, then count exactly.
    half = min(3, math.ceil(needed / 2))
    frames = []
    for end in (slice(0, half), slice(-half, None)):
        a = pd.DataFrame({"candidate": left, "end": [_body(x)[end] for x in left]})
        b = pd.DataFrame({"like": right, "end": [_body(x)[end] for x in right]})
        frames.append(a.merge(b, on="end")[["candidate", "like"]])
    both = pd.concat(frames).drop_duplicates()
    both = both[both["candidate"] != both["like"]].reset_index(drop=True)
    both["first"] = _equal(both, reverse=False)
    both["last"] = _equal(both, reverse=True)
    both = both[both["first"] + both["last"] >= needed]
    order = both.assign(total=-(both["first"] + both["last"])).sort_values(["candidate", "total", "like"])
    return order.drop(columns="total").reset_index(drop=True)


def _equal(both: pd.DataFrame, *, reverse: bool) -> "pd.Series[int]":
    """Equal digits from one end, at most LONGEST."""
    step = -1 if reverse else 1
    left, right = (
        np.array([_body(address)[::step] for address in both[name]], dtype=f"U{LONGEST}")
        .view(np.uint32)
        .reshape(len(both), LONGEST)
        for name in ("candidate", "like")
    )
    return pd.Series(np.logical_and.accumulate(left == right, axis=1).sum(axis=1), index=both.index)


@cache
def skeleton(symbol: str) -> str:
    """What a symbol looks like: compatibility forms folded, confusable letters Latin, marks gone.

    Unicode TR39 in spirit; zero-width and direction marks are dropped first.
    """
    folded = unicodedata.normalize("NFKD", symbol)
    kept = "".join(c for c in folded if unicodedata.category(c) not in ("Cf", "Cc", "Mn", "Zs"))
    return "".join(c if c.isascii() else _latin(c) for c in kept).upper()


@cache
def _latin(char: str) -> str:
    from confusable_homoglyphs import confusables

    for found in confusables.is_confusable(char, greedy=True) or []:
        for homoglyph in found["homoglyphs"]:
            if homoglyph["c"].isascii():
                return str(homoglyph["c"])
    return char
