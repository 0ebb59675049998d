"""The registry of outputs. Each module has one function, `render(report, langs)`.

It yields (path inside the folder, bytes). Modules are loaded only when their format is asked for.
"""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module

from flagger.errors import FlaggerError
from flagger.model import Report
from flagger.text import Lang, Text

# What is always written, and what --formats chooses from.
FIXED: Mapping[str, str] = {"json": "to_json", "csv": "to_csv", "review": "to_review", "case": "to_case"}
FORMATS: Mapping[str, str] = {"html": "to_html", "docx": "to_letters"}
CHARTED = frozenset({"html"})  # formats that come with charts/


def check(formats: Sequence[str]) -> None:
    """Raise FlaggerError for a format that does not exist."""
    for name in formats:
        if name not in FORMATS:
            raise _unknown(name)


def render(report: Report, formats: Sequence[str], langs: Sequence[Lang]) -> Iterator[tuple[str, bytes]]:
    """Every file of the chosen formats (see `check`)."""
    modules = [*FIXED.values(), *(FORMATS[name] for name in FORMATS if name in formats)]
    if CHARTED & set(formats):
        modules.append("charts")
    for module in modules:
        yield from import_module(f"{__name__}.{module}").render(report, tuple(langs))


def _unknown(name: str) -> FlaggerError:
    from rapidfuzz.process import extractOne

    nearest = extractOne(name, list(FORMATS))
    return FlaggerError(
        "--formats",
        Text(
            "there is no format called {name}; did you mean {nearest}?",
            "没有名为 {name} 的格式；您是否想用 {nearest}？",
        ),
        Text("This version writes: {names}; or none.", "本版本可生成：{names}；或填 none。"),
        name=name,
        nearest=nearest[0] if nearest else "–",
        names=", ".join(FORMATS),
    )
