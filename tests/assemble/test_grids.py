"""Tables in cells: every figure under its own key, whatever the spans, pages and misprints."""

from __future__ import annotations

import pytest

from disclosure_toolkit.assemble import assemble
from disclosure_toolkit.editions import edition
from disclosure_toolkit.model import Document, Kind, Report

from . import printing as p

FORM = edition("2021")
TRIAL = edition("2019_trial")


def values(report: Report) -> dict[str, str]:
    return {key: figure.raw if figure.known else str(figure.kind) for key, figure in report.figures.items()}


def test_every_figure_of_the_form_is_read_under_its_key() -> None:
    figures = p.numbers(FORM)
    report = assemble(p.proper(FORM, figures))
    assert values(report) == figures
    assert report.identity.edition == "2021"
    assert not report.notes


def test_trial_form_is_recognised_and_read_whole() -> None:
    figures = p.numbers(TRIAL)
    report = assemble(p.proper(TRIAL, figures))
    assert report.identity.edition == "2019_trial"
    assert values(report) == figures
    assert len(report.figures) == 198


def test_undivided_row_keeps_its_own_keys() -> None:
    figures = p.numbers(FORM, undivided=True)
    report = assemble(p.proper(FORM, figures, undivided=True))
    assert values(report) == figures
    assert len(report.figures) == 186


def test_three_tables_in_one_grid() -> None:
    figures = p.numbers(FORM)
    rows = p.proactive_rows(FORM, figures) + p.header_rows(FORM) + p.request_rows(FORM, figures)
    report = assemble(p.document({2: [p.grid(rows + p.review_rows(FORM, figures))]}))
    assert values(report) == figures


@pytest.mark.parametrize("repeat", [True, False])
@pytest.mark.parametrize("cut", [1, 5, 12, 20, 24])
def test_table_three_over_a_page_end(cut: int, repeat: bool) -> None:
    figures = p.numbers(FORM)
    header, rows = p.header_rows(FORM), p.request_rows(FORM, figures)
    flat = [[(text, 1, span) for text, _, span in row] for row in rows]
    first, second = flat[:cut], flat[cut:]
    document = p.document(
        {
            2: [p.grid(p.proactive_rows(FORM, figures))],
            3: [p.grid(header + first, 2), p.grid((header if repeat else []) + second, 3)],
            4: [p.grid(p.review_rows(FORM, figures), 4)],
        }
    )
    assert values(assemble(document)) == figures


def flattened(rows: list[list[tuple[str, int, int]]]) -> list[list[tuple[str, int, int]]]:
    return [[(text, 1, 1) for text, _, _ in row] for row in rows]


def test_all_spans_lost() -> None:
    figures = p.numbers(FORM)
    document = p.document(
        {
            2: [p.grid(flattened(p.proactive_rows(FORM, figures)))],
            3: [p.grid(flattened(p.header_rows(FORM) + p.request_rows(FORM, figures)), 2)],
            4: [p.grid(flattened(p.review_rows(FORM, figures)), 3)],
        }
    )
    assert values(assemble(document)) == figures


def repeated(rows: list[list[tuple[str, int, int]]]) -> list[list[tuple[str, int, int]]]:
    """Spans lost by repeating the cell at every place that it covered."""
    whole = p.grid(rows)
    return [[(cell.text if cell else "", 1, 1) for cell in row] for row in whole.matrix()]


def test_all_spans_lost_by_repeating_the_cells() -> None:
    figures = p.numbers(FORM)
    document = p.document(
        {
            2: [p.grid(repeated(p.proactive_rows(FORM, figures)))],
            3: [p.grid(repeated(p.header_rows(FORM) + p.request_rows(FORM, figures)), 2)],
            4: [p.grid(repeated(p.review_rows(FORM, figures)), 3)],
        }
    )
    report = assemble(document)
    assert values(report) == figures
    assert not report.notes
    requests, proactive = report.table("requests"), report.table("proactive")
    assert requests is not None
    assert proactive is not None
    assert requests.column_keys() == [c.key for c in FORM.columns]
    assert proactive.column_keys() == [c.key for a in FORM.articles for c in a.columns]


def changed(document: Document, old: str, new: str) -> Document:
    """The document with the text of the cells equal to ``old`` changed."""
    from dataclasses import replace

    blocks = []
    hits = 0
    for block in document.blocks:
        if hasattr(block, "cells"):
            cells = []
            for cell in block.cells:
                if cell.text == old:
                    hits += 1
                    cell = replace(cell, text=new)
                cells.append(cell)
            block = replace(block, cells=tuple(cells))
        blocks.append(block)
    assert hits
    return replace(document, blocks=tuple(blocks))


@pytest.mark.parametrize(
    ("label", "printed", "how"),
    [
        ("2.其他法律行政法规禁止公开", "2.其他法律行政止公开", "alias"),
        ("2.其他法律行政法规禁止公开", "2、其他法律、行政法规禁止公开", "exact"),
        ("5.属于三类内部事务信息", "5．属于三 类内部事务\n信息", "exact"),
        ("1.信访举报投诉类申请", "1.信访举报投述类申请", "fuzzy"),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（二）部分公开", "alias"),
        ("（一）予以公开", "（一）同意提供", "position"),
        ("7.属于行政执法案卷", "7.行政处罚卷宗", "position"),
    ],
)
def test_misprinted_row_labels(label: str, printed: str, how: str) -> None:
    figures = p.numbers(FORM)
    report = assemble(changed(p.proper(FORM, figures), label, printed))
    assert values(report) == figures
    table = report.table("requests")
    assert table is not None
    match = next(row for row in table.rows if row.printed == printed)
    assert match.how == how
    assert bool(report.notes) == (how != "exact")


def test_doubled_row_with_other_figures_is_unreadable_not_overwritten() -> None:
    figures = p.numbers(FORM)
    report = assemble(changed(p.proper(FORM, figures), "3.要求提供公开出版物", "2.重复申请"))
    figure = report.figures["requests.not_processed_repeat.company"]
    assert figure.kind is Kind.UNREADABLE
    assert set(figure.readings) == {
        figures["requests.not_processed_repeat.company"],
        figures["requests.not_processed_publication.company"],
    }
    assert "requests.not_processed_publication.company" not in report.figures


def test_swapped_columns_follow_their_header() -> None:
    figures = p.numbers(FORM)
    swapped = changed(p.proper(FORM, figures), "商业企业", "*")
    swapped = changed(swapped, "科研机构", "商业企业")
    report = assemble(changed(swapped, "*", "科研机构"))
    assert report.figures["requests.granted.company"].raw == figures["requests.granted.research"]
    table = report.table("requests")
    assert table is not None
    assert table.column_keys()[1:3] == ["research", "company"]


def test_missing_row_is_absent_not_blank() -> None:
    figures = p.numbers(FORM)
    rows = [row for row in p.request_rows(FORM, figures) if not any(t == "2.重复申请" for t, _, _ in row)]
    report = assemble(p.document({3: [p.grid(p.header_rows(FORM) + rows)]}))
    assert not any(key.startswith("requests.not_processed_repeat.") for key in report.figures)
    assert (
        report.figures["requests.not_processed_publication.total"].raw
        == figures["requests.not_processed_publication.total"]
    )


def test_blank_slash_and_word_are_different_things() -> None:
    figures = p.numbers(FORM)
    figures |= {
        "requests.granted.natural_person": "",
        "requests.granted.company": "/",
        "requests.granted.research": "未统计",
        "requests.granted.public_interest": "０",
        "requests.granted.legal_service": "1,234",
        "requests.granted.other_organisation": "1 2",
        "requests.granted.total": "-3",
    }
    report = assemble(p.proper(FORM, figures))
    kinds = [report.figures[f"requests.granted.{c.key}"].kind for c in FORM.columns]
    assert kinds == ["blank", "not_applicable", "text", "zero", "number", "unreadable", "number"]
    assert report.value("requests.granted.legal_service") == 1234
    assert report.value("requests.granted.total") == -3


def test_glued_figures_are_split_only_when_there_is_one_way() -> None:
    figures = dict.fromkeys(p.numbers(FORM), "0")
    rows = [[("规章000", 1, 4)] if row[0][0] == "规章" else row for row in p.proactive_rows(FORM, figures)]
    report = assemble(p.document({2: [p.grid(rows)]}))
    assert report.value("proactive.regulations.in_force") == 0
    rows = [[("规章1234", 1, 4)] if row[0][0].startswith("规章") else row for row in rows]
    report = assemble(p.document({2: [p.grid(rows)]}))
    assert report.figures["proactive.regulations.in_force"].kind is Kind.UNREADABLE


def test_header_words_split_over_two_rows() -> None:
    figures = p.numbers(FORM)
    header = p.header_rows(FORM)
    header[0][0] = (header[0][0][0], 4, 3)
    header[1] = [("自然人", 3, 1), ("法人或其他组织", 1, 5), ("总计", 3, 1)]
    header[2] = [("商业", 1, 1), ("科研", 1, 1), ("社会公益组织", 2, 1), ("法律服务机构", 2, 1), ("其他", 2, 1)]
    header.append([("企业", 1, 1), ("机构", 1, 1)])
    report = assemble(p.document({3: [p.grid(header + p.request_rows(FORM, figures))]}))
    assert values(report) == {k: v for k, v in figures.items() if k.startswith("requests.")}


def test_spare_blank_cells_beside_the_figures_do_not_count() -> None:
    figures = p.numbers(FORM)
    rows = flattened(p.header_rows(FORM) + p.request_rows(FORM, figures))
    spaced = [row if i < 3 else [*row[:-7], ("", 1, 1), *row[-7:]] for i, row in enumerate(rows)]
    trailing = [row if i < 3 else [*row, ("", 1, 1), ("", 1, 1)] for i, row in enumerate(rows)]
    for made in (spaced, trailing):
        report = assemble(p.document({3: [p.grid(made)]}))
        assert values(report) == {k: v for k, v in figures.items() if k.startswith("requests.")}


def test_upright_heading_in_the_same_cell_is_no_part_of_the_label() -> None:
    figures = p.numbers(FORM)
    printed = "三、\n本年\n度办 （七）总计\n理结\n果"
    report = assemble(changed(p.proper(FORM, figures), "（七）总计", printed))
    assert values(report) == figures
    assert not report.notes


def test_words_in_a_cell_of_table_four_cost_that_cell_only() -> None:
    figures = p.numbers(FORM) | {"review.reconsideration.pending": "见说明"}
    report = assemble(p.proper(FORM, figures))
    assert report.figures["review.reconsideration.pending"].kind is Kind.TEXT
    assert report.figures["review.reconsideration.total"].raw == figures["review.reconsideration.total"]
