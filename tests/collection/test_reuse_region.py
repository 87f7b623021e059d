"""Shared text in whole invented regions: nothing on clean ones, and nothing breaks on any text."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_toolkit import load_report
from disclosure_toolkit.collection.digest import Digest, SectionText, digest_of_report
from disclosure_toolkit.model import Finding, Severity
from disclosure_toolkit.sample.collection import write_collection

from .texts import findings, region, text, with_text

RULES = {"own_section": "C401", "other_section": "C402", "other_named": "C403", "promises_repeated": "C501"}


def found_in(folder) -> tuple[Finding, ...]:
    digests = [digest_of_report(load_report(file)) for file in sorted(folder.rglob("region/**/*.json"))]
    return findings(digests, "C4", "C5", "C6")


def test_a_clean_region_has_notes_at_most(tmp_path):
    write_collection(tmp_path, 24, (2023, 2024), 5, ("json",), defects=False)
    assert [f.message for f in found_in(tmp_path) if f.severity is not Severity.INFO] == []


@pytest.mark.parametrize("kind", sorted(RULES))
def test_what_is_copied_on_purpose_is_found_and_nothing_else(kind, tmp_path):
    written = write_collection(tmp_path, 24, (2023, 2024), 5, ("json",), kinds=(kind,))
    truth = [line for line in written.truth.read_text(encoding="utf-8").splitlines() if f'"kind": "{kind}"' in line]
    assert truth
    found = found_in(tmp_path)
    hits = [f for f in found if f.rule == RULES[kind]]
    assert len(hits) == len(truth)
    for item in hits:
        assert any(report.agency in line for report in item.about for line in truth)
    others = [f for f in found if f.rule != RULES[kind] and f.severity is not Severity.INFO]
    allowed = {"other_named": {"C402"}}.get(kind, set())
    assert {f.rule for f in others} <= allowed


words = st.text(
    alphabet="云川县民政局水利我本公开存在问题下一步将加强核对名单档案0123年件，。；：！\n（一）\u3000\ud800<>&",
    max_size=160,
)
digests = st.builds(
    lambda agency, year, one, five: Digest(
        f"{agency}{year}{len(one)}.txt",
        agency,
        year,
        "department",
        "2021",
        content=one,
        sections=(SectionText(1, "", one), SectionText(5, "", five)),
    ),
    st.sampled_from(["", "云川县民政局", "云川县水利局", "民政局", "县", "青河市云川县水利局"]),
    st.sampled_from([None, 2023, 2024]),
    words,
    words,
)


@given(st.lists(digests, max_size=6))
def test_no_text_breaks_a_rule(reports):
    for item in findings(reports, "C4", "C5", "C6"):
        assert item.subject != "rule_error", item.message
        assert item.severity is not Severity.ERROR
        for quote in item.quotes:
            assert all(0 <= start <= end <= len(quote.text) for start, end in quote.differs)


def test_quotes_stand_where_they_say():
    reports = region()
    reports[1] = with_text(reports[1], 5, text(reports[3], 5))
    by_name = {f"{d.agency} {d.year} 年": d for d in reports}
    for item in findings(random.Random(2).sample(reports, len(reports)), "C4"):
        for quote in item.quotes:
            place = {"this": 0, "previous": 1}.get(quote.report)
            name = item.about[place].name if place is not None else quote.report
            assert text(by_name[name], quote.section)[quote.start : quote.end] == quote.text
