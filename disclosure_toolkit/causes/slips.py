"""Rows and columns of table 3 whose figures stand in the wrong place (错行、错列).

If one row alone is wrong, the column equations fix what each of its cells must be; if one column
alone is wrong, the row equations do. What was read is then compared with what must be: figures that
stand one place beside their own are a slip, two that stand in each other's place an exchange, and
figures that another line prints as well are a copy. Rows that moved together are in ``blocks``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.hypothesis import Number
from .cells import Changes
from .system import System


def axes(system: System) -> tuple[list[str], list[str]]:
    """Rows and columns of table 3 in the form's order."""
    rows = [i.subject for i in system.identities if i.kind == "row_total"]
    columns = [i.subject for i in system.identities if i.kind == "balance"]
    return rows, columns


def row_equations(system: System) -> set[int]:
    """Indices of the equations that add up rows; the others add up columns."""
    return {index for index, i in enumerate(system.identities) if i.kind == "row_total"}


def mended_lines(system: System) -> Iterator[tuple[str, Changes]]:
    """Each row and each column that alone can be wrong, mended: (kind, new values).

    Kinds: ``row_slip``, ``column_slip``, ``cells_exchanged``, ``row_copied``, ``column_copied``; and
    ``row_wrong``, ``column_wrong`` where the displacement has no name.
    """
    rows, columns = axes(system)
    across = row_equations(system)
    down = set(range(len(system.identities))) - across
    row_lines = [[f"requests.{row}.{column}" for column in columns] for row in rows]
    column_lines = [[f"requests.{row}.{column}" for row in rows] for column in columns]
    if len(system.broken & across) <= 1:
        # The equations of the columns fix the cells of a row.
        for line in row_lines:
            yield from _mended(system, line, across, "row", row_lines)
    broken_columns = {system.identities[index].subject for index in system.broken & down}
    for column, line in zip(columns, column_lines, strict=True):
        if broken_columns <= {column}:
            yield from _mended(system, line, down, "column", column_lines)


def _mended(
    system: System, line: Sequence[str], own: set[int], what: str, lines: Sequence[Sequence[str]]
) -> Iterator[tuple[str, Changes]]:
    """One line mended from the equations that cross it, if that makes its own hold too."""
    right: list[Number] = []
    for key in line:
        wanted = {-sign * system.residuals[index] for index, sign in system.places[key] if index not in own}
        if len(wanted) != 1:
            return
        right.append(system.values[key] + wanted.pop())
    read = [system.values[key] for key in line]
    changes = {key: new for key, old, new in zip(line, read, right, strict=True) if old != new}
    sound = all(value >= 0 and value == int(value) for value in changes.values())
    if len(changes) < 2 or not sound or not system.holds_after(changes):
        return
    name = displacement(read, right)
    if name == "exchange":
        yield "cells_exchanged", changes
    elif name:
        yield f"{what}_slip", changes
    elif any(other != line and [system.values[key] for key in other] == read for other in lines):
        yield f"{what}_copied", changes
    elif len(changes) > 2:
        yield f"{what}_wrong", changes


def displacement(read: Sequence[Number], right: Sequence[Number]) -> str:
    """``exchange`` of two figures, ``slip`` of a run of figures by one place, or nothing."""
    apart = [i for i in range(len(read)) if read[i] != right[i]]
    if len(apart) < 2:
        return ""
    exchanged = len(apart) == 2 and read[apart[0]] == right[apart[1]] and read[apart[1]] == right[apart[0]]
    moved = max(_moved(read, right, apart, 1), _moved(read, right, apart, -1))
    # A figure beside its empty place slipped; two figures that came along tell a slip from an exchange.
    lone = exchanged and apart[1] == apart[0] + 1 and 0 in (read[apart[0]], read[apart[1]])
    if moved and (moved > 1 or lone or not exchanged):
        return "slip"
    return "exchange" if exchanged else ""


def _moved(read: Sequence[Number], right: Sequence[Number], apart: Sequence[int], step: int) -> int:
    """How many figures other than zero stand ``step`` places after their own, if all between do; else 0.

    Where the run begins a figure without origin may have come in.
    """
    first, last = apart[0], apart[-1]
    beginning = first if step == 1 else last
    run = [i for i in range(first, last + 1) if 0 <= i - step < len(right)]
    if any(read[i] != right[i - step] for i in run if i != beginning):
        return 0
    came_along = [i for i in run if read[i] == right[i - step] and right[i - step]]
    return len(came_along) if set(came_along) & set(apart) else 0
