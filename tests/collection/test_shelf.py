"""What waits on disk comes back as it was put there, and counts as the tuple that it stands for."""

import pickle
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from disclosure_toolkit.collection import SectionText, digest_of_report
from disclosure_toolkit.collection.reuse.corpus import Use, Uses
from disclosure_toolkit.collection.shelf import Shelf, Strings
from tests.builders import clean_report

# Lone surrogates come from hostile files; they have no UTF-8.
TEXTS = st.lists(st.text(st.characters()), max_size=8)


@given(TEXTS)
def test_strings_come_back_in_any_order(texts):
    kept = Strings()
    for place, text in enumerate(texts):
        kept.append(text)
        assert kept[place] == text  # reading between two additions moves nothing
    assert [kept[place] for place in reversed(range(len(texts)))] == texts[::-1]
    assert kept[1:3] == texts[1:3]
    assert list(kept) == texts


@given(st.lists(st.lists(st.builds(SectionText, st.integers(0, 6), st.text(), st.text(st.characters())), max_size=4)))
def test_sections_of_many_reports_come_back(reports):
    shelf = Shelf()
    shelved = [shelf.put(sections) for sections in reports]
    assert [tuple(one) for one in shelved] == [tuple(sections) for sections in reports]
    assert shelved == [tuple(sections) for sections in reports]


def test_a_digest_with_its_sections_on_a_shelf_is_the_same_digest():
    digest = digest_of_report(clean_report())
    shelved = replace(digest, sections=Shelf().put(digest.sections))
    assert digest.sections
    assert shelved == digest
    assert hash(shelved) == hash(digest)
    assert shelved.section(1) == digest.section(1)
    sent = pickle.loads(pickle.dumps(shelved))
    assert sent == digest
    assert isinstance(sent.sections, tuple)


NUMBERS = st.integers(0, 2**31 - 1)
USES = st.lists(
    st.builds(Use, NUMBERS, NUMBERS, NUMBERS, NUMBERS, st.integers(0, 9), st.integers(-(2**63), 2**63 - 1), NUMBERS)
)


@given(st.lists(USES))
def test_sentences_are_kept_as_numbers_and_come_back_as_they_were(reports):
    kept = Uses()
    for uses in reports:
        kept.append(uses)
    assert list(kept) == [tuple(uses) for uses in reports]
    kept.regroup([number // 2 for number in range(10)])
    assert list(kept) == [tuple(replace(use, family=use.family // 2) for use in uses) for uses in reports]
