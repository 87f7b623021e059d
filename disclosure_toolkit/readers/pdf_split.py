"""Rows whose rule is missing: told apart by figures that stand one below the other in many columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .pdf_chars import Char
from .pdf_lattice import Lattice
from .pdf_lines import on_one_line, rows_of, text_of

_COLUMNS = 3
"""So many columns must agree; one or two may hold a figure broken over two lines."""
_LONG = 2
_PADDING = 6.0
"""Widest usual margin on either side of a cell's text, in points."""
_MOST_CUTS = 2
"""A row that would be cut more often stands for a table without rules between its rows."""


def split_rows(lattice: Lattice, cells: Sequence[Sequence[Char]]) -> tuple[Lattice, list[list[Char]]] | None:
    """Cuts rows in which at least three columns hold several lines that end in figures on shared base lines.

    Only single-row cells are cut; cells that span rows keep their text and span one row more.

    :return: ``None`` when so many rules are missing that the labels could only be shared out by guessing.
    """
    single: dict[int, list[Sequence[Char]]] = {}
    broken: set[int] = set()
    for (top, left, bottom, right), cell in zip(lattice.cells, cells, strict=True):
        if cell and bottom == top + 1 and right == left + 1:
            single.setdefault(top, []).append(cell)
            if _broken(cell, lattice.xs[left], lattice.xs[right]):
                broken.add(top)
    cuts: dict[int, list[float]] = {}
    for row in range(len(lattice.ys) - 1):
        if row in broken:
            continue
        found = _cuts(single.get(row, []))
        if len(found) > _MOST_CUTS:
            return None
        if found:
            cuts[row] = found
    if not cuts:
        return lattice, [list(cell) for cell in cells]
    return _cut(lattice, cells, cuts)


def _cuts(cells: Sequence[Sequence[Char]]) -> list[float]:
    """The y between the lines of figures, empty when the row is one."""
    cells = [cell for cell in cells if not on_one_line(cell)]
    if len(cells) < _COLUMNS:
        return []
    figures: list[tuple[float, float]] = []
    columns = 0
    for cell in cells:
        lines = rows_of(cell)
        numeric = [line for line in lines if _figure(text_of(line))]
        if len(lines) > 1 and numeric and lines[-1] is numeric[-1]:
            columns += 1
            # A header above the figures: the cut goes above the first of them.
            first = 1 if len(numeric) == len(lines) else 0
            for line in numeric[first:]:
                above = lines[lines.index(line) - 1]
                figures.append((max(c.bottom for c in above), min(c.top for c in line)))
    if columns < _COLUMNS:
        return []
    cuts: list[float] = []
    groups: list[list[tuple[float, float]]] = []
    for low, high in sorted(figures, key=lambda item: item[1]):
        if groups and abs(groups[-1][0][1] - high) < 3:
            groups[-1].append((low, high))
        else:
            groups.append([(low, high)])
    for group in groups:
        if len(group) >= _COLUMNS:
            low, high = max(low for low, _ in group), min(high for _, high in group)
            cuts.append((min(low, high) + high) / 2)
    return cuts


def _broken(cell: Sequence[Char], start: float, end: float) -> bool:
    """Whether a number fills its narrow cell and goes on below: 2584 as 258 over 4 is one figure, not two rows.

    :param start: the cell's left border. :param end: its right one.
    """
    if on_one_line(cell):
        return False
    for above, below in pairwise(rows_of(cell)):
        texts = ("".join(text_of(line).split()) for line in (above, below))  # letters may be set apart: 3 0 5
        if not all(text.isdecimal() for text in texts):
            continue
        left, right = min(c.x0 for c in above), max(c.x1 for c in above)
        digit = (right - left) / len(above)
        if len(above) >= _LONG and end - start - (right - left) < digit + 2 * _PADDING:
            return True
        if end - right < digit + _PADDING and _goes_on(left, right, below, start + digit + _PADDING):
            return True
    return False


def _goes_on(left: float, right: float, below: Sequence[Char], margin: float) -> bool:
    """Whether the line below goes on with one that is indented, as the first line of a paragraph is.

    :param left: where the line above begins. :param right: where it ends.
    :param margin: left of it a line begins that fills its cell.
    """
    first, last = min(c.x0 for c in below), max(c.x1 for c in below)
    if first >= left - 1:
        return False
    centred = abs(left + right - first - last) < 2
    flush = abs(right - last) < 1
    return not centred and (not flush or first < margin)


def _figure(text: str) -> bool:
    return bool(text) and all(char.isdigit() or char in ".,-+ /" for char in text)


def _cut(
    lattice: Lattice, cells: Sequence[Sequence[Char]], cuts: dict[int, list[float]]
) -> tuple[Lattice, list[list[Char]]]:
    ys: list[float] = []
    new_row: list[int] = []
    for row, y in enumerate(lattice.ys):
        new_row.append(len(ys))
        ys.append(y)
        ys.extend(cuts.get(row, ()))
    places, texts = [], []
    for (top, left, bottom, right), cell in zip(lattice.cells, cells, strict=True):
        if bottom == top + 1 and top in cuts:
            edges = [new_row[top] + i for i in range(len(cuts[top]) + 2)]
            for first in edges[:-1]:
                low, high = ys[first], ys[first + 1]
                places.append((first, left, first + 1, right))
                texts.append([char for char in cell if low <= (char.top + char.bottom) / 2 < high])
        else:
            places.append((new_row[top], left, new_row[bottom], right))
            texts.append(list(cell))
    order = sorted(range(len(places)), key=lambda index: places[index])
    return Lattice(lattice.xs, tuple(ys), tuple(places[i] for i in order)), [texts[i] for i in order]
