"""How names of columns are compared: with each other, and with patterns that hold changing parts."""

import re
from functools import lru_cache

# Parts of a header that vary from file to file; what they match is kept by name.
_HOLES = {
    "{unit}": r"(?P<unit>[^()/]{1,12})",
    "{price}": r"(?P<price>[\d.,]+)",
    "{zone}": r"(?P<zone>[+-]\d{1,2}(?::\d{2})?|)",
    "{zone_letters}": r"(?P<zone>UTC[+-]?\d{0,2}(?::\d{2})?)",
}


@lru_cache(maxsize=4096)
def normal(name: str) -> str:
    """A header cell as names are compared: trimmed, one kind of blank and bracket, case folded."""
    name = re.sub(r"[\s\u00a0\ufeff]+", " ", name).strip(' "')
    return name.translate(str.maketrans("（）：", "():")).casefold()


@lru_cache(maxsize=1024)
def pattern(name: str) -> re.Pattern[str]:
    """A name with its holes as a pattern for header cells."""
    made = re.escape(normal(name))
    for hole, inner in _HOLES.items():
        made = made.replace(re.escape(hole), inner)
    return re.compile(made, re.IGNORECASE)
