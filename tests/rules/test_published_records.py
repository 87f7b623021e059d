"""The bundled records with real figures: what is wrong in them is found, and nothing else is asserted."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosure_toolkit import load_report
from disclosure_toolkit.audit import audit_report
from disclosure_toolkit.model import Severity

RECORDS = Path(__file__).parents[2] / "data" / "records"
GRAVE = (Severity.ERROR, Severity.WARNING)


def grave(name: str) -> list[tuple[str, str]]:
    audit = audit_report(load_report(RECORDS / name))
    assert audit.statuses()["rule_error"] == 0
    return sorted((finding.rule, finding.message) for finding in audit.findings if finding.severity in GRAVE)


def test_two_totals_left_at_zero_and_nothing_else() -> None:
    assert grave("洪泽区人民政府2023.json") == [
        ("F401", "复议后起诉：四种结果之和 5 + 0 + 0 + 0 = 5，与总计 0 不符，相差 5"),
        ("F401", "行政复议：四种结果之和 10 + 1 + 0 + 0 = 11，与总计 0 不符，相差 11"),
    ]


def test_matters_of_form_are_notes_said_once() -> None:
    findings = audit_report(load_report(RECORDS / "洪泽区人民政府2023.json")).findings
    undivided = [finding for finding in findings if finding.rule == "S208"]
    assert [finding.severity for finding in undivided] == [Severity.INFO]
    assert not [finding for finding in findings if finding.rule in ("S202", "S116")]


@pytest.mark.parametrize("name", ["友好区司法局2024.json"])
def test_an_all_zero_report_has_nothing_grave(name: str) -> None:
    assert grave(name) == []
