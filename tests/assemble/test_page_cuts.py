"""Rows that a page end cuts: half a number is never read as a whole one, and no row is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from disclosure_toolkit.assemble import assemble
from disclosure_toolkit.editions import edition
from disclosure_toolkit.model import Grid, Kind, Report, Source

from ..builders import consistent
from . import printing as p

FORM = edition("2021")
FIGURES = {
    key: str(figure.value)
    for key, figure in consistent(
        FORM,
        {
            "requests.granted.natural_person": 1284,
            "requests.granted.company": 7,
            "requests.denied_state_secret.research": 365,
            "requests.carried_in.company": 3,
            "review.reconsideration.upheld": 104,
            "review.reconsideration.pending": 20,
        },
    ).items()
}
Row = list[tuple[str, int, int]]


def placed(rows: list[Row], page: int) -> Grid:
    """A grid whose cells know their place on a page; columns are 30 points wide."""
    made = p.grid(rows)
    cells = tuple(
        replace(cell, source=Source(page=page, box=(30.0 * c, 0.0, 30.0 * (c + cell.colspan), 9.0)))
        for cell in made.cells
        for c in [cell.column]
    )
    return replace(made, cells=cells, source=Source(page=page, box=(0.0, 0.0, 30.0 * made.columns, 9.0)))


def flat(rows: list[Row]) -> list[Row]:
    """The rows of table 3 without the spans that a cut breaks, filled to ten columns."""
    found = []
    for row in rows:
        labels, figures = row[:-7], row[-7:]
        found.append([(labels[-1][0], 1, 3), *figures])
    return found


HEADER = p.header_rows(FORM)
ROWS = flat(p.request_rows(FORM, FIGURES))


def halves(row: Row, label: tuple[str, str], long: int = 2) -> tuple[Row, Row]:
    """The row in two: the label as given, numbers longer than ``long`` broken after as many digits."""
    figures = [text for text, _, _ in row[1:]]
    above = [(label[0], 1, 3), *((text[:long], 1, 1) for text in figures)]
    below = [(label[1], 1, 3), *((text[long:], 1, 1) for text in figures)]
    return above, below


def read(index: int, label: tuple[str, str], repeat: bool = False, swap: bool = False) -> Report:
    above, below = halves(ROWS[index], label)
    if swap:  # short figures stand on the second line, in the middle of the row
        for i in range(1, 8):
            if not below[i][0]:
                above[i], below[i] = below[i], above[i]
    upper = placed([*HEADER, *ROWS[:index], above], 1)
    lower = placed([*(HEADER if repeat else []), below, *ROWS[index + 1 :]], 2)
    return assemble(
        p.document(
            {
                2: [p.grid(p.proactive_rows(FORM, FIGURES))],
                3: [upper, lower],
                4: [p.grid(p.review_rows(FORM, FIGURES))],
            }
        )
    )


def values(report: Report) -> dict[str, str]:
    return {key: str(figure.value) if figure.known else str(figure.kind) for key, figure in report.figures.items()}


@pytest.mark.parametrize("repeat", [False, True])
@pytest.mark.parametrize("swap", [False, True])
@pytest.mark.parametrize(
    ("index", "label"),
    [
        (0, ("一、本年新收政府信息公开申请数", "量")),
        (0, ("一、本年新收政府", "信息公开申请数量")),
        (0, ("一、本年新收政府信息公开申请数量", "")),
        (0, ("", "一、本年新收政府信息公开申请数量")),
        (2, ("（一）", "予以公开")),
        (4, ("1.属于国家秘", "密")),
        (1, ("二、上年结转政府信息公开", "申请数量")),
    ],
)
def test_a_row_cut_by_the_page_end_is_one_row(index: int, label: tuple[str, str], repeat: bool, swap: bool) -> None:
    report = read(index, label, repeat, swap)
    assert values(report) == FIGURES
    assert [
        row.printed for table in report.tables if table.name == "requests" for row in table.rows if not row.key
    ] == []


def test_numbers_cut_where_no_sum_can_tell_stay_unreadable() -> None:
    upset = dict(zip((c.key for c in FORM.columns), ("12", "34", "56", "78", "90", "11", "99"), strict=True))
    above = [("一、本年新收政府信息公开", 1, 3), *((value, 1, 1) for value in upset.values())]
    below = [("申请数量", 1, 3), *(("5", 1, 1) for _ in upset)]
    report = assemble(p.document({3: [placed([*HEADER, above], 1), placed([below, *ROWS[1:]], 2)]}))
    received = {k: f for k, f in report.figures.items() if k.startswith("requests.received.")}
    assert {figure.kind for figure in received.values()} == {Kind.UNREADABLE}
    assert len(received) == 7


def test_whole_rows_on_both_sides_of_a_page_end_stay_apart() -> None:
    for cut in range(1, len(ROWS)):
        grids = [placed([*HEADER, *ROWS[:cut]], 1), placed(ROWS[cut:], 2)]
        report = assemble(p.document({3: list(grids)}))
        assert values(report) == {k: v for k, v in FIGURES.items() if k.startswith("requests.")}


@pytest.mark.parametrize("short_above", [True, False])
def test_the_row_of_table_four_cut_by_the_page_end(short_above: bool) -> None:
    *header, row = p.review_rows(FORM, FIGURES)
    texts = [text for text, _, _ in row]
    above = [(t[:2] if len(t) > 2 else t if short_above else "", 1, 1) for t in texts]
    below = [(t[2:] if len(t) > 2 else "" if short_above else t, 1, 1) for t in texts]
    report = assemble(p.document({4: [placed([*header, above], 4), placed([below], 5)]}))
    assert values(report) == {k: v for k, v in FIGURES.items() if k.startswith("review.")}


def test_a_header_cut_by_the_page_end_names_its_columns() -> None:
    groups, results, leaves, row = p.review_rows(FORM, FIGURES)
    cut = [[(t[: len(t) - 1], 1, 1) for t, _, _ in leaves], [(t[-1], 1, 1) for t, _, _ in leaves]]
    upper = placed([groups, [(t, 1, s) for t, _, s in results[:5]] + results[5:], [("", 1, 1)] * 5 + cut[0]], 4)
    lower = placed([[("", 1, 1)] * 5 + cut[1], row], 5)
    report = assemble(p.document({4: [upper, lower]}))
    assert values(report) == {k: v for k, v in FIGURES.items() if k.startswith("review.")}
    assert not [note for note in report.notes if note.code.startswith("label")]
