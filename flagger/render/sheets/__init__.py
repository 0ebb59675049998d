"""The sheets of report.xlsx in order; each module has `build(view, langs)`."""

NAMES = ("summary", "flags", "transfers", "quantities", "addresses", "sources", "dictionary")
