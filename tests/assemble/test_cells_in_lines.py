"""Tables printed one cell a line, closed by bars: the bars tell blank cells and row ends."""

from __future__ import annotations

from itertools import pairwise

import pytest

from disclosure_toolkit.assemble import assemble
from disclosure_toolkit.editions import edition, ordinal_text
from disclosure_toolkit.model import Report
from disclosure_toolkit.readers import read_bytes

from . import printing as p

FORM = edition("2021")
FIGURES = p.numbers(FORM)
Rows = list[list[tuple[str, int, int]]]


def printed(rows: Rows, width: int) -> str:
    """Each cell on a line of its own, the row filled up to the table's width."""
    lines = []
    for row in rows:
        lines += [f"{text} |" if text else "|" for text, _, _ in row]
        if len(row) < width:
            lines.append("|" * (width - len(row)))
    return "\n".join(lines)


def read(figures: dict[str, str], tables: dict[int, list[tuple[Rows, int]]], joint: str = "\n") -> Report:
    parts = ["云溪县水务局2024年政府信息公开工作年度报告"]
    for section in FORM.sections:
        parts += [f"{ordinal_text('cn', section.number)}{section.title}", "本局依法公开政府信息，没有其他情况。"]
        if section.number in tables:
            parts.append(joint.join(printed(rows, width) for rows, width in tables[section.number]))
    return assemble(read_bytes("\n".join(parts).encode(), "网页.txt"))


def tables(figures: dict[str, str]) -> dict[int, list[tuple[Rows, int]]]:
    return {
        2: [(p.proactive_rows(FORM, figures), 4)],
        3: [(p.header_rows(FORM) + p.request_rows(FORM, figures), 10)],
        4: [(p.review_rows(FORM, figures), 15)],
    }


def values(report: Report) -> dict[str, str]:
    return {key: figure.raw for key, figure in report.figures.items()}


@pytest.mark.parametrize("gone", [lambda key: False, lambda key: len(key) % 2 == 0, lambda key: "total" not in key])
def test_blank_cells_are_told_from_the_ends_of_rows(gone) -> None:  # type: ignore[no-untyped-def]
    figures = {key: "" if gone(key) else value for key, value in FIGURES.items()}
    assert values(read(figures, tables(figures))) == figures


@pytest.mark.parametrize("joint", ["\n", "\n\n"])
def test_tables_of_different_widths_one_after_the_other(joint: str) -> None:
    rows = p.proactive_rows(FORM, FIGURES)
    starts = [i for i, row in enumerate(rows) if "第二十条" in row[0][0]] + [len(rows)]
    split = [(rows[a:b], len(rows[a + 1])) for a, b in pairwise(starts)]
    assert values(read(FIGURES, tables(FIGURES) | {2: split}, joint)) == FIGURES


def test_cells_that_do_not_make_rows_are_no_grid() -> None:
    lost = printed(p.proactive_rows(FORM, FIGURES), 4).replace("|||\n", "||\n", 1)
    text = f"二、主动公开政府信息情况\n{lost}\n三、收到和处理政府信息公开申请情况\n没有收到申请。"
    document = read_bytes(text.encode(), "网页.txt")
    report = assemble(document)
    assert not [key for key, figure in report.figures.items() if figure.known and figure.raw != FIGURES[key]]


def opened(rows: Rows, width: int) -> str:
    """Each row begins with a bar on a line of its own; the last cell's line fills it up."""
    lines = []
    for row in rows:
        lines += ["| ", *(f" {text}  | " for text, _, _ in row)]
        lines[-1] += "|" * (width - len(row))
    return "\n".join(lines)


@pytest.mark.parametrize("gone", [lambda key: False, lambda key: len(key) % 3 == 0])
def test_rows_opened_by_a_bar_of_their_own(gone) -> None:  # type: ignore[no-untyped-def]
    figures = {key: "" if gone(key) else value for key, value in FIGURES.items()}
    parts = []
    for section in FORM.sections:
        parts.append(f"{ordinal_text('cn', section.number)}{section.title}")
        parts += [opened(rows, width) for rows, width in tables(figures).get(section.number, [])]
    assert values(assemble(read_bytes("\n".join(parts).encode(), "网页.txt"))) == figures


def test_cells_between_bars_of_their_own_are_read_where_none_is_blank() -> None:
    parts = []
    for section in FORM.sections:
        parts.append(f"{ordinal_text('cn', section.number)}{section.title}")
        for rows, _ in tables(FIGURES).get(section.number, []):
            parts += [f"{text}\n|" for row in rows for text, _, _ in row]
    assert values(assemble(read_bytes("\n".join(parts).encode(), "网页.txt"))) == FIGURES
