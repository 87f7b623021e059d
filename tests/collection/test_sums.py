"""Consolidated reports: one finding for each gap, named where arithmetic allows, none where members are missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_toolkit.model import Severity
from tests.builders import bumped, changed

from .made import COUNTY, NAMES, cells, county, findings, members, report, summed

SELECT = ("C301", "C302", "C303")


def said(reports, listed=None):
    return findings(reports, listed if listed is not None else members(), SELECT)


def only(found, code):
    assert [finding.rule for finding in found] == [code], [f.message for f in found]
    return found[0]


@given(st.lists(st.integers(0, 60), min_size=6, max_size=6))
def test_a_government_that_is_the_sum_of_its_members_is_in_order(sizes):
    assert said(county(sizes=sizes)) == []


@pytest.mark.parametrize("listed", [members(consolidated=False), None])
def test_nothing_is_summed_that_the_list_does_not_mark_as_consolidated(listed):
    whole, *own = county()
    assert findings([bumped(whole, "requests.granted.natural_person"), *own], listed, SELECT) == []


def test_a_member_left_out_is_one_finding_that_names_it():
    _, *own = county()
    finding = only(said([summed(COUNTY, 2023, own[:3] + own[4:]), *own]), "C301")
    assert finding.subject == "sum.left_out"
    assert "漏计" in finding.message
    assert "云川县公安局" in finding.message
    assert [item.agency for item in finding.about] == [COUNTY, "云川县公安局"]
    assert len(finding.working) > 8
    assert finding.severity is Severity.WARNING


def test_a_member_counted_twice_is_one_finding_that_names_it():
    _, *own = county()
    finding = only(said([summed(COUNTY, 2023, [*own, own[1]]), *own]), "C301")
    assert finding.subject == "sum.twice"
    assert "重复计入" in finding.message
    assert "云川县民政局" in finding.message


def test_two_members_left_out_are_named_together():
    _, *own = county()
    finding = only(said([summed(COUNTY, 2023, own[:1] + own[2:4] + own[5:]), *own]), "C301")
    assert finding.subject == "sum.left_out"
    assert "云川县民政局、云川县教育局之和" in finding.message


def test_a_sum_over_a_few_members_is_named():
    _, *own = county()
    finding = only(said([summed(COUNTY, 2023, [own[3], own[4]]), *own]), "C301")
    assert finding.subject in ("sum.only_some", "sum.left_out")
    _, *own = county(sizes=(3, 14, 2, 25, 8, 1))
    finding = only(said([summed(COUNTY, 2023, [own[3]]), *own]), "C301")
    assert finding.subject == "sum.only_some"
    assert "只计了" in finding.message
    assert "云川县公安局" in finding.message


def test_members_with_the_same_figures_are_all_named():
    _, *own = county(sizes=(3, 14, 14, 25, 8, 1))
    finding = only(said([summed(COUNTY, 2023, [*own, own[1]]), *own]), "C301")
    assert "云川县民政局" in finding.message
    assert "云川县水利局" in finding.message


def test_last_years_figures_of_a_member_are_recognised():
    _, *own = county()
    last = report("云川县林业局", 2022, cells(40, 5, 3))
    whole = summed(COUNTY, 2023, [*own[:5], last])
    finding = only(said([whole, *own, last]), "C301")
    assert finding.subject == "sum.last_year"
    assert "云川县林业局" in finding.message


@pytest.mark.parametrize(
    ("printed", "slip"), [(376, "颠倒"), (37, "漏写"), (3672, "多写"), (867, "写错")], ids=lambda x: str(x)
)
def test_a_slip_in_one_cell_is_said_to_be_one(printed, slip):
    whole, *own = county()
    key = "proactive.penalties.decisions"
    assert whole.value(key) == 369
    own[0] = changed(own[0], {key: own[0].value(key) - 2})
    finding = only(said([changed(whole, {key: printed}), *own]), "C301")
    assert finding.subject == "sum.slip"
    assert slip in finding.message
    (evidence,) = finding.figures
    assert (evidence.key, evidence.value, evidence.expected) == (key, printed, 367)


def test_what_nothing_explains_is_one_finding_with_every_cell():
    whole, *own = county()
    keys = ["requests.granted.natural_person", "requests.granted.total", "review.reconsideration.upheld"]
    for place, key in enumerate(keys):
        whole = bumped(whole, key, (-1) ** place * (2 + place))
    finding = only(said([whole, *own]), "C301")
    assert finding.subject == "sum.cells"
    assert {item.key for item in finding.figures} == set(keys)
    assert len(finding.working) == 3


def test_documents_of_the_government_itself_are_a_question():
    whole, *own = county()
    finding = only(said([bumped(whole, "proactive.normative_documents.in_force", 12), *own]), "C301")
    assert finding.severity is Severity.QUESTION
    assert "政府本级" in finding.message


def test_an_agency_that_the_list_has_not_got_is_a_question_of_the_list():
    _, *own = county()
    stranger = report("云川县统计局", 2023, cells(9, 4, 33))
    finding = only(said([summed(COUNTY, 2023, [*own, stranger]), *own]), "C301")
    assert finding.severity is Severity.QUESTION
    assert finding.subject == "sum.more"
    assert "名单没有列出" in finding.message


@pytest.mark.parametrize("gone", range(len(NAMES)))
def test_removing_one_members_file_is_exactly_one_new_finding_in_the_consolidated_report(gone):
    reports = county()
    before = findings(reports, members())
    after = findings(reports[: gone + 1] + reports[gone + 2 :], members())
    assert before == []
    mine = [finding for finding in after if finding.about[0].agency == COUNTY]
    assert [finding.rule for finding in mine] == ["C302"]
    assert NAMES[gone] in mine[0].message
    # The other new finding is the missing member's own.
    assert [(f.rule, f.about[0].agency) for f in after if f not in mine] == [("C102", NAMES[gone])]


def test_many_missing_members_collapse_to_one_finding():
    whole, *own = county()
    finding = only(said([whole, own[0]]), "C302")
    assert all(name in finding.message for name in NAMES[1:])


def test_a_government_below_the_members_that_are_there_is_wrong_whoever_is_missing():
    whole, *own = county()
    low = changed(whole, {"requests.granted.natural_person": 5})
    finding = only(said([low, *own[:5]]), "C302")
    assert finding.severity is Severity.WARNING
    assert "予以公开·自然人" in finding.message
    assert "requests.granted.natural_person" in {item.key for item in finding.figures}


def test_last_years_figures_of_the_missing_member_are_recognised():
    _, *own = county()
    last = report("云川县林业局", 2022, cells(40, 5, 3))
    finding = only(said([summed(COUNTY, 2023, [*own[:5], last]), *own[:5], last]), "C302")
    assert "上年" in finding.message
    other = only(said([summed(COUNTY, 2023, own), *own[:5], last]), "C302")
    assert "上年" not in other.message


def test_a_blank_is_not_zero_and_costs_only_its_cell():
    whole, *own = county()
    own[2] = changed(own[2], {"requests.granted.natural_person": None})
    finding = only(said([whole, *own]), "C303")
    assert finding.severity is Severity.INFO
    assert "云川县水利局 1 格" in finding.message
    wrong = said([bumped(whole, "review.reconsideration.upheld", 7), *own])
    assert sorted(item.rule for item in wrong) == ["C301", "C303"]


@pytest.mark.parametrize("whose", ["member", "government"])
def test_other_handling_in_one_row_or_three_adds_up(whose):
    three = {"requests.other_not_corrected.natural_person": 2, "requests.other_misc.natural_person": 3}
    one = {"requests.other_handling.natural_person": 5}
    kwargs = {"undivided": True}
    single = report(NAMES[1], 2023, one, **kwargs) if whose == "member" else report(NAMES[1], 2023, three)
    whole = report(COUNTY, 2023, three) if whose == "member" else report(COUNTY, 2023, one, **kwargs)
    others = [report(name, 2023) for name in NAMES if name != NAMES[1]]
    assert said([whole, single, *others]) == []
    key = "requests.other_misc.natural_person" if whose == "member" else "requests.other_handling.natural_person"
    wrong = only(said([bumped(whole, key, 4), single, *others]), "C301")
    assert "其他处理·自然人" in wrong.message


def test_the_trial_edition_adds_up_too():
    own = [report(name, 2020, {"requests.other_handling.company": 2}, form="2019_trial") for name in NAMES]
    whole = summed(COUNTY, 2020, own, form="2019_trial")
    assert said([whole, *own]) == []
    only(said([bumped(whole, "requests.other_handling.company", 3), *own]), "C301")


def test_a_consolidated_government_without_members_is_said():
    finding = only(said([county()[0]], members()[:1]), "C302")
    assert finding.severity is Severity.INFO
    assert finding.subject == "members.none"


def test_two_differing_reports_of_a_member_cannot_be_summed():
    whole, *own = county()
    second = replace(bumped(own[0], "requests.granted.total"), file="另一份.json")
    finding = only(said([whole, *own, second]), "C302")
    assert NAMES[0] in finding.message
