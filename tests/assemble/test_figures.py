"""Figures that ran together are told apart only where nothing else can be meant."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from disclosure_toolkit.assemble.figures import split_glued


@given(st.lists(st.integers(0, 30), min_size=6, max_size=6), st.sets(st.integers(0, 5)))
def test_what_is_told_of_a_row_is_what_was_printed(values: list[int], blank: set[int]) -> None:
    """Blank cells leave no trace, so that 17, 0, 0, 0, blank, blank, 17 looks like seven digits."""
    printed = ["" if i in blank and not value else str(value) for i, value in enumerate(values)]
    printed.append(str(sum(values)))
    parts = split_glued("".join(printed), 7, 7)
    if "" in printed and parts is not None:
        # Seven digits that add up by chance have at least the total right.
        assert int(parts[-1]) == sum(map(int, parts[:-1]))
    elif parts is not None:
        assert list(parts) == printed


def test_zeros_are_told_without_a_sum() -> None:
    assert split_glued("000", 3) == ("0", "0", "0")


def test_digits_without_a_sum_are_not() -> None:
    assert split_glued("738", 3) is None
    assert split_glued("1700017", 7, 7) is None
    assert split_glued("1100024", 7, 7) == ("1", "1", "0", "0", "0", "2", "4")
