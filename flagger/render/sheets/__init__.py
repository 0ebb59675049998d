"""The sheets of report.xlsx in order; each module has `build(view, langs)`, which is None where there is nothing to list."""

NAMES = (
    "summary",
    "flags",
    "transfers",
    "quantities",
    "addresses",
    "sources",
    "aside",
    "guarded",
    "dictionary",
)
