"""Rows that are no table rows (表内正文): headings and prose that an editor put into the table's grid.

Whole reports are typed into one table: its rows of prose over the full width are paragraphs and must be read
as such. Both the HTML and the DOCX reader part them here.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..model import Cell, Grid

PROSE = 160
"""Characters from which a cell's text is prose and not a label; the longest label of the form has 45."""

_WIDE = 4
"""Columns from which a cell is wider than any label of the form."""
_SECTION = re.compile(r"^\s*[一二三四五六七]\s*、")
_ARTICLE = re.compile(r"^\s*第[一二三四五六七八九十百]+条")
_FIGURE = re.compile(r"^[-+]?[\d,，]*\.?\d+$|^[-—/／]$")


def is_figure(text: str) -> bool:
    """Whether a cell's text is a figure, or a stroke that stands for one, and nothing else."""
    return bool(_FIGURE.match(text))


def is_prose(text: str) -> bool:
    """Whether a cell's text is too long for any label of the form."""
    return len("".join(text.split())) >= PROSE


def rows_apart(grid: Grid) -> list[Grid | Cell]:
    """The table in order as grids and as cells that are paragraphs of their own.

    A cell is parted when it alone fills its row and holds a section heading (二、…) or prose; once a table
    holds prose, all such rows but the article lines of table 2 (第二十条第（一）项) are parted.
    """
    alone = _alone(grid)
    has_prose = any(is_prose(cell.text) for cell in alone.values())
    apart = {
        row: cell
        for row, cell in alone.items()
        if cell.text
        and (is_prose(cell.text) or _SECTION.match(cell.text) or (has_prose and not _ARTICLE.match(cell.text)))
    }
    if grid.columns == 1:
        return [cell for cell in grid.cells if cell.text]
    if not apart:
        return [grid]
    found: list[Grid | Cell] = []
    start = 0
    for row in [*sorted(apart), grid.rows]:
        part = _slice(grid, start, row)
        if part is not None:
            found.append(part)
        if row in apart:
            found.append(apart[row])
            start = row + apart[row].rowspan
    return found


def _alone(grid: Grid) -> dict[int, Cell]:
    """Row → the cell that has it to itself: from edge to edge, or wider than any label.

    A report typed into one grid is as wide as its widest table; its rows of text are as wide as the editor
    happened to make them.
    """
    starting: dict[int, list[Cell]] = {}
    covered: set[int] = set()
    for cell in grid.cells:
        starting.setdefault(cell.row, []).append(cell)
        covered.update(range(cell.row + 1, cell.row + cell.rowspan))
    return {
        row: cells[0]
        for row, cells in starting.items()
        if len(cells) == 1
        and row not in covered
        and cells[0].rowspan == 1
        and cells[0].colspan >= min(grid.columns, _WIDE)
    }


def _slice(grid: Grid, start: int, end: int) -> Grid | None:
    """Rows ``start`` to ``end`` (excluded) as a grid; ``None`` when nothing is in them."""
    cells = tuple(replace(cell, row=cell.row - start) for cell in grid.cells if start <= cell.row < end)
    if not any(cell.text for cell in cells):
        return None
    return replace(grid, rows=end - start, cells=cells, source=grid.source)
