"""A rule that is itself wrong is shown as such; it neither passes nor counts as 缺数."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from disclosure_toolkit import audit as audit_module
from disclosure_toolkit.editions import Edition
from disclosure_toolkit.errors import BadSettings, UnknownFigureKey
from disclosure_toolkit.model import Report, Severity, Status
from disclosure_toolkit.rules import Judgement, Rule, catalogue, failed, passed, rule
from disclosure_toolkit.rules.base import figure_evidence
from tests.builders import clean_report


def faulty(key: str) -> Rule:
    @rule(code="T999", title="试", title_en="test", severity=Severity.ERROR, basis="试")
    def check(report: Report, form: Edition) -> Iterator[Judgement]:
        yield passed("before")
        yield failed("after", "不符", "wrong", figures=[figure_evidence(report, form, key)])

    return check


def test_a_misspelt_key_is_an_error_of_the_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_module, "catalogue", lambda: (faulty("requests.recieved.total"), *catalogue()))
    audit = audit_module.audit_report(clean_report())
    broken = [outcome for outcome in audit.outcomes if outcome.status is Status.RULE_ERROR]
    assert [outcome.rule for outcome in broken] == ["T999"]
    assert UnknownFigureKey.__name__ in broken[0].reason
    assert "requests.recieved.total" in broken[0].reason
    # The other rules were run all the same, and the verdict does not hide the failure.
    assert audit.statuses()["pass"] > 50
    assert "未能运行" in audit.verdict()


def test_the_right_key_gives_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_module, "catalogue", lambda: (faulty("requests.received.total"),))
    assert [finding.rule for finding in audit_module.audit_report(clean_report()).findings] == ["T999"]


def test_a_rule_cannot_ask_for_what_there_is_not() -> None:
    with pytest.raises(BadSettings, match="weather"):

        @rule(code="T998", title="试", title_en="test", severity=Severity.ERROR, basis="试")
        def check(weather: str) -> Iterator[Judgement]:
            yield passed(weather)
