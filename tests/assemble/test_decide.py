"""An identity may decide between two readings of a cell; it never corrects a print."""

from __future__ import annotations

from dataclasses import replace

from disclosure_toolkit.assemble import assemble
from disclosure_toolkit.editions import edition
from disclosure_toolkit.model import Document, Grid, Kind

from . import printing as p

FORM = edition("2021")


def consistent() -> dict[str, str]:
    """Figures that satisfy every identity: 2584 natural persons granted, 2584 received."""
    figures = dict.fromkeys(p.numbers(FORM), "0")
    for row in ("received", "granted", "handled_total"):
        for column in ("natural_person", "total"):
            figures[f"requests.{row}.{column}"] = "2584"
    return figures


def with_cell(document: Document, key: str, figures: dict[str, str], text: str, second: str | None) -> Document:
    """The document with the one cell of a figure printed otherwise (cells are found by a marker)."""
    marked = p.proper(FORM, figures | {key: "@"})
    blocks = tuple(
        replace(b, cells=tuple(replace(c, text=text, second=second) if c.text == "@" else c for c in b.cells))
        if isinstance(b, Grid)
        else b
        for b in marked.blocks
    )
    return replace(document, blocks=blocks)


def test_broken_number_is_put_together_when_row_and_column_agree() -> None:
    figures = consistent()
    document = with_cell(p.proper(FORM, figures), "requests.granted.natural_person", figures, "258\n4", None)
    report = assemble(document)
    figure = report.figures["requests.granted.natural_person"]
    assert (figure.value, figure.kind) == (2584, Kind.NUMBER)
    assert [note.code for note in report.notes] == ["decided_by_identity"]


def test_second_reading_wins_only_by_identity() -> None:
    figures = consistent()
    document = with_cell(p.proper(FORM, figures), "requests.granted.natural_person", figures, "2534", "2584")
    assert assemble(document).value("requests.granted.natural_person") == 2584


def test_without_agreement_the_figure_stays_unreadable_with_both_readings() -> None:
    figures = consistent() | {"requests.received.natural_person": "2599"}
    document = with_cell(p.proper(FORM, figures), "requests.received.total", figures, "25\n84", None)
    figure = assemble(document).figures["requests.received.total"]
    assert figure.kind is Kind.UNREADABLE
    assert figure.readings == ("25", "84")


def test_many_broken_numbers_are_put_together_when_all_agree() -> None:
    figures = consistent()
    keys = [
        f"requests.{row}.{column}"
        for row in ("received", "granted", "handled_total")
        for column in ("natural_person", "total")
    ]
    report = assemble(p.proper(FORM, figures | dict.fromkeys(keys, "258\n4")))
    assert {report.value(key) for key in keys} == {2584}
    assert len(report.notes) == len(keys)


def test_digits_set_apart_throughout_are_put_together_where_the_sums_agree() -> None:
    figures = consistent() | {"review.reconsideration.upheld": "13", "review.reconsideration.total": "13"}
    figures |= {"proactive.licensing.decisions": "12"}
    report = assemble(p.proper(FORM, {key: " ".join(value) for key, value in figures.items()}))
    told = {key: str(figure.value) for key, figure in report.figures.items() if figure.known}
    # No sum holds the licences, so that 1 2 may be two numbers.
    assert told == {key: value for key, value in figures.items() if key != "proactive.licensing.decisions"}
    assert report.figures["proactive.licensing.decisions"].kind is Kind.UNREADABLE


def test_digits_set_apart_stay_unreadable_where_a_sum_is_wrong() -> None:
    figures = consistent() | {"requests.granted.natural_person": "2585"}
    report = assemble(p.proper(FORM, {key: " ".join(value) for key, value in figures.items()}))
    assert report.figures["requests.granted.natural_person"].kind is Kind.UNREADABLE
