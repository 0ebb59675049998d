"""The registry of outputs. Each module has one function, `render(report, langs)`.

It yields (path inside the folder, bytes). Modules are loaded only when their format is asked for. Those
that draw take what all share as a third argument (see `shared`).
"""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module

from flagger.errors import FlaggerError
from flagger.model import Report
from flagger.text import Lang, Text

# What is always written, and what --formats chooses from.
FIXED: Mapping[str, str] = {"json": "to_json", "csv": "to_csv", "review": "to_review"}
FORMATS: Mapping[str, str] = {"html": "to_html", "pdf": "to_pdf"}
CHARTED = frozenset({"html", "pdf"})  # formats that come with charts/


def chosen(formats: str | None) -> list[str]:
    """What --formats names, or every format; raises FlaggerError for one that does not exist."""
    if formats is None:
        return list(FORMATS)
    names = [] if formats == "none" else [name.strip() for name in formats.split(",") if name.strip()]
    for name in names:
        if name not in FORMATS:
            raise _unknown(name)
    return names


def render(report: Report, formats: Sequence[str], langs: Sequence[Lang]) -> Iterator[tuple[str, bytes]]:
    """Every file of the chosen formats (see `chosen`)."""
    from flagger.render.shared import Shared

    shared = Shared(report)
    names = [*FIXED, *(name for name in FORMATS if name in formats)]
    modules = [({**FIXED, **FORMATS}[name], (shared,) if name in CHARTED else ()) for name in names]
    if CHARTED & set(formats):
        modules.append(("charts", ()))
    for module, more in modules:
        for path, content in import_module(f"{__name__}.{module}").render(report, tuple(langs), *more):
            shared.files[path] = content
            yield path, content


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
