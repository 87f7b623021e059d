"""A row of a grid seen as a row of a statutory table: label cells on the left, figure cells on the right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ..chinese import fold, squeeze
from ..editions import Label
from ..model import Cell, Kind, Source
from .figures import parse_figure, parse_number
from .labels import Match, folded

_CJK_LETTER = re.compile(r"[\u3400-\u9fff]")
_NO_LABEL = frozenset({"无", "零", "不适用", "万元", "件", "元"})


@dataclass(frozen=True, slots=True)
class Place:
    """A distinct cell in a row and the grid columns ``first`` to ``last`` that it covers there."""

    cell: Cell
    first: int
    last: int

    @property
    def text(self) -> str:
        """The cell's text."""
        return self.cell.text

    @property
    def folded(self) -> str:
        """The cell's folded text without its unit."""
        return folded(self.cell.text)

    def extent(self) -> tuple[float, float] | None:
        """Horizontal extent in points, where the source has boxes."""
        box = self.cell.source.box
        return (box[0], box[2]) if box is not None else None


def row_places(row: Sequence[Cell | None]) -> list[Place]:
    """The distinct cells of a grid row from left to right, cells that reach in from above included."""
    places: list[Place] = []
    for column, cell in enumerate(row):
        if cell is None:
            continue
        if places and places[-1].cell is cell:
            places[-1] = Place(cell, places[-1].first, column)
        else:
            places.append(Place(cell, column, column))
    return places


@lru_cache(maxsize=8192)
def is_label(text: str) -> bool:
    """Whether a cell's text is worded like a label, not like a figure."""
    folded = fold(text)
    return folded not in _NO_LABEL and len(_CJK_LETTER.findall(folded)) >= 2 and parse_number(text) is None


@lru_cache(maxsize=8192)
def is_figure(text: str) -> bool:
    """Whether a cell holds a number, a blank or a mark that stands for one."""
    return str(parse_figure("", text, None).kind) != "text"


def has_number(places: Sequence[Place]) -> bool:
    """Whether any of the cells holds a number."""
    return any(parse_number(place.text) is not None for place in places)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: its key, the grid columns and the extent in points that it covers."""

    key: str | None
    first: int
    last: int
    extent: tuple[float, float] | None
    printed: str
    expected: str
    how: str
    cell: Cell

    @classmethod
    def named_by(cls, place: Place, match: Match | None) -> Column:
        """The column below a heading that matches a label of the form, or none."""
        return cls(
            key=match.label.key if match else None,
            first=place.first,
            last=place.last,
            extent=place.extent(),
            printed=squeeze(place.text),
            expected=match.label.label if match else "",
            how=match.how if match else "unknown",
            cell=place.cell,
        )

    def told_by_place(self, label: Label) -> Column:
        """The same column taken for ``label`` because of where it stands, whatever its heading says."""
        return replace(self, key=label.key, expected=label.label, how="position")


def cells_by_geometry(columns: Sequence[Column], places: Sequence[Place], label_end: int) -> list[Place] | None:
    """One distinct cell under each column, or ``None`` when the row does not line up with the header."""
    found: list[Place] = []
    for column in columns:
        under = [p for p in places if p.first <= column.last and p.last >= column.first]
        if len(under) != 1 or under[0].first <= label_end or any(under[0].cell is p.cell for p in found):
            return None
        found.append(under[0])
    return found if _all_taken(found, places) else None


def _all_taken(found: Sequence[Place], places: Sequence[Place]) -> bool:
    """Whether no filled cell is left over: one that is shows that header and row do not line up."""
    return all(any(p.cell is f.cell for f in found) for p in places if p.text.strip())


def cells_by_extent(columns: Sequence[Column], places: Sequence[Place]) -> list[Place] | None:
    """One distinct cell under each column by its position on the page (tables that go on over a page end)."""
    found: list[Place] = []
    for column in columns:
        if column.extent is None:
            return None
        left, right = column.extent
        under = []
        for place in places:
            extent = place.extent()
            if extent is None:
                return None
            overlap = min(right, extent[1]) - max(left, extent[0])
            if overlap > 0.5 * min(right - left, extent[1] - extent[0]):
                under.append(place)
        if len(under) != 1 or any(under[0].cell is p.cell for p in found):
            return None
        found.append(under[0])
    return found if _all_taken(found, places) else None


def cells_in_order(count: int, places: Sequence[Place]) -> list[Place] | None:
    """The cells after the label when they are as many as the columns.

    Spare blank cells at the end do not count; spare ones before the figures do not where every figure is filled.
    """
    cells = list(places)
    if len(cells) > count and all(p.text.strip() for p in cells[-count:]):
        spare = cells[:-count]
        return cells[-count:] if not any(p.text.strip() for p in spare) else None
    while len(cells) > count and not cells[-1].text.strip():
        cells.pop()
    return cells if len(cells) == count else None


def one_for_all(count: int, places: Sequence[Place]) -> list[Place] | None:
    """The one cell that spans all columns of its row, where it says of each that there is nothing (0, 无, /)."""
    if len(places) != 1 or places[0].last - places[0].first + 1 < count:
        return None
    nothing = parse_figure("", places[0].text, None).kind in (Kind.ZERO, Kind.NOT_APPLICABLE, Kind.BLANK)
    return [places[0]] * count if nothing else None


def shared_cells(rows: Iterable[tuple[str | None, Sequence[Place]]]) -> frozenset[Source]:
    """The places of cells that reach over several rows of the form: whose their number is nobody can tell.

    :param rows: key and cells of each row.
    """
    owners: dict[Source, set[str]] = {}
    for key, places in rows:
        for place in places:
            if key is not None and place.cell.rowspan > 1:
                owners.setdefault(place.cell.source, set()).add(key)
    return frozenset(source for source, keys in owners.items() if len(keys) > 1)


def header_runs(matrix: Sequence[Sequence[Cell | None]]) -> list[tuple[list[Cell], int, int]]:
    """The columns that header rows mark off: the cells above each other, and the grid columns they cover."""
    width = max((len(row) for row in matrix), default=0)
    runs: list[tuple[list[Cell], int, int]] = []
    for c in range(width):
        stack: list[Cell] = []
        for row in matrix:
            cell = row[c] if c < len(row) else None
            if cell is None or any(cell is s for s in stack):
                continue
            if stack and cell.text.strip() and fold(stack[-1].text) == fold(cell.text):
                # A span lost by repeating its cell.
                continue
            stack.append(cell)
        if not stack:
            continue
        if runs and len(runs[-1][0]) == len(stack) and all(a is b for a, b in zip(runs[-1][0], stack, strict=True)):
            runs[-1] = (stack, runs[-1][1], c)
        else:
            runs.append((stack, c, c))
    return runs
