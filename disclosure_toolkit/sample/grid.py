"""Tables → grids of merged cells, as every drawn or marked-up format needs them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .printed import Block, Table

Role = Literal["title", "head", "label", "figure"]


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell; ``row`` and ``column`` (from 0) are its top left corner."""

    row: int
    column: int
    text: str
    role: Role
    rowspan: int = 1
    colspan: int = 1
    depth: int = 0


@dataclass(frozen=True, slots=True)
class PrintedGrid:
    """A grid of merged cells.

    :ivar heads: number of header rows at the top, which a writer may repeat on the next page.
    :ivar labels: number of label columns at the left.
    """

    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    heads: int
    labels: int

    def by_row(self) -> list[list[GridCell]]:
        """The cells that start in each row, from left to right."""
        found: list[list[GridCell]] = [[] for _ in range(self.rows)]
        for cell in self.cells:
            found[cell.row].append(cell)
        return [sorted(line, key=lambda cell: cell.column) for line in found]

    def matrix(self) -> list[list[GridCell]]:
        """Rows × columns, a merged cell at every place that it covers."""
        places: dict[tuple[int, int], GridCell] = {}
        for cell in self.cells:
            for r in range(cell.row, cell.row + cell.rowspan):
                for c in range(cell.column, cell.column + cell.colspan):
                    places[r, c] = cell
        return [[places[r, c] for c in range(self.columns)] for r in range(self.rows)]


def _merged(paths: Sequence[Sequence[str]], depth: int) -> list[tuple[int, int, int, int, str]]:
    """Merges equal prefixes of neighbouring paths.

    :return: (first path, level, paths spanned, levels spanned, text); the last element of a path
        spans the remaining levels.
    """
    found: list[tuple[int, int, int, int, str]] = []
    for index, path in enumerate(paths):
        for level, text in enumerate(path):
            last = level == len(path) - 1
            before = paths[index - 1] if index else ()
            joined = not last and list(before[: level + 1]) == list(path[: level + 1]) and len(before) > level + 1
            if joined:
                continue
            span = 1
            if not last:
                while (
                    index + span < len(paths)
                    and list(paths[index + span][: level + 1]) == list(path[: level + 1])
                    and len(paths[index + span]) > level + 1
                ):
                    span += 1
            found.append((index, level, span, depth - level if last else 1, text))
    return found


def _block_grid(block: Block, width: int) -> PrintedGrid:
    """A block in ``width`` columns; spare columns widen the last figure column."""
    labels = max((len(row.labels) for row in block.rows), default=1)
    spare = width - labels - len(block.columns)
    top = 1 if block.title else 0
    cells = [GridCell(0, 0, block.title, "title", 1, width)] if block.title else []
    head_paths = [(*column.groups, column.label) for column in block.columns]
    depth = max((len(path) for path in head_paths), default=1)
    if labels:
        cells.append(GridCell(top, 0, block.corner, "head", depth, labels))
    for index, level, columns, levels, text in _merged(head_paths, depth):
        extra = spare if index + columns == len(head_paths) else 0
        cells.append(GridCell(top + level, labels + index, text, "head", levels, columns + extra))
    heads = top + depth
    for index, level, rows, levels, text in _merged([row.labels for row in block.rows], labels):
        cells.append(GridCell(heads + index, level, text, "label", rows, levels, level))
    for number, row in enumerate(block.rows):
        for index, text in enumerate(row.texts):
            extra = spare if index == len(row.texts) - 1 else 0
            cells.append(GridCell(heads + number, labels + index, text, "figure", 1, 1 + extra))
    return PrintedGrid(heads + len(block.rows), width, tuple(cells), heads, labels)


def _width(block: Block) -> int:
    return max((len(row.labels) for row in block.rows), default=1) + len(block.columns)


def table_grids(table: Table, split: bool = False) -> list[PrintedGrid]:
    """The table as one grid, or with ``split`` one grid a block (table 2 is often four tables)."""
    if split:
        return [_block_grid(block, _width(block)) for block in table.blocks]
    width = max(_width(block) for block in table.blocks)
    grids = [_block_grid(block, width) for block in table.blocks]
    if len(grids) == 1:
        return grids
    cells: list[GridCell] = []
    top = 0
    for grid in grids:
        cells += [GridCell(top + c.row, c.column, c.text, c.role, c.rowspan, c.colspan, c.depth) for c in grid.cells]
        top += grid.rows
    return [PrintedGrid(top, width, tuple(cells), 0, grids[0].labels)]
