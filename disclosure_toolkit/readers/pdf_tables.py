"""The tables of a page: which groups of lines are tables, and which characters stand in which cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from .pdf_aligned import aligned_lattices
from .pdf_chars import Char
from .pdf_drawing import Drawing, Segment
from .pdf_lattice import Lattice, components, lattice_of, merged
from .pdf_lines import on_one_line, rows_of, words_of
from .pdf_source import Box
from .pdf_split import split_rows

_SHORT = 60
"""Cells of up to this many characters are table cells; a frame around paragraphs has none or one."""
_MANY = 2500
"""A page with more lines than this is a drawing (a map, a chart), not a table."""


@dataclass(frozen=True, slots=True)
class Table:
    """A lattice with the characters of each of its cells."""

    lattice: Lattice
    chars: tuple[tuple[Char, ...], ...]
    basis: Literal["ruled", "aligned"]

    @property
    def top(self) -> float:
        """Where it stands in reading order."""
        return self.lattice.ys[0]


def tables_of(drawing: Drawing, chars: Sequence[Char]) -> tuple[list[Table], list[Char]]:
    """The tables of a page from top to bottom, and the characters outside them.

    First the drawn lines; where there are none, the edges of coloured cell backgrounds; then tables that
    have only rules between their rows, whose columns the text's alignment tells.
    """
    horizontals, verticals = merged(drawing.horizontals), merged(drawing.verticals)
    if len(horizontals) + len(verticals) > _MANY:
        return [], list(chars)
    tables, free = _ruled(horizontals, verticals, chars)
    boxes = [box for box in drawing.boxes if not _inside_any(box, tables)]
    if 4 <= len(boxes) <= _MANY:
        coloured, free = _coloured(boxes, free)
        tables += coloured
    lonely = [line for line in horizontals if not _inside_any((line.start, line.at, line.end, line.at), tables)]
    for lattice in aligned_lattices(lonely, free):
        filled = _filled(lattice, free, "aligned")
        if filled is not None:
            tables.append(filled[0])
            free = filled[1]
    return sorted(tables, key=lambda table: table.top), free


def _ruled(
    horizontals: Sequence[Segment], verticals: Sequence[Segment], chars: Sequence[Char]
) -> tuple[list[Table], list[Char]]:
    points = [((char.x0 + char.x1) / 2, (char.top + char.bottom) / 2) for char in chars]
    lattices = []
    for across, down in components(horizontals, verticals):
        if across and down and len(across) + len(down) >= 3:
            lattice = lattice_of(across, down, points)
            if lattice is not None:
                lattices.append(lattice)
    # Inner ones first: what encloses a table is a layout or a page border, its text is no cell.
    lattices.sort(key=lambda item: (item.box[2] - item.box[0]) * (item.box[3] - item.box[1]))
    tables: list[Table] = []
    free = list(chars)
    for lattice in lattices:
        if any(_encloses(lattice.box, table.lattice.box) for table in tables):
            continue
        filled = _filled(lattice, free, "ruled")
        if filled is not None:
            tables.append(filled[0])
            free = filled[1]
    return tables, free


def _coloured(boxes: Sequence[Box], chars: Sequence[Char]) -> tuple[list[Table], list[Char]]:
    """Tables drawn as coloured backgrounds only; every cell with text must have one."""
    horizontals = [Segment(y, x0, x1) for x0, y0, x1, y1 in boxes for y in (y0, y1)]
    verticals = [Segment(x, y0, y1) for x0, y0, x1, y1 in boxes for x in (x0, x1)]
    found, rest = _ruled(merged(horizontals), merged(verticals), chars)
    tables: list[Table] = []
    for table in found:
        lattice = table.lattice
        bare = [
            True
            for places, inside in zip(lattice.cells, table.chars, strict=True)
            if inside and not any(_encloses(box, lattice.box_of(places)) for box in boxes)
        ]
        if bare or len(lattice.xs) < 3 or len(lattice.ys) < 3:
            rest = rest + [char for inside in table.chars for char in inside]
        else:
            tables.append(table)
    return tables, sorted(rest, key=lambda char: char.order)


def _filled(
    lattice: Lattice, chars: Iterable[Char], basis: Literal["ruled", "aligned"]
) -> tuple[Table, list[Char]] | None:
    """The characters sorted into the cells by their centres, and those outside; ``None`` for no table."""
    owner = lattice.owner()
    x0, y0, x1, y1 = lattice.box
    cells: list[list[Char]] = [[] for _ in lattice.cells]
    rest: list[Char] = []
    for char in chars:
        x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
        if x0 < x < x1 and y0 < y < y1:
            cells[owner[bisect_right(lattice.ys, y) - 1][bisect_right(lattice.xs, x) - 1]].append(char)
        else:
            rest.append(char)
    if basis == "ruled":
        parted = split_rows(lattice, cells)
        if parted is None:
            return None
        lattice, cells = parted
    table = Table(lattice, tuple(tuple(cell) for cell in cells), basis)
    return (table, rest) if _is_table(table) else None


def _is_table(table: Table) -> bool:
    """At least two columns, and short texts in at least two cells and in a good part of them.

    A cell that holds rows and columns of its own shows that most rules are missing: no grid is better
    than a wrong one, for the lines of text stay to be read by position.
    """
    if len(table.lattice.xs) < 3 or any(_tabular(cell) for cell in table.chars):
        return False
    sizes = [len(cell) for cell in table.chars if cell]
    short = sum(size <= _SHORT for size in sizes)
    return short >= 2 and short >= 0.4 * len(sizes)


def _tabular(chars: Sequence[Char]) -> bool:
    if len(chars) < 6 or on_one_line(chars):
        return False
    gaps = [sum(space for _, space in words_of(row)) for row in rows_of(chars)]
    return sum(count >= 2 for count in gaps) >= 2 and max(gaps) >= 3


def _encloses(outer: Box, inner: Box) -> bool:
    slack = 2.5
    return (
        outer[0] - slack <= inner[0]
        and outer[1] - slack <= inner[1]
        and outer[2] + slack >= inner[2]
        and outer[3] + slack >= inner[3]
    )


def _inside_any(box: Box, tables: Iterable[Table]) -> bool:
    return any(_encloses(table.lattice.box, box) for table in tables)
