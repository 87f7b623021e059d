"""Rows that a page end cuts in two: half of the label above it, the other half below, the figures in one of them.

Left as two rows, the half without figures would read as a row of blank cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..chinese import split_ordinal
from ..model import Cell, Grid
from .pdf_aligned import is_figure

_SAME = 4.0
"""Borders of one column differ by at most so many points from page to page."""
_FIGURES = 3
"""So many figures must stand in one half of the row, against blanks in the other."""


def mended(upper: Grid, lower: Grid) -> tuple[Grid, Grid | None] | None:
    """The two parts of a table with the cut row whole in the upper one; ``None`` when no row is cut.

    A row is cut when the label above the page end has its ordinal (8.属于), the one below it has none
    (行政查询事项), and all figures stand in one of the halves. The lower part may have no row left.
    """
    pairs = _pairs(upper, lower)
    if not pairs or not _is_cut(pairs):
        return None
    whole = {id(one): _joined(one, two) for one, two in pairs}
    gone = {id(two) for _, two in pairs}
    kept = [_raised(cell) for cell in lower.cells if id(cell) not in gone]
    rest = replace(lower, rows=lower.rows - 1, cells=tuple(kept)) if lower.rows > 1 else None
    return replace(upper, cells=tuple(whole.get(id(cell), cell) for cell in upper.cells)), rest


def _pairs(upper: Grid, lower: Grid) -> list[tuple[Cell, Cell]]:
    """Last and first cells of the same columns; empty when the rows do not match."""
    above = [cell for cell in upper.cells if cell.row + cell.rowspan == upper.rows]
    below = [cell for cell in lower.cells if cell.row == 0 and cell.rowspan == 1]
    pairs = []
    for two in below:
        match = [one for one in above if _same_column(one, two)]
        if len(match) != 1:
            return []
        pairs.append((match[0], two))
    return pairs


def _same_column(one: Cell, two: Cell) -> bool:
    a, b = one.source.box, two.source.box
    return a is not None and b is not None and abs(a[0] - b[0]) <= _SAME and abs(a[2] - b[2]) <= _SAME


def _is_cut(pairs: Sequence[tuple[Cell, Cell]]) -> bool:
    row = [(one, two) for one, two in pairs if one.rowspan == 1]
    labels = [(one, two) for one, two in row if one.text and two.text]
    if len(labels) != 1:
        return False
    (head, tail) = labels[0]
    # The label of a group of rows may end in the cut row; its own rest may stand there.
    rests = [tail.text] + [two.text for one, two in pairs if one.rowspan > 1]
    if not split_ordinal(head.text)[0] or any(split_ordinal(text)[0] or is_figure(text) for text in rests):
        return False
    others = [(one.text, two.text) for one, two in row if one is not head]
    above, below = [one for one, _ in others if one], [two for _, two in others if two]
    figures = above or below
    return len(figures) >= _FIGURES and not (above and below) and all(map(is_figure, figures))


def _joined(one: Cell, two: Cell) -> Cell:
    if one.text and two.text:
        return replace(one, text=f"{one.text}\n{two.text}")
    filled = one if one.text or not two.text else two
    return replace(one, text=filled.text, source=filled.source, second=filled.second)


def _raised(cell: Cell) -> Cell:
    """A cell of the lower part after its first row is gone."""
    return replace(cell, rowspan=cell.rowspan - 1) if cell.row == 0 else replace(cell, row=cell.row - 1)
