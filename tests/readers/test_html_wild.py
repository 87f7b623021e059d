"""Whole pages as sites publish them, with every figure different: what is read is what is printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

import pytest

from disclosure_toolkit.assemble import assemble
from disclosure_toolkit.editions import edition
from disclosure_toolkit.model import Report
from disclosure_toolkit.readers import read_bytes

from ..assemble import printing as p

FORM = edition("2021")
FIGURES = p.numbers(FORM)
TITLE = "云溪县水务局2024年政府信息公开工作年度报告"
PREAMBLE = "根据条例规定，现公布本局2024年政府信息公开工作年度报告，数据统计期限为2024年1月1日至12月31日。"
HEADINGS = [section.title for section in FORM.sections]
PROSE = [f"第{number}部分的正文，说明本局全年的工作，没有其他内容。" for number in "一二三四五六"]
ROWS = {
    2: p.proactive_rows(FORM, FIGURES),
    3: p.header_rows(FORM) + p.request_rows(FORM, FIGURES),
    4: p.review_rows(FORM, FIGURES),
}
Rows = list[list[tuple[str, int, int]]]


def table_rows(rows: Rows) -> str:
    cell = '<td rowspan="{1}" colspan="{2}">{0}</td>'
    return "".join(f"<tr>{''.join(cell.format(escape(t), r, c) for t, r, c in row)}</tr>" for row in rows)


def table(rows: Rows) -> str:
    return f"<table>{table_rows(rows)}</table>"


def body(heading: Callable[[int], str], table: Callable[[Rows], str] = table, para: str = "<p>{}</p>") -> str:
    parts = [f"<h1>{TITLE}</h1>", para.format(PREAMBLE)]
    for number in range(1, 7):
        parts += [para.format(heading(number)), para.format(PROSE[number - 1])]
        parts += [table(ROWS[number])] if number in ROWS else []
    return "".join(parts)


def numbered(number: int) -> str:
    return f"{'一二三四五六'[number - 1]}、{HEADINGS[number - 1]}"


def read(content: str) -> Report:
    return assemble(read_bytes(f"<html><body>{content}</body></html>".encode(), "网页.html"))


def values(report: Report) -> dict[str, str]:
    return {key: figure.raw if figure.known else str(figure.kind) for key, figure in report.figures.items()}


def texts(report: Report) -> list[str]:
    return [section.text for section in report.sections if section.number]


def without(*spans: str) -> Callable[[Rows], str]:
    pattern = re.compile(rf' ({"|".join(spans)})="\d+"')
    return lambda rows: pattern.sub("", table(rows))


@pytest.mark.parametrize("lost", [("rowspan",), ("colspan",), ("rowspan", "colspan")])
def test_spans_that_the_editor_lost_move_no_figure(lost: tuple[str, ...]) -> None:
    assert values(read(body(numbered, without(*lost)))) == FIGURES


@pytest.mark.parametrize("lost", [("rowspan",), ("colspan",), ("rowspan", "colspan")])
@pytest.mark.parametrize(("name", "other"), [("社会公益组织", "慈善机构"), ("总计", "总件数"), ("自然人", "个人")])
def test_a_renamed_column_is_told_where_the_spans_are_lost(lost: tuple[str, ...], name: str, other: str) -> None:
    def print_table(rows: Rows) -> str:
        return without(*lost)(rows).replace(f">{name}<", f">{other}<", 1) if rows is ROWS[3] else table(rows)

    report = read(body(numbered, print_table))
    assert values(report) == FIGURES
    record = next(record for record in report.tables if record.name == "requests")
    assert [label.printed for label in record.columns if label.how != "exact"] == [other]


def test_a_renamed_result_is_told_where_the_cells_are_lost() -> None:
    def print_table(rows: Rows) -> str:
        lost = re.sub(r' rowspan="\d+"', "", table(rows))
        return lost.replace(">结果纠正<", ">结果撤销<", 1) if rows is ROWS[4] else table(rows)

    report = read(body(numbered, print_table))
    assert values(report) == FIGURES
    record = next(record for record in report.tables if record.name == "review")
    assert [label.printed for label in record.columns if label.how != "exact"] == ["结果撤销"]


@pytest.mark.parametrize(
    "pattern",
    ["{n}.", "{n}、", "（{cn}）", "{cn}．", "{cn} ", "{cn}：", "第{cn}部分 ", "{roman}、", "{cn}、&nbsp; ", ""],
)
def test_sections_are_found_however_they_are_numbered(pattern: str) -> None:
    def heading(number: int) -> str:
        signs = {"n": number, "cn": "一二三四五六"[number - 1], "roman": "ⅠⅡⅢⅣⅤⅥ"[number - 1]}
        return pattern.format(**signs) + HEADINGS[number - 1]

    report = read(body(heading))
    assert texts(report) == PROSE
    assert [section.title for section in report.sections if section.number] == HEADINGS
    assert values(report) == FIGURES


def test_numbered_subheadings_are_no_sections_where_sections_are_numbered_otherwise() -> None:
    content = body(numbered).replace(
        f"<p>{PROSE[0]}</p>", f"<p>（一）主动公开政府信息情况</p><p>{PROSE[0]}</p><p>（二）依申请公开</p>"
    )
    report = read(content)
    assert texts(report) == ["\n".join(("（一）主动公开政府信息情况", PROSE[0], "（二）依申请公开")), *PROSE[1:]]


def test_a_report_typed_into_one_grid_keeps_its_text() -> None:
    rows = f'<tr><td colspan="10">{PREAMBLE}</td></tr>'
    for number in range(1, 7):
        rows += (
            f'<tr><td colspan="10">{numbered(number)}</td></tr><tr><td colspan="10">{PROSE[number - 1] * 8}</td></tr>'
        )
        rows += table_rows(ROWS[number]) if number in ROWS else ""
    report = read(f"<h1>{TITLE}</h1><table>{rows}</table>")
    assert texts(report) == [text * 8 for text in PROSE]
    assert values(report) == FIGURES


def test_text_before_a_page_of_columns_belongs_to_the_report() -> None:
    rows = "".join(
        f"<tr><td>{numbered(n)}</td><td><p>{PROSE[n - 1]}</p>{table(ROWS[n]) if n in ROWS else ''}</td></tr>"
        for n in range(1, 7)
    )
    report = read(f"<h1>{TITLE}</h1><p>{PREAMBLE}</p><table>{rows}</table>")
    assert report.section(0).text == PREAMBLE  # type: ignore[union-attr]
    assert texts(report) == PROSE


@pytest.mark.parametrize(
    "foot",
    [
        "<h3>相关文档</h3><ul><li><a href=1>2023年政府信息公开工作年度报告</a></li></ul>",
        "<p>主办单位：云溪县人民政府办公室 联系电话：0500-1234567</p><p>示ICP备00000000号-1</p>",
        "<p>版权所有：云溪县</p><p>地址：滨河路1号</p><p>网站标识码：0000000000</p>",
        "<div>技术支持：某公司</div><div>建议使用1024*768分辨率</div>",
    ],
)
def test_the_foot_of_a_page_without_containers_is_no_part_of_the_last_section(foot: str) -> None:
    assert texts(read(body(numbered) + foot)) == PROSE


def test_an_office_and_date_under_the_report_stay() -> None:
    report = read(body(numbered) + "<p>云溪县水务局</p><p>2025年1月20日</p><p>版权所有</p>")
    assert texts(report)[-1] == f"{PROSE[-1]}\n云溪县水务局\n2025年1月20日"


@pytest.mark.parametrize("wrap", ["{}", "<div>{}</div>"])
def test_tables_that_are_pictures_are_told(wrap: str) -> None:
    picture = '<p><img src="a.png" width="650" height="900"></p>'
    report = read(wrap.format(body(numbered, lambda rows: picture if rows is ROWS[3] else table(rows))))
    assert [note.code for note in report.notes] == ["pictures"]
    assert not any(key.startswith("requests.") for key in report.figures)
    assert sum(key.startswith(("proactive.", "review.")) for key in report.figures) == 25


def test_pictures_of_the_site_around_a_report_without_container_are_none_of_it() -> None:
    logo = '<p><img src="logo.png" width="900" height="200"></p>'
    assert not read(f"{logo}{body(numbered)}{logo}").notes


def test_a_footnote_mark_behind_a_label_changes_nothing() -> None:
    report = read(body(numbered, lambda rows: re.sub(r"(（六）其他处理|3.其他|（七）总计)<", r"\1①<", table(rows))))
    assert values(report) == FIGURES


def folded_open(number: int) -> str:
    return f"<a data-toggle=collapse href='#part{number}'>{numbered(number)}</a>"


def test_headings_that_fold_their_parts_open_are_headings() -> None:
    report = read(body(folded_open))
    assert texts(report) == PROSE
    assert values(report) == FIGURES


def test_a_list_of_contents_with_links_is_no_part_of_the_report() -> None:
    contents = "".join(f"<li><a href='#part{n}'>{numbered(n)}</a></li>" for n in range(1, 7))
    report = read(f"<ul>{contents}</ul>{body(numbered)}")
    assert texts(report) == PROSE


@pytest.mark.parametrize("shown", [1, 2])
def test_parts_that_only_a_script_shows_are_read(shown: int) -> None:
    parts = body(lambda number: f"@@{numbered(number)}").split("<p>@@")
    hidden = "<div style='display:none'>" if shown else ""
    whole = "<p>".join(parts[: shown + 1]) + hidden + "<p>" + "<p>".join(parts[shown + 1 :]) + "</div>"
    report = read(whole)
    assert texts(report) == PROSE
    assert values(report) == FIGURES
    assert [note.code for note in report.notes] == ["hidden_content"]


def test_the_way_to_the_page_is_no_title() -> None:
    report = read("<div>首页 &gt; 政府信息公开 &gt; 政府信息公开年报 &gt; 2023年</div>" + body(numbered))
    assert (report.identity.agency, report.identity.year) == ("云溪县水务局", 2024)


def test_a_bold_heading_with_its_text_right_behind_it_is_a_heading() -> None:
    parts = [f"<p><b>{numbered(n)}</b>{PROSE[n - 1]}</p>" + (table(ROWS[n]) if n in ROWS else "") for n in range(1, 7)]
    report = read(f"<h1>{TITLE}</h1><p>{PREAMBLE}</p>{''.join(parts)}")
    assert texts(report) == PROSE
    assert values(report) == FIGURES


@pytest.mark.parametrize("number", [2, 3, 4, 5, 6])
def test_a_long_title_needs_no_mark_before_its_text(number: int) -> None:
    def heading(at: int) -> str:
        return numbered(at) + ("工作中仍有一些薄弱环节，主要是业务培训的次数不够多。" if at == number else "")

    report = read(body(heading))
    assert [section.title for section in report.sections if section.number] == HEADINGS
