"""claims/: a letter for each recipient as .docx, short texts for forms in apps as .txt, the exchange's sheet."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from flagger import claims
from flagger.claims import exchange, exchange_sheet
from flagger.claims.guide import guide
from flagger.claims.matter import Matter
from flagger.claims.no_letters import why_none
from flagger.claims.recipient import Recipient
from flagger.claims.regional import local, script
from flagger.model import Report
from flagger.render.letter_data import matter_of
from flagger.render.safe import FORMULA
from flagger.render.word import document
from flagger.text import LANGS, Lang

LIMITS = (300, 1_000)  # characters of a short text
_FORMULA = re.compile(FORMULA)


def render(report: Report, langs: tuple[Lang, ...]) -> Iterator[tuple[str, bytes]]:
    """Letters for those whom this report concerns; a note where nothing needs one."""
    matter = matter_of(report)
    chosen = claims.chosen(matter)
    for lang in (each for each in LANGS if each in langs):
        if not chosen:
            yield f"claims/00-no-letters-{lang}.txt", (why_none(matter, lang) + "\n").encode()
            continue
        read_first = local(guide(matter, lang), matter, lang)
        yield f"claims/00-read-first-{lang}.docx", document([(lang, read_first)], script(matter, lang))
    for recipient in chosen:
        for lang in claims.languages(recipient, langs):
            yield from _letter(recipient, matter, lang)
    if exchange.RECIPIENT in chosen:
        yield (
            f"claims/{_name(exchange.RECIPIENT)}-sheet.csv",
            sheet(claims.seen_by(exchange.RECIPIENT, matter)),
        )


def _name(recipient: Recipient) -> str:
    return f"{claims.number(recipient):02d}-{recipient.id}{recipient.suffix}"


def _letter(recipient: Recipient, matter: Matter, lang: Lang) -> Iterator[tuple[str, bytes]]:
    parts = claims.letter(recipient, matter, lang)
    yield f"claims/{_name(recipient)}-{lang}.docx", document(parts, script(matter, lang))
    if short := claims.short(recipient, matter, lang):
        for limit in LIMITS:
            text = short.fit(limit).encode("utf-8", "backslashreplace")
            yield f"claims/{_name(recipient)}-{lang}-{limit}.txt", text


def sheet(matter: Matter) -> bytes:
    """The exchange's sheet: UTF-8, one line a transfer, no cell that a spreadsheet takes for a formula."""
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(exchange_sheet.COLUMNS)
    for sent in matter.sent:
        table.writerow(f"'{cell}" if _FORMULA.search(cell) else cell for cell in exchange_sheet.row(sent))
    return out.getvalue().encode("utf-8", "backslashreplace")
