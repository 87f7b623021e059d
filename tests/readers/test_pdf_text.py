"""Characters, spaces, lines and page furniture of PDFs: what is printed is read, and nothing else."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from disclosure_toolkit.model import Document, TextBlock
from disclosure_toolkit.readers.pdf import read
from tests.specimens.pdf import making


def lines_of(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def read_drawn(*lines: tuple[float, float, str]) -> Document:
    def draw(canvas: Canvas) -> None:
        for x, top, text in lines:
            making.write(canvas, x, top, text)

    return read(making.sheet(draw), "made.pdf", "")


def cell_of(texts: list[tuple[float, float, str, float]], width: float = 100, height: float = 200) -> str:
    """The text of a cell in which these texts stand (x and y from its corner, text, size)."""

    def draw(canvas: Canvas) -> None:
        for column in range(3):
            canvas.rect(50 + width * column, 842 - 50 - height, width, height)
        making.write(canvas, 60 + width, 60, "左右各有一个格")
        making.write(canvas, 60 + 2 * width, 60, "0")
        for x, y, text, size in texts:
            making.write(canvas, 50 + x, 50 + y, text, size)

    (grid,) = read(making.sheet(draw), "made.pdf", "").grids
    (first,) = [cell for cell in grid.cells if cell.column == 0]
    return first.text


def test_paragraph_lines_tell_their_indent_and_whether_they_are_full() -> None:
    body = "机关按照规定编制并公布年度报告接受社会监督不断提高公开工作水平努力满足"

    def draw(canvas: Canvas) -> None:
        making.write(canvas, 104, 60, body[:-2], 12)
        for number in range(1, 7):
            making.write(canvas, 80, 60 + 20 * number, body, 12)
        making.write(canvas, 80, 200, "短的末行。", 12)

    blocks = [block for block in read(making.sheet(draw), "made.pdf", "").blocks if isinstance(block, TextBlock)]
    assert [block.indent for block in blocks] == [2.0] + [0.0] * 7
    assert [block.full for block in blocks] == [True] * 7 + [False]
    assert all(block.kind == "line" for block in blocks)


@pytest.mark.parametrize("gap", [0.0, 0.1, 0.3, 0.5])
def test_justified_characters_are_not_torn_apart(gap: float) -> None:
    text = "号，邮编：总计与其他机关"
    chars = [(60 + 10 * (1 + gap) * number, 60.0, char) for number, char in enumerate(text)]
    assert lines_of(read_drawn(*chars)) == [text]


def test_a_really_wide_gap_is_a_space() -> None:
    assert lines_of(read_drawn((60, 60, "行政许可的处理决定"), (260, 60, "550"))) == ["行政许可的处理决定 550"]


def test_neighbouring_figures_never_run_together() -> None:
    """Two columns may stand closer than the digits are wide."""
    document = read_drawn((60, 60, "行政复议与诉讼结果"), (200, 60, "247"), (219, 60, "1035"))
    assert [word.text for word in document.lines[0].words] == ["行政复议与诉讼结果", "247", "1035"]
    assert document.lines[0].text.endswith("247 1035")


@pytest.mark.parametrize("figure", ["7730.28", "96171.6", "1,234", "-4", "+12", "12.5%", "０", "１２", "0.00"])
def test_points_signs_and_separators_are_kept(figure: str) -> None:
    assert cell_of([(10, 20, figure, 10)]) == figure


def test_bold_made_by_printing_twice_is_read_once() -> None:
    twice = [(10 + shift, 20, "1135", 10) for shift in (0.0, 0.3)]
    assert cell_of(twice) == "1135"
    label = [(10 + shift, 60, "总计", 10) for shift in (0.0, 0.25, 0.5)]
    assert cell_of([*label, (10, 20, "11", 10)]) == "11\n总计"


def test_lines_in_a_cell_are_kept_apart_and_vertical_writing_is_joined() -> None:
    stack = [(40.0, 10.0 + 12 * number, char, 10.0) for number, char in enumerate(making.VERTICAL)]
    assert cell_of(stack) == making.VERTICAL
    assert cell_of([(10, 10, "（四）无", 10), (10, 24, "法提供", 10)]) == "（四）无\n法提供"


def test_figures_one_below_the_other_are_not_one_number() -> None:
    assert cell_of([(40.0, 10.0 + 12 * number, char, 10.0) for number, char in enumerate("1035")]) == "1\n0\n3\n5"


@pytest.mark.parametrize(("angle", "start"), [(-90, (40, 20)), (90, (60, 130))])
def test_text_running_down_or_up_a_cell_is_read_in_its_direction(angle: int, start: tuple[float, float]) -> None:
    def draw(canvas: Canvas) -> None:
        for column in range(3):
            canvas.rect(50 + 100 * column, 842 - 250, 100, 200)
            making.write(canvas, 60 + 100 * column, 260, "格外的一行文字说明")
        making.write(canvas, 160, 60, "右边的格里有字")
        making.write(canvas, 260, 60, "0")
        canvas.saveState()
        canvas.translate(50 + start[0], 842 - 50 - start[1])
        canvas.rotate(angle)
        canvas.drawString(0, 0, making.VERTICAL)
        canvas.restoreState()

    (grid,) = read(making.sheet(draw), "made.pdf", "").grids
    assert grid.cells[0].text == making.VERTICAL


def test_watermarks_at_an_angle_are_left_out_and_noted() -> None:
    def draw(canvas: Canvas) -> None:
        making.prose_lines(canvas)
        canvas.translate(150, 500)
        canvas.rotate(45)
        canvas.setFont(making.FONT, 60)
        canvas.drawString(0, 0, "样稿9999")

    document = read(making.sheet(draw), "made.pdf", "")
    assert "9" not in document.text
    assert len(document.blocks) == 8
    assert "watermark" in [code for code, _, _ in document.notes]


def test_invisible_text_is_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        making.prose_lines(canvas)
        text = canvas.beginText(80, 300)
        text.setFont(making.FONT, 12)
        text.setTextRenderMode(3)
        text.textLine("看不见的数字4119")
        canvas.drawText(text)

    assert "4119" not in read(making.sheet(draw), "made.pdf", "").text


def test_page_numbers_and_running_headers_are_dropped_and_noted() -> None:
    def draw(canvas: Canvas) -> None:
        for number in (1, 2, 3):
            making.write(canvas, 230, 30, "云溪县水务局年度报告", 9)
            making.prose_lines(canvas, count=10)
            making.write(canvas, 290, 800, f"第 {number} 页 共 3 页")
            canvas.showPage()

    document = read(making.sheet(draw), "made.pdf", "")
    assert len(document.blocks) == len(document.lines) == 30
    assert "云溪县" not in document.text
    assert "页" not in document.text
    assert [code for code, _, _ in document.notes] == ["page_furniture"]


@pytest.mark.parametrize("date", ["2025/1/20 10:33", "11/23/25, 2:18 AM", "2025/1/20 上午10:33"])
def test_what_a_browser_prints_above_each_page_is_dropped(date: str) -> None:
    def draw(canvas: Canvas) -> None:
        for number in (1, 2, 3):
            making.write(canvas, 24, 15, date, 8)
            making.write(canvas, 230, 15, "云溪县水务局 2024年 年度报告", 8)
            making.prose_lines(canvas, count=10)
            making.write(canvas, 24, 825, f"https://example.org/a.html {number}/3", 8)
            canvas.showPage()

    assert len(read(making.sheet(draw), "made.pdf", "").blocks) == 30


@pytest.mark.parametrize("form", ["{}", "-{}-", "- {} -", "— {} —", "{}/3", "第{}页"])
def test_forms_of_page_numbers(form: str) -> None:
    def draw(canvas: Canvas) -> None:
        for number in (1, 2, 3):
            making.prose_lines(canvas, count=10)
            making.write(canvas, 290, 800, form.format(number))
            canvas.showPage()

    assert len(read(making.sheet(draw), "made.pdf", "").blocks) == 30


def test_a_table_header_that_each_page_repeats_is_no_running_header() -> None:
    def draw(canvas: Canvas) -> None:
        for _ in range(3):
            for column, name in enumerate(("自然人", "商业企业", "科研机构", "总计")):
                making.write(canvas, 80 + 100 * column, 40, name)
            making.prose_lines(canvas)
            canvas.showPage()

    document = read(making.sheet(draw), "made.pdf", "")
    assert lines_of(document).count("自然人 商业企业 科研机构 总计") == 3


@pytest.mark.parametrize(("title", "kept"), [("2024年度报告", True), ("2023年度报告", False), ("", False)])
def test_the_metadata_title_counts_only_when_it_is_printed(title: str, kept: bool) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle(title)
        making.write(canvas, 150, 60, "云溪县水务局 2024 年度报告", 20)
        making.prose_lines(canvas, top=120)

    assert read(making.sheet(draw), "made.pdf", "").title == (title if kept else "")


def test_a_number_that_is_no_page_number_stays() -> None:
    def draw(canvas: Canvas) -> None:
        for number in (17, 4, 230):
            making.prose_lines(canvas, count=10)
            making.write(canvas, 80, 800, str(number))
            canvas.showPage()

    assert [line for line in lines_of(read(making.sheet(draw), "made.pdf", "")) if line.isdigit()] == ["17", "4", "230"]


def test_places_are_points_from_the_top_left() -> None:
    block = read_drawn((120, 300, "一、总体情况与主要做法")).blocks[0]
    assert block.source.page == 1
    assert block.source.box == pytest.approx((120, 300, 230, 310), abs=1.5)
