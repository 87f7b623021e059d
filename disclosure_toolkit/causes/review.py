"""The one row of table 4 printed one column too far to the right or left (表四错列)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..editions import Edition
from ..model.hypothesis import Number
from .cells import Changes
from .system import System


def slipped_review(systems: Sequence[System], values: dict[str, Number], form: Edition) -> Iterator[Changes]:
    """Each slip of the figures from one column on that makes all groups hold, the figure pushed out solved for.

    :param systems: the broken groups; :param values: all figures of table 4 that have a value.
    """
    line = [f"review.{group.key}.{result.key}" for group in form.review_groups for result in form.review_results]
    if len(systems) < 2 or any(key not in values for key in line):
        return
    read = [values[key] for key in line]
    size = len(form.review_results)
    for start in range(len(line) - size):
        for right, free in (
            ([*read[:start], *read[start + 1 :], 0], len(line) - 1),
            ([*read[:start], 0, *read[start:-1]], start),
        ):
            group = free - free % size
            parts = sum(right[group : group + size - 1], start=0)
            total = right[group + size - 1]
            right[free] = parts if free == group + size - 1 else total - (parts - right[free])
            if right[free] < 0 or not _holds(right, size):
                continue
            yield {key: new for key, old, new in zip(line, read, right, strict=True) if old != new}


def _holds(line: Sequence[Number], size: int) -> bool:
    groups = [line[i : i + size] for i in range(0, len(line), size)]
    return all(sum(group[:-1], start=0) == group[-1] for group in groups)
