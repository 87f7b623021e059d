"""Plain text: printed lines with what tells paragraphs, page numbers, delimited tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_toolkit.model import Document, Grid, TextBlock
from disclosure_toolkit.readers import read_bytes, read_document

SHARED = Path(__file__).parents[3] / "shared" / "samples"


def read(text: str, file: str = "报告.txt") -> Document:
    return read_bytes(text.encode(), file)


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def rows(grid: Grid) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in grid.matrix()]


class TestLines:
    def test_numbers_gaps_and_words(self) -> None:
        document = read("一、总体情况\r\n\r\n\r\n规章    0   12\r\n")
        first, second = document.blocks
        assert isinstance(second, TextBlock)
        assert (first.source.line, second.source.line) == (1, 4)
        assert second.gap == 2
        assert [(w.text, w.x0, w.x1) for w in second.words] == [("规章", 0, 4), ("0", 8, 9), ("12", 12, 14)]

    @given(
        st.lists(st.sampled_from(["规章", "0", "12", "总计", "３", "（一）", "a"]), min_size=1, max_size=6),
        st.integers(1, 9),
    )
    def test_words_stand_at_their_display_columns(self, words: list[str], space: int) -> None:
        wide = {"规章": 4, "总计": 4, "３": 2, "（一）": 6}
        (block,) = read((" " * space).join(words)).blocks
        assert isinstance(block, TextBlock)
        expected = []
        column = 0
        for word in words:
            width = wide.get(word, len(word))
            expected.append((word, column, column + width))
            column += width + space
        assert [(w.text, w.x0, w.x1) for w in block.words] == expected

    def test_full_lines_and_indents(self) -> None:
        lines = [
            "　　我局高度重视政府信息公开工作，严格按照条例的规定，",
            "主动公开各类政府信息，及时办理公开申请，不断提高工作水",
            "平，全年公开信息三十六条，群众满意度持续提升，各项工作",
            "均已完成。",
            "　　（一）主动公开",
            "　　全年没有收到申请，也没有发生行政复议和行政诉讼，今",
            "后将继续努力做好各项工作。",
        ]
        blocks = [block for block in read("\n".join(lines)).blocks if isinstance(block, TextBlock)]
        assert [block.full for block in blocks] == [True, True, True, False, False, True, False]
        assert [block.indent for block in blocks] == [2, 0, 0, 0, 2, 2, 0]
        assert {block.kind for block in blocks} == {"line"}

    def test_lost_indents_are_not_told_and_do_not_hide_full_lines(self) -> None:
        lines = [
            "我局高度重视政府信息公开工作，严格按照条例的规定，",
            "主动公开各类政府信息，及时办理公开申请，不断提高工作水",
            "平，全年公开信息三十六条，群众满意度持续提升，各项工作",
            "均已完成。",
        ]
        blocks = [block for block in read("\n".join(lines)).blocks if isinstance(block, TextBlock)]
        assert [block.full for block in blocks] == [True, True, True, False]
        assert {block.indent for block in blocks} == {None}

    def test_one_line_a_paragraph_has_no_full_lines(self) -> None:
        prose = "我局严格按照条例的规定主动公开各类政府信息，及时办理公开申请。"
        blocks = read("\n".join([prose * 3, prose, prose * 2, "（一）主动公开", prose * 4])).blocks
        assert [block.full for block in blocks if isinstance(block, TextBlock)] == [False] * 5


class TestPageNumbers:
    @pytest.mark.parametrize(
        "printed", ["-1-", "- 3 -", "— 12 —", "－3－", "第 2 页", "第2页 共8页", "第 2 页/共 8 页"]
    )
    def test_printed_page_numbers_are_left_out(self, printed: str) -> None:
        assert texts(read(f"规章 0 0 0\n{printed}\n行政许可 0")) == ["规章 0 0 0", "行政许可 0"]

    @pytest.mark.parametrize("figure", ["0", "12", "-1", "—", "/", "-", "+4", "（1）", "3-"])
    def test_figures_that_stand_alone_stay(self, figure: str) -> None:
        assert texts(read(f"（二）部分公开 0 0 0 0 0 0\n{figure}\n（三）不予公开")) == [
            "（二）部分公开 0 0 0 0 0 0",
            figure,
            "（三）不予公开",
        ]

    def test_bare_numbers_that_count_the_pages_are_left_out(self) -> None:
        document = read("一、总体情况\n0\n1\n\f二、主动公开\n2\n\f三、申请\n规章 0\n3\n\f")
        assert texts(document) == ["一、总体情况", "0", "二、主动公开", "三、申请", "规章 0"]
        assert document.pages == 3

    def test_bare_numbers_that_do_not_count_the_pages_stay(self) -> None:
        document = read("一、总体情况\n1\n\f二、主动公开\n0\n\f三、申请\n3\n")
        assert texts(document) == ["一、总体情况", "1", "二、主动公开", "0", "三、申请", "3"]


class TestTables:
    def test_bars_keep_blank_cells(self) -> None:
        document = read(
            "三、申请情况\n一、本年新收 | 0 | | | | | | 0 |\n二、上年结转 |  |  |  |  |  |  | 3 |\n四、复议"
        )
        assert texts(document) == ["三、申请情况", "四、复议"]
        assert rows(document.grids[0]) == [
            ["一、本年新收", "0", "", "", "", "", "", "0"],
            ["二、上年结转", "", "", "", "", "", "", "3"],
        ]
        assert [cell.source.line for cell in document.grids[0].cells[::8]] == [2, 3]
        assert document.lines[0].text == "三、申请情况"
        assert len(document.lines) == 4

    def test_last_cell_is_blank_where_only_some_rows_are_closed(self) -> None:
        document = read("规章 | 0 | 1\n文件 | 2 |\n")
        assert rows(document.grids[0]) == [["规章", "0", "1"], ["文件", "2", ""]]

    def test_markdown(self) -> None:
        text = "## 二、主动公开政府信息情况\n\n| 信息内容 | 制发 | 废止 |\n|---|:---:|---:|\n| 规章 | 0 |  |\n\n正文"
        document = read(text, "报告.md")
        assert texts(document) == ["二、主动公开政府信息情况", "正文"]
        assert rows(document.grids[0]) == [["信息内容", "制发", "废止"], ["规章", "0", ""]]

    def test_drawn_borders(self) -> None:
        document = read("┌────┬──┐\n│规章│ 0│\n├────┼──┤\n│文件│  │\n└────┴──┘\n")
        assert rows(document.grids[0]) == [["规章", "0"], ["文件", ""]]

    def test_tabs(self) -> None:
        document = read("三、申请情况\n申请人\t自然人\t\t总计\n新收\t1\t\t1\n\t\t2\t\n结束")
        assert texts(document) == ["三、申请情况", "结束"]
        assert rows(document.grids[0]) == [
            ["申请人", "自然人", "", "总计"],
            ["新收", "1", "", "1"],
            ["", "", "2", ""],
        ]

    def test_commas(self) -> None:
        document = read('规章,0,0,"1,234"\n文件,1,,2\n', "表.csv")
        assert rows(document.grids[0]) == [["规章", "0", "0", "1,234"], ["文件", "1", "", "2"]]

    @pytest.mark.parametrize(
        "text",
        [
            "规章 0 0 0\n文件 0 0 0\n",
            "\t一、总体情况\n\t二、主动公开\n\t三、申请\n",
            "行政许可 1,234\n行政处罚 2,345\n行政强制 1,234,567\n",
            "联系电话：0500-1234567|邮编：223100\n正文\n",
            "共 3 件, 其中 1 件, 又 2 件\n二是加强管理\n",
        ],
    )
    def test_no_table_where_nothing_parts_the_cells_with_certainty(self, text: str) -> None:
        assert read(text).grids == ()

    @given(
        st.integers(2, 6).flatmap(
            lambda n: st.lists(
                st.lists(st.sampled_from(["", "0", "12", "/", "规章", "（一）予以公开"]), min_size=n, max_size=n),
                min_size=2,
                max_size=6,
            )
        ),
        st.sampled_from(["bar", "closed", "tab"]),
    )
    def test_delimited_tables_come_back_cell_for_cell(self, table: list[list[str]], style: str) -> None:
        table = [["行" + str(i), *row] for i, row in enumerate(table)]
        form = {"bar": lambda r: " | ".join(r), "closed": lambda r: f"| {' | '.join(r)} |", "tab": "\t".join}[style]
        if style == "bar" and all(not row[-1] for row in table):
            table[0][-1] = "1"  # otherwise every line ends with a bar, as lines of a closed table do
        document = read("\n".join(form(row) for row in table))
        assert rows(document.grids[0]) == table


def test_headings_of_a_text_with_whole_paragraphs_are_not_full_lines(tmp_path: Path) -> None:
    """One paragraph a line: the long lines that stop without a full stop are titles, not broken lines."""
    paragraph = "本年度主动公开信息12条，内容涵盖规划计划、财政资金、工作动态等各个方面，及时回应了社会关切的问题。"
    lines = [
        "云溪县水利局2024年政府信息公开工作年度报告",
        "一、总体情况",
        "（一）主动公开政府信息方面的情况",
        paragraph,
        "（二）依申请公开政府信息办理情况",
        "未收到申请。",
        "（三）政府信息管理情况",
        paragraph,
    ]
    path = tmp_path / "报告.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert not [b.text for b in read_document(path).blocks if isinstance(b, TextBlock) and b.full]


@pytest.mark.skipif(not SHARED.exists(), reason="the folder with the sample reports is not here")
class TestRealReport:
    """友好区司法局 2024, as taken out of a PDF."""

    @pytest.fixture
    def document(self) -> Document:
        return read_document(SHARED / "youhao-justice-2024.txt")

    def test_every_line_is_there_once_and_in_order(self, document: Document) -> None:
        raw = (SHARED / "youhao-justice-2024.txt").read_text(encoding="utf-8").split("\n")
        assert texts(document) == [line.strip() for line in raw if line.strip()]
        for block in document.blocks:
            assert isinstance(block, TextBlock)
            assert raw[(block.source.line or 0) - 1].strip() == block.text

    def test_seventh_figure_on_a_line_of_its_own_stays(self, document: Document) -> None:
        found = texts(document)
        place = found.index("不计其他情形）")
        assert found[place + 1 : place + 3] == ["0 0 0 0 0 0", "0"]

    def test_lines_inside_paragraphs_are_full_and_last_ones_are_not(self, document: Document) -> None:
        full = {block.text: block.full for block in document.blocks if isinstance(block, TextBlock)}
        assert full["友好区司法局坚持以习近平新时代中国特色社会主义思想"]
        assert full["扎实推进政府信息公开工作，全面推进依法治区和司法行政工作"]
        assert not full["高质量发展。"]
        assert not full["（一）主动公开情况"]
        assert not full["一、总体情况"]
        prose = [t for t in full if len(t) > 24 and not t.endswith("。") and not t[0].isdigit()]
        assert sum(bool(full[t]) for t in prose) / len(prose) > 0.9


FOOT = "打印本页 关闭窗口\n主办：云溪县人民政府办公室 电话：0500-1234567\n示ICP备00000000号\n"


def test_the_foot_of_a_page_copied_as_text_is_left_out() -> None:
    report = ["六、其他需要报告的事项", "本机关没有收取信息处理费。", "云溪县水务局", "2025年1月20日"]
    assert texts(read("\n".join(report) + "\n" + FOOT)) == report


def test_words_of_a_foot_amid_the_report_stay() -> None:
    report = ["主办单位：云溪县水务局", "相关信息如下：", "一、总体情况", "本局公开信息12条。"]
    assert texts(read("\n".join(report) + "\n")) == report
