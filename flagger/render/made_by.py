"""docProps/app.xml of Word files and workbooks: the libraries would name Microsoft's programs, which had no part in it."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

APP = "docProps/app.xml"
PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>flagger</Application></Properties>"
)


def named(package: bytes) -> bytes:
    """The same package with it, all other parts as they are."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(package)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part, PROPERTIES if part.filename == APP else old.read(part))
    return made.getvalue()
