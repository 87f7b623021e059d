"""Footnote numbers behind the figures of a PDF, and figures that an indent breaks over two lines."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from disclosure_toolkit.assemble.figures import parse_number
from disclosure_toolkit.readers.pdf import read

COLUMNS, WIDTH = 5, 60


def drawn(above: list[tuple[float, float, float, str]], width: float = WIDTH) -> list[list[str]]:
    """Rows of cells of a ruled table of two rows; in each cell the texts at (x, y, size) within it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=True)
    xs = [60 + i * width for i in range(COLUMNS + 1)]
    for y in (700, 740, 780):
        canvas.line(xs[0], y, xs[-1], y)
    for x in xs:
        canvas.line(x, 700, x, 780)
    for x in xs[:-1]:
        for bottom in (740, 700):
            for dx, dy, size, text in above:
                canvas.setFont("Helvetica", size)
                canvas.drawString(x + dx, bottom + dy, text)
    canvas.save()
    (grid,) = read(buffer.getvalue(), "示例.pdf", "0" * 64).grids
    return [[cell.text for cell in grid.cells if cell.row == row] for row in range(grid.rows)]


@pytest.mark.parametrize("note", ["1", "12"])
@pytest.mark.parametrize("lift", [2, 4, 5])
def test_a_raised_number_is_no_digit_of_the_figure(note: str, lift: float) -> None:
    (first, second) = drawn([(10, 15, 10, "38"), (10 + 2 * 5.56, 15 + lift, 6, note)])
    assert {parse_number(text) for text in first + second} == {38}


def test_digits_of_one_size_are_one_number() -> None:
    assert drawn([(10, 15, 10, "38"), (10 + 2 * 5.56, 15, 10, "1")]) == [["381"] * COLUMNS] * 2


def test_a_number_broken_behind_an_indent_is_not_cut_into_rows() -> None:
    assert drawn([(22, 25, 10, "3"), (2, 12, 10, "052")], width=32) == [["3\n052"] * COLUMNS] * 2


@pytest.mark.parametrize("align", ["right", "middle"])
def test_figures_set_flush_right_or_in_the_middle_are_rows_without_a_rule(align: str) -> None:
    wide = 5.56
    starts = (50 - wide, 50 - 2 * wide) if align == "right" else (30 - wide / 2, 30 - wide)
    assert drawn([(starts[0], 25, 10, "3"), (starts[1], 12, 10, "12")]) == [["3"] * COLUMNS, ["12"] * COLUMNS] * 2
