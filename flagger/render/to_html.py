"""report.html: one file, no outside reference, complete with scripts off, printable on A4."""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from flagger.document import Block, Heading, Table
from flagger.model import Report
from flagger.render.fonts import FIRST_EMBEDDED, subset
from flagger.render.sections import cover
from flagger.render.shared import Shared
from flagger.render.words import TAGS
from flagger.text import LANGS, Lang

TEMPLATES = Path(__file__).parent / "templates"
LARGEST = 1_500_000  # bytes
MOST = (150, 60, 20)  # transfers shown in full; fewer where the page would grow too large


@dataclass(frozen=True)
class Part:
    """A section of the page: its title and what stands below; the first part has none."""

    title: Heading | None
    blocks: list[Block] = field(default_factory=list)


def render(
    report: Report, langs: tuple[Lang, ...], shared: Shared | None = None
) -> Iterator[tuple[str, bytes]]:
    """The page in the languages asked for, Chinese first."""
    shared = shared or Shared(report)
    page = b""
    for most in MOST:
        page = _page(most, [lang for lang in LANGS if lang in langs], shared).encode()
        if len(page) <= LARGEST:
            break
    yield "report.html", page


def _page(most: int, langs: Sequence[Lang], shared: Shared) -> str:
    environment = _environment()
    articles = [_article(environment, shared.blocks(most, lang), lang, shared) for lang in langs]
    script = _read("report.js")
    style = _read("report.css").replace("%FONT%", _font("".join(articles) + script))
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )
    return environment.get_template("page.html.j2").render(
        langs=langs,
        title=cover.title(shared.view(most)).say(langs[0]),
        policy=policy,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        articles=[Markup(article) for article in articles],  # noqa: S704 - rendered with autoescape
        report_id=shared.report.report_id,
    )


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "kind": lambda part: type(part).__name__,
        "drawing": _drawing,
        "picture": _picture,
    }
    return environment


def _article(environment: Environment, blocks: Sequence[Block], lang: Lang, shared: Shared) -> str:
    return environment.get_template("article.html.j2").render(
        parts=_parts(blocks),
        lang=lang,
        tags=TAGS,
        drawings=shared.drawings(lang),
        sorts=_sorts,
        unknown=_unknown,
    )


def _parts(blocks: Sequence[Block]) -> list[Part]:
    parts = [Part(None)]
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            parts.append(Part(block))
        else:
            parts[-1].blocks.append(block)
    return parts


def _sorts(table: Table, column: int) -> bool:
    """Whether rows say what to sort this column by."""
    return any(row.keys and row.keys[column] for row in table.rows)


def _drawing(svg: str, alt: str) -> Markup:
    """A chart, whose words are escaped, with the words for those who cannot see it."""
    return Markup(svg.replace("<svg ", Markup('<svg aria-label="{}" ').format(alt), 1))  # noqa: S704


def _picture(svg: str, alt: str) -> Markup:
    """A small drawing of our own making."""
    named = svg.replace("<svg ", Markup('<svg role="img" aria-label="{}" ').format(alt), 1)
    return Markup('<div class="picture">{}</div>').format(Markup(named))  # noqa: S704


def _unknown(part: object) -> NoReturn:
    raise TypeError(f"no template for {type(part).__name__}")


def _read(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _font(text: str) -> str:
    chars = {char for char in set(text) if ord(char) >= FIRST_EMBEDDED}
    return base64.b64encode(subset(chars)).decode()


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}"
