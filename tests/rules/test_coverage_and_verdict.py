"""An audit says what it could not judge; no report is without problems while anything is unread."""

from __future__ import annotations

from dataclasses import replace

import pytest

from disclosure_toolkit.audit import audit_report
from disclosure_toolkit.errors import BadSettings
from disclosure_toolkit.model import Kind, Status
from disclosure_toolkit.rules import catalogue
from disclosure_toolkit.settings import Settings
from tests.builders import changed, clean_report, figure, with_identity, without_row, without_section, without_table


def test_a_clean_report() -> None:
    audit = audit_report(clean_report())
    assert audit.verdict() == "未发现问题。"
    assert audit.coverage.sentence().startswith("200 格读出 200，规则")
    assert audit.coverage.sentence().endswith("六部分齐全")
    assert audit.coverage.rules == len(catalogue())


@pytest.mark.parametrize(
    ("form", "undivided", "cells"), [("2021", False, 200), ("2021", True, 186), ("2019_trial", False, 198)]
)
def test_what_is_expected_is_what_the_form_prints(form: str, undivided: bool, cells: int) -> None:
    coverage = audit_report(clean_report(form, undivided=undivided)).coverage
    assert (coverage.expected, coverage.printed, coverage.read) == (cells, cells, cells)


def test_unread_figures_are_never_no_problems() -> None:
    key = "requests.granted.company"
    audit = audit_report(changed(clean_report(), {key: figure(key, None, "?", Kind.UNREADABLE)}))
    assert audit.coverage.unread == (key,)
    assert "有 1 格没有可用的数值" in audit.verdict()
    assert not audit.coverage.complete


def test_rows_that_are_not_printed_are_neither_read_nor_blank() -> None:
    audit = audit_report(without_row(clean_report(), "requests", "granted"))
    assert (audit.coverage.expected, audit.coverage.printed) == (200, 193)
    assert audit.coverage.kinds == {"zero": 193}
    assert "有 7 格" in audit.verdict()


def test_missing_sections_are_named() -> None:
    audit = audit_report(without_section(clean_report(), 5, 6))
    assert audit.coverage.sentence().endswith("缺第五、六部分")
    assert "未读到第五、六部分" in audit.verdict()


def test_a_report_from_before_the_uniform_form() -> None:
    """Only the rules that hold for any year are run; the figures are measured against no form."""
    old = without_table(clean_report(), "proactive", "requests", "review")
    old = with_identity(old, year=2016, title_year=2016, edition=None, period=None, published=None)
    audit = audit_report(old)
    assert audit.coverage.expected == 0
    assert "尚无统一格式" in audit.verdict()
    assert "尚无统一格式" in audit.coverage.sentence()
    bound = {rule.code for rule in catalogue() if not rule.any_year}
    for outcome in audit.outcomes:
        if outcome.rule in bound:
            assert outcome.status is Status.NOT_APPLICABLE, outcome


def test_without_last_years_report_nothing_is_said_about_it() -> None:
    outcomes = [outcome for outcome in audit_report(clean_report()).outcomes if outcome.rule.startswith("Y")]
    assert outcomes
    assert {outcome.status for outcome in outcomes} == {Status.NOT_ASSESSABLE}


def test_english() -> None:
    audit = audit_report(clean_report(), settings=Settings(lang="en"))
    assert audit.verdict() == "No problems found."
    wrong = audit_report(changed(clean_report(), {"requests.granted.company": 1}), settings=Settings(lang="en"))
    assert "1 root cause(s) break 2 identities" in wrong.verdict()
    assert wrong.to_dict()["findings"][0]["message"].isascii()


def test_a_selection_of_no_rule_is_refused() -> None:
    with pytest.raises(BadSettings):
        audit_report(clean_report(), settings=Settings(select=("Q9",)))


def test_the_order_of_figures_and_sections_in_the_record_does_not_matter() -> None:
    """Findings and their fingerprints follow from what is printed, not from how the record is held."""
    report = changed(clean_report(), {"requests.granted.company": 3, "review.reconsideration.total": 2})
    turned = replace(report, figures=dict(reversed(report.figures.items())))
    prints = [finding.fingerprint for finding in audit_report(report).findings]
    assert prints
    assert sorted(prints) == sorted(finding.fingerprint for finding in audit_report(turned).findings)
