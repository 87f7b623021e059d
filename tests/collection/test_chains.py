"""Several years of one agency: the first break, what is inherited, gaps, abrupt changes, repeated tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_toolkit import audit_collection
from disclosure_toolkit.collection import Member
from disclosure_toolkit.model import Severity
from tests.builders import changed

from .made import cells, findings, report

AGENCY = "云川县民政局"
IN, OUT = "requests.carried_in.natural_person", "requests.carried_out.natural_person"


def chain(*carried: int, first: int = 2020 + 1, agency: str = AGENCY):
    """Reports of following years; ``carried[n]`` goes from year n to year n + 1."""
    reports = []
    for place, out in enumerate(carried):
        into = carried[place - 1] if place else 0
        found = cells(10 + into, 1, 30) | {IN: into, OUT: out}
        reports.append(report(agency, first + place, found))
    return reports


def carries(item, key, by):
    total = key.rsplit(".", 1)[0] + ".total"
    return changed(item, {key: item.value(key) + by, total: item.value(total) + by})


def chains(reports, members=None):
    return findings(reports, members, ("C201", "C202", "C203"))


@given(st.lists(st.integers(0, 9), min_size=2, max_size=6))
def test_a_chain_that_holds_is_in_order(carried):
    assert chains(chain(*carried)) == []


@pytest.mark.parametrize("place", [1, 2, 3])
def test_the_first_break_is_marked_and_later_years_say_what_they_inherit(place):
    reports = chain(3, 4, 2, 5)
    reports[place] = carries(reports[place], IN, 2)
    found = chains(reports)
    if place == 3:
        # The last year alone breaks: its own report says it (Y501), and nothing is inherited.
        assert found == []
        return
    (finding,) = found
    assert finding.rule == "C201"
    assert finding.severity is Severity.INFO
    assert f"{2021 + place} 年首次断开" in finding.message
    assert "沿用" in finding.message
    assert {item.report for item in finding.figures} == {"this", "previous"}
    assert finding.about[0].year == 2021 + place


def test_every_break_is_still_told_once_by_its_own_report():
    reports = chain(3, 4, 2)
    reports[1] = carries(reports[1], IN, 2)
    whole = audit_collection(reports)
    assert [[f.rule for f in audit.findings if f.rule == "Y501"] for audit in whole.audits] == [[], ["Y501"], []]
    assert [f.severity for f in whole.findings if f.rule == "C201"] == [Severity.INFO]


def test_a_break_that_the_report_cannot_see_for_another_name_is_told_by_the_chain():
    first, second = report("云川县水利局", 2022, {OUT: 3}), report("云川县水务局", 2023, {IN: 1, OUT: 1})
    members = [Member("云川县水务局", ("云川县水利局",))]
    (finding,) = chains([first, second], members)
    assert finding.rule == "C201"
    assert finding.severity is Severity.WARNING


def test_documents_in_force_roll_forward_over_all_years():
    key = "proactive.normative_documents"

    def year(number, issued, repealed, in_force):
        return report(
            AGENCY, number, {f"{key}.issued": issued, f"{key}.repealed": repealed, f"{key}.in_force": in_force}
        )

    good = [year(2021, 0, 0, 12), year(2022, 3, 1, 14), year(2023, 2, 0, 16)]
    assert chains(good) == []
    bad = [good[0], year(2022, 3, 1, 12), year(2023, 2, 0, 14)]
    (finding,) = chains(bad)
    assert finding.rule == "C202"
    assert "应为 14，填报 12，少 2" in finding.message
    assert "2023 年与上年衔接，沿用" in finding.message
    assert [item.expected for item in finding.figures if item.report == "this"] == [14]


def test_a_gap_year_is_said_and_not_guessed():
    reports = [item for item in chain(3, 4, 2) if item.identity.year != 2022]
    reports[1] = carries(reports[1], IN, 5)
    (finding,) = chains(reports)
    assert finding.rule == "C203"
    assert "2022" in finding.message
    assert finding.severity is Severity.INFO


def test_a_gap_of_one_agency_is_its_own_and_a_gap_of_all_is_one():
    other = chain(0, 0, 0, agency="云川县水利局")
    mine = [item for item in chain(3, 4, 2) if item.identity.year != 2022]
    (own,) = chains([*mine, *other])
    assert own.about[0].agency == AGENCY
    (both,) = chains([item for item in [*mine, *other] if item.identity.year != 2022])
    assert both.about == ()
    # With a member list, C102 names the missing report already.
    assert chains([*mine, *other], [Member(AGENCY), Member("云川县水利局")]) == []


def two_years(before: int, now: int, key: str = "proactive.penalties.decisions", others: int = 0, factor: float = 1):
    """An agency's two years, beside others whose figure changes by the factor."""
    reports = [report(AGENCY, 2022, {key: before}), report(AGENCY, 2023, {key: now})]
    for number in range(others):
        name = f"云川县第{number}局"
        reports += [report(name, 2022, {key: 40 + number}), report(name, 2023, {key: int((40 + number) * factor)})]
    return reports


@pytest.mark.parametrize(
    ("before", "now"), [(0, 3), (3, 0), (5, 12), (12, 5), (0, 20), (20, 60), (100, 250), (400, 150), (0, 0)]
)
def test_small_and_usual_changes_are_no_question(before, now):
    assert findings(two_years(before, now), select=("C204",)) == []


@pytest.mark.parametrize(("before", "now"), [(25, 250), (300, 3100), (3100, 300), (0, 400), (12, 240)])
def test_abrupt_changes_are_a_question_with_the_numbers(before, now):
    (finding,) = findings(two_years(before, now), select=("C204",))
    assert finding.severity is Severity.QUESTION
    assert f"2022 年 {before}、2023 年 {now}" in finding.message
    assert {(item.report, item.value) for item in finding.figures} == {("this", now), (f"{AGENCY} 2022 年", before)}


def test_what_the_whole_region_did_is_no_question():
    alone = findings(two_years(40, 500, others=12), select=("C204",))
    together = findings(two_years(40, 500, others=12, factor=12), select=("C204",))
    assert [item.about[0].agency for item in alone] == [AGENCY]
    assert together == []


def test_a_value_that_an_earlier_year_had_is_no_question():
    key = "proactive.penalties.decisions"
    reports = [report(AGENCY, year, {key: value}) for year, value in ((2021, 3000), (2022, 30), (2023, 2900))]
    (finding,) = findings(reports, select=("C204",))
    assert finding.about[0].year == 2022


def test_several_abrupt_figures_of_a_table_are_one_finding():
    before = {"proactive.penalties.decisions": 30, "proactive.licensing.decisions": 20}
    reports = [report(AGENCY, 2022, before), report(AGENCY, 2023, {key: 40 * value for key, value in before.items()})]
    (finding,) = findings(reports, select=("C204",))
    assert "行政许可" in finding.message
    assert "行政处罚" in finding.message


def test_yuan_in_a_column_of_ten_thousands_is_a_warning():
    key = "proactive.fees.amount_wan_yuan"
    (finding,) = findings(two_years(130, 1_290_000, key), select=("C204",))
    assert finding.severity is Severity.WARNING
    assert "元" in finding.message


@pytest.mark.parametrize("table", ["requests", "proactive"])
def test_a_table_that_repeats_last_years_is_a_question(table):
    found = cells(9, 2, 45) | {"proactive.licensing.decisions": 12}
    reports = [report(AGENCY, 2022, found), report(AGENCY, 2023, found)]
    (finding,) = [item for item in findings(reports, select=("C205",)) if item.subject == table]
    assert finding.severity is Severity.QUESTION
    assert {item.report for item in finding.figures} == {"this", "previous"}
    key = "requests.granted.company" if table == "requests" else "proactive.coercion.decisions"
    reports[1] = changed(reports[1], {key: 1})
    assert [item for item in findings(reports, select=("C205",)) if item.subject == table] == []


@pytest.mark.parametrize("found", [{}, cells(1), cells(2), cells(0, 0, 2), {"proactive.regulations.in_force": 40}])
def test_tables_that_are_the_same_by_chance_or_because_nothing_happened_are_not_said(found):
    assert findings([report(AGENCY, 2022, found), report(AGENCY, 2023, found)], select=("C205",)) == []
