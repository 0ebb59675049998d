"""Packing a PDF: every object stays what it was, under its number; nothing that is not understood passes."""

import re
from io import BytesIO
from typing import Any

import pytest
import typst
from pypdf import PdfReader
from pypdf.generic import IndirectObject, PdfObject, StreamObject

from flagger.render.fonts import font_path
from flagger.render.packed import packed
from flagger.render.to_pdf import STANDARDS, _smaller

PAGE = """
#set document(title: "endobj 1 0 obj", date: datetime(year: 2024, month: 1, day: 1))
#set text(font: "Noto Sans SC", lang: "zh")
= trailer
#let content = bytes("1 0 obj\\n<<>>\\nendobj\\ntrailer\\n")
#pdf.attach("a.csv", content, relationship: "data", mime-type: "text/csv", description: "d")
#for n in range(150) [ / #n: #link("https://x.example/" + str(n))[endstream 转出] ]
"""


@pytest.fixture(scope="module")
def loose() -> bytes:
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[font_path().parent])
    write: Any = typst.compile  # its types do not name a dict of files
    files = {"main.typ": PAGE.encode()}
    made: bytes = write(files, font_paths=fonts, format="pdf", pdf_standards=STANDARDS, timestamp=0)
    return made


def objects(pdf: bytes) -> dict[int, PdfObject | None]:
    reader = PdfReader(BytesIO(pdf), strict=True)
    size = int(reader.trailer["/Size"])  # type: ignore[call-overload]
    return {n: reader.get_object(IndirectObject(n, 0, reader)) for n in range(1, size)}


def said(value: object) -> str:
    """A value in words, without the place of its reader in memory."""
    return re.sub(r"(IndirectObject\([0-9]+, [0-9]+), [0-9]+", r"\1", repr(value))


def test_every_object_stays_under_its_number(loose: bytes) -> None:
    before, after = objects(loose), objects(packed(loose))
    assert len(before) > 400
    for number, one in before.items():
        assert said(one) == said(after[number])
        if isinstance(one, StreamObject):
            other = after[number]
            assert isinstance(other, StreamObject) and one.get_data() == other.get_data()
    more = {str(one["/Type"]) for n, one in after.items() if n not in before}  # type: ignore[index]
    assert more == {"/ObjStm", "/XRef"}


def test_it_is_smaller_and_keeps_identity_and_attachment(loose: bytes) -> None:
    small = packed(loose)
    assert len(small) < len(loose) * 0.7 and small == packed(loose)
    before, after = PdfReader(BytesIO(loose)), PdfReader(BytesIO(small))
    for key in ("/ID", "/Root", "/Info"):
        assert said(before.trailer.raw_get(key)) == said(after.trailer.raw_get(key))
    assert after.attachments["a.csv"] == before.attachments["a.csv"]
    assert after.pages[0].extract_text() == before.pages[0].extract_text()


@pytest.mark.parametrize(
    "harm", [(b"\nendobj\n", b"\nendXbj\n"), (b"trailer\n<<", b"trailer\n[["), (b"/Root", b"/Rxxt")]
)
def test_what_is_not_understood_is_an_error(loose: bytes, harm: tuple[bytes, bytes]) -> None:
    with pytest.raises(ValueError, match="no "):
        packed(loose.replace(*harm))


def test_a_pdf_that_is_written_otherwise_stays_as_it_is(loose: bytes) -> None:
    for other in (b"%PDF-1.7\n", loose.replace(b" 0 obj\n", b" 0 obj ", 1), packed(loose)):
        assert _smaller(other) == other
    assert _smaller(loose) == packed(loose) != loose
