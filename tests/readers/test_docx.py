"""DOCX as Word prints it: automatic numbers, tracked changes, controls, text boxes, odd tables."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_toolkit.chinese import numeral
from disclosure_toolkit.model import Document, Grid, TextBlock
from disclosure_toolkit.readers import read_bytes, read_document
from disclosure_toolkit.readers.word_numbering import format_number

from .tables import W, docx, paragraph

SHARED = Path(__file__).parents[3] / "shared" / "samples"


def read(body: str, **parts: str) -> Document:
    return read_bytes(docx(body, **parts), "报告.docx")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def rows(grid: Grid) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in grid.matrix()]


def numbering(*levels: tuple[str, str], start: int = 1, extra: str = "") -> str:
    """numbering.xml with one list: (style, text) for each level."""
    xml = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="{start if i == 0 else 1}"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for i, (style, text) in enumerate(levels)
    )
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{xml}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{extra}</w:numbering>'
    )


def item(text: str, level: int = 0, list_id: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_the_foot_of_a_page_kept_as_a_document_is_left_out() -> None:
    report = paragraph("六、其他需要报告的事项") + paragraph("没有其他需要报告的事项。")
    foot = paragraph("相关文档") + paragraph("2023年政府信息公开工作年度报告") + paragraph("主办单位：清河区政府")
    assert texts(read(report + foot)) == ["六、其他需要报告的事项", "没有其他需要报告的事项。"]


class TestAutomaticNumbers:
    def test_headings_numbered_by_word_carry_their_numbers(self) -> None:
        body = (
            item("总体情况")
            + item("主动公开", 1)
            + item("依申请公开", 1)
            + item("主动公开政府信息情况")
            + item("规章", 1)
        )
        document = read(body, numbering=numbering(("chineseCounting", "%1、"), ("chineseCountingThousand", "（%2）")))
        assert texts(document) == [
            "一、总体情况",
            "（一）主动公开",
            "（二）依申请公开",
            "二、主动公开政府信息情况",
            "（一）规章",
        ]

    @pytest.mark.parametrize(
        ("style", "printed"),
        [
            ("chineseCounting", "三、"),
            ("chineseCountingThousand", "三、"),
            ("japaneseCounting", "三、"),
            ("ideographDigital", "三、"),
            ("chineseLegalSimplified", "叁、"),
            ("ideographTraditional", "丙、"),
            ("decimal", "3、"),
            ("decimalFullWidth", "３、"),
            ("decimalEnclosedCircle", "③、"),
            ("upperRoman", "III、"),
            ("lowerLetter", "c、"),
        ],
    )
    def test_number_styles(self, style: str, printed: str) -> None:
        document = read(item("事项"), numbering=numbering((style, "%1、"), start=3))
        assert texts(document) == [f"{printed}事项"]

    @given(st.integers(1, 9999))
    def test_chinese_numbers_mean_what_they_count(self, number: int) -> None:
        assert numeral(format_number(number, "chineseCounting")) == number

    def test_a_second_list_of_the_same_kind_starts_anew_when_word_says_so(self) -> None:
        extra = (
            '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
            "</w:lvlOverride></w:num>"
        )
        body = item("甲") + item("乙") + item("丙", list_id=2) + item("丁", list_id=2)
        document = read(body, numbering=numbering(("decimal", "%1."), extra=extra))
        assert texts(document) == ["1.甲", "2.乙", "1.丙", "2.丁"]

    def test_number_given_by_the_style_and_taken_away_by_the_paragraph(self) -> None:
        styles = (
            f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/>'
            '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/></w:style>'
            "</w:styles>"
        )
        body = (
            paragraph("总体情况", '<w:pStyle w:val="H1"/>')
            + paragraph("主动公开", '<w:pStyle w:val="H2"/>')
            + paragraph("说明", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        )
        document = read(body, numbering=numbering(("chineseCounting", "%1、")), styles=styles)
        assert texts(document) == ["一、总体情况", "二、主动公开", "说明"]

    def test_bullets_and_empty_paragraphs_print_no_number(self) -> None:
        document = read(item("甲") + item(""), numbering=numbering(("bullet", "●")))
        assert texts(document) == ["甲"]
        document = read(item("甲") + item("") + item("乙"), numbering=numbering(("decimal", "%1.")))
        assert texts(document) == ["1.甲", "3.乙"]

    def test_row_labels_numbered_by_word(self) -> None:
        row = "".join(f"<w:tc>{x}</w:tc>" for x in (item("属于国家秘密"), paragraph("0"), paragraph("2")))
        document = read(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>", numbering=numbering(("decimal", "%1.")))
        assert rows(document.grids[0]) == [["1.属于国家秘密", "0", "2"]]


class TestText:
    def test_tracked_changes_are_read_as_accepted(self) -> None:
        body = (
            "<w:p><w:r><w:t>收到申请</w:t></w:r><w:del><w:r><w:delText>21</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>12</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>"
            "<w:r><w:t>件</w:t></w:r></w:p>"
        )
        assert texts(read(body)) == ["收到申请12件"]

    def test_paragraph_whose_end_was_deleted_runs_on(self) -> None:
        body = paragraph("收到申请", "<w:rPr><w:del/></w:rPr>") + paragraph("12件。") + paragraph("无。")
        assert texts(read(body)) == ["收到申请12件。", "无。"]

    def test_deleted_rows_are_gone(self) -> None:
        row = "<w:tr>{}<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
        body = "<w:tbl>" + row.format("<w:trPr><w:del/></w:trPr>", "旧") + row.format("", "新") + "</w:tbl>"
        assert rows(read(body).grids[0]) == [["新", ""]]

    def test_fields_links_controls_and_hidden_text(self) -> None:
        body = (
            '<w:p><w:hyperlink><w:r><w:t>网址</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            "<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>3</w:t></w:r>"
            "<w:smartTag><w:r><w:t>2024年</w:t></w:r></w:smartTag>"
            "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent><w:r><w:t>填写</w:t></w:r></w:sdtContent></w:sdt>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
            '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>可见</w:t></w:r><w:r><w:footnoteReference/></w:r></w:p>'
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件段落</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        )
        assert texts(read(body)) == ["网址32024年填写可见", "控件段落"]

    def test_breaks_part_lines_and_tabs_stay(self) -> None:
        body = '<w:p><w:r><w:t>清河区</w:t><w:br/><w:t>报告</w:t><w:br w:type="page"/><w:tab/><w:t>一</w:t></w:r></w:p>'
        document = read(body)
        assert texts(document) == ["清河区", "报告", "一"]
        assert {block.source.paragraph for block in document.blocks} == {1}

    def test_text_box_is_read_once(self) -> None:
        box = "<w:txbxContent><w:p><w:r><w:t>框内文字</w:t></w:r></w:p></w:txbxContent>"
        body = (
            '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><w:t>正文</w:t></w:r><w:r>'
            f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )
        assert texts(read(body)) == ["正文", "框内文字"]

    def test_contents_are_no_headings(self) -> None:
        styles = f'<w:styles xmlns:w="{W}"><w:style w:styleId="a7"><w:name w:val="toc 1"/></w:style></w:styles>'
        body = paragraph("一、总体情况\t1", '<w:pStyle w:val="a7"/>') + paragraph("一、总体情况")
        assert texts(read(body, styles=styles)) == ["一、总体情况"]

    def test_strict_documents_are_read_too(self) -> None:
        data = docx(paragraph("一、总体情况"))
        strict = read_bytes(_strict(data), "报告.docx")
        assert texts(strict) == ["一、总体情况"]


def _strict(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            new.writestr(name, content)
    return stream.getvalue()


class TestTables:
    def test_rows_that_start_late_or_end_early(self) -> None:
        cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
        late = f'<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>{cell.format("甲")}</w:tr>'
        full = f"<w:tr>{''.join(cell.format(n) for n in (1, 2, 3))}</w:tr>"
        short = f"<w:tr>{cell.format('乙')}</w:tr>"
        assert rows(read(f"<w:tbl>{late}{full}{short}</w:tbl>").grids[0]) == [
            [None, None, "甲"],
            ["1", "2", "3"],
            ["乙", None, None],
        ]

    def test_old_horizontal_merge(self) -> None:
        cells = "".join(
            f'<w:tc><w:tcPr><w:hMerge w:val="{merge}"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'
            for merge, text in (("restart", "行政复议"), ("continue", ""))
        )
        body = f"<w:tbl><w:tr>{cells}</w:tr><w:tr><w:tc>{paragraph('1')}</w:tc><w:tc>{paragraph('2')}</w:tc></w:tr></w:tbl>"
        assert rows(read(body).grids[0]) == [["行政复议", "行政复议"], ["1", "2"]]

    def test_vertical_continuation_without_a_beginning_is_a_blank_cell(self) -> None:
        lone = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
        body = f"<w:tbl><w:tr>{lone}<w:tc>{paragraph('1')}</w:tc></w:tr></w:tbl>"
        assert rows(read(body).grids[0]) == [["", "1"]]

    def test_table_inside_a_layout_table(self) -> None:
        row = "<w:tr>" + "".join(f"<w:tc>{paragraph(t)}</w:tc>" for t in ("规章", "0", "0")) + "</w:tr>"
        inner = f"<w:tbl>{row * 2}</w:tbl>"
        body = f"<w:tbl><w:tr><w:tc>{paragraph('二、主动公开政府信息情况')}{inner}<w:p/></w:tc></w:tr></w:tbl>"
        document = read(body)
        assert texts(document) == ["二、主动公开政府信息情况"]
        assert rows(document.grids[0]) == [["规章", "0", "0"]] * 2

    def test_cell_paragraphs_are_lines(self) -> None:
        body = f"<w:tbl><w:tr><w:tc>{paragraph('商业')}{paragraph('企业')}</w:tc><w:tc>{paragraph('　')}</w:tc></w:tr></w:tbl>"
        assert rows(read(body).grids[0]) == [["商业\n企业", ""]]


@pytest.mark.skipif(not SHARED.exists(), reason="the folder with the sample reports is not here")
def test_blank_statutory_form() -> None:
    document = read_document(SHARED / "form-2021-blank.docx")
    assert [(grid.rows, grid.columns) for grid in document.grids] == [(14, 4), (28, 10), (4, 15)]
    assert [text for text in texts(document) if text[:2] in {f"{n}、" for n in "一二三四五六"}] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]
    requests = rows(document.grids[1])
    assert all(None not in row for row in requests)
    assert all(row[3:] == [""] * 7 for row in requests[3:])
    assert requests[-1][0] == "四、结转下年度继续办理"
    assert requests[5][:2] == ["三、本年度办理结果", "（一）予以公开"]
