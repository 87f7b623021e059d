"""Tables made of div elements (样式表格): rows and cells told by role, class or style instead of table tags."""

from __future__ import annotations

import re

from ..model import Cell, Grid, Source
from .grid_rows import is_figure
from .html_cells import cell_text
from .html_dom import Element, Paths, is_shown

_BOXES = frozenset(("div", "ul", "ol", "dl", "section"))
_CELL_BOXES = frozenset(("div", "li", "span", "dd", "dt", "p"))
_ROW = re.compile(r"(?:^|[\s_-])(?:t?row|tr|line)(?:$|[\s_\d-])", re.IGNORECASE)
_CELL = re.compile(r"(?:^|[\s_-])(?:t?cell|td|th|col|column)(?:$|[\s_\d-])", re.IGNORECASE)
_GRID_STYLE = re.compile(r"grid-template-columns\s*:\s*([^;]+)", re.IGNORECASE)
_REPEAT = re.compile(r"repeat\(\s*(\d{1,2})\s*,\s*[^()]*(?:\([^()]*\))?[^()]*\)")
_SPAN = {"column": re.compile(r"grid-column[^;]*span\s+(\d{1,2})"), "row": re.compile(r"grid-row[^;]*span\s+(\d{1,2})")}
_LONGEST = 120
_LEAST_ROWS = 2
_LEAST_FIGURES = 3
_FLEX_STYLE = re.compile(r"display\s*:\s*(?:inline-)?flex", re.IGNORECASE)


def css_grid(element: Element, paths: Paths) -> Grid | None:
    """The element as a table, or ``None`` when it is none.

    Rows are child boxes with role, class or style of a row whose children are cells with short texts; or the
    element itself is a CSS grid whose columns and spans its style attributes tell.
    """
    if element.tag not in _BOXES or len(element) < _LEAST_ROWS:
        return None
    style = element.get("style") or ""
    if "grid-template-columns" in style:
        return _styled_grid(element, style, paths)
    rows = [child for child in element if isinstance(child.tag, str) and is_shown(child)]
    flexible = len(rows) >= _LEAST_ROWS and all(_is_flexible(row) for row in rows)
    if len(rows) < _LEAST_ROWS or not (flexible or all(_is_row(row) for row in rows)):
        return None
    placed = [[cell for cell in row if isinstance(cell.tag, str) and is_shown(cell)] for row in rows]
    if sum(len(cells) >= 2 for cells in placed) < _LEAST_ROWS:
        return None
    if flexible and sum(is_figure(cell_text(cell)) for cells in placed for cell in cells) < _LEAST_FIGURES:
        return None
    cells: list[Cell] = []
    columns = 0
    for r, elements in enumerate(placed):
        column = 0
        for cell in elements:
            span = int(cell.get("aria-colspan", "1")) if cell.get("aria-colspan", "1").isdigit() else 1
            cells.append(Cell(r, column, cell_text(cell), Source(path=paths.of(cell)), 1, max(1, min(span, 30))))
            column += cells[-1].colspan
        columns = max(columns, column)
    if any(len(cell.text) > _LONGEST for cell in cells):
        return None
    return Grid(len(placed), columns, tuple(cells), Source(path=paths.of(element)))


def _names(element: Element) -> str:
    return f"{element.get('class') or ''} {element.get('role') or ''}"


def _style(element: Element) -> str:
    return (element.get("style") or "").replace(" ", "")


def _is_row(element: Element) -> bool:
    if element.tag not in _BOXES or not (_ROW.search(_names(element)) or "display:table-row" in _style(element)):
        return False
    if next(element.iter("table"), None) is not None:
        return False
    children = [child for child in element if isinstance(child.tag, str) and is_shown(child)]
    return bool(children) and all(
        child.tag in _CELL_BOXES and (_CELL.search(_names(child)) or "display:table-cell" in _style(child))
        for child in children
    )


def _is_flexible(element: Element) -> bool:
    """Whether the box sets its parts side by side (``display: flex``), as rows of a table without classes do."""
    if element.tag not in _BOXES or not _FLEX_STYLE.search(element.get("style") or ""):
        return False
    children = [child for child in element if isinstance(child.tag, str) and is_shown(child)]
    return all(
        child.tag in _CELL_BOXES and next(child.iter("table", "div", "p", "ul"), child) is child for child in children
    )


def _styled_grid(element: Element, style: str, paths: Paths) -> Grid | None:
    match = _GRID_STYLE.search(style)
    if match is None:
        return None
    template = _REPEAT.sub(lambda m: " 1fr" * int(m[1]), match[1])
    columns = len(template.split())
    children = [child for child in element if isinstance(child.tag, str) and is_shown(child)]
    if (
        not 2 <= columns <= 40
        or len(children) < columns
        or any(next(c.iter("table"), None) is not None for c in children)
    ):
        return None
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    row = column = 0
    for child in children:
        spans = {name: _SPAN[name].search(child.get("style") or "") for name in _SPAN}
        wide = min(int(spans["column"][1]) if spans["column"] else 1, columns) or 1
        tall = (int(spans["row"][1]) if spans["row"] else 1) or 1
        while column + wide > columns or any((row, column + i) in taken for i in range(wide)):
            column += 1
            if column + wide > columns:
                row, column = row + 1, 0
        taken.update((row + i, column + j) for i in range(tall) for j in range(wide))
        text = cell_text(child)
        if len(text) > _LONGEST:
            return None
        cells.append(Cell(row, column, text, Source(path=paths.of(child)), tall, wide))
        column += wide
    rows = max(cell.row + cell.rowspan for cell in cells)
    return Grid(rows, columns, tuple(cells), Source(path=paths.of(element)))
