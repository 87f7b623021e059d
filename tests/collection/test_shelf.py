"""What waits on disk comes back as it was put there, and counts as the tuple that it stands for."""

import pickle
import tracemalloc
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from disclosure_toolkit.collection import SectionText, digest_of_report
from disclosure_toolkit.collection.reuse.corpus import Use, Uses
from disclosure_toolkit.collection.shelf import Shelf, Strings
from disclosure_toolkit.model import Kind
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


CELLS = st.none() | st.integers() | st.decimals(allow_nan=False) | st.sampled_from(Kind)


@given(st.lists(st.lists(CELLS, max_size=9)))
def test_figures_of_many_reports_come_back_value_for_value_and_kind_for_kind(reports):
    shelf = Shelf()
    shelved = [shelf.put(cells) for cells in reports]
    for cells, kept in zip(reports, shelved, strict=True):
        assert list(map(repr, kept)) == list(map(repr, cells))  # 12.50 is not 12.5


def test_a_digest_on_a_shelf_is_the_same_digest():
    digest, shelf = digest_of_report(clean_report()), Shelf()
    shelved = replace(digest, cells=shelf.put(digest.cells), sections=shelf.put(digest.sections))
    assert digest.sections
    assert digest.cells
    assert shelved == digest
    assert list(shelved.figures()) == list(digest.figures())
    assert hash(shelved) == hash(digest)
    assert shelved.section(1) == digest.section(1)
    sent = pickle.loads(pickle.dumps(shelved))
    assert sent == digest
    assert isinstance(sent.sections, tuple)
    assert isinstance(sent.cells, tuple)


def test_what_a_shelf_keeps_in_memory_does_not_grow_with_what_is_put_there():
    def kept_by(length: int) -> int:
        tracemalloc.start()
        shelf = Shelf()
        shelved = [shelf.put([SectionText(1, "总体情况", "公" * length)]) for _ in range(500)]
        size, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert shelved[499] == (SectionText(1, "总体情况", "公" * length),)
        return size

    kept_by(1)  # what is loaded once is not counted
    short, long = kept_by(1), kept_by(10_000)
    assert long - short < 500  # less than a byte a report
    assert short < 500 * 200


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
