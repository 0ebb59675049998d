"""The report's sections in order. Each module has `build(view, lang)`, which gives its blocks, or none."""

from importlib import import_module

from flagger.document import Block
from flagger.render.sections.numbering import numbered
from flagger.render.view_totals import View
from flagger.text import Lang

# A new section is its module's name here; numbers and references to sections follow by themselves.
NAMES = (
    "cover",
    "summary",
    "chart",
    "chronology",
    "quantities",
    "values",
    "transfers",
    "addresses",
    "check_page",
    "neighbours",
    "approvals",
    "origin",
    "wrong",
    "unevaluated",
    "files",
    "log",
    "method",
    "next_steps",
    "deadlines",
    "evidence",
    "aftercare",
    "glossary",
)


def document(view: View, lang: Lang) -> list[Block]:
    """The whole report in one language: sections numbered, references to them resolved."""
    modules = (import_module(f"{__name__}.{name}") for name in NAMES)
    return numbered([block for module in modules for block in module.build(view, lang)], lang)
