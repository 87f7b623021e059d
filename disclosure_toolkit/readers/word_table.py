"""DOCX tables as grids (文档表格): horizontal and vertical merges, rows that start late or end early."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ..model import Cell, Grid, Source
from .word_numbering import VAL, W
from .word_package import Element, child_of
from .word_text import MC, alternative, is_on

_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class _Place:
    element: Element
    column: int
    colspan: int
    vertical: str


def unwrapped(parent: Element, tag: str) -> Iterator[Element]:
    """Children of a kind, those inside content controls and tracked insertions too."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from unwrapped(child, tag)
        elif child.tag == f"{MC}AlternateContent":
            branch = alternative(child)
            if branch is not None:
                yield from unwrapped(branch, tag)


def rows_of(table: Element) -> list[Element]:
    """The table's rows without hidden ones and those deleted under tracked changes."""
    return [row for row in unwrapped(table, f"{W}tr") if not _is_gone(child_of(row, W + "trPr"))]


def _is_gone(properties: Element | None) -> bool:
    if properties is None:
        return False
    return child_of(properties, W + "del") is not None or is_on(child_of(properties, W + "hidden"))


def _count(parent: Element | None, name: str, default: int) -> int:
    element = child_of(parent, W + name)
    value = element.get(VAL, "") if element is not None else ""
    return min(int(value), _MOST_COLUMNS) if re.fullmatch(r"\d{1,4}", value) else default


def _merge(properties: Element | None, name: str) -> str:
    """``restart``, ``continue`` or empty; the element without a value continues."""
    element = child_of(properties, W + name)
    return element.get(VAL, "continue") if element is not None else ""


def _places(row: Element) -> list[_Place]:
    found: list[_Place] = []
    column = _count(child_of(row, W + "trPr"), "gridBefore", 0)
    for cell in unwrapped(row, f"{W}tc"):
        properties = child_of(cell, W + "tcPr")
        span = max(1, _count(properties, "gridSpan", 1))
        if _merge(properties, "hMerge") == "continue" and found:
            found[-1] = replace(found[-1], colspan=found[-1].colspan + span)
        else:
            found.append(_Place(cell, column, span, _merge(properties, "vMerge")))
        column += span
    return found


def grid_of(table: Element, number: int, text_of: Callable[[Element], str]) -> tuple[Grid | None, list[Element]]:
    """The table as a grid and its cell elements in the order of the grid's cells.

    :param number: number of the table in the document, from 1. :param text_of: text of a cell element.
    """
    cells: list[Cell] = []
    elements: list[Element] = []
    open_cells: dict[int, int] = {}
    rows = rows_of(table)
    for r, row in enumerate(rows):
        still_open: dict[int, int] = {}
        for index, place in enumerate(_places(row)):
            above = open_cells.get(place.column)
            if place.vertical == "continue" and above is not None and cells[above].colspan <= place.colspan:
                cells[above] = replace(cells[above], rowspan=r - cells[above].row + 1)
                still_open[place.column] = above
                continue
            source = Source(table=number, row=r + 1, cell=index + 1)
            cells.append(Cell(r, place.column, text_of(place.element), source, 1, place.colspan))
            elements.append(place.element)
            if place.vertical:
                still_open[place.column] = len(cells) - 1
        open_cells = still_open
    if not cells:
        return None, []
    columns = max(cell.column + cell.colspan for cell in cells)
    return Grid(len(rows), columns, tuple(cells), Source(table=number)), elements
