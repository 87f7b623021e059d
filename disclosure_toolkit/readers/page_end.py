"""A row that a page end cuts in two (跨页断行): its halves found by their columns and put together.

Whether two rows are halves of one is for others to say: the PDF reader tells it by shapes (``pdf_cut``),
``assemble.page_cuts`` by the form's labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import Cell, Grid

_SAME = 4.0
"""Borders of one column differ by at most so many points from page to page."""

Pair = tuple[Cell, Cell]
"""A cell above the page end and the one below it in the same column."""


def facing_cells(upper: Grid, lower: Grid, index: int = 0) -> list[Pair]:
    """Cells of the upper grid's last row and the lower one's row at ``index``; empty when columns do not match.

    Cells of the lower grid that span several rows have no other half.
    """
    above = [cell for cell in upper.cells if cell.row + cell.rowspan == upper.rows]
    pairs = []
    for two in lower.cells:
        if two.row != index or two.rowspan > 1:
            continue
        match = [one for one in above if _same_column(one, two)]
        if len(match) != 1:
            return []
        pairs.append((match[0], two))
    return pairs


def made_whole(upper: Grid, lower: Grid, pairs: Sequence[Pair], index: int = 0) -> tuple[Grid, Grid | None]:
    """Both grids with the halves put together in the upper one; ``None`` when the lower one has no row left.

    :param pairs: what :func:`facing_cells` found at ``index``.
    """
    whole = {id(one): _joined(one, two) for one, two in pairs}
    gone = {id(two) for _, two in pairs}
    kept = tuple(_raised(cell, index) for cell in lower.cells if id(cell) not in gone)
    mended = replace(upper, cells=tuple(whole.get(id(cell), cell) for cell in upper.cells))
    return mended, replace(lower, rows=lower.rows - 1, cells=kept) if lower.rows > 1 else None


def _same_column(one: Cell, two: Cell) -> bool:
    a, b = one.source.box, two.source.box
    return a is not None and b is not None and abs(a[0] - b[0]) <= _SAME and abs(a[2] - b[2]) <= _SAME


def _joined(one: Cell, two: Cell) -> Cell:
    if one.text and two.text:
        second = None
        if one.second is not None or two.second is not None:
            second = "\n".join(half.text if half.second is None else half.second for half in (one, two))
        return replace(one, text=f"{one.text}\n{two.text}", second=second)
    filled = one if one.text or not two.text else two
    return replace(one, text=filled.text, source=filled.source, second=filled.second)


def _raised(cell: Cell, index: int) -> Cell:
    """A cell of the lower grid after its row at ``index`` is gone."""
    if cell.row > index:
        return replace(cell, row=cell.row - 1)
    return replace(cell, rowspan=cell.rowspan - 1) if cell.row + cell.rowspan > index else cell
