"""docProps/app.xml of Word files and workbooks: the libraries would name Microsoft's programs, which had no part in it."""

from typing import Any

APP = "docProps/app.xml"
PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>flagger</Application></Properties>"
)


def named(book: Any) -> None:
    """Have a workbook in memory written with it; the library lets its packager be replaced."""
    packager = book._get_packager()
    packager._write_app_file = lambda: packager._filename(APP).write(PROPERTIES)
    book._get_packager = lambda: packager
