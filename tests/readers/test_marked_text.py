"""Text that is struck out, raised, too small to see or named by radicals, in pages and documents."""

from __future__ import annotations

import pytest

from disclosure_toolkit.model import Document, TextBlock
from disclosure_toolkit.readers import read_bytes

from .tables import docx, paragraph


def page(body: str) -> Document:
    return read_bytes(f"<html><head><meta charset=utf-8></head><body>{body}</body></html>".encode(), "网页.html")


def html_cell(content: str) -> str:
    rows = f"<tr><td>信息内容</td><td>本年制发件数</td></tr><tr><td>规章</td><td>{content}</td></tr>"
    grid = page(f"<p>第二十条 本年新收 予以公开</p><table>{rows}</table>").grids[0]
    return next(cell.text for cell in grid.cells if (cell.row, cell.column) == (1, 1))


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def docx_text(runs: str) -> str:
    block = read_bytes(docx(f"<w:p>{runs}</w:p>"), "报告.docx").blocks[0]
    assert isinstance(block, TextBlock)
    return block.text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<del>11</del>12", "12"),
        ("<s>11</s><p>12</p>", "12"),
        ("<span style='text-decoration: line-through'>11</span>12", "12"),
        ("<s>12</s>", "12"),
        ("12<sup>1</sup>", "12¹"),
        ("12<sup>[2]</sup>", "12²"),
        ("12<sup><font size=1>1</font></sup>", "12¹"),
        ("<sup>12</sup>", "12"),
        ("<span style='font-size:0'>9</span>12", "12"),
        ("<span style='font-size:0px'><b style='font-size:14px'>12</b></span>", "12"),
        ("<span style='font-size:0.5em'>12</span>", "12"),
        ("&amp;nbsp;12&amp;nbsp;", "12"),
        ("<span style='display:inline-block'>1</span><span style='display:inline-block'>2</span>", "1 2"),
        ("<span>1</span><span>2</span>", "12"),
    ],
)
def test_the_text_of_a_cell_in_a_page(content: str, text: str) -> None:
    assert html_cell(content) == text


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (run("11", "<w:strike/>") + run("12"), "12"),
        (run("11", "<w:dstrike/>") + run("12"), "12"),
        (run("11", '<w:strike w:val="0"/>') + run("12"), "1112"),
        (run("12", "<w:strike/>"), "12"),
        (run("12") + run("1", '<w:vertAlign w:val="superscript"/>'), "12¹"),
        (run("12", '<w:vertAlign w:val="superscript"/>'), "12"),
    ],
)
def test_the_text_of_a_paragraph_in_a_document(runs: str, text: str) -> None:
    assert docx_text(runs) == text


def test_a_correction_in_prose_is_read_as_corrected() -> None:
    body = "<p>一、总体情况</p><p>全年收到申请<del>11</del>12件，均已答复。</p><p>本年新收 予以公开</p>"
    assert page(body).text.split("\n")[1] == "全年收到申请12件，均已答复。"


def test_what_a_field_inside_a_field_shows_is_no_text() -> None:
    def field(inner: str, shown: str) -> str:
        kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
        return f"{kinds[0]}<w:r><w:instrText> =SUM(LEFT) </w:instrText></w:r>{inner}{kinds[1]}{run(shown)}{kinds[2]}"

    assert docx_text(field(field("", "7"), "12")) == "12"


def test_hidden_rows_are_not_printed() -> None:
    row = "<w:tr>{}<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
    rows = row.format("<w:trPr><w:hidden/></w:trPr>", "旧") + row.format("", "新")
    grid = read_bytes(docx(f"<w:tbl>{rows}</w:tbl>{paragraph('一')}"), "报告.docx").grids[0]
    assert [cell.text for cell in grid.cells] == ["新", ""]


@pytest.mark.parametrize("name", ["报告.html", "报告.docx", "报告.txt"])
def test_radicals_are_the_characters_they_stand_for(name: str) -> None:
    printed, meant = "⼀、总体情况：⼈⼤代表与⻚⾯⽂字", "一、总体情况：人大代表与页面文字"
    data = {
        "报告.html": f"<html><meta charset=utf-8><body><p>{printed}</p></body></html>".encode(),
        "报告.docx": docx(paragraph(printed)),
        "报告.txt": printed.encode(),
    }[name]
    assert read_bytes(data, name).text == meant


def test_a_picture_of_a_heading_is_the_heading() -> None:
    pages = page("<p><img src=a.png alt='一、总体情况'></p><p>本年新收申请12件，均已答复。</p><p><img alt='图片'></p>")
    assert pages.text.split("\n") == ["一、总体情况", "本年新收申请12件，均已答复。"]


def test_rows_set_side_by_side_without_classes_are_a_table() -> None:
    row = "<div style='display:flex'>{}</div>"
    cells = [["规章", "1", "2", "3"], ["行政规范性文件", "4", "5", "6"]]
    made = "".join(row.format("".join(f"<span>{text}</span>" for text in line)) for line in cells)
    grid = page(f"<p>第二十条 本年新收 予以公开</p><div>{made}</div>").grids[0]
    assert [[cell.text if cell else None for cell in line] for line in grid.matrix()] == cells


def test_a_table_that_wraps_the_text_of_a_cell_is_no_table_of_its_own() -> None:
    wrapped = "<table><tr><td width=1></td><td>{}</td></tr></table>"
    cells = [["规章", "1", "2"], ["行政规范性文件", "3", "4"]]
    made = "".join(f"<tr>{''.join(f'<td>{wrapped.format(text)}</td>' for text in line)}</tr>" for line in cells)
    grid = page(f"<p>第二十条 本年新收 予以公开</p><table>{made}</table>").grids[0]
    assert [[cell.text if cell else None for cell in line] for line in grid.matrix()] == cells
