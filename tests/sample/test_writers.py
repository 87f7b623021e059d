"""What each layout writes can be opened with the format's plain library and holds the printed figures."""

from __future__ import annotations

import io
import random
import re

import docx
import lxml.html
import pypdfium2
import pytest

from disclosure_toolkit.model import Report
from disclosure_toolkit.sample import FORMATS, find_layout, layouts, make_copies
from disclosure_toolkit.sample.grid import table_grids
from disclosure_toolkit.sample.printed import PrintedReport
from disclosure_toolkit.sample.writers.html import LAYOUTS as HTML
from disclosure_toolkit.sample.writers.json import to_record


@pytest.fixture(scope="module")
def report() -> PrintedReport:
    """The busiest department of an invented county."""
    return next(
        copy.report for copy in make_copies(agencies=6, years=(2024,), seed=4) if "自然资源局" in copy.report.agency
    )


def names(format_name: str) -> list[str]:
    return [layout.name for held in (False, True) for layout in layouts(format_name, held)]


def written(report: PrintedReport, format_name: str, name: str) -> bytes:
    return find_layout(format_name, name).write(report, random.Random(1))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def longest_figures(report: PrintedReport) -> list[str]:
    return [text for text in report.figures().values() if len(text) > 2]


def test_there_are_enough_layouts_and_some_are_held_back() -> None:
    assert len([layout for layout in HTML if not layout.held_out]) >= 6
    for name in FORMATS[:-1]:
        assert any(layout.held_out for layout in layouts(name, held_out=True))
        assert not any(layout.held_out for layout in layouts(name))


@pytest.mark.parametrize("name", sorted(set(names("html"))))
def test_html_pages_hold_title_and_figures(report: PrintedReport, name: str) -> None:
    data = written(report, "html", name)
    text = data.decode("utf-8" if b"\xe6\x94\xbf\xe5\xba\x9c" in data else "gb18030")
    content = squeezed(lxml.html.fromstring(text).text_content())
    assert squeezed(report.title) in content
    assert all(figure in content for figure in longest_figures(report))
    assert len(lxml.html.fromstring(text).findall(".//table")) >= 3


@pytest.mark.parametrize("name", sorted(set(names("docx"))))
def test_word_files_hold_the_tables(report: PrintedReport, name: str) -> None:
    document = docx.Document(io.BytesIO(written(report, "docx", name)))
    requests = next(table for table in document.tables if len(table.columns) == 10)
    row = next(row for row in requests.rows if "本年新收" in row.cells[0].text)
    printed = report.table("requests")
    assert printed is not None
    assert tuple(cell.text for cell in row.cells[3:]) == printed.row("received").texts
    text = squeezed("".join(paragraph.text for paragraph in document.paragraphs))
    assert squeezed(report.title) in text


@pytest.mark.parametrize("name", sorted(set(names("pdf"))))
def test_pdf_files_have_a_text_layer(report: PrintedReport, name: str) -> None:
    document = pypdfium2.PdfDocument(written(report, "pdf", name))
    pages = [page.get_textpage().get_text_range() for page in document]
    text = squeezed("".join(pages))
    assert len(pages) >= 3
    assert squeezed(report.title) in text
    assert all(figure in text for figure in longest_figures(report))


@pytest.mark.parametrize("name", sorted(set(names("text"))))
def test_text_files_hold_every_figure(report: PrintedReport, name: str) -> None:
    text = written(report, "text", name).decode("gb18030" if name.endswith("gbk") else "utf-8")
    content = squeezed(text)
    assert all(figure in content for figure in longest_figures(report))
    assert "六、其他需要报告的事项" in content or "其他需要报告" in content


def test_json_is_the_projects_record(report: PrintedReport) -> None:
    record = to_record(report)
    assert Report.from_dict(record.to_dict()) == record
    assert {key: figure.raw for key, figure in record.figures.items()} == report.figures()
    one = record.section(1)
    assert one is not None
    assert [part.topic for part in one.parts] == ["proactive", "on_request", "management", "platform", "supervision"]
    for part in one.parts:
        assert one.text[part.start :].startswith(part.heading)
        assert one.text[part.body : part.end].strip()


@pytest.mark.parametrize("split", [False, True])
def test_grids_have_no_holes_and_no_overlaps(report: PrintedReport, split: bool) -> None:
    for table in report.tables:
        for grid in table_grids(table, split=split):
            covered = [
                (r, c)
                for cell in grid.cells
                for r in range(cell.row, cell.row + cell.rowspan)
                for c in range(cell.column, cell.column + cell.colspan)
            ]
            assert sorted(covered) == [(r, c) for r in range(grid.rows) for c in range(grid.columns)]
