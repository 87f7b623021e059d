"""Copies for benchmarks: every kind, each alone, reproducible, apart from the held-back ones."""

from __future__ import annotations

from collections import Counter

from disclosure_toolkit.sample import all_defects, clean_copies, defect_copies
from disclosure_toolkit.sample.violations import violations


def test_every_kind_is_there_as_often_as_wanted() -> None:
    copies = list(defect_copies(per_kind=2, seed=3))
    counts = Counter(copy.applied[0].defect.kind for copy in copies)
    assert set(counts) == {item.kind for item in all_defects()}
    assert set(counts.values()) <= {1, 2}
    assert len({copy.file for copy in copies}) == len(copies)
    for copy in copies:
        assert len(copy.applied) == 1
        assert copy.previous is not None
        assert violations(copy.previous) == ()


def test_held_back_places_differ_from_open_ones() -> None:
    opened, held = (
        {
            (copy.report.agency, copy.layout.name, copy.applied[0].detail)
            for copy in defect_copies(1, 3, held_out, counties=1)
        }
        for held_out in (False, True)
    )
    assert not {layout for _, layout, _ in opened} & {layout for _, layout, _ in held} - {"record"}
    assert opened != held


def test_clean_copies_are_clean_and_some_print_unusually() -> None:
    copies = list(clean_copies(60, seed=5))
    assert len(copies) == 60
    assert any(copy.quirk for copy in copies)
    for copy in copies:
        assert copy.truth()["clean"]
        assert violations(copy.report, copy.previous) == ()
