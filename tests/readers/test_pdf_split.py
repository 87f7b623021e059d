"""A row whose numbers are broken over two lines in narrow cells is one row."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from disclosure_toolkit.readers.pdf import read

COLUMNS = 5


def drawn(width: float, above: str, below: str) -> list[list[str]]:
    """Rows of cells of a ruled table of two rows; in each cell one text stands over the other."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=True)
    canvas.setFont("Helvetica", 10)
    xs = [60 + i * width for i in range(COLUMNS + 1)]
    for y in (700, 740, 780):
        canvas.line(xs[0], y, xs[-1], y)
    for x in xs:
        canvas.line(x, 700, x, 780)
    for x in xs[:-1]:
        for y in (765, 725):
            canvas.drawString(x + 2, y, above)
            canvas.drawString(x + 2, y - 13, below)
    canvas.save()
    (grid,) = read(buffer.getvalue(), "示例.pdf", "0" * 64).grids
    return [[cell.text for cell in grid.cells if cell.row == row] for row in range(grid.rows)]


def test_numbers_that_fill_their_cells_and_go_on_below_are_not_cut_into_rows() -> None:
    assert drawn(28, "2584", "7") == [["2584\n7"] * COLUMNS] * 2


def test_figures_with_room_beside_them_are_rows_without_a_rule() -> None:
    assert drawn(80, "25", "7") == [["25"] * COLUMNS, ["7"] * COLUMNS] * 2


def test_numbers_in_wide_type_that_go_on_below_are_not_cut_into_rows() -> None:
    assert drawn(28, "2 5 8", "4") == [["2 5 8\n4"] * COLUMNS] * 2
