"""Statutory tables as the content systems of official sites mark them up."""

from __future__ import annotations

import random
from collections.abc import Callable
from html import escape

from ..grid import GridCell, PrintedGrid, table_grids
from ..printed import Table
from .lines import narrow

HtmlTable = Callable[[Table, random.Random], str]


def _spans(cell: GridCell) -> str:
    text = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    return text + (f' colspan="{cell.colspan}"' if cell.colspan > 1 else "")


def merged(table: Table, rng: random.Random) -> str:  # noqa: ARG001
    """Proper rowspan and colspan, header cells as ``th``; table 2 as one table."""
    return "\n".join(_merged(grid) for grid in table_grids(table))


def merged_split(table: Table, rng: random.Random) -> str:  # noqa: ARG001
    """As :func:`merged`, table 2 as four tables."""
    return "\n<p>&nbsp;</p>\n".join(_merged(grid) for grid in table_grids(table, split=True))


def _merged(grid: PrintedGrid) -> str:
    rows = []
    for line in grid.by_row():
        cells = []
        for cell in line:
            tag = "th" if cell.role == "head" else "td"
            cells.append(f"<{tag}{_spans(cell)}>{escape(cell.text)}</{tag}>")
        rows.append("<tr>" + "".join(cells) + "</tr>")
    return '<table border="1" cellspacing="0">\n<tbody>\n' + "\n".join(rows) + "\n</tbody>\n</table>"


def word_paste(table: Table, rng: random.Random) -> str:
    """Pasted from Word: paragraphs and spans in every cell, spacer rows, labels broken by ``br``."""
    found = []
    for grid in table_grids(table):
        rows = []
        for line in grid.by_row():
            cells = []
            for cell in line:
                text = cell.text
                short = cell.role == "head" and len(text) in (4, 6) and rng.random() < 0.6
                parts = narrow(text, 2) if short else [text]
                inner = "".join(
                    f'<p class="MsoNormal" style="text-align:center;"><span style="font-family:宋体;'
                    f'font-size:10.5pt">{escape(part) or "&nbsp;"}</span></p>'
                    for part in parts
                )
                cells.append(f'<td width="{30 * cell.colspan}" valign="center"{_spans(cell)}>{inner}</td>')
            rows.append("<tr>" + "".join(cells) + "</tr>")
        spacer = '<tr style="height:0">' + '<td width="40"></td>' * grid.columns + "</tr>"
        rows.insert(0, spacer)
        rows.append(spacer)
        found.append('<table class="MsoTableGrid" border="0">' + "\n".join(rows) + "</table>")
    return "\n".join(found)


def flattened_missing(table: Table, rng: random.Random) -> str:  # noqa: ARG001
    """Row spans lost and the cells with them: later rows of a group are shorter."""
    found = []
    for grid in table_grids(table):
        rows = []
        for line in grid.by_row():
            cells = (
                f"<td{f' colspan={cell.colspan}' if cell.colspan > 1 else ''}>{escape(cell.text)}</td>" for cell in line
            )
            rows.append("<tr>" + "".join(cells) + "</tr>")
        found.append("<table>" + "\n".join(rows) + "</table>")
    return "\n".join(found)


def flattened_empty(table: Table, rng: random.Random) -> str:  # noqa: ARG001
    """All spans lost, the places they covered filled with empty cells."""
    return "\n".join(_flat(grid, repeated=False) for grid in table_grids(table))


def flattened_repeated(table: Table, rng: random.Random) -> str:  # noqa: ARG001
    """All spans lost, each label repeated at every place that it covered."""
    return "\n".join(_flat(grid, repeated=True) for grid in table_grids(table))


def _flat(grid: PrintedGrid, repeated: bool) -> str:
    rows = []
    for r, line in enumerate(grid.matrix()):
        cells = []
        for c, cell in enumerate(line):
            own = (cell.row, cell.column) == (r, c)
            cells.append(f"<td>{escape(cell.text) if own or repeated else ''}</td>")
        rows.append("<tr>" + "".join(cells) + "</tr>")
    return "<table>" + "\n".join(rows) + "</table>"


def nested(table: Table, rng: random.Random) -> str:
    """A merged table inside a cell of a layout table, upper-case tags."""
    inner = merged(table, rng).replace("<td", "<TD").replace("</td>", "</TD>")
    return f'<TABLE width="100%" border=0><TR><TD align=center>{inner}</TD></TR></TABLE>'
