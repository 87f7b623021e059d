"""The right edge of the text area: where justified lines end, though some stick out; else nearly the longest."""

from __future__ import annotations

import pytest

from disclosure_toolkit.readers.pdf import _edges
from disclosure_toolkit.readers.pdf_lines import PrintedLine


def lines(*ends: float) -> list[PrintedLine]:
    return [PrintedLine("字" * 29, (), (74.0, 100.0 + 25 * n, end, 115.0 + 25 * n), 15.0) for n, end in enumerate(ends)]


@pytest.mark.parametrize(
    ("ends", "right"),
    [
        ((509, 509.2, 536, 509, 507, 524, 509, 508.8, 509, 509), 509),
        ((498, 503, 509, 488, 507, 501, 505, 511, 492, 500), 509),
        ((509,) * 8, 509),
    ],
    ids=["some stick out", "ragged", "all alike"],
)
def test_the_right_edge(ends: tuple[float, ...], right: float) -> None:
    edges = _edges(lines(*ends))
    assert edges is not None
    assert edges == (74.0, pytest.approx(right, abs=1))


def test_no_lines_no_edges() -> None:
    assert _edges([]) is None
