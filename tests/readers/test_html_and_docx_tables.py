"""Merged cells come back cell for cell, from HTML and from DOCX alike."""

from __future__ import annotations

from hypothesis import given, settings

from disclosure_toolkit.model import Cell, Document, Grid, Source
from disclosure_toolkit.readers import read_bytes
from disclosure_toolkit.readers.grid_rows import rows_apart

from .tables import MadeTable, Span, as_html, docx, made_tables, paragraph, table_xml


def texts(document: Document) -> list[list[str | None]]:
    (grid,) = document.grids
    return [[cell.text if cell else None for cell in row] for row in grid.matrix()]


@given(made_tables())
@settings(max_examples=150, deadline=None)
def test_html_table_comes_back_cell_for_cell(table: MadeTable) -> None:
    document = read_bytes(as_html(table), "page.html")
    assert texts(document) == table.matrix()


@given(made_tables())
@settings(max_examples=150, deadline=None)
def test_docx_table_comes_back_cell_for_cell(table: MadeTable) -> None:
    document = read_bytes(docx(paragraph("表格") + table_xml(table)), "report.docx")
    assert texts(document) == table.matrix()
    (grid,) = document.grids
    spans = {(c.row, c.column): (c.rowspan, c.colspan) for c in grid.cells}
    assert spans == {(c.row, c.column): (c.rowspan, c.colspan) for c in table.cells}


def test_cell_sources_count_rows_and_cells_from_one() -> None:
    table = MadeTable(2, 2, (Span(0, 0, 2, 1, "甲"), Span(0, 1, 1, 1, "1"), Span(1, 1, 1, 1, "2")))
    (grid,) = read_bytes(docx(paragraph("表格") + table_xml(table)), "report.docx").grids
    places = {(c.source.table, c.source.row, c.source.cell): c.text for c in grid.cells}
    assert places == {(1, 1, 1): "甲", (1, 1, 2): "1", (1, 2, 2): "2"}


def grid_of_rows(rows: list[list[tuple[str, int]]]) -> Grid:
    """A grid from rows of texts and column spans."""
    cells = []
    for r, row in enumerate(rows):
        column = 0
        for text, span in row:
            cells.append(Cell(r, column, text, Source(table=1), 1, span))
            column += span
    return Grid(len(rows), max(c.column + c.colspan for c in cells), tuple(cells), Source(table=1))


def test_headings_inside_a_table_become_paragraphs() -> None:
    parts = rows_apart(
        grid_of_rows([[("二、主动公开政府信息情况", 2)], [("第二十条第（五）项", 2)], [("行政许可", 1), ("7", 1)]])
    )
    heading, rest = parts
    assert isinstance(heading, Cell)
    assert heading.text == "二、主动公开政府信息情况"
    assert isinstance(rest, Grid)
    assert [[c.text for c in row if c] for row in rest.matrix()] == [["第二十条第（五）项"] * 2, ["行政许可", "7"]]


def test_a_row_of_table_three_is_never_taken_for_a_heading() -> None:
    whole = grid_of_rows(
        [[("一、本年新收政府信息公开申请数量", 1), ("7", 1)], [("四、结转下年度继续办理", 1), ("0", 1)]]
    )
    assert rows_apart(whole) == [whole]
