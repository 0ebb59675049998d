"""report.html: one file, no outside reference, complete with scripts off, printable on A4."""

import base64
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from flagger.importers import importers
from flagger.model import Report, Severity, plain
from flagger.render import advice, charts, words
from flagger.render.fonts import FIRST_EMBEDDED, subset
from flagger.render.method import forest, switched
from flagger.render.rates import measured, sentences
from flagger.render.safe import visible
from flagger.render.view import POISON
from flagger.render.view_parts import amount, capped
from flagger.render.view_totals import View
from flagger.rules import classes
from flagger.text import LANGS, Lang, Message, Text

TEMPLATES = Path(__file__).parent / "templates"
LARGEST = 1_500_000  # bytes
MOST = (150, 60, 20)  # transfers shown in full; fewer where the page would grow too large


def render(report: Report, langs: tuple[Lang, ...]) -> Iterator[tuple[str, bytes]]:
    """The page in the languages asked for, Chinese first."""
    ordered = [lang for lang in LANGS if lang in langs]
    drawings = {lang: charts.svg(report, lang) for lang in ordered}
    page = b""
    for most in MOST:
        page = _page(View(report, most), ordered, drawings).encode()
        if len(page) <= LARGEST:
            break
    yield "report.html", page


def _page(view: View, langs: list[Lang], drawings: dict[Lang, str]) -> str:
    environment = _environment()
    articles = [_article(environment, view, lang, drawings[lang]) for lang in langs]
    style = _read("report.css").replace("%FONT%", _font("".join(articles) + _read("report.js")))
    script = _read("report.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )
    return environment.get_template("page.html.j2").render(
        langs=langs,
        policy=policy,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        articles=[Markup(article) for article in articles],  # noqa: S704 - rendered with autoescape
        report_id=view.report.report_id,
    )


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.do"],
    )


def _article(environment: Environment, view: View, lang: Lang, drawing: str) -> str:
    template = environment.get_template("report.html.j2")
    return template.render(
        v=view,
        r=view.report,
        lang=lang,
        t=partial(_said, lang),
        say=_saying(lang),
        reason=lambda flag: words.reason(flag, lang),
        lettered=lambda text: view.lettered(text, lang),
        drawing=Markup(drawing),  # noqa: S704 - matplotlib escapes its texts
        words=words,
        advice=advice,
        rules=classes(),
        rule_title=words.rule_title,
        formats={importer.id: importer.title for importer in importers()},
        switched=switched(view.report),
        measured=measured(view.report),
        rates=list(sentences(view.report, lang)),
        forest=forest(view.report),
        Severity=Severity,
        POISON=POISON,
        capped=capped,
        amount=amount,
        plain=plain,
        visible=visible,
    )


def _said(lang: Lang, en: str, zh: str, **facts: object) -> str:
    return Text(en, zh).say(lang, **facts)


def _saying(lang: Lang) -> Callable[[Text | Message], str]:
    return lambda phrase: visible(phrase.say(lang), 600)


def _read(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _font(text: str) -> str:
    chars = {char for char in text if ord(char) >= FIRST_EMBEDDED}
    return base64.b64encode(subset(chars)).decode()


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}"
