"""The identities as a whole: what breaks one is found at the right figure, what breaks none is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_toolkit.audit import audit_report
from disclosure_toolkit.editions import editions
from disclosure_toolkit.model import Kind, Severity, Status
from disclosure_toolkit.settings import Settings
from tests.builders import bumped, changed, clean_report, figure, outcome_rows

FORMS = [
    (form.name, undivided) for form in editions() for undivided in (False, True) if not undivided or form.undivided_row
]
BY_NAME = {form.name: form for form in editions()}
IDENTITY_RULES = Settings(select=("F301", "F302", "F303", "F401"))
CELLS = {
    "requests.granted.natural_person": 31,
    "requests.granted.company": 12,
    "requests.partly_granted.legal_service": 4,
    "requests.unavailable_not_held.research": 2,
    "requests.not_processed_petition.natural_person": 9,
    "requests.carried_in.natural_person": 6,
    "requests.carried_out.natural_person": 8,
    "review.reconsideration.upheld": 5,
    "review.litigation_direct.corrected": 1,
}


def free_cells(form_name: str, undivided: bool) -> list[str]:
    form = BY_NAME[form_name]
    rows = [*outcome_rows(form, undivided), "carried_in", "carried_out"]
    cells = [f"requests.{row}.{column.key}" for row in rows for column in form.columns[:-1]]
    return cells + [f"review.{g.key}.{r.key}" for g in form.review_groups for r in form.review_results[:-1]]


@st.composite
def consistent_reports(draw: st.DrawFn):
    """A correct report with random figures: mostly zero, now and then hundreds."""
    name, undivided = draw(st.sampled_from(FORMS))
    cells = draw(st.dictionaries(st.sampled_from(free_cells(name, undivided)), st.integers(1, 900), max_size=30))
    return clean_report(name, undivided=undivided, cells=cells)


@pytest.mark.parametrize(("name", "undivided"), FORMS)
def test_the_number_of_identities_is_that_of_the_form(name: str, undivided: bool) -> None:
    identities = BY_NAME[name].identities(undivided)
    rows = 25 if name == "2021" and not undivided else 23
    assert len(identities) == 7 + 7 + rows + 3


@pytest.mark.parametrize(("name", "undivided"), FORMS)
def test_one_too_many_at_any_figure_is_found_at_that_figure(name: str, undivided: bool) -> None:
    """For each of the 190 figures that stand in an identity (176 where （六）其他处理 is one row)."""
    form = BY_NAME[name]
    report = clean_report(name, undivided=undivided, cells=CELLS)
    keys = sorted({key for identity in form.identities(undivided) for key in identity.keys})
    assert len(keys) == (190 if name == "2021" and not undivided else 176)
    for key in keys:
        audit = audit_report(bumped(report, key), settings=IDENTITY_RULES)
        errors = [finding for finding in audit.findings if finding.severity is Severity.ERROR]
        assert errors, key
        assert all(key in {evidence.key for evidence in finding.figures} for finding in errors), key
        assert all("相差 1" in finding.message and finding.working for finding in errors), key
        # And nothing else is touched: as many findings as identities that hold the figure.
        assert len(errors) == sum(key in identity.keys for identity in form.identities(undivided)), key


@given(consistent_reports())
@settings(max_examples=100, deadline=None)
def test_consistent_reports_have_nothing_at_error_or_warning(report) -> None:
    audit = audit_report(report)
    assert [f.message for f in audit.findings if f.severity is not Severity.INFO] == []
    assert audit.statuses()["rule_error"] == 0


@given(consistent_reports(), st.data())
@settings(max_examples=60, deadline=None)
def test_unreadable_figures_accuse_nobody(report, data: st.DataObject) -> None:
    """A figure that could not be read never makes an error or warning of a correct report."""
    keys = data.draw(st.lists(st.sampled_from(sorted(report.figures)), min_size=1, max_size=12, unique=True))
    lost = {key: figure(key, None, "?", Kind.UNREADABLE) for key in keys}
    audit = audit_report(changed(report, lost))
    assert [f.message for f in audit.findings if f.severity in (Severity.ERROR, Severity.WARNING)] == []
    assert set(keys) <= set(audit.coverage.unread)
    assert audit.verdict() != "未发现问题。"
    named = {key for outcome in audit.outcomes if outcome.status is Status.NOT_ASSESSABLE for key in outcome.missing}
    in_identity = {key for key in keys if not key.startswith("proactive.")}
    assert in_identity <= named


@given(consistent_reports(), st.data())
@settings(max_examples=60, deadline=None)
def test_blank_cells_for_zero_are_a_matter_of_form_only(report, data: st.DataObject) -> None:
    zeros = sorted(key for key, item in report.figures.items() if item.kind is Kind.ZERO)
    keys = data.draw(st.lists(st.sampled_from(zeros), min_size=1, max_size=40, unique=True))
    audit = audit_report(changed(report, dict.fromkeys(keys)))
    grave = [finding for finding in audit.findings if finding.severity is not Severity.INFO]
    assert {finding.rule for finding in grave} == {"F101"}
    assert len(grave) == len({key.split(".")[0] for key in keys})
