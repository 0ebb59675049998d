"""Forms of two other countries, as an option, in English: blanks to discuss with a lawyer, nothing more."""

from flagger.document import Blank, Block, Code, Facts, Heading, Line
from flagger.render.safe import visible
from flagger.render.sections.phrases import CHECKED, note, plain, said
from flagger.render.view_totals import View
from flagger.text import Lang

_OPTION = (
    "Only for use in India or the United States, and only after a lawyer there has checked it (texts seen in copies and comments, {when}). "
    "Nothing below makes a file admissible.",
    "仅供在印度或美国使用，使用前须由当地律师核对（{when} 查阅转载文本和评论）。以下为英文填写项；填写后并不因此当然被采纳。",
)
_INDIA = "India: Bharatiya Sakshya Adhiniyam 2023, section 63(4)(c), Schedule, Part A (party). Verify with a lawyer."
_UNITED_STATES = (
    "United States: Federal Rules of Evidence 902(14), certification of data copied from a file. It speaks of authenticity only; other "
    "objections stay open, and who is a qualified person is for a lawyer to say. Verify with a lawyer."
)
_TICKS = "□ SHA1  □ SHA256 (the values below)  □ MD5  □ Other; hash report to be enclosed"


def abroad(view: View, lang: Lang) -> list[Block]:
    """The optional blanks; English in both versions, but for the warning."""
    title = said(lang, "Optional: forms used in other countries", "可选：其他国家的表格")
    hashes: list[tuple[str, Line]] = [
        (f"S{number}", (visible(source.name), " ", Code(source.sha256)))
        for number, source in enumerate(view.report.history.sources, start=1)
    ]
    india: list[tuple[str, Line]] = [
        ("Name and address of the person giving the certificate", (Blank(wide=True),)),
        ("Device or source (type, make and model)", (Blank(wide=True),)),
        ("Serial number, IMEI or other identifier", (Blank(),)),
        ("Owned, maintained, managed or operated by", (Blank(),)),
        ("Hash algorithm", (_TICKS,)),
        *hashes,
        ("Date and time (IST, 24 h), place, signature", (Blank(wide=True),)),
    ]
    america: list[tuple[str, Line]] = [
        ("Name and qualification of the person certifying", (Blank(wide=True),)),
        ("How, when and by whom the files were copied", (Blank(wide=True),)),
        ("Software", (f"flagger {view.report.version}",)),
        *hashes,
        ("Date, place, signature", (Blank(wide=True),)),
    ]
    return [
        Heading(title, 3),
        note(lang, *_OPTION, when=CHECKED),
        plain(lang, _INDIA, _INDIA),
        Facts(tuple(india)),
        plain(lang, _UNITED_STATES, _UNITED_STATES),
        Facts(tuple(america)),
    ]
