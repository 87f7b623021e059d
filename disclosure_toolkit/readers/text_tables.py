"""Delimited tables in plain text (分隔文本表格): lines with ``|``, tabs or commas between their cells.

Single spaces never make a table: a blank cell would vanish between them and every figure behind it would
move to another column.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Cell, Grid, Source
from .text_cells import LEAST_LINES, one_a_line, one_cell_a_line
from .text_lines import strip

_BAR = re.compile(r"[|｜│┃┆┊║]")
_BORDER = re.compile(r"^[\s|｜:：+=\-_—─━═│┃║┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋┠┨┯┷┿╂]+$")
_RULE = re.compile(r"[-—─━═=]")
_GROUPED = re.compile(r"\d,\d{3}(?!\d)")
_LEAST_COMMA_ROWS = 3
_LONGEST_CELL = 120


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table and the lines (indexes, end excluded) that it takes."""

    start: int
    end: int
    grid: Grid


def find_tables(lines: Sequence[str], sources: Sequence[Source], commas: bool = False) -> Iterator[FoundTable]:
    """The delimited tables among the lines.

    :param commas: the file is named as comma separated values.
    """
    taken = 0
    for style in ("bar", "tab", "comma"):
        if taken:
            break
        for start, end in _runs(lines, style, commas):
            rows = _split(lines[start:end], style)
            if style == "bar" and one_a_line(lines[start:end]) and end - start >= LEAST_LINES:
                regrouped = one_cell_a_line(lines[start:end])
                if regrouped is None:
                    continue  # no rows can be told; the lines are read as such
                rows = regrouped
            grid = _grid(rows, sources[start:end])
            if grid is not None:
                taken += 1
                yield FoundTable(start, end, grid)


def _runs(lines: Sequence[str], style: str, commas: bool) -> Iterator[tuple[int, int]]:
    """Runs of consecutive lines of one style; one blank line may stand between two rows."""
    start = -1
    last = -1
    for index, line in enumerate(lines):
        if _belongs(line, style, commas):
            if start < 0:
                start = index
            last = index
        elif start >= 0 and (strip(line) or index - last > 1):
            yield from _accepted(lines, start, last + 1, style, commas)
            start = -1
    if start >= 0:
        yield from _accepted(lines, start, last + 1, style, commas)


def _belongs(line: str, style: str, commas: bool) -> bool:
    if style == "bar":
        return bool(_BAR.search(line)) or _is_border(line)
    if style == "tab":
        # A tab that only indents a paragraph is no delimiter.
        return "\t" in line and bool(strip(line)) and ("\t" in line.lstrip() or line.count("\t") > 1)
    return line.count(",") >= (1 if commas else 2) and not (_GROUPED.search(line) and '"' not in line and not commas)


def _accepted(lines: Sequence[str], start: int, end: int, style: str, commas: bool) -> Iterator[tuple[int, int]]:
    rows = [line for line in lines[start:end] if strip(line) and not _is_border(line)]
    if style == "comma":
        fields = {line.count(",") for line in rows}
        if not commas and (len(rows) < _LEAST_COMMA_ROWS or len(fields) > 1 or max(map(len, rows)) > _LONGEST_CELL):
            return
    elif len(rows) < 2 and not any(len(_BAR.split(row)) > 3 or row.count("\t") > 2 for row in rows):
        return
    yield start, end


def _is_border(line: str) -> bool:
    """A drawn border or the separator line of a Markdown table."""
    return bool(_BORDER.match(line)) and len(_RULE.findall(line)) >= 3


def _split(lines: Sequence[str], style: str) -> list[list[str] | None]:
    """The cells of each line; ``None`` for borders and blank lines.

    A bar at a line's end closes the last cell where all lines of the table have one; where only some have,
    the last cell of those is blank.
    """
    if style != "bar":
        delimiter = "\t" if style == "tab" else ","
        return [next(csv.reader([line], delimiter=delimiter)) if strip(line) else None for line in lines]
    rows = [line for line in lines if strip(line) and not _is_border(line)]
    closed = all(_BAR.match(strip(line)[-1]) for line in rows)
    opened = closed and all(_BAR.match(strip(line)[0]) for line in rows)
    found: list[list[str] | None] = []
    for line in lines:
        if not strip(line) or _is_border(line):
            found.append(None)
            continue
        cells = _BAR.split(strip(line))
        found.append(cells[1 if opened else 0 : -1 if closed else None])
    return found


def _grid(rows: Sequence[list[str] | None], sources: Sequence[Source]) -> Grid | None:
    cells: list[Cell] = []
    count = columns = 0
    for row, source in zip(rows, sources, strict=True):
        if row is None:
            continue
        cells.extend(Cell(count, column, strip(text), source) for column, text in enumerate(row))
        columns = max(columns, len(row))
        count += 1
    if columns < 2 or not any(cell.text for cell in cells):
        return None
    return Grid(count, columns, tuple(cells), sources[0])
