"""HTML tables as grids (网页表格): spans laid out as browsers do, layout tables told from data tables."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from ..model import Cell, Grid, Source
from .grid_rows import PROSE, is_figure
from .html_dom import BLOCK_TAGS, Element, is_shown, own_text, path_of
from .text_lines import strip

_MOST_COLUMNS = 60
"""No statutory table has more than 15 figure columns; larger spans are slips of the editor."""
_LEAST_FIGURES = 6


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell element at its place in the layout."""

    element: Element
    row: int
    column: int
    rowspan: int
    colspan: int


def own_rows(table: Element) -> list[Element]:
    """The table's rows in order, rows of nested tables left out, hidden ones too."""
    return [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table and is_shown(row)]


def own_cells(row: Element) -> list[Element]:
    """The row's shown cells, also where a stray form or span stands between row and cell."""
    direct = [cell for cell in row if cell.tag in ("td", "th")]
    if not direct:
        direct = [cell for cell in row.iter("td", "th") if next(cell.iterancestors("tr"), None) is row]
    return [cell for cell in direct if is_shown(cell)]


def _span(element: Element, name: str) -> int | None:
    """A span attribute; ``None`` for rowspan=0 (to the end of the row group)."""
    match = re.match(r"\s*(\d{1,6})", element.get(name, ""))
    if match is None:
        return 1
    value = int(match[1])
    if value == 0:
        return None if name == "rowspan" else 1
    return value


def lay_out(table: Element) -> tuple[list[RawCell], int]:
    """Cells with their places, and the number of rows.

    Rows without a cell of their own are dropped and the spans over them shortened. Where that leaves holes,
    the empty rows were put in after the spans were counted, and the spans count without them.
    """
    rows = own_rows(table)
    filled = [row for row in rows if own_cells(row)]
    placed = _without_empty_rows(_placed(rows))
    if len(filled) < len(rows) and _holes(placed):
        other = _placed(filled)
        if not _holes(other):
            placed = other
    return placed, len(filled)


def _placed(rows: list[Element]) -> list[RawCell]:
    """Cells laid out as browsers do; a span ends with its row group at the latest."""
    last_of_group = {row.getparent(): index for index, row in enumerate(rows)}
    reach: dict[int, int] = {}  # column → first row that no cell from above covers
    placed: list[RawCell] = []
    wide: list[int] = []
    for r, row in enumerate(rows):
        c = 0
        for element in own_cells(row):
            while reach.get(c, 0) > r:
                c += 1
            left = last_of_group[row.getparent()] - r + 1
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


def grid_of(table: Element) -> Grid | None:
    """The table as a grid; ``None`` without any cell."""
    placed, rows = lay_out(table)
    if not placed:
        return None
    cells = tuple(
        Cell(c.row, c.column, cell_text(c.element), Source(path=path_of(c.element)), c.rowspan, c.colspan)
        for c in placed
    )
    columns = max(c.column + c.colspan for c in cells)
    return Grid(rows, columns, cells, Source(path=path_of(table)))


def cell_text(cell: Element) -> str:
    r"""The cell's text, its paragraphs and line breaks as ``\n``; rows of an inner table are lines."""
    if not len(cell):
        return strip(re.sub(r"[ \t\r\n\f]+", " ", cell.text or ""))
    lines: list[str] = []
    pieces: list[str] = []

    def close() -> None:
        line = strip(re.sub(r"[ \t\r\n\f]+", " ", "".join(pieces)))
        if line:
            lines.append(line)
        pieces.clear()

    walk = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if element is cell:
            if event == "start":
                pieces.append(element.text or "")
            continue
        if event == "start":
            if not isinstance(tag, str) or not is_shown(element):
                walk.skip_subtree()
                continue
            if tag in ("td", "th"):
                pieces.append(" ")
            elif tag == "br" or tag in BLOCK_TAGS:
                close()
            pieces.append(element.text or "")
        else:
            if isinstance(tag, str) and tag in BLOCK_TAGS and tag not in ("td", "th"):
                close()
            pieces.append(element.tail or "")
    close()
    return "\n".join(lines)


def figure_cells(table: Element) -> int:
    """Number of the table's own cells that hold a figure and nothing else."""
    return sum(
        is_figure(strip(own_text(cell)))
        for row in own_rows(table)
        for cell in own_cells(row)
        if next(cell.iter("table"), None) is None
    )


def is_layout(table: Element) -> bool:
    """Whether the table only places things on the page: it holds data tables or columns of prose."""
    inner = [t for t in table.iter("table") if t is not table]
    if any(len(own_rows(t)) >= 2 and sum(1 for _ in t.iter("td", "th")) >= 6 for t in inner):
        return figure_cells(table) < _LEAST_FIGURES
    if inner and figure_cells(table) < _LEAST_FIGURES:
        return True
    rows = [own_cells(row) for row in own_rows(table)]
    if max((len(row) for row in rows), default=0) <= 1 and not any(cell.get("rowspan") for row in rows for cell in row):
        return True
    # Prose beside other cells is a page of columns; prose alone in its row is split off by the caller.
    return any(len(row) > 1 and len(own_text(cell)) >= PROSE for row in rows for cell in row) and (
        figure_cells(table) < _LEAST_FIGURES
    )
