"""The statutory tables look like the form, show every figure once, and never let two states look alike."""

import pytest
from lxml import html

from disclosure_toolkit.audit import form_of
from disclosure_toolkit.display.marks import Mark, cell_id
from disclosure_toolkit.display.tables import report_html, tables_html
from disclosure_toolkit.model import Figure, Kind, Report, Severity
from tests.builders import changed, clean_report, without_row, without_table
from tests.display.samples import BUSY, busy

KEY = "requests.received.company"


def drawn(report: Report, marks: dict[str, tuple[Mark, ...]] | None = None) -> html.HtmlElement:
    return html.fromstring(f"<div>{tables_html(report, marks or {})}</div>")


def cell(page: html.HtmlElement, key: str) -> html.HtmlElement:
    (found,) = page.xpath(f'//td[@id="{cell_id(key)}"]')
    return found


@pytest.mark.parametrize("form", ["2021", "2019_trial"])
@pytest.mark.parametrize("undivided", [False, True])
def test_every_figure_of_the_form_stands_in_exactly_one_cell(form: str, undivided: bool) -> None:
    report = clean_report(form, undivided=undivided and form == "2021")
    page = drawn(report)
    ids = [td.get("id") for td in page.xpath("//td[@id]")]
    assert sorted(ids) == sorted(cell_id(key) for key in report.figures)


@pytest.mark.parametrize("form", ["2021", "2019_trial"])
@pytest.mark.parametrize("undivided", [False, True])
def test_merged_cells_close_to_a_rectangle(form: str, undivided: bool) -> None:
    for table in drawn(clean_report(form, undivided=undivided and form == "2021")).xpath("//table"):
        rows = table.xpath(".//tr")
        taken: dict[tuple[int, int], bool] = {}
        for r, row in enumerate(rows):
            column = 0
            for each in row.xpath("./td|./th"):
                while (r, column) in taken:
                    column += 1
                for dr in range(int(each.get("rowspan", 1))):
                    for dc in range(int(each.get("colspan", 1))):
                        assert (r + dr, column + dc) not in taken
                        taken[r + dr, column + dc] = True
        width = max(c for _, c in taken) + 1
        assert len(taken) == len(rows) * width
        assert max(r for r, _ in taken) == len(rows) - 1


def test_table_three_has_the_form_s_own_head_and_side() -> None:
    page = drawn(busy())
    text = " ".join(page.xpath('//table[contains(@class,"dt-requests")]//th//text()'))
    for label in (
        "申请人情况",
        "法人或其他组织",
        "三、本年度办理结果",
        "（三）不予公开",
        "8.属于行政查询事项",
        "（七）总计",
    ):
        assert label in text
    (side,) = page.xpath('//th[contains(@class,"dt-side")]')
    assert side.get("rowspan") == "22"


def test_values_stand_in_their_cells() -> None:
    page, report = drawn(busy()), busy()
    for key in BUSY:
        assert cell(page, key).text_content() == str(report.value(key))


STATES = {
    "number": Figure(KEY, 7, "7", Kind.NUMBER),
    "zero": Figure(KEY, 0, "0", Kind.ZERO),
    "blank": Figure(KEY, None, "", Kind.BLANK),
    "slash": Figure(KEY, None, "/", Kind.NOT_APPLICABLE),
    "text": Figure(KEY, None, "见附件", Kind.TEXT),
    "unreadable": Figure(KEY, None, "1 2", Kind.UNREADABLE, reason="两种读法不一致"),
}


def test_no_two_states_of_a_cell_look_alike() -> None:
    looks = {}
    for name, figure in STATES.items():
        td = cell(drawn(changed(clean_report(), {KEY: figure})), KEY)
        looks[name] = (td.text_content(), td.get("class"))
    absent = cell(drawn(without_row(clean_report(), "requests", "received")), KEY)
    looks["absent"] = (absent.text_content(), absent.get("class"))
    assert len({text for text, _ in looks.values()}) == len(looks)
    kinds = {name: cls for name, (_, cls) in looks.items() if name not in ("number", "zero")}
    assert len(set(kinds.values())) == len(kinds)


def test_the_reason_for_an_unread_cell_is_told() -> None:
    td = cell(drawn(changed(clean_report(), {KEY: STATES["unreadable"]})), KEY)
    assert "两种读法不一致" in td.get("title")


def test_a_printed_text_that_differs_from_the_value_is_told() -> None:
    td = cell(drawn(changed(clean_report(), {KEY: Figure(KEY, 1234, "1,234", Kind.NUMBER)})), KEY)
    assert td.text_content() == "1234"
    assert "1,234" in td.get("title")


def test_a_mark_is_told_by_symbol_number_and_word_and_links_to_its_finding() -> None:
    marks = {KEY: (Mark(4, Severity.ERROR, "问题 4"), Mark(9, Severity.INFO, "问题 9"))}
    td = cell(drawn(busy(), marks), KEY)
    assert "dt-mark" in td.get("class")
    assert "dt-error" in td.get("class")
    links = td.xpath(".//a")
    assert [(a.text_content(), a.get("href"), a.get("aria-label")) for a in links] == [
        ("×4", "#f4", "见问题 4"),
        ("i9", "#f9", "见问题 9"),
    ]


def test_a_missing_table_is_said_and_not_drawn_as_absent_cells() -> None:
    page = drawn(without_table(busy(), "review"))
    assert "没有找到本表" in page.text_content()
    assert not page.xpath('//table[contains(@class,"dt-review")]')


def test_a_label_worded_otherwise_says_so() -> None:
    from dataclasses import replace

    report = busy()
    tables = tuple(
        replace(
            t,
            rows=tuple(
                replace(r, printed="2.其他法律行政止公开", how="alias") if r.key == "denied_prohibited_by_law" else r
                for r in t.rows
            ),
        )
        for t in report.tables
    )
    page = drawn(replace(report, tables=tables))
    (label,) = page.xpath('//th[contains(@title,"2.其他法律行政止公开")]')
    assert label.text_content() == "2.其他法律行政法规禁止公开"


def test_a_report_in_a_notebook_cell_shows_its_three_tables() -> None:
    page = html.fromstring(str(report_html(busy())))
    assert len(page.xpath("//table")) == 3
    assert busy()._repr_html_() == report_html(busy())
    assert form_of(busy()).name == "2021"
