"""Every header line that flagger claims to know, each by exactly one importer.

`headers.csv` lists them with where each was seen: a file that a site made, a public program that reads
such files, or the site's documentation.
"""

import csv

import pytest
from story import ROOT

from flagger.errors import FlaggerError
from flagger.importers import importers
from flagger.importers.identify import identify

with (ROOT / "tests/headers.csv").open(encoding="utf-8", newline="") as file:
    HEADERS = [(row["importer"], row["seen"], row["header"]) for row in csv.DictReader(file)]
USABLE = {importer.id for importer in importers() if importer.wrong is None}


@pytest.mark.parametrize(("id_", "header"), [(id_, header) for id_, _, header in HEADERS])
def test_a_header_is_recognised_as_this_importer_and_by_no_other_equally_well(id_, header, monkeypatch):
    (importer,) = [each for each in importers() if each.id == id_]
    if importer.wrong is not None:
        with pytest.raises(FlaggerError) as caught:
            identify("x.csv", [header])
        assert caught.value.facts["title"] == importer.title
        return
    layout = identify("x.csv", [header])
    assert layout.importer.id == id_
    explained = importer.explained(layout.header)
    others = [each for each in importers() if each is not importer and each.fits(layout.header)]
    assert all(each.explained(layout.header) < explained for each in others)
    turned = tuple(reversed(importers()))
    monkeypatch.setattr("flagger.importers.identify.importers", lambda: turned)
    assert identify("x.csv", [header]).importer.id == id_, "whatever the order of the registry"


def test_each_column_of_a_claimed_header_is_known_or_unnamed():
    unknown = {}
    for id_, _, header in HEADERS:
        if id_ in USABLE:
            layout = identify("x.csv", [header])
            names = [cell for cell in layout.header if cell]
            unknown[header] = len(names) - layout.importer.explained(layout.header)
    # CoinTracking's `Value in BTC` stands twice and is known by nobody.
    assert {
        header: count for header, count in unknown.items() if count > 0 and "Value in BTC" not in header
    } == {}


def test_how_many_are_claimed():
    usable = [header for id_, _, header in HEADERS if id_ in USABLE]
    assert len(set(usable)) == len(usable) >= 150
    assert {id_ for id_, *_ in HEADERS} >= USABLE and len(USABLE) >= 60
    assert {seen for _, seen, _ in HEADERS} == {"file", "program", "docs"}
