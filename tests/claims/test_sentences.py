"""Each sentence of the tables is found true, false, open or beyond judging, as a careful reader finds it."""

from __future__ import annotations

import pytest

from disclosure_toolkit.model import Level
from tests.claims import sentences
from tests.claims.world import ZERO, judged, outcome, previous

# Sentences of these groups are judged with the report on the year before.
WITH_PREVIOUS = {"aside", "changes", "left over", "spread", "others", "behind"}
CASES = [(group, text, expected) for group, listed in sentences.GROUPS.items() for text, expected in listed]


@pytest.mark.parametrize(("group", "text", "expected"), CASES, ids=lambda value: str(value)[:40])
def test_sentence(group: str, text: str, expected: str) -> None:
    found = judged(text, before=previous() if group in WITH_PREVIOUS else None)
    assert outcome(found) == expected, [(c.kind, c.verdict.value, c.message, c.working) for c in found.checks]


@pytest.mark.parametrize(("text", "expected"), sentences.ALL_ZERO, ids=lambda value: str(value)[:40])
def test_sentence_in_a_report_without_requests(text: str, expected: str) -> None:
    found = judged(text, ZERO)
    assert outcome(found) == expected, [(c.kind, c.verdict.value, c.message, c.working) for c in found.checks]


@pytest.mark.parametrize(("text", "level", "agency", "expected"), sentences.SCOPES, ids=lambda value: str(value)[:40])
def test_scope(text: str, level: str, agency: str, expected: str) -> None:
    assert outcome(judged(text, level=Level(level), agency=agency)) == expected


@pytest.mark.parametrize(("group", "text", "expected"), CASES, ids=lambda value: str(value)[:40])
def test_quotes_are_the_words_of_the_section(group: str, text: str, expected: str) -> None:
    found = judged(text)
    section = found.report.section(1)
    assert section is not None
    for claim in found.claims:
        for quote in (claim.quote, claim.sentence):
            assert section.text[quote.start : quote.end] == quote.text
            assert quote.text
        assert claim.number == found.claims.index(claim)


@pytest.mark.parametrize(("group", "text", "expected"), CASES, ids=lambda value: str(value)[:40])
def test_spaces_and_wide_digits_change_nothing(group: str, text: str, expected: str) -> None:
    """Justified lines and full-width digits are read alike."""
    wide = "".join(chr(ord(c) + 0xFEE0) if c in "0123456789" else c for c in text)
    spaced = "".join(f" {c} " if c in "年件条" else c for c in text)
    before = previous() if group in WITH_PREVIOUS else None
    for variant in (wide, spaced):
        assert outcome(judged(variant, before=before)) == expected, variant


@pytest.mark.parametrize("heading", ["（三）回应诉求，规范依申请公开", "（三）完善流程，提升依申请公开质效。"])
def test_a_heading_of_two_clauses_tells_what_is_asked_for(heading: str) -> None:
    """A bare 申请 is a disclosure request under such a heading."""
    assert outcome(judged("一是更新指南。二是规范办理。全年共收到45件申请，已办结44件。", heading=heading)) == "true"
    assert outcome(judged("一是更新指南。二是规范办理。全年共收到54件申请，已办结44件。", heading=heading)) == "false"


def test_a_heading_of_two_clauses_is_read_where_it_states_something() -> None:
    assert outcome(judged("", heading="（三）规范依申请公开，全年未收到申请")) == "false"
