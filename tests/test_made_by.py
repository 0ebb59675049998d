"""What letters and workbook say of their making: the program's name, no author, no program that had no part in it."""

import io
import zipfile

import pytest
from docx import Document
from openpyxl import load_workbook
from owner import made

from flagger.render import to_letters, to_xlsx


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {**dict(to_letters.render(made(), ("zh",))), **dict(to_xlsx.render(made(), ("zh",)))}


def test_each_names_what_made_it_and_no_author(files: dict[str, bytes]) -> None:
    packages = {name: content for name, content in files.items() if name.endswith((".docx", ".xlsx"))}
    assert len(packages) > 5
    for name, content in packages.items():
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            about = {part: package.read(part).decode() for part in package.namelist() if "docProps" in part}
        assert "<Application>flagger</Application>" in about["docProps/app.xml"], name
        said = "".join(about.values())
        assert not [
            word for word in ("Microsoft", "python-docx", "Normal.dotm", "AppVersion") if word in said
        ], name
        assert ("dcterms:" in about["docProps/core.xml"].partition(">")[2]) == name.endswith(".xlsx"), name
        assert package.namelist().count("docProps/app.xml") == 1


def test_both_are_read_by_other_programs(files: dict[str, bytes]) -> None:
    book = load_workbook(io.BytesIO(files["report.xlsx"]))
    assert not book.properties.creator and book.properties.title.startswith("flagger ")
    letter = Document(io.BytesIO(files["claims/01-police-mainland-zh.docx"])).core_properties
    assert letter.title and (letter.author, letter.last_modified_by, letter.comments) == ("", "", "")
