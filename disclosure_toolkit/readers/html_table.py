"""HTML tables as grids (网页表格): spans laid out as browsers do, layout tables told from data tables."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from ..model import Cell, Grid, Source
from .grid_rows import PROSE, is_figure
from .html_cells import cell_text
from .html_dom import Element, Paths, is_shown, own_text
from .text_lines import strip

_MOST_COLUMNS = 60
"""No statutory table has more than 15 figure columns; larger spans are slips of the editor."""
_WIDEST = 400
"""Columns at which laying out stops: only spans made to do harm go on."""
_LEAST_FIGURES = 6
_LEADING_NUMBER = re.compile(r"\s*(\d{1,6})")


class RawCell(NamedTuple):
    """A cell element at its place in the layout."""

    element: Element
    row: int
    column: int
    rowspan: int
    colspan: int


Row = tuple[Element, list[Element]]


def own_rows(table: Element) -> list[Row]:
    """The table's shown rows with their shown cells, in order; those of nested tables left out."""
    found = list(table.iter("tr"))
    if has_table(table):
        found = [row for row in found if next(row.iterancestors("table"), None) is table]
    return [(row, _own_cells(row)) for row in found if is_shown(row)]


def _own_cells(row: Element) -> list[Element]:
    """The row's shown cells, also where a stray form or span stands between row and cell."""
    direct = [cell for cell in row if cell.tag in ("td", "th")]
    if not direct:
        direct = [cell for cell in row.iter("td", "th") if next(cell.iterancestors("tr"), None) is row]
    return [cell for cell in direct if is_shown(cell)]


def has_table(element: Element) -> bool:
    """Whether a table stands inside the element."""
    return next(element.iterdescendants("table"), None) is not None


def _span(element: Element, name: str) -> int | None:
    """A span attribute; ``None`` for rowspan=0 (to the end of the row group)."""
    value = element.get(name)
    match = _LEADING_NUMBER.match(value) if value is not None else None
    if match is None:
        return 1
    number = int(match[1])
    return number or (None if name == "rowspan" else 1)


def lay_out(rows: list[Row]) -> tuple[list[RawCell], int]:
    """Cells with their places, and the number of rows.

    Rows without a cell of their own are dropped and the spans over them shortened. Where that leaves holes,
    the empty rows were put in after the spans were counted, and the spans count without them.
    """
    filled = [row for row in rows if row[1]]
    placed = _without_empty_rows(_placed(rows))
    if len(filled) < len(rows) and _holes(placed):
        other = _placed(filled)
        if not _holes(other):
            placed = other
    return placed, len(filled)


def _placed(rows: list[Row]) -> list[RawCell]:
    """Cells laid out as browsers do; a span ends with its row group at the latest."""
    last_of_group = {row.getparent(): index for index, (row, _) in enumerate(rows)}
    reach: dict[int, int] = {}  # column → first row that no cell from above covers
    placed: list[RawCell] = []
    wide: list[int] = []
    for r, (row, cells) in enumerate(rows):
        c = 0
        group_end = last_of_group[row.getparent()]
        for element in cells:
            while reach.get(c, 0) > r:
                c += 1
            if c >= _WIDEST:
                break
            left = group_end - r + 1
            rowspan = min(_span(element, "rowspan") or left, left)
            colspan = _span(element, "colspan") or 1
            if colspan > _MOST_COLUMNS:
                wide.append(len(placed))
                colspan = 1
            for covered in range(c, c + colspan):
                reach[covered] = max(reach.get(covered, 0), r + rowspan)
            placed.append(RawCell(element, r, c, rowspan, colspan))
            c += colspan
    columns = max((cell.column + cell.colspan for cell in placed), default=0)
    for index in wide:
        cell = placed[index]
        placed[index] = RawCell(cell.element, cell.row, cell.column, cell.rowspan, max(1, columns - cell.column))
    return placed


def _holes(placed: list[RawCell]) -> bool:
    """Whether the cells leave places empty or lie upon each other."""
    rows = max((cell.row + cell.rowspan for cell in placed), default=0)
    columns = max((cell.column + cell.colspan for cell in placed), default=0)
    return sum(cell.rowspan * cell.colspan for cell in placed) != rows * columns


def _without_empty_rows(placed: list[RawCell]) -> list[RawCell]:
    kept = sorted({cell.row for cell in placed})
    number = {row: index for index, row in enumerate(kept)}
    return [
        RawCell(
            cell.element,
            number[cell.row],
            cell.column,
            sum(row in number for row in range(cell.row, cell.row + cell.rowspan)),
            cell.colspan,
        )
        for cell in placed
    ]


def grid_of(table: Element, rows: list[Row], paths: Paths) -> tuple[Grid | None, list[Element]]:
    """The table as a grid (``None`` without any cell) and its cell elements in the order of the grid's cells."""
    placed, count = lay_out(rows)
    if not placed:
        return None, []
    cells = tuple(
        Cell(c.row, c.column, cell_text(c.element), Source(path=paths.of(c.element)), c.rowspan, c.colspan)
        for c in placed
    )
    columns = max(c.column + c.colspan for c in cells)
    return Grid(count, columns, cells, Source(path=paths.of(table))), [c.element for c in placed]


def _is_wrapper(table: Element) -> bool:
    """Whether the table only wraps the text of a cell: one cell of it holds something, short as a cell's text is."""
    filled = [cell for cell in table.iter("td", "th") if not has_table(cell) and strip(own_text(cell))]
    return len(filled) <= 1 and all(len(own_text(cell)) < PROSE for cell in filled)


def is_layout(table: Element, rows: list[Row]) -> bool:
    """Whether the table only places things on the page: it holds other tables or columns of prose.

    A table that itself holds figures is data, whatever else an editor has put into its cells.
    """
    longest = max((len(cells) for _, cells in rows), default=0)
    if longest >= _WIDEST:
        return True
    if longest <= 1:
        return not any(cell.get("rowspan") for _, cells in rows for cell in cells)
    nested = has_table(table) and not all(_is_wrapper(inner) for inner in table.iterdescendants("table"))
    own = (cell for _, cells in rows for cell in cells if not (nested and has_table(cell)))
    # First, for that shows in the first rows of nearly every data table.
    figures = (cell for cell in own if is_figure(strip(own_text(cell))))
    if sum(1 for _ in islice(figures, _LEAST_FIGURES)) == _LEAST_FIGURES:
        return False
    # Prose beside other cells is a page of columns; prose alone in its row is split off by the caller.
    return nested or any(len(cells) > 1 and len(own_text(cell)) >= PROSE for _, cells in rows for cell in cells)
