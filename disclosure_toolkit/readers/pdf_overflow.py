"""Figures that run over the border of their cell: whose digits they are cannot be told by their places."""

from __future__ import annotations

from .pdf_chars import Char
from .pdf_lines import rows_of, text_of
from .pdf_tables import Table

_NEAR = 1.5
"""A digit within so many points of a border may belong to a figure on its other side."""
_TOUCHING = 0.12
"""Digits closer than this many ems read as one figure."""


def overflows(table: Table) -> dict[int, str]:
    """Cells (by index) whose figure touches that of the next cell, with the two read as one.

    1035 set in a column that is too narrow puts 10 into one cell and 35 into the next; nothing in
    the file tells this from two figures that touch, so both cells have a second reading.
    """
    lattice = table.lattice
    owner = lattice.owner()
    result: dict[int, str] = {}
    for index, (top, _, _, right) in enumerate(lattice.cells):
        if right == len(lattice.xs) - 1:
            continue
        border = lattice.xs[right]
        last = [char for char in table.chars[index] if char.x1 > border - _NEAR and char.text.isdigit()]
        if not last:
            continue
        other = owner[top][right]
        first = [char for char in table.chars[other] if char.x0 < border + _NEAR and char.text.isdigit()]
        if any(_touch(one, two) for one in last for two in first):
            both = "\n".join(text_of(row) for row in rows_of((*table.chars[index], *table.chars[other])))
            result[index] = result[other] = both
    return result


def _touch(one: Char, two: Char) -> bool:
    em = one.bottom - one.top
    return abs(one.base - two.base) < 0.3 * em and two.x0 - one.x1 < _TOUCHING * em
