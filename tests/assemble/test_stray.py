"""A row that a page end leaves alone is read from its line; nothing else is taken for one."""

from __future__ import annotations

import pytest

from disclosure_toolkit.assemble import assemble
from disclosure_toolkit.editions import edition
from disclosure_toolkit.model import Report, TextBlock

from . import printing as p

FORM = edition("2021")
FIGURES = p.numbers(FORM)


def load(lines: list[str]) -> Report:
    """Table 2 without its row 行政许可, and lines beside it."""
    rows = [row for row in p.proactive_rows(FORM, FIGURES) if all(text != "行政许可" for text, _, _ in row)]
    blocks: list[TextBlock] = [p.paragraph(line, number) for number, line in enumerate(lines, start=1)]
    return assemble(p.document({2: [*blocks, p.grid(rows)]}))


def test_a_lone_row_is_read_and_stands_in_its_place() -> None:
    report = load([f"行政许可 {FIGURES['proactive.licensing.decisions']}"])
    figure = report.figures["proactive.licensing.decisions"]
    assert (figure.raw, figure.source is not None) == (FIGURES["proactive.licensing.decisions"], True)
    (table,) = (table for table in report.tables if table.name == "proactive")
    keys = table.row_keys()
    assert keys.index("normative_documents") < keys.index("licensing") < keys.index("penalties")
    section = report.section(2)
    assert section is not None
    assert "行政许可" not in section.text


@pytest.mark.parametrize(
    "line",
    ["行政许可 12 件。", "行政许可 12 13", "本年行政许可 12", "行政许可", "行政许可 无", "行政许可决定 12 12 12"],
)
def test_other_lines_are_prose(line: str) -> None:
    report = load([line])
    assert "proactive.licensing.decisions" not in report.figures


def test_a_row_that_the_grid_has_is_not_read_again() -> None:
    report = load(["行政处罚 99999"])
    assert report.figures["proactive.penalties.decisions"].raw == FIGURES["proactive.penalties.decisions"]
