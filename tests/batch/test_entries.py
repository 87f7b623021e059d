"""What a run keeps of its files in memory does not grow with what there is to say of them."""

import pickle
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_toolkit.batch.entries import Entries, Picked
from disclosure_toolkit.batch.entry import Entry

ENTRIES = st.lists(
    st.builds(
        Entry,
        file=st.text(st.characters()),
        sha256=st.text(),
        result=st.sampled_from(["audited", "failed"]),
        folder=st.text(),
        year=st.none() | st.integers(2000, 2099),
        error=st.none() | st.dictionaries(st.text(), st.text(), max_size=2),
        summary=st.none() | st.fixed_dictionaries({"verdict": st.text()}),
        marks=st.lists(st.tuples(st.text(), st.text()), max_size=2).map(tuple),
        where=st.text(),
        kept=st.binary(),
    ),
    max_size=6,
)


@given(ENTRIES, st.data())
def test_entries_come_back_as_they_were_in_any_order(entries, data):
    kept = Entries(entries)
    assert kept == tuple(entries)
    assert [(one.where, one.kept) for one in kept] == [(one.where, one.kept) for one in entries]
    places = data.draw(st.permutations(range(len(entries))))
    picked = Picked(kept, places)
    assert list(picked) == [entries[place] for place in places]
    start, end = sorted(data.draw(st.tuples(st.integers(-7, 7), st.integers(-7, 7))))
    assert tuple(kept[start:end]) == tuple(entries)[start:end]
    assert tuple(picked[start:end]) == tuple(entries[place] for place in places)[start:end]
    if entries:
        assert kept[-1] == entries[-1]
    assert pickle.loads(pickle.dumps(picked)) == tuple(entries[place] for place in places)


def test_there_is_no_entry_beyond_the_ends():
    kept = Entries([Entry("一.pdf", "", "failed", "")])
    for place in (1, -2):
        with pytest.raises(IndexError):
            kept[place]


def test_what_entries_keep_in_memory_does_not_grow_with_what_they_say():
    def kept_by(findings: int) -> int:
        marks = tuple((f"{number:016x}", "warning") for number in range(findings))
        tracemalloc.start()
        entries = Entries(Entry(f"报告{n}.pdf", f"{n:064x}", "audited", str(n), marks=marks) for n in range(500))
        size, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert len(entries) == 500
        assert entries[499].marks == marks
        return size

    kept_by(1)  # what is loaded once is not counted
    few, many = kept_by(1), kept_by(200)
    assert many - few < 500  # less than a byte an entry
    assert few < 500 * 200
