"""C404: tables equal to another agency's, unless they hold too little to tell."""

from __future__ import annotations

from dataclasses import replace

from disclosure_toolkit.collection.digest import keys_of
from disclosure_toolkit.model import Kind, Level, Severity

from .texts import findings, region, with_figures

BUSY = {
    "requests__received__natural_person": 31,
    "requests__received__company": 15,
    "requests__received__total": 46,
    "requests__granted__natural_person": 20,
    "requests__granted__company": 11,
    "requests__partly_granted__natural_person": 11,
    "requests__partly_granted__company": 4,
}


def test_zero_tables_of_all_agencies_are_no_finding():
    assert findings(region(), "C404") == ()


def test_a_busy_table_of_two_agencies_is_a_question():
    digests = region()
    digests[1], digests[3] = (with_figures(d, **BUSY) for d in (digests[1], digests[3]))
    (found,) = findings(digests, "C404")
    assert found.severity is Severity.QUESTION
    assert {reference.agency for reference in found.about} == {digests[1].agency, digests[3].agency}
    assert any(figure.key == "requests.received.natural_person" for figure in found.figures)


def test_one_figure_apart_is_none():
    digests = region()
    digests[1] = with_figures(digests[1], **BUSY)
    digests[3] = with_figures(digests[3], **{**BUSY, "requests__received__company": 16})
    assert findings(digests, "C404") == ()


def test_the_same_few_requests_are_a_coincidence():
    few = {
        "requests__received__natural_person": 1,
        "requests__received__total": 1,
        "requests__granted__natural_person": 1,
    }
    assert findings([with_figures(digest, **few) for digest in region()], "C404") == ()


def test_another_year_is_another_table():
    digests = region()
    digests[0], digests[3] = (with_figures(d, **BUSY) for d in (digests[0], digests[3]))
    assert digests[0].year != digests[3].year
    assert findings(digests, "C404") == ()


def test_a_government_may_print_the_table_of_its_only_busy_member():
    digests = region()
    digests[1], digests[3] = (with_figures(d, **BUSY) for d in (digests[1], digests[3]))
    digests[1] = replace(digests[1], level=str(Level.GOVERNMENT))
    assert findings(digests, "C404") == ()


def test_a_blank_in_the_place_of_a_zero_does_not_hide_it():
    digests = region()
    digests[1], digests[3] = (with_figures(d, **BUSY) for d in (digests[1], digests[3]))
    cells = tuple(Kind.BLANK if cell == 0 else cell for cell in digests[3].cells)
    digests[3] = replace(digests[3], cells=cells)
    assert [found.rule for found in findings(digests, "C404")] == ["C404"]


def test_the_undivided_row_of_one_is_the_three_rows_of_the_other():
    digests = region()
    digests[1] = with_figures(digests[1], **BUSY, requests__other_misc__company=2)
    digests[3] = with_figures(digests[3], **BUSY)
    place = keys_of("2021").index("requests.other_handling.company")
    cells = list(digests[3].cells)
    cells[place] = 2
    digests[3] = replace(digests[3], cells=tuple(cells))
    assert [found.rule for found in findings(digests, "C404")] == ["C404"]
