"""Before and after a correction: findings closed, open, undecided and new; figures changed unasked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_toolkit.audit import audit_report, form_of
from disclosure_toolkit.compare import compare_reports
from disclosure_toolkit.compare.pursue import pursue
from disclosure_toolkit.model import Finding, Kind, Quote, Severity
from tests.builders import bumped, changed, clean_report, with_section
from tests.files import CELLS

CLEAN = clean_report(cells=CELLS)
CELL_KEYS = [key for key in form_of(CLEAN).keys if key.startswith(("requests.", "review."))]
GRAVE = (Severity.ERROR, Severity.WARNING)


def compared(old, new):
    return compare_reports(audit_report(old), audit_report(new))


def fates(comparison):
    return {(item.finding.rule, item.fate) for item in comparison.findings}


def test_the_same_report_has_nothing_closed_nothing_new_nothing_changed():
    broken = bumped(CLEAN, "requests.granted.natural_person")
    found = compared(broken, replace(broken, file="另一个.pdf"))
    assert {item.fate for item in found.findings} == {"open"}
    assert not any(item.touched for item in found.findings)
    assert found.figures == found.passages == found.sections == ()
    assert found.remarks == ("两份报告完全相同",)


@given(st.sampled_from(CELL_KEYS), st.integers(1, 40))
def test_a_correction_closes_every_finding_and_is_asked_for(key, by):
    broken = bumped(CLEAN, key, by)
    found = compared(broken, CLEAN)
    assert found.of("open") == found.of("new") == found.of("undecided") == ()
    assert found.of("closed")
    assert [change.key for change in found.figures] == [key]
    assert found.unasked == ()


@given(st.sampled_from(CELL_KEYS), st.integers(1, 40))
def test_a_new_mistake_is_new_and_unasked(key, by):
    found = compared(CLEAN, bumped(CLEAN, key, by))
    assert found.of("closed") == ()
    assert found.of("new")
    assert [change.key for change in found.unasked] == [key]


@given(st.sampled_from(CELL_KEYS), st.integers(1, 20))
def test_a_wrong_correction_stays_open_and_is_said_to_be_touched(key, by):
    found = compared(bumped(CLEAN, key, by), bumped(CLEAN, key, by + 1))
    grave = [item for item in found.findings if item.finding.severity in GRAVE]
    assert {item.fate for item in grave} == {"open"}
    assert all(item.touched for item in grave)
    assert found.unasked == ()


def test_what_can_no_longer_be_judged_is_not_closed():
    broken = bumped(CLEAN, "requests.granted.natural_person")
    figure = replace(broken.figures["requests.granted.natural_person"], value=None, raw="?", kind=Kind.UNREADABLE)
    found = compared(broken, broken.with_figures({figure.key: figure}))
    assert ("F303", "undecided") in fates(found)
    assert ("F303", "closed") not in fates(found)
    assert found.figures == ()


def test_a_figure_changed_elsewhere_is_told_with_both_values():
    broken = bumped(CLEAN, "requests.granted.natural_person")
    found = compared(broken, changed(CLEAN, {"proactive.penalties.decisions": 77}))
    (change,) = found.unasked
    assert (change.key, change.old.value, change.new.value) == ("proactive.penalties.decisions", 0, 77)


def test_words_changed_are_shown():
    found = compared(CLEAN, with_section(CLEAN, 5, text=CLEAN.section(5).text + "新增一句说明。"))
    (passage,) = found.passages
    assert passage.section == 5
    assert [passage.other_text[a:b] for a, b in passage.other_differs] == ["新增一句说明。"]


def test_reports_of_other_agencies_or_years_are_told():
    found = compared(clean_report(agency="云川县民政局"), clean_report(agency="云川县水利局", year=2022))
    assert any("机关不同" in remark for remark in found.remarks)
    assert any("年度不同" in remark for remark in found.remarks)


def test_reports_in_different_forms_are_compared_as_far_as_they_go():
    found = compared(clean_report("2019_trial", year=2020), clean_report("2021", year=2021))
    assert any("格式不同" in remark for remark in found.remarks)
    assert all(change.label for change in found.figures)


def finding(rule="N701", subject="s1", quotes=("自然人12件",), mark="a", **more) -> Finding:
    quoted = tuple(Quote(1, text, 0, len(text)) for text in quotes)
    return Finding(
        rule, Severity.WARNING, "题", "话", "words", "依据", subject, quotes=quoted, fingerprint=mark, **more
    )


@pytest.mark.parametrize(
    ("old", "new", "fate"),
    [
        (finding(), finding(subject="s9", quotes=("其他文字",)), "open"),  # same fingerprint
        (finding(), finding(mark="b", subject="s7", quotes=("自然人14件",)), "open"),  # nearly the same words
        (finding(quotes=()), finding(mark="b", quotes=()), "open"),  # same subject, nothing else to go by
        (finding(), finding(mark="b", quotes=("信息处理费三千元",)), "closed"),
        (finding(), finding(rule="N702", mark="b"), "closed"),
    ],
)
def test_a_finding_is_known_again(old, new, fate):
    found = pursue([old], [new])
    assert found[-1].fate == fate
    assert [item.fate for item in found] == (["open"] if fate == "open" else ["new", "closed"])


def test_each_finding_is_matched_once():
    old = [finding(mark=str(n), subject=f"s{n}", quotes=(f"自然人{n}件",)) for n in range(5)]
    new = [finding(mark=f"x{n}", subject=f"t{n}", quotes=(f"自然人{n}件",)) for n in range(7)]
    found = pursue(old, new)
    assert sum(item.fate == "open" for item in found) == 5
    assert sum(item.fate == "new" for item in found) == 2
    assert len({id(item.new) for item in found if item.new}) == 7
