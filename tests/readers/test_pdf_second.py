"""A figure whose readings differ is given with both; a figure is never silently made of another's digits."""

from __future__ import annotations

import re

import pytest
from reportlab.pdfgen.canvas import Canvas

from disclosure_toolkit.model import Cell, Document
from disclosure_toolkit.readers.pdf import read
from disclosure_toolkit.readers.pdf_second import Plumber, skeleton
from tests.specimens.pdf import making


def boxes(canvas: Canvas, width: float) -> None:
    """Four cells in a row, the first with a label."""
    for column in range(4):
        canvas.rect(80 + width * column, 842 - 100, width, 40)
    making.write(canvas, 84, 70, "总计", 8)
    making.prose_lines(canvas, top=200)


def cells(document: Document) -> list[Cell]:
    (grid,) = document.grids
    return list(grid.cells)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("7730.28", "7730.28"), ("１２．５％", "12.5%"), ("1,035 ", "1035"), ("− 4", "-4"), ("—", "-"), ("二十", "")],
)
def test_what_of_a_text_makes_its_figure(text: str, kept: str) -> None:
    assert skeleton(text) == kept


def test_readings_that_agree_leave_no_second() -> None:
    def draw(canvas: Canvas) -> None:
        boxes(canvas, 60)
        for column, figure in enumerate(("21", "0", "96171.6"), 1):
            making.write(canvas, 90 + 60 * column, 75, figure)

    found = cells(read(making.sheet(draw), "made.pdf", ""))
    assert [(cell.text, cell.second) for cell in found] == [
        ("总计", None),
        ("21", None),
        ("0", None),
        ("96171.6", None),
    ]


def test_a_figure_wider_than_its_column_is_doubtful_in_both_cells() -> None:
    """103512 over a border: half of it in each cell would be two wrong figures."""

    def draw(canvas: Canvas) -> None:
        boxes(canvas, 40)
        making.write(canvas, 80 + 80 - 15, 75, "103512")

    found = cells(read(making.sheet(draw), "made.pdf", ""))
    assert found[1].second == found[2].second == "103512"
    assert found[3].second is None


def test_a_figure_that_only_touches_its_border_is_not_doubtful() -> None:
    def draw(canvas: Canvas) -> None:
        boxes(canvas, 40)
        making.write(canvas, 80 + 80 - 20, 75, "1035")
        making.write(canvas, 80 + 80 + 8, 75, "7")

    found = cells(read(making.sheet(draw), "made.pdf", ""))
    assert [(cell.text, cell.second) for cell in found[1:3]] == [("1035", None), ("7", None)]


def test_unseen_digits_in_a_cell_make_its_figure_doubtful() -> None:
    """The page shows 41; the file also holds 19 there, drawn invisibly: other readers see 4119."""

    def draw(canvas: Canvas) -> None:
        boxes(canvas, 60)
        making.write(canvas, 150, 75, "41")
        text = canvas.beginText(161, 842 - 75 - 8.8)
        text.setFont(making.FONT, 10)
        text.setTextRenderMode(3)
        text.textOut("19")
        canvas.drawText(text)

    found = cells(read(making.sheet(draw), "made.pdf", ""))
    assert found[1].text == "41"
    assert found[1].second is not None
    assert skeleton(found[1].second) == "4119"


def test_a_slanted_watermark_across_a_cell_leaves_its_figure_alone() -> None:
    def draw(canvas: Canvas) -> None:
        boxes(canvas, 60)
        for column, figure in enumerate(("21", "0", "7"), 1):
            making.write(canvas, 90 + 60 * column, 75, figure)
        canvas.translate(120, 700)
        canvas.rotate(20)
        canvas.setFont("Helvetica", 30)
        canvas.drawString(0, 0, "20240131 8888 99")

    found = cells(read(making.sheet(draw), "made.pdf", ""))
    assert [(cell.text, cell.second) for cell in found[1:]] == [("21", None), ("0", None), ("7", None)]


def test_the_third_reader_reads_a_box_of_a_page() -> None:
    def draw(canvas: Canvas) -> None:
        boxes(canvas, 60)
        making.write(canvas, 150, 75, "7730.28")

    plumber = Plumber(making.sheet(draw))
    assert plumber.text(1, (140, 60, 200, 100)) == "7730.28"
    assert plumber.text(1, (200, 60, 260, 100)) == ""
    plumber.close()


def test_glyphs_without_a_character_make_a_figure_unreadable_never_shorter() -> None:
    """The font's code for 9 names a glyph that no character has: the place of the digit stays visible."""

    def draw(canvas: Canvas) -> None:
        boxes(canvas, 60)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(150, 757, "4119")

    data = making.sheet(draw, pageCompression=0)
    font = re.search(rb"/BaseFont /Helvetica /Encoding /WinAnsiEncoding", data)
    assert font is not None
    named = b"/BaseFont /Helvetica /Encoding << /Differences [ 57 /g57 ] >>"
    found = cells(read(data.replace(font.group(), named), "made.pdf", ""))
    assert found[1].text == "411\ufffd"


@pytest.mark.parametrize(("right", "down"), [(0.4, 0.0), (0.3, 1.9), (0.0, 0.0)])
def test_bold_figures_printed_twice_have_one_reading(right: float, down: float) -> None:
    figures = ("21", "331", "1010")

    def draw(canvas: Canvas) -> None:
        boxes(canvas, 60)
        for column, figure in enumerate(figures, 1):
            making.write(canvas, 90 + 60 * column, 75, figure)
            making.write(canvas, 90 + 60 * column + right, 75 + down, figure)

    found = cells(read(making.sheet(draw), "made.pdf", ""))
    assert [(cell.text, cell.second) for cell in found[1:]] == [(figure, None) for figure in figures]


def test_large_letters_over_the_table_never_become_figures() -> None:
    """A watermark that is not set aslant: its 8 lies in a blank cell, beside a zero and over two borders."""

    def draw(canvas: Canvas) -> None:
        boxes(canvas, 60)
        making.write(canvas, 90 + 120, 75, "0")
        making.write(canvas, 84, 58, "内部888", 46)

    document = read(making.sheet(draw), "made.pdf", "")
    assert [note[0] for note in document.notes] == ["watermark"]
    texts = [cell.text for cell in cells(document)]
    assert texts == ["总计", "", "0", ""]
    assert "内部" not in document.text


def test_a_large_title_alone_on_its_line_stays() -> None:
    def draw(canvas: Canvas) -> None:
        boxes(canvas, 60)
        making.write(canvas, 100, 180, "年度报告", 40)

    assert "年度报告" in read(making.sheet(draw), "made.pdf", "").text
