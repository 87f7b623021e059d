"""Tables that only look like the form's, and tables of the form with more in them than the form has."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from disclosure_toolkit.assemble import assemble
from disclosure_toolkit.editions import edition
from disclosure_toolkit.model import Block, Kind, Report

from . import printing as p

FORM = edition("2021")
FIGURES = p.numbers(FORM)
Rows = list[list[tuple[str, int, int]]]


def plain(*rows: tuple[str, ...]) -> Rows:
    return [[(text, 1, 1) for text in row] for row in rows]


YEARS = plain(
    ("项目", "2022年", "2023年"),
    ("本年新收政府信息公开申请数量", "777", "778"),
    ("予以公开", "701", "702"),
    ("部分公开", "31", "32"),
    ("不予公开", "41", "42"),
    ("其他处理", "4", "2"),
    ("总计", "777", "778"),
)
CHANNELS = plain(("渠道", "数量", "占比"), ("网站", "1,234", "80%"), ("其他", "66", "5%"), ("总计", "1500", "100%"))
KINDS = plain(("类别", "数量"), ("规章", "771"), ("行政规范性文件", "772"), ("行政许可", "773"), ("行政处罚", "774"))
RESULTS = plain(
    ("类别", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"), ("上年行政复议", "771", "772", "0", "0", "1543")
)


def tables() -> dict[int, Rows]:
    return {
        2: p.proactive_rows(FORM, FIGURES),
        3: p.header_rows(FORM) + p.request_rows(FORM, FIGURES),
        4: p.review_rows(FORM, FIGURES),
    }


def report_of(rows: dict[int, Rows], first: Rows | None = None, last: Rows | None = None) -> Report:
    blocks: dict[int, list[Block]] = {number: [p.grid(table, number)] for number, table in rows.items()}
    if first is not None:
        blocks[1] = [p.grid(first, 8)]
    if last is not None:
        blocks[6] = [p.grid(last, 9)]
    return assemble(p.document(blocks))


def raw(report: Report) -> dict[str, str]:
    return {key: figure.raw if figure.known else str(figure.kind) for key, figure in report.figures.items()}


@pytest.mark.parametrize("table", [YEARS, CHANNELS, KINDS, RESULTS], ids=["years", "channels", "kinds", "results"])
@pytest.mark.parametrize("place", ["first", "last"])
def test_a_table_that_shares_row_names_takes_no_figure_away(table: Rows, place: str) -> None:
    assert raw(report_of(tables(), **{place: table})) == FIGURES


def test_a_table_left_aside_is_told() -> None:
    notes = [note.message for note in report_of(tables(), first=YEARS).notes]
    assert any("表三之外另有一张表" in message for message in notes)


def test_a_sum_under_the_table_is_no_row_of_the_form() -> None:
    rows = tables()
    rows[3] = [*rows[3], [("合计", 1, 3), *((str(n), 1, 1) for n in range(900, 907))]]
    assert raw(report_of(rows)) == FIGURES


@pytest.mark.parametrize("side", ["left", "right"])
def test_columns_of_table_two_that_the_form_does_not_have(side: str) -> None:
    rows = []
    for number, row in enumerate(tables()[2]):
        if row[0][0].startswith("第二十条"):
            rows.append([(row[0][0], 1, 5)])
            continue
        header = row[0][0] == "信息内容"
        if side == "left":
            rows.append([("序号" if header else str(number), 1, 1), *row])
        else:
            rows.append([*row, ("上年数" if header else str(500 + number), 1, 1)])
    assert raw(report_of(tables() | {2: rows})) == FIGURES


def test_an_upright_heading_beside_table_two_is_no_row_name() -> None:
    rows = tables()[2]
    rows[0] = [("主动公开", len(rows), 1), *rows[0]]
    assert raw(report_of(tables() | {2: rows})) == FIGURES


def test_fees_printed_in_yuan_are_kept_in_ten_thousands() -> None:
    rows = [[(text.replace("单位：万元", "单位：元"), r, c) for text, r, c in row] for row in tables()[2]]
    report = report_of(tables() | {2: rows})
    key = "proactive.fees.amount_wan_yuan"
    assert report.value(key) == Decimal(FIGURES[key]) / 10_000
    assert any("折算" in note.message for note in report.notes)


@pytest.mark.parametrize(("text", "kind"), [("0", Kind.ZERO), ("无", Kind.NOT_APPLICABLE), ("/", Kind.NOT_APPLICABLE)])
def test_one_cell_over_a_whole_row_says_the_same_of_each_column(text: str, kind: Kind) -> None:
    rows = tables()[3]
    at = next(i for i, row in enumerate(rows) if row[0][0] == "2.重复申请")
    rows[at] = [rows[at][0], (text, 1, 7)]
    report = report_of(tables() | {3: rows})
    assert {report.figures[f"requests.not_processed_repeat.{c.key}"].kind for c in FORM.columns} == {kind}


def test_one_number_over_a_whole_row_is_not_shared_out() -> None:
    rows = tables()[3]
    at = next(i for i, row in enumerate(rows) if row[0][0] == "2.重复申请")
    rows[at] = [rows[at][0], ("3", 1, 7)]
    report = report_of(tables() | {3: rows})
    assert {report.figures[f"requests.not_processed_repeat.{c.key}"].kind for c in FORM.columns} == {Kind.UNREADABLE}


@pytest.mark.parametrize(("text", "kind"), [("3", Kind.UNREADABLE), ("0", Kind.ZERO)])
def test_one_number_over_several_rows_belongs_to_none_of_them(text: str, kind: Kind) -> None:
    rows = tables()[3]
    at = next(i for i, row in enumerate(rows) if row[0][0] == "（六）其他处理")
    rows[at] = [*rows[at][:-1], (text, 3, 1)]
    for row in (at + 1, at + 2):
        rows[row] = rows[row][:-1]
    report = report_of(tables() | {3: rows})
    for row_key in ("other_not_corrected", "other_fee_unpaid", "other_misc"):
        assert report.figures[f"requests.{row_key}.total"].kind is kind


@pytest.mark.parametrize("printed", ["(3)其他", "3、其他", "其他"])
def test_the_last_row_of_other_handling_however_numbered(printed: str) -> None:
    rows = [[(printed if text == "3.其他" else text, r, c) for text, r, c in row] for row in tables()[3]]
    assert raw(report_of(tables() | {3: rows})) == FIGURES


def relabelled(change: Callable[[str], str]) -> dict[int, Rows]:
    return {n: [[(change(text), r, c) for text, r, c in row] for row in rows] for n, rows in tables().items()}


def test_the_unit_behind_a_label_is_no_part_of_it() -> None:
    numbers = set(FIGURES.values())
    report = report_of(relabelled(lambda text: text if text in numbers or "元" in text else f"{text}（件）"))
    assert raw(report) == FIGURES


def test_sums_beside_group_headings_are_no_rows_of_the_form() -> None:
    rows = p.header_rows(FORM)
    last = ""
    for key, group, label in p.request_lines(FORM):
        if group and group != last:
            rows.append([(group, 1, 3), *(("777", 1, 1) for _ in FORM.columns)])
        last = group
        rows.append([(label, 1, 3), *((FIGURES[f"requests.{key}.{c.key}"], 1, 1) for c in FORM.columns)])
    assert raw(report_of(tables() | {3: rows})) == FIGURES


def test_labels_with_their_whole_path() -> None:
    rows = p.header_rows(FORM)
    for key, group, label in p.request_lines(FORM):
        top = "" if key in ("received", "carried_in", "carried_out") else "三、本年度办理结果"
        values = [(FIGURES[f"requests.{key}.{c.key}"], 1, 1) for c in FORM.columns]
        rows.append([(top + group + label, 1, 3), *values])
    assert raw(report_of(tables() | {3: rows})) == FIGURES


def test_one_number_over_two_rows_of_table_two_belongs_to_neither() -> None:
    rows = tables()[2]
    at = next(i for i, row in enumerate(rows) if row[0][0] == "行政处罚")
    rows[at] = [rows[at][0], (rows[at][1][0], 2, 3)]
    rows[at + 1] = rows[at + 1][:1]
    report = report_of(tables() | {2: rows})
    for key in ("penalties", "coercion"):
        assert report.figures[f"proactive.{key}.decisions"].kind is Kind.UNREADABLE


ORDERS = {
    "groups": [*range(5, 15), *range(5)],
    "kinds of litigation": [*range(5), *range(10, 15), *range(5, 10)],
    "results": [0, 2, 1, 3, 4, 5, 7, 6, 8, 9, 10, 12, 11, 13, 14],
    "totals first": [4, 0, 1, 2, 3, 9, 5, 6, 7, 8, 14, 10, 11, 12, 13],
}


def reordered(order: list[int], rowspans: bool, colspans: bool) -> Rows:
    """Table 4 with its columns in another order, each column with its headings; spans kept or lost."""
    rows = tables()[4]
    results = [r.label for r in FORM.review_results] * 3
    groups = ["行政复议"] * 5 + ["未经复议直接起诉"] * 5 + ["复议后起诉"] * 5
    first: list[tuple[str, int, int]] = []
    second: list[tuple[str, int, int]] = []
    third: list[tuple[str, int, int]] = []
    for index in order:
        top = "行政复议" if index < 5 else "行政诉讼"
        if not first or first[-1][0] != top:
            first.append((top, 1, 0))
        first[-1] = (top, 1, first[-1][2] + 1)
        if index < 5:
            second.append((results[index], 2, 1))
            continue
        if not second or second[-1][0] != groups[index]:
            second.append((groups[index], 1, 0))
        second[-1] = (groups[index], 1, second[-1][2] + 1)
        third.append((results[index], 1, 1))
    made = [first, second, third, [rows[-1][index] for index in order]]
    return [[(text, r if rowspans else 1, c if colspans else 1) for text, r, c in row] for row in made]


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
@pytest.mark.parametrize("rowspans", [True, False])
@pytest.mark.parametrize("colspans", [True, False])
def test_table_four_in_another_order_is_read_by_its_header(order: list[int], rowspans: bool, colspans: bool) -> None:
    assert raw(report_of(tables() | {4: reordered(order, rowspans, colspans)})) == FIGURES
