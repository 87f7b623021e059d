"""Digests: small, the same from a report and from its record, blanks and unreadable figures kept apart."""

from __future__ import annotations

import json
import pickle
from decimal import Decimal
from pathlib import Path

import pytest

from disclosure_toolkit import load_report
from disclosure_toolkit.collection import digest_of_record, digest_of_report
from disclosure_toolkit.errors import UnknownFigureKey
from disclosure_toolkit.model import Kind
from tests.builders import bumped, changed, clean_report, figure, with_identity

RECORDS = sorted((Path(__file__).parents[2] / "data" / "records").glob("*.json"))
KEY = "requests.granted.natural_person"


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_the_digest_of_a_record_is_that_of_its_report(path):
    report = load_report(path)
    record = json.loads(json.dumps(report.to_dict()))
    digest = digest_of_report(report)
    assert digest_of_record(record, file=report.file) == digest
    assert {key: cell for key, cell in digest.figures() if not isinstance(cell, Kind)} == {
        key: item.value for key, item in report.figures.items() if item.known
    }
    assert [(s.number, s.title, s.text) for s in digest.sections] == [
        (s.number, s.title, s.text) for s in report.sections
    ]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_digest_is_small_and_survives_the_way_to_another_process(path):
    report = load_report(path)
    digest = digest_of_report(report)
    sent = pickle.dumps(digest)
    assert pickle.loads(sent) == digest
    text = sum(len(section.text.encode()) for section in report.sections)
    assert len(sent) < text + 6_000
    assert len(sent) < len(pickle.dumps(report)) / 4


def test_blank_zero_text_and_unreadable_are_different_things():
    kinds = {
        "requests.granted.company": figure("requests.granted.company", None),
        "requests.granted.research": figure("requests.granted.research", None, "/", Kind.NOT_APPLICABLE),
        "requests.granted.legal_service": figure("requests.granted.legal_service", None, "?", Kind.UNREADABLE),
        "requests.granted.public_interest": 0,
    }
    digest = digest_of_report(changed(clean_report(), kinds))
    assert [digest.cell(key) for key in kinds] == [Kind.BLANK, Kind.NOT_APPLICABLE, Kind.UNREADABLE, 0]
    assert [digest.value(key) for key in kinds] == [None, None, None, 0]
    contents = {digest_of_report(changed(clean_report(), {key: value})).content for key, value in kinds.items()}
    assert len(contents) == len(kinds)  # three kinds, and the zero that was there before


def test_a_row_that_is_not_printed_is_absent_and_a_misspelt_key_is_an_error():
    digest = digest_of_report(clean_report(undivided=True))
    assert digest.cell("requests.other_misc.total") is None
    assert digest.cell("requests.other_handling.total") == 0
    assert digest.undivided
    assert not digest_of_report(clean_report()).undivided
    with pytest.raises(UnknownFigureKey):
        digest.value("requests.recieved.total")


def test_figures_of_another_edition_are_kept():
    report = with_identity(clean_report("2019_trial"), edition="2021")
    digest = digest_of_report(report)
    assert digest.value("proactive.procurement.projects") == 0


def test_money_keeps_its_digits():
    key = "proactive.fees.amount_wan_yuan"
    report = changed(clean_report(), {key: figure(key, Decimal("12.50"))})
    digest = digest_of_record(json.loads(json.dumps(report.to_dict())))
    assert str(digest.value(key)) == "12.50"
    assert digest.content == digest_of_report(report).content


def test_content_tells_figures_apart_and_nothing_else():
    report = clean_report()
    assert digest_of_report(report).content == digest_of_report(with_identity(report, agency="别处")).content
    assert digest_of_report(report).content != digest_of_report(bumped(report, KEY)).content


def test_a_manifest_counts_only_where_the_document_is_silent():
    silent = with_identity(clean_report(), agency="", year=None)
    for digest in (digest_of_report(silent, agency="某局", year=2023), digest_of_report(clean_report())):
        assert digest.agency
        assert digest.year == 2023
    assert digest_of_report(clean_report(), agency="某局", year=1999).year == 2023
