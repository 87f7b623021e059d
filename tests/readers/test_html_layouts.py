"""One report in many page layouts: the same blocks come out of each, whatever stands around them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from disclosure_toolkit.model import Document, Grid
from disclosure_toolkit.readers import read_document

SPECIMENS = Path(__file__).parents[1] / "specimens" / "html"
EXPECTED = json.loads((SPECIMENS / "expected.json").read_text(encoding="utf-8"))


def plain(document: Document) -> list[object]:
    """Blocks as plain data: a string for text, rows of texts for a grid."""
    return [
        [[cell.text if cell else None for cell in row] for row in block.matrix()]
        if isinstance(block, Grid)
        else block.text
        for block in document.blocks
    ]


@pytest.fixture(params=sorted(EXPECTED))
def layout(request: pytest.FixtureRequest) -> tuple[str, Document]:
    return request.param, read_document(SPECIMENS / f"{request.param}.html")


def test_every_specimen_has_its_expectation() -> None:
    assert {path.stem for path in SPECIMENS.glob("*.html")} == set(EXPECTED)


def test_blocks_are_those_of_the_report_and_nothing_else(layout: tuple[str, Document]) -> None:
    name, document = layout
    assert plain(document) == EXPECTED[name]["blocks"]


def test_title_date_and_notes(layout: tuple[str, Document]) -> None:
    name, document = layout
    assert document.title == EXPECTED[name]["title"]
    assert document.published == EXPECTED[name]["published"]
    assert (document.published_source is None) == (document.published is None)
    assert [code for code, _, _ in document.notes] == EXPECTED[name]["notes"]


def test_every_place_is_an_xpath_of_the_file(layout: tuple[str, Document]) -> None:
    name, document = layout
    encoding = "gb18030" if name in ("nested_tables", "word_export") else "utf-8"
    tree = etree.fromstring((SPECIMENS / f"{name}.html").read_bytes(), etree.HTMLParser(encoding=encoding))
    sources = [block.source for block in document.blocks]
    for grid in document.grids:
        sources += [cell.source for cell in grid.cells]
        for cell in grid.cells:
            (element,) = tree.xpath(cell.source.path)
            assert "".join(cell.text.split()) == "".join("".join(element.itertext()).split())
    for source in sources:
        assert len(tree.xpath(source.path)) == 1
