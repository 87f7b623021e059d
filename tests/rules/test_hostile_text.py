"""Text is hostile: no rule reads it over and over, none breaks on it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_toolkit.audit import audit_report
from disclosure_toolkit.errors import BadRecord
from disclosure_toolkit.model import Report
from disclosure_toolkit.settings import Settings
from tests.builders import clean_report, with_identity, with_section

OWN = Settings(select=("S", "F", "Y"))
TOKENS = [
    "X",
    "×",
    "_",
    "*",
    "?",
    "（ ",
    "（文字",
    "由",
    "由某局",
    "与某局联",
    "2023年",
    "五、",
    "一、\n",
    "\n",
    " ",
    "锟",
    "Ã",
    "鏀",
    "\ufffd",
]


@pytest.mark.parametrize("token", TOKENS, ids=ascii)
def test_long_runs_of_one_thing_end_and_break_no_rule(token: str) -> None:
    """A quadratic pattern would take minutes for each; ``benchmarks/fuzz.py --long`` measures what they take."""
    report = with_section(clean_report(), 1, text=token * (120_000 // len(token)))
    audit = audit_report(report, settings=OWN)
    assert audit.statuses()["rule_error"] == 0


@given(st.text(max_size=300), st.text(max_size=60), st.integers(0, 6))
@settings(max_examples=80, deadline=None)
def test_no_rule_breaks_on_any_text(text: str, title: str, number: int) -> None:
    report = with_identity(with_section(clean_report(), number, text=text, title=title, parts=()), title=title)
    assert audit_report(report, settings=OWN).statuses()["rule_error"] == 0


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_a_record_with_a_number_that_is_none_is_refused(value: str) -> None:
    text = json.dumps(clean_report().to_dict(), ensure_ascii=False)
    key = '"requests.granted.total": {"value": '
    assert key + "0" in text
    with pytest.raises(BadRecord):
        Report.from_dict(json.loads(text.replace(key + "0", key + value)))
