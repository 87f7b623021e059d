"""Lines become cells: gaps, doubled and dashed lines, regions that are no rectangles, open sides."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from disclosure_toolkit.readers.pdf_drawing import Segment
from disclosure_toolkit.readers.pdf_lattice import Lattice, components, lattice_of, merged, snapped

XS, YS = (0.0, 100.0, 200.0, 300.0), (0.0, 30.0, 60.0)
MIDDLES = [(x + 50, y + 15) for x in XS[:-1] for y in YS[:-1]]


def full() -> tuple[list[Segment], list[Segment]]:
    return [Segment(y, 0, 300) for y in YS], [Segment(x, 0, 60) for x in XS]


def test_a_full_grid() -> None:
    lattice = lattice_of(*full(), MIDDLES)
    assert lattice == Lattice(XS, YS, tuple((r, c, r + 1, c + 1) for r in range(2) for c in range(3)))


def test_a_border_that_is_left_out_merges_cells() -> None:
    horizontals, verticals = full()
    verticals[1] = Segment(100, 30, 60)
    lattice = lattice_of(horizontals, verticals, MIDDLES)
    assert lattice is not None
    assert lattice.cells == ((0, 0, 1, 2), (0, 2, 1, 3), (1, 0, 2, 1), (1, 1, 2, 2), (1, 2, 2, 3))
    assert lattice.owner() == [[0, 0, 1], [2, 3, 4]]


def test_a_region_that_is_no_rectangle_is_cut_into_some() -> None:
    horizontals, verticals = full()
    verticals[1] = Segment(100, 30, 60)
    horizontals[1] = Segment(30, 100, 300)
    lattice = lattice_of(horizontals, verticals, MIDDLES)
    assert lattice is not None
    assert lattice.cells == ((0, 0, 1, 2), (0, 2, 1, 3), (1, 0, 2, 1), (1, 1, 2, 2), (1, 2, 2, 3))


def test_borders_at_which_no_cell_ends_are_dropped() -> None:
    horizontals, verticals = full()
    lattice = lattice_of(horizontals, [*verticals, Segment(150, 0, 8)], MIDDLES)
    assert lattice is not None
    assert lattice.xs == XS


def test_an_open_side_is_closed_only_where_text_stands() -> None:
    horizontals, verticals = full()
    open_below = [line for line in horizontals if line.at < 60]
    closed = lattice_of(open_below, verticals, MIDDLES)
    assert closed is not None
    assert closed.ys == YS
    bare = lattice_of(open_below, verticals, [(x, y) for x, y in MIDDLES if y < 30])
    assert bare is not None
    assert bare.ys == YS[:2]


def test_pieces_dashes_and_doubled_lines_are_one() -> None:
    pieces = [Segment(10, 0, 40), Segment(10.4, 40.5, 80), Segment(10, 60, 100)]
    (line,) = merged(pieces)
    assert (line.start, line.end) == (0, 100)
    dashes = [Segment(5, x, x + 2) for x in range(0, 100, 4)]
    assert [(line.start, line.end) for line in merged(dashes)] == [(0, 98)]
    assert merged([Segment(5, 0, 3), Segment(90, 10, 14)]) == []
    assert snapped([10, 11.5, 12.9, 50]) == [(10 + 11.5 + 12.9) / 3, 50]


def test_lines_that_do_not_touch_are_tables_of_their_own() -> None:
    horizontals, verticals = full()
    lower = [Segment(line.at + 100, line.start, line.end) for line in horizontals]
    beside = [Segment(line.at, line.start + 100, line.end + 100) for line in verticals]
    groups = components(horizontals + lower, verticals + beside)
    assert sorted(len(across) + len(down) for across, down in groups) == [7, 7]


@given(
    wobble=st.lists(st.floats(-0.7, 0.7), min_size=7, max_size=7),
    short=st.floats(0, 2.5),
)
def test_drawing_is_never_exact(wobble: list[float], short: float) -> None:
    """Lines a little off and a little too short still bound the same cells."""
    horizontals = [Segment(y + wobble[i], short, 300 - short) for i, y in enumerate(YS)]
    verticals = [Segment(x + wobble[3 + i], short, 60 - short) for i, x in enumerate(XS)]
    lattice = lattice_of(merged(horizontals), merged(verticals), MIDDLES)
    assert lattice is not None
    assert lattice.cells == tuple((r, c, r + 1, c + 1) for r in range(2) for c in range(3))
