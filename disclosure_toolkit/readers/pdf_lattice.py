"""Drawn lines → lattices of cells. Pure geometry: nothing of PDF, text or the form."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .pdf_drawing import Segment
from .pdf_source import Box

TOUCH = 3.0
"""Lines that end this near to one another (points) meet; double lines this near are one border."""
_COLLINEAR = 1.0
_SHORTEST = 5.0
"""Shorter merged lines are dots, dashes of an underline, parts of a glyph."""
_WALL = 0.5
"""A border stands between two boxes when lines cover this share of it."""

Point = tuple[float, float]
Places = tuple[int, int, int, int]
"""First row, first column, one past the last row, one past the last column."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """Borders and the cells between them.

    :ivar xs: x of the column borders. :ivar ys: y of the row borders. :ivar cells: each cell's extent in rows
        and columns; together they cover the lattice without overlap.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Places, ...]

    @property
    def box(self) -> Box:
        """The outer borders."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box_of(self, places: Places) -> Box:
        """The borders of one cell."""
        top, left, bottom, right = places
        return (self.xs[left], self.ys[top], self.xs[right], self.ys[bottom])

    def owner(self) -> list[list[int]]:
        """For each row and column the index of the cell that covers it."""
        result = [[-1] * (len(self.xs) - 1) for _ in range(len(self.ys) - 1)]
        for index, (top, left, bottom, right) in enumerate(self.cells):
            for row in range(top, bottom):
                for column in range(left, right):
                    result[row][column] = index
        return result


def merged(segments: Iterable[Segment]) -> list[Segment]:
    """Collinear pieces that touch or overlap joined; what stays too short left out."""
    groups: list[list[Segment]] = []
    for segment in sorted(segments):
        if groups and segment.at - groups[-1][0].at <= _COLLINEAR:
            groups[-1].append(segment)
        else:
            groups.append([segment])
    result: list[Segment] = []
    for group in groups:
        at = _middle(group)
        start = end = None
        for segment in sorted(group, key=lambda item: item.start):
            if start is None or end is None:
                start, end = segment.start, segment.end
            elif segment.start <= end + TOUCH:
                end = max(end, segment.end)
            else:
                if end - start >= _SHORTEST:
                    result.append(Segment(at, start, end))
                start, end = segment.start, segment.end
        if start is not None and end is not None and end - start >= _SHORTEST:
            result.append(Segment(at, start, end))
    return result


def _middle(group: Sequence[Segment]) -> float:
    """The group's position, the longer lines counting more."""
    weight = sum(item.end - item.start + 0.01 for item in group)
    return sum(item.at * (item.end - item.start + 0.01) for item in group) / weight


def components(
    horizontals: Sequence[Segment], verticals: Sequence[Segment]
) -> list[tuple[list[Segment], list[Segment]]]:
    """The lines in groups that hang together by crossings; single lines come as groups of one."""
    parent = list(range(len(horizontals) + len(verticals)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, (y, left, right) in enumerate(horizontals):
        for j, (x, top, bottom) in enumerate(verticals, len(horizontals)):
            if left - TOUCH <= x <= right + TOUCH and top - TOUCH <= y <= bottom + TOUCH:
                parent[root(j)] = root(i)
    groups: dict[int, tuple[list[Segment], list[Segment]]] = {}
    for index, segment in enumerate((*horizontals, *verticals)):
        group = groups.setdefault(root(index), ([], []))
        group[0 if index < len(horizontals) else 1].append(segment)
    return list(groups.values())


def snapped(values: Iterable[float]) -> list[float]:
    """The positions with those closer than :data:`TOUCH` made one."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= TOUCH:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def lattice_of(horizontals: Sequence[Segment], verticals: Sequence[Segment], points: Sequence[Point]) -> Lattice | None:
    """The lattice of one group of lines, ``None`` when they bound no box.

    A side without a rule (a table without outer verticals, the open end of a page) is closed where the
    crossing lines end, if text (``points``: the characters' centres) stands in between.
    """
    xs = snapped(item.at for item in verticals)
    ys = snapped(item.at for item in horizontals)
    if not xs or not ys:
        return None
    left, right = min(item.start for item in horizontals), max(item.end for item in horizontals)
    top, bottom = min(item.start for item in verticals), max(item.end for item in verticals)
    low_x, high_x = min(left, xs[0]), max(right, xs[-1])
    low_y, high_y = min(top, ys[0]), max(bottom, ys[-1])
    inside = [(x, y) for x, y in points if low_x < x < high_x and low_y < y < high_y]
    if left < xs[0] - TOUCH and any(x < xs[0] for x, _ in inside):
        xs.insert(0, left)
    if right > xs[-1] + TOUCH and any(x > xs[-1] for x, _ in inside):
        xs.append(right)
    if top < ys[0] - TOUCH and any(y < ys[0] for _, y in inside):
        ys.insert(0, top)
    if bottom > ys[-1] + TOUCH and any(y > ys[-1] for _, y in inside):
        ys.append(bottom)
    if len(xs) < 2 or len(ys) < 2:
        return None
    return _compressed(xs, ys, _cells(xs, ys, _walls(verticals, xs, ys), _walls(horizontals, ys, xs)))


def _walls(segments: Sequence[Segment], borders: Sequence[float], cross: Sequence[float]) -> list[list[bool]]:
    """For each inner border (across ``borders``) and each strip between two of ``cross``: is it drawn?"""
    covered = [[0.0] * (len(cross) - 1) for _ in borders]
    for index in range(len(borders)):
        pieces = sorted((s.start, s.end) for s in segments if abs(s.at - borders[index]) <= TOUCH)
        reach = float("-inf")
        for start, end in pieces:
            begin = max(start, reach)
            if end <= begin:
                continue
            reach = end
            for strip in range(max(0, bisect_right(cross, begin) - 1), len(cross) - 1):
                if cross[strip] >= end:
                    break
                covered[index][strip] += max(0.0, min(end, cross[strip + 1]) - max(begin, cross[strip]))
    return [
        [line[strip] >= _WALL * (cross[strip + 1] - cross[strip]) for strip in range(len(cross) - 1)]
        for line in covered
    ]


def _cells(
    xs: Sequence[float], ys: Sequence[float], right_of: list[list[bool]], below: list[list[bool]]
) -> list[Places]:
    """Elementary boxes flooded where no wall stands; regions that are no rectangles cut into some."""
    rows, columns = len(ys) - 1, len(xs) - 1
    region = [[-1] * columns for _ in range(rows)]
    cells: list[Places] = []
    number = 0
    for r in range(rows):
        for c in range(columns):
            if region[r][c] >= 0:
                continue
            region[r][c] = number
            stack, found = [(r, c)], []
            while stack:
                i, j = stack.pop()
                found.append((i, j))
                for p, q, wall in (
                    (i, j + 1, j + 1 < columns and right_of[j + 1][i]),
                    (i, j - 1, right_of[j][i]),
                    (i + 1, j, i + 1 < rows and below[i + 1][j]),
                    (i - 1, j, below[i][j]),
                ):
                    if 0 <= p < rows and 0 <= q < columns and not wall and region[p][q] < 0:
                        region[p][q] = number
                        stack.append((p, q))
            cells.extend(_rectangles(found))
            number += 1
    return sorted(cells)


def _rectangles(boxes: list[tuple[int, int]]) -> list[Places]:
    """A region as rectangles: itself if it is one, else its runs in each row, equal runs joined downwards."""
    top, left = min(r for r, _ in boxes), min(c for _, c in boxes)
    bottom, right = max(r for r, _ in boxes) + 1, max(c for _, c in boxes) + 1
    if (bottom - top) * (right - left) == len(boxes):
        return [(top, left, bottom, right)]
    inside = set(boxes)
    open_runs: dict[tuple[int, int], int] = {}
    result: list[Places] = []
    for row in range(top, bottom + 1):
        runs: set[tuple[int, int]] = set()
        start: int | None = None
        for column in range(left, right + 1):
            if (row, column) in inside:
                start = column if start is None else start
            elif start is not None:
                runs.add((start, column))
                start = None
        result += [(open_runs.pop(run), run[0], row, run[1]) for run in list(open_runs) if run not in runs]
        for run in runs:
            open_runs.setdefault(run, row)
    return result


def _compressed(xs: Sequence[float], ys: Sequence[float], cells: list[Places]) -> Lattice:
    """The lattice without borders at which no cell begins or ends."""
    rows = sorted({edge for top, _, bottom, _ in cells for edge in (top, bottom)})
    columns = sorted({edge for _, left, _, right in cells for edge in (left, right)})
    row_at, column_at = {edge: i for i, edge in enumerate(rows)}, {edge: i for i, edge in enumerate(columns)}
    places = tuple(
        sorted((row_at[top], column_at[left], row_at[bottom], column_at[right]) for top, left, bottom, right in cells)
    )
    return Lattice(tuple(xs[i] for i in columns), tuple(ys[i] for i in rows), places)
