"""What differs between two texts set side by side (逐字比对)."""

from __future__ import annotations

from rapidfuzz.distance import Indel

Span = tuple[int, int]
_NEAR = 2
"""Differences with fewer characters between them are one: 三十 and 四百 differ as a whole."""


def differences(one: str, other: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of each text that the other has not, white space aside; both empty for the same words."""
    left: list[Span] = []
    right: list[Span] = []
    for change in Indel.opcodes(one, other):
        if change.tag == "equal":
            continue
        if one[change.src_start : change.src_end].strip():
            _add(left, change.src_start, change.src_end)
        if other[change.dest_start : change.dest_end].strip():
            _add(right, change.dest_start, change.dest_end)
    return tuple(left), tuple(right)


def _add(spans: list[Span], start: int, end: int) -> None:
    if spans and start - spans[-1][1] < _NEAR:
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((start, end))
