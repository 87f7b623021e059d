"""Walks the catalogue: every rule has a page, both languages, a basis, and cases on both sides."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from disclosure_toolkit.audit import audit_report
from disclosure_toolkit.model import Severity, Status
from disclosure_toolkit.rules import catalogue, find_rule
from disclosure_toolkit.rules.pages import all_pages, html, page, terminal
from tests.builders import clean_report
from tests.rules.case import Case, run

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs" / "rules"
RULES = catalogue()
CASES: list[Case] = [
    case
    for file in sorted(HERE.glob("*_cases.py"))
    for case in importlib.import_module(f"tests.rules.{file.stem}").CASES
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_case(case: Case) -> None:
    report = case.make()
    previous = case.previous() if case.previous else None
    outcomes = run(case.code, report, previous, case.settings)
    broken = [outcome.reason for outcome in outcomes if outcome.status is Status.RULE_ERROR]
    assert not broken
    findings = [outcome.finding for outcome in outcomes if outcome.finding is not None]
    if case.severity is None:
        assert [finding.message for finding in findings] == []
        assert case.status in {outcome.status for outcome in outcomes}
        assert any(case.says in outcome.reason for outcome in outcomes)
        return
    match = [f for f in findings if case.says in f.message and f.severity is case.severity]
    assert match, [(f.severity, f.message) for f in findings]
    assert match[0].message_en
    assert set(case.names) <= {evidence.key for evidence in match[0].figures}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_both_kinds_of_cases(rule) -> None:
    """In the tables here, or in a test file named after the rule's own file."""
    own = list(HERE.parent.glob(f"**/test_{rule.module.rsplit('.', 1)[1]}.py"))
    mine = [case for case in CASES if case.code == rule.code]
    assert own or (any(case.severity for case in mine) and any(case.severity is None for case in mine))


def test_cases_are_of_rules_that_exist() -> None:
    for case in CASES:
        assert find_rule(case.code)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_page_in_both_languages(rule) -> None:
    found = page(rule)
    assert all(paragraphs for _, paragraphs in found.sections)
    assert rule.title_en.isascii() or "（" in rule.title_en or "无" in rule.title_en
    assert rule.title
    assert rule.basis
    assert "条例" not in rule.basis or "《政府信息公开条例》第" in rule.basis, "the regulation has one name"
    assert rule.code in terminal(rule)
    assert rule.title_en in terminal(rule, "en")
    assert f'id="{rule.code}"' in html(rule)


def test_the_written_pages_are_up_to_date() -> None:
    """If this fails: python -m disclosure_toolkit.rules.pages docs/rules."""
    pages = all_pages()
    written = {file.name: file.read_text(encoding="utf-8") for file in DOCS.glob("*.md")}
    assert sorted(written) == sorted(pages)
    assert [name for name in pages if written[name] != pages[name]] == []


@pytest.mark.parametrize(("form", "undivided"), [("2021", False), ("2021", True), ("2019_trial", False)])
def test_a_correct_report_has_nothing_at_error_or_warning(form: str, undivided: bool) -> None:
    audit = audit_report(clean_report(form, undivided=undivided))
    grave = [f.message for f in audit.findings if f.severity in (Severity.ERROR, Severity.WARNING, Severity.QUESTION)]
    assert grave == []
    assert audit.statuses()["rule_error"] == 0
    assert audit.coverage.complete
    assert audit.counts()["info"] == int(undivided)


def test_findings_of_one_report_have_distinct_fingerprints() -> None:
    for case in CASES:
        if case.severity is not None:
            audit = audit_report(case.make(), previous=case.previous() if case.previous else None)
            prints = [finding.fingerprint for finding in audit.findings]
            assert len(set(prints)) == len(prints), case.label
