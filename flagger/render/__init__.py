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
FIXED: Mapping[str, str] = {"json": "to_json", "csv": "to_csv", "review": "to_review", "case": "to_case"}
FORMATS: Mapping[str, str] = {"html": "to_html", "pdf": "to_pdf", "xlsx": "to_xlsx", "docx": "to_letters"}
ALL, NONE = "all", "none"
CHARTED = frozenset({"html", "pdf"})  # formats that come with charts/ and the summary as a picture


def wanted(names: str) -> list[str]:
    """What `--formats` means: names with commas, `all` of this version, or `none`; raises FlaggerError."""
    if names == NONE:
        return []
    chosen = [name.strip() for name in names.split(",") if name.strip()]
    if ALL in chosen:
        return list(FORMATS)
    check(chosen)
    return chosen


def check(formats: Sequence[str]) -> None:
    """Raise FlaggerError for a format that does not exist."""
    for name in formats:
        if name not in FORMATS:
            raise _unknown(name)


def render(report: Report, formats: Sequence[str], langs: Sequence[Lang]) -> Iterator[tuple[str, bytes]]:
    """Every file of the chosen formats (see `check`)."""
    from flagger.render.shared import Shared

    shared = Shared(report)
    chosen = [name for name in FORMATS if name in formats]
    modules = [*FIXED.values(), *(FORMATS[name] for name in chosen)]
    if CHARTED & set(chosen):
        modules += ["charts", "summary"]
    drawn = {"charts", *(FORMATS[name] for name in CHARTED)}
    for module in modules:
        more = (shared,) if module in drawn else ()
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
        Text("This version writes: {names}; or all, or none.", "本版本可生成：{names}；也可填 all 或 none。"),
        name=name,
        nearest=nearest[0] if nearest else "–",
        names=", ".join(FORMATS),
    )
