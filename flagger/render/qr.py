"""QR codes as SVG: the same text gives the same bytes."""

from functools import lru_cache
from io import BytesIO

from flagger.document import Picture


def picture(link: str, alt: str) -> Picture:
    """A link as a QR code, black on white with the margin scanners need."""
    return Picture(_drawn(link), alt)


@lru_cache(maxsize=256)
def _drawn(link: str) -> str:
    import segno

    out = BytesIO()
    code = segno.make_qr(link, error="m", boost_error=False)
    code.save(out, kind="svg", border=4, dark="#000", light="#fff", xmldecl=False, nl=False, omitsize=True)
    return out.getvalue().decode("ascii")
