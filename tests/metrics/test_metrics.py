"""The metrics dictionary: every entry computes, rates are pooled and withheld, blanks are not zeros."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_toolkit.collection import digest_of_report
from disclosure_toolkit.errors import BadSettings
from disclosure_toolkit.metrics import metric, metrics, values_of
from disclosure_toolkit.metrics.page import markdown
from tests.builders import changed, clean_report

COLUMN = "natural_person"


def report(granted: int, partly: int = 0, denied: int = 0, **kwargs):
    cells = {
        f"requests.granted.{COLUMN}": granted,
        f"requests.partly_granted.{COLUMN}": partly,
        f"requests.denied_third_party_rights.{COLUMN}": denied,
    }
    return clean_report(cells=cells, **kwargs)


@pytest.mark.parametrize("item", metrics(), ids=lambda item: item.key)
def test_every_metric_says_what_it_is_and_computes(item):
    assert all((item.name, item.name_en, item.formula, item.unit, item.source, item.caveat))
    cells = {f"requests.granted.{COLUMN}": 60, f"requests.denied_process_information.{COLUMN}": 20}
    cells |= {"review.reconsideration.upheld": 50, "review.litigation_direct.upheld": 50}
    rate = item.pooled([clean_report(cells=cells)] * 2)
    assert rate.value is not None
    assert rate.value == float(rate.numerator / rate.denominator)
    assert rate.counted == 2


def test_the_outcome_rates_and_shares_of_one_report_add_up_to_one():
    keys = ("disclosed_rate", "denied_rate", "unavailable_rate", "not_processed_rate", "other_handling_rate")
    rates = [metric(key).measure(report(30, 5, 7)) for key in keys]
    assert sum(rate.numerator for rate in rates) == rates[0].denominator == 42


def test_a_rate_below_thirty_cases_is_withheld_but_its_parts_are_shown():
    below, enough = metric("granted_rate").measure(report(29)), metric("granted_rate").measure(report(30))
    assert (below.numerator, below.denominator, below.value) == (29, 29, None)
    assert "30" in below.text()
    assert "29/29" in below.text()
    assert enough.text() == "100.0%（30/30）"


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=8))
def test_regional_rates_are_pooled(pairs):
    rate = metric("granted_rate").pooled(
        values_of({"requests.granted.total": a, "requests.handled_total.total": a + b}) for a, b in pairs
    )
    above, below = sum(a for a, _ in pairs), sum(a + b for a, b in pairs)
    assert (rate.numerator, rate.denominator) == (above, below)
    assert rate.value == (above / below if below >= 30 else None)


def test_a_report_with_a_blank_is_left_out_and_counted():
    blank = changed(report(40), {"requests.granted.total": None})
    rate = metric("granted_rate").pooled([blank, report(20, 20)])
    assert (rate.numerator, rate.denominator, rate.counted, rate.left_out) == (20, 40, 1, 1)
    nothing = metric("granted_rate").measure(blank)
    assert nothing.numerator is None
    assert nothing.text() == "所需数据不全"


@pytest.mark.parametrize(("form", "undivided"), [("2021", False), ("2021", True), ("2019_trial", False)])
def test_other_handling_counts_once_however_it_is_printed(form, undivided):
    row = "other_misc" if form == "2021" and not undivided else "other_handling"
    made = clean_report(
        form, cells={f"requests.granted.{COLUMN}": 40, f"requests.{row}.{COLUMN}": 10}, undivided=undivided
    )
    rate = metric("other_handling_rate").measure(made)
    assert (rate.numerator, rate.denominator) == (10, 50)


def test_a_digest_measures_as_its_report_does():
    made = report(33, 4, 5)
    for item in metrics():
        assert item.measure(digest_of_report(made)) == item.measure(made)


def test_the_pending_cases_are_no_part_of_a_correction_rate():
    cells = {"review.reconsideration.corrected": 10, "review.reconsideration.upheld": 30}
    rate = metric("reconsideration_corrected_rate").measure(
        clean_report(cells={**cells, "review.reconsideration.pending": 60})
    )
    assert (rate.numerator, rate.denominator) == (10, 40)


def test_an_unknown_metric_is_refused():
    with pytest.raises(BadSettings, match="没有指标"):
        metric("on_time_rate")


def test_the_page_of_the_guide_is_up_to_date():
    """If this fails: python -m disclosure_toolkit.metrics.page docs/指标.md."""
    page = Path(__file__).parents[2] / "docs" / "指标.md"
    assert page.read_text(encoding="utf-8") == markdown()
