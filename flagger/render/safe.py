"""Text chosen by strangers, made harmless wherever a person or a spreadsheet meets it."""

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

# Controls, direction marks, zero-width and tag characters, lone surrogates, noncharacters.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3164\ufeff"
    "\ufff0-\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff\ud800-\udfff]"
)
LONGEST_SHOWN = 200
MOST_MARKS = 3


def visible(text: object, longest: int = LONGEST_SHOWN) -> str:
    """Text as a person may see it: unseen characters as [U+202E], stacked marks and length limited."""
    shown = _UNSEEN.sub(lambda match: f"[U+{ord(match[0]):04X}]", str(text))
    shown = _few_marks(shown)
    return shown if len(shown) <= longest else f"{shown[:longest]}… ({len(shown)})"


def _few_marks(text: str) -> str:
    if text.isascii():
        return text
    kept, marks = [], 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= MOST_MARKS:
            kept.append(char)
    return "".join(kept)


# OWASP's list of starters, their full-width twins, also after blanks and after a line break.
# Blanks are listed one by one: for `\\s` pandas leaves its fast path.
FORMULA = "(?:^|[\r\n])[ \t\x0b\x0c\x85\u00a0\u2000-\u200a\u2028\u2029\u3000]*[=+@＝＋－＠\t\r-]"


def inert(column: "pd.Series[str]") -> "pd.Series[str]":
    """Text cells no spreadsheet takes for a formula. Number columns must not pass through here."""
    text = column.astype("str")
    risky = text.str.contains(FORMULA, regex=True).fillna(False).astype(bool)
    return column if not bool(risky.any()) else text.where(~risky, "'" + text)
