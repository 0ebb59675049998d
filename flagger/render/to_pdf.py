"""report.pdf: PDF/A-3a and PDF/UA-1, searchable, with transfers.csv inside; the same bytes in every run."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zlib import compress

from flagger.model import Report
from flagger.render.fonts import FAMILY, font_path
from flagger.render.packed import packed
from flagger.render.pdf_data import encoded
from flagger.render.sections import cover
from flagger.render.sections.owner import edition
from flagger.render.shared import Shared
from flagger.render.view_totals import View
from flagger.render.words import TAGS
from flagger.text import LANGS, Lang, Text

TEMPLATE = Path(__file__).parent / "templates" / "report.typ"
STANDARDS = ["a-3a", "ua-1"]
LARGEST = 3_000_000  # bytes, what is attached aside; a usual report takes less than one million
MOST_ATTACHED = 20_000_000  # bytes; a longer table stays beside the PDF
MOST = (300, 100, 30)  # transfers shown in full; fewer where the file would grow too large
_FOOT = Text("Report {id} · {v}", "报告编号 {id} · {v}")
_PAGE = Text("page {n} of {of}", "第 {n} 页，共 {of} 页")
_ATTACHED = Text("every transfer of the files", "文件中的全部转账")
_BEFORE_ALL = datetime(2009, 1, 3, tzinfo=UTC)  # the first chain's first day: only for files without any time


def render(
    report: Report, langs: tuple[Lang, ...], shared: Shared | None = None
) -> Iterator[tuple[str, bytes]]:
    """One document with the languages asked for, Chinese first."""
    shared = shared or Shared(report)
    ordered = [lang for lang in LANGS if lang in langs]
    table = shared.transfers()
    attached = table if len(table) <= MOST_ATTACHED else b""
    made, aside = b"", len(compress(attached))
    for most in MOST:
        made = _written(shared, most, ordered, attached)
        if len(made) - aside <= LARGEST or len(shared.view(most).numbers) <= MOST[-1]:
            break
    yield "report.pdf", made


def _written(shared: Shared, most: int, langs: Sequence[Lang], attached: bytes) -> bytes:
    import typst

    write: Any = typst.compile  # its types do not name a dict of files, its documentation does
    view = shared.view(most)
    files = {
        "main.typ": TEMPLATE.read_bytes(),
        "report.json": _data(view, langs, shared, _ATTACHED.say(langs[0]) if attached else None),
        "transfers.csv": attached,
    }
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[font_path().parent])
    at = int(_last(view).timestamp())
    return _smaller(write(files, font_paths=fonts, format="pdf", pdf_standards=STANDARDS, timestamp=at))


def _smaller(pdf: bytes) -> bytes:
    """The file packed; as it is where a later typst writes otherwise than `packed` knows: larger, and as right."""
    try:
        return packed(pdf)
    except ValueError:
        return pdf


def _data(view: View, langs: Sequence[Lang], shared: Shared, attached: str | None) -> bytes:
    at = _last(view)
    data = {
        "title": cover.title(view).say(langs[0]),
        "description": f"flagger {view.report.version}, {view.report.report_id}",
        "attached": attached,
        "date": {"year": at.year, "month": at.month, "day": at.day},
        "words": {lang: _words(view, lang) for lang in langs},
        "drawings": {path: _drawing(svg) for lang in langs for path, svg in shared.drawings(lang).items()},
        "parts": [{"lang": lang, "blocks": encoded(shared.blocks(view.most, lang))} for lang in langs],
    }
    return json.dumps(data, ensure_ascii=False).encode()


def _words(view: View, lang: Lang) -> dict[str, object]:
    """Labels and the line at the foot of each page."""
    return {
        "region": "cn" if lang == "zh" else "gb",
        "tags": {kind: text.say(lang) for kind, text in TAGS.items()},
        "report": _FOOT.say(lang, id=view.report.report_id, v=edition(view.report, lang)),
        "page": _PAGE.say(lang),
    }


def _drawing(svg: str) -> str:
    """A chart with its font named: inside the PDF no style sheet does that."""
    known = "" if "xmlns=" in svg else 'xmlns="http://www.w3.org/2000/svg" '
    return svg.replace("<svg ", f'<svg {known}font-family="{FAMILY}" ', 1)


def _last(view: View) -> datetime:
    """The last time in the files: the document's date, the same on every day it is made."""
    if view.table.empty:
        return _BEFORE_ALL
    at: datetime = view.table["time"].max().to_pydatetime()
    return at.replace(tzinfo=UTC)
