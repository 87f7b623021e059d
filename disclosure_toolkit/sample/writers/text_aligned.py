"""Tables whose columns stand under each other, as ``pdftotext -layout`` prints them."""

from __future__ import annotations

import random

from ...chinese import display_width
from ..grid import GridCell, PrintedGrid, table_grids
from ..printed import Table
from .lines import wrap

_LABEL_WIDTHS = {"proactive": (22,), "requests": (10, 14, 34), "review": ()}
_FIGURE_WIDTHS = {"proactive": 16, "requests": 8, "review": 7}


def aligned_table(table: Table, rng: random.Random) -> list[str]:
    """The table's lines; figures are centred in their columns, merged labels stand at their middle row."""
    lines: list[str] = []
    lead = rng.choice((0, 2, 5))
    for grid in table_grids(table):
        widths = [*_LABEL_WIDTHS[table.name][: grid.labels]]
        widths += [_FIGURE_WIDTHS[table.name]] * (grid.columns - len(widths))
        lines += [(" " * lead + line).rstrip() for line in _draw(grid, widths)]
    return lines


def _draw(grid: PrintedGrid, widths: list[int]) -> list[str]:
    starts = [sum(widths[:c]) for c in range(grid.columns + 1)]
    wrapped = {cell: _cell_lines(cell, starts) for cell in grid.cells}
    heights = [1] * grid.rows
    for cell, texts in wrapped.items():
        if cell.rowspan == 1:
            heights[cell.row] = max(heights[cell.row], len(texts))
    for cell, texts in wrapped.items():
        spare = len(texts) - sum(heights[cell.row : cell.row + cell.rowspan])
        if spare > 0:
            heights[cell.row + cell.rowspan - 1] += spare
    tops = [sum(heights[:r]) for r in range(grid.rows + 1)]
    canvas: list[list[tuple[int, str]]] = [[] for _ in range(tops[-1])]
    for cell, texts in wrapped.items():
        height = tops[cell.row + cell.rowspan] - tops[cell.row]
        top = tops[cell.row] + (height - len(texts)) // 2
        for n, text in enumerate(texts):
            room = starts[cell.column + cell.colspan] - starts[cell.column]
            shift = 0 if cell.role == "label" else max(0, (room - display_width(text)) // 2)
            canvas[top + n].append((starts[cell.column] + shift, text))
    return [_place(sorted(line)) for line in canvas]


def _cell_lines(cell: GridCell, starts: list[int]) -> list[str]:
    room = starts[cell.column + cell.colspan] - starts[cell.column] - 2
    return wrap(cell.text, room) or [""]


def _place(texts: list[tuple[int, str]]) -> str:
    line = ""
    for start, text in texts:
        if text:
            gap = start - display_width(line)
            line += " " * (gap if gap > 0 else 1 if line else 0) + text
    return line
