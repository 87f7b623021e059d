"""Tables drawn in PDFs come back cell for cell, whoever drew them and however."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from disclosure_toolkit.model import Document, Grid, TextBlock
from disclosure_toolkit.readers.pdf import read
from tests.specimens.pdf import making

from .tables import MadeTable, Span, made_tables

SPECIMENS = Path(__file__).parents[1] / "specimens" / "pdf"


def flat(text: str) -> str:
    return "".join(text.split())


def cells_of(grid: Grid) -> list[making.Spot]:
    return [making.Spot(c.row, c.column, c.rowspan, c.colspan, flat(c.text)) for c in grid.cells]


def assert_tables_read(document: Document) -> None:
    """Each of the three tables is one grid with the cells, spans and texts that were written."""
    assert [grid.basis for grid in document.grids] == ["ruled"] * 3
    for grid, make in zip(document.grids, making.TABLES, strict=True):
        assert cells_of(grid) == sorted(making.spots(make()), key=lambda spot: (spot.row, spot.column))
        assert all(cell.second is None for cell in grid.cells)


@pytest.mark.parametrize("style", ["strokes", "thick", "coloured", "white boxes"])
def test_ruled_tables_come_back_cell_for_cell(style: str) -> None:
    document = read(making.report(style), "made.pdf", "")
    assert_tables_read(document)
    headings = [block.text for block in document.blocks if isinstance(block, TextBlock)]
    assert [text for text in headings if text in making.HEADINGS] == list(making.HEADINGS)
    assert "行政许可" not in document.text, "text inside a grid must not be repeated as text"


@pytest.mark.parametrize("style", list(making.STYLES))
def test_every_printed_line_is_also_given_with_its_words(style: str) -> None:
    document = read(making.report(style), "made.pdf", "")
    figures = [[spot[0] for spot in row[-7:]] for row in making.requests()[3:]]
    printed = [[word.text for word in line.words][-7:] for line in document.lines]
    for row in figures:
        assert row in printed
    assert all(word.x0 < word.x1 for line in document.lines for word in line.words)
    assert not [line.text for line in document.lines if line.text.startswith("- ")]


def test_tables_without_an_outer_border_are_closed_at_the_ends_of_their_lines() -> None:
    document = read(making.report("no outer border"), "made.pdf", "")
    third, fourth = document.grids[-2:]
    assert cells_of(third) == sorted(making.spots(making.requests()), key=lambda spot: (spot.row, spot.column))
    assert cells_of(fourth) == sorted(making.spots(making.review()), key=lambda spot: (spot.row, spot.column))


def test_rules_between_rows_only_give_columns_by_alignment() -> None:
    document = read(making.report("row lines"), "made.pdf", "")
    assert {grid.basis for grid in document.grids} == {"aligned"}
    (third,) = [grid for grid in document.grids if grid.columns == 10]
    read_rows = [[flat(cell.text) if cell else "" for cell in row[-7:]] for row in third.matrix()[3:]]
    assert read_rows == [[text for text, _, _ in row[-7:]] for row in making.requests()[3:]]
    (fourth,) = [grid for grid in document.grids if grid.columns == 15]
    assert [cell and cell.text for cell in fourth.matrix()[3]] == [text for text, _, _ in making.review()[3]]
    assert "三、收到和处理政府信息公开申请情况" in [
        block.text for block in document.blocks if isinstance(block, TextBlock)
    ]


def test_unruled_tables_give_lines_and_no_grid() -> None:
    document = read(making.report("none"), "made.pdf", "")
    assert not document.grids
    assert "行政处罚 1,234" in document.text.split("\n")


def test_colours_alone_are_no_grid_when_a_figure_stands_outside_them() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.8, 0.9, 1)
        for column in range(3):
            for row in range(2):
                canvas.rect(80 + 100 * column, 842 - 120 - 60 * row, 98, 28, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        for column in range(3):
            for row in range(4):
                making.write(canvas, 90 + 100 * column, 100 + 30 * row, str(10 * row + column))

    document = read(making.sheet(draw), "made.pdf", "")
    assert not document.grids
    assert [line.text for line in document.lines] == ["0 1 2", "10 11 12", "20 21 22", "30 31 32"]


# Ways to draw the same table.
CELL, HEIGHT, LEFT, TOP = 110.0, 34.0, 50.0, 60.0
STYLES = ("cells", "lines", "strips", "filled cells")


def borders(cell: Span) -> tuple[float, float, float, float]:
    return (
        LEFT + CELL * cell.column,
        TOP + HEIGHT * cell.row,
        LEFT + CELL * (cell.column + cell.colspan),
        TOP + HEIGHT * (cell.row + cell.rowspan),
    )


def draw_table(canvas: Canvas, table: MadeTable, style: str, leave_out: str = "") -> None:
    """Draws a table: a rectangle or four lines a cell, or thin filled strips with a dot at each corner."""
    low = TOP + HEIGHT * table.rows
    for cell in table.cells:
        x0, top, x1, bottom = borders(cell)
        y0, y1 = 842 - bottom, 842 - top
        if style in ("cells", "filled cells"):
            canvas.setFillColorRGB(1, 0.95, 0.9)
            canvas.rect(x0, y0, x1 - x0, y1 - y0, stroke=1, fill=int(style == "filled cells"))
            canvas.setFillColorRGB(0, 0, 0)
        else:
            for side in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                if leave_out == "bottom" and side[1] == side[3] and abs(842 - side[1] - low) < 1:
                    continue
                if leave_out == "top" and side[1] == side[3] and abs(842 - side[1] - TOP) < 1:
                    continue
                if style == "lines":
                    canvas.line(*side)
                else:
                    canvas.rect(side[0], side[1], max(0.48, side[2] - side[0]), max(0.48, side[3] - side[1]), 0, 1)
                    canvas.rect(side[0], side[1], 0.48, 0.48, 0, 1)
        for number, line in enumerate(cell.text.split("\n")):
            making.write(canvas, x0 + 6, top + 6 + 12 * number, line, 8)


def as_boxes(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    result = []
    for cell in grid.cells:
        assert cell.source.box is not None
        x0, top, x1, bottom = cell.source.box
        result.append((round(x0), round(top), round(x1), round(bottom), cell.text))
    return sorted(result)


def expected_boxes(table: MadeTable) -> list[tuple[int, int, int, int, str]]:
    return sorted((*(round(value) for value in borders(cell)), cell.text) for cell in table.cells)


def drawable(table: MadeTable) -> bool:
    """At most four columns fit on a sheet; a frame with one text in it is no table."""
    filled = [cell for cell in table.cells if cell.text]
    return table.columns <= 4 and len(filled) >= 2 and len({cell.column for cell in table.cells}) >= 2


@settings(max_examples=60, deadline=None)
@given(table=made_tables(), style=st.sampled_from(STYLES))
def test_any_table_comes_back_with_its_spans(table: MadeTable, style: str) -> None:
    assume(drawable(table))
    document = read(making.sheet(lambda canvas: draw_table(canvas, table, style)), "made.pdf", "")
    (grid,) = document.grids
    assert as_boxes(grid) == expected_boxes(table)
    assert all(cell.second is None for cell in grid.cells)


@settings(max_examples=30, deadline=None)
@given(table=made_tables(), style=st.sampled_from(("lines", "strips")), side=st.sampled_from(("top", "bottom")))
def test_the_open_end_of_a_page_closes_the_last_and_first_rows(table: MadeTable, style: str, side: str) -> None:
    """No rule under the last row of a page, none above the first of the next."""
    assume(drawable(table))
    edge = 0 if side == "top" else table.rows - 1
    ending = [cell for cell in table.cells if cell.row <= edge < cell.row + cell.rowspan]
    # At least one text and one crossing line must show that the row is there.
    assume(len(ending) >= 2 and all(cell.text and cell.rowspan == 1 for cell in ending))
    document = read(making.sheet(lambda canvas: draw_table(canvas, table, style, leave_out=side)), "made.pdf", "")
    (grid,) = document.grids
    assert as_boxes(grid) == expected_boxes(table)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_rotated_pages_are_read_as_displayed(rotation: int) -> None:
    texts = ("1111", "7730.28", "1.1", "（一）予以公开，", "1,111", "-11")
    table = MadeTable(2, 3, tuple(Span(r, c, 1, 1, texts[3 * r + c]) for r in range(2) for c in range(3)))

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        # What is drawn is turned the other way, so that it is upright when displayed (on 595 x 842 points).
        canvas.translate(*{90: (842, 0), 180: (595, 842), 270: (0, 595)}[rotation])
        canvas.rotate(rotation)
        draw_table(canvas, table, "cells")

    (grid,) = read(making.sheet(draw), "made.pdf", "").grids
    assert as_boxes(grid) == expected_boxes(table)


def test_a_table_set_sideways_on_an_upright_page_is_read() -> None:
    table = MadeTable(2, 3, tuple(Span(r, c, 1, 1, f"{r}.{c}7") for r in range(2) for c in range(3)))

    def draw(canvas: Canvas) -> None:
        canvas.translate(595, 0)
        canvas.rotate(90)
        canvas.translate(0, 595 - 842)
        draw_table(canvas, table, "cells")

    document = read(making.sheet(draw), "made.pdf", "")
    (grid,) = document.grids
    assert [[cell and cell.text for cell in row] for row in grid.matrix()] == [
        ["0.07", "0.17", "0.27"],
        ["1.07", "1.17", "1.27"],
    ]
    box = grid.cells[0].source.box
    assert box is not None
    assert 0 <= box[0] < box[2] <= 595, "places are those of the page as displayed"
    assert 0 <= box[1] < box[3] <= 842
    assert box[3] - box[1] > box[2] - box[0], "on the upright page the wide cell stands on end"


def test_cropped_pages_count_from_their_visible_corner() -> None:
    table = MadeTable(2, 3, tuple(Span(r, c, 1, 1, f"{r}.{c}7") for r in range(2) for c in range(3)))

    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((20, 10, 580, 832))
        draw_table(canvas, table, "cells")
        making.write(canvas, 0, 2, "裁切之外", 8)

    document = read(making.sheet(draw), "made.pdf", "")
    (grid,) = document.grids
    assert as_boxes(grid)[0] == (30, 50, 140, 84, "0.07")
    assert "裁切" not in document.text


def test_form_xobjects_are_read_like_the_page_itself() -> None:
    table = MadeTable(2, 3, tuple(Span(r, c, 1, 1, f"{r}.{c}7") for r in range(2) for c in range(3)))

    def draw(canvas: Canvas) -> None:
        canvas.beginForm("table")
        draw_table(canvas, table, "strips")
        canvas.endForm()
        canvas.translate(12, -30)
        canvas.doForm("table")

    (grid,) = read(making.sheet(draw), "made.pdf", "").grids
    shifted = [(x0 + 12, top + 30, x1 + 12, bottom + 30, text) for x0, top, x1, bottom, text in expected_boxes(table)]
    assert as_boxes(grid) == shifted


def test_frames_around_paragraphs_and_page_borders_swallow_no_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(20, 20, 555, 802)
        canvas.rect(70, 600, 460, 200)
        making.prose_lines(canvas)
        making.write(canvas, 80, 300, "五、存在的主要问题及改进情况")

    document = read(making.sheet(draw), "made.pdf", "")
    assert not document.grids
    assert len(document.blocks) == 9


def test_a_page_border_does_not_hide_the_table_inside_it() -> None:
    table = MadeTable(2, 3, tuple(Span(r, c, 1, 1, f"{r}{c}") for r in range(2) for c in range(3)))

    def draw(canvas: Canvas) -> None:
        canvas.rect(20, 20, 555, 802)
        draw_table(canvas, table, "lines")
        making.prose_lines(canvas, top=300)

    document = read(making.sheet(draw), "made.pdf", "")
    (grid,) = document.grids
    assert as_boxes(grid) == expected_boxes(table)
    assert len(document.blocks) == 9


def test_a_missing_rule_under_the_header_does_not_join_header_and_figures() -> None:
    names = ("商业企业", "科研机构", "法律服务", "总计")
    table = MadeTable(2, 4, tuple(Span(0, c, 2, 1, "") for c in range(4)))

    def draw(canvas: Canvas) -> None:
        draw_table(canvas, table, "lines")
        for column, name in enumerate(names):
            making.write(canvas, 56 + CELL * column, 66, name)
            making.write(canvas, 56 + CELL * column, 106, str(120 + column))

    (grid,) = read(making.sheet(draw), "made.pdf", "").grids
    assert [[cell and cell.text for cell in row] for row in grid.matrix()] == [
        list(names),
        ["120", "121", "122", "123"],
    ]


def test_a_figure_broken_over_two_lines_stays_in_its_cell() -> None:
    table = MadeTable(1, 4, (Span(0, 0, 1, 1, "1035\n7"), *(Span(0, c, 1, 1, "0") for c in range(1, 4))))
    (grid,) = read(making.sheet(lambda canvas: draw_table(canvas, table, "lines")), "made.pdf", "").grids
    assert [cell.text for cell in grid.cells] == ["1035\n7", "0", "0", "0"]


def test_page_numbers_between_two_parts_of_a_table_belong_to_neither() -> None:
    table = MadeTable(3, 3, tuple(Span(r, c, 1, 1, f"{r}{c}") for r in range(3) for c in range(3)))

    def draw(canvas: Canvas) -> None:
        for number in (1, 2):
            draw_table(canvas, table, "strips", leave_out="bottom" if number == 1 else "top")
            making.write(canvas, 290, 800, f"-{number}-")
            canvas.showPage()

    document = read(making.sheet(draw), "made.pdf", "")
    assert [type(block) for block in document.blocks] == [Grid, Grid]
    assert document.grids[0].edges == document.grids[1].edges
    assert [grid.source.page for grid in document.grids] == [1, 2]
    assert document.pages == 2
    assert [code for code, _, _ in document.notes] == ["page_furniture"]


def cut_table(upper: tuple[str, ...], lower: tuple[str, ...]) -> Document:
    """A table over a page end; its last row above and its first row below are these."""

    def draw(canvas: Canvas) -> None:
        for number, rows in enumerate(((("7.甲", "1", "1", "1"), upper), (lower, ("9.丁", "2", "2", "2")))):
            cells = tuple(Span(r, c, 1, 1, text) for r, row in enumerate(rows) for c, text in enumerate(row))
            draw_table(canvas, MadeTable(2, 4, cells), "lines")
            making.write(canvas, 290, 800, f"-{number + 1}-")
            canvas.showPage()

    return read(making.sheet(draw), "made.pdf", "")


@pytest.mark.parametrize("half", [0, 1])
def test_a_row_cut_by_a_page_end_is_one_row(half: int) -> None:
    """The figures stand in either half; read apart, the other half would be a row of blanks."""
    figures, blanks = ("5", "0", "7730.28"), ("", "", "")
    above, below = (figures, blanks) if half == 0 else (blanks, figures)
    document = cut_table(("8.属于", *above), ("行政查询事项", *below))
    assert [(grid.rows, grid.source.page) for grid in document.grids] == [(2, 1), (1, 2)]
    last = [cell for cell in document.grids[0].cells if cell.row == 1]
    assert [cell.text for cell in last] == ["8.属于\n行政查询事项", *figures]
    assert [cell.source.page for cell in last] == [1, *[half + 1] * 3]
    assert [cell.text for cell in document.grids[1].cells] == ["9.丁", "2", "2", "2"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("8.属于", "5", "0", "3"), ("9.乙", "", "", "")),
        (("规章", "", "", ""), ("行政规范性文件", "2", "5", "11")),
        (("8.属于", "5", "0", "3"), ("行政查询事项", "5", "0", "3")),
        (("8.属于", "5", "", "3"), ("行政查询事项", "", "0", "")),
        (("信息内容", "制发", "废止", "有效"), ("规章", "", "", "")),
    ],
)
def test_rows_that_are_two_stay_two(above: tuple[str, ...], below: tuple[str, ...]) -> None:
    document = cut_table(above, below)
    assert [grid.rows for grid in document.grids] == [2, 2]
    assert [cell.text for cell in document.grids[1].cells if cell.row == 0] == list(below)


@pytest.mark.browser
@pytest.mark.parametrize("style", list(making.CSS))
def test_tables_printed_by_a_browser_come_back_cell_for_cell(style: str, chromium: str, tmp_path: Path) -> None:
    source, target = tmp_path / "report.html", tmp_path / "report.pdf"
    source.write_text(making.page(making.CSS[style]), encoding="utf-8")
    subprocess.run(
        [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={target}", source.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    document = read(target.read_bytes(), "printed.pdf", "")
    assert_tables_read(document)
    # The browser's own header (date, title) and footer (address, page) are no text of the report.
    assert not [line for line in document.lines if "report.html" in line.text]
    assert document.text.startswith(making.TITLE)
