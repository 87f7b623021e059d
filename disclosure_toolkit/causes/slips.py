"""Rows and columns of table 3 whose figures stand in the wrong place (错行、错列).

If one row alone is wrong, the column equations fix what each of its cells must be; if one column
alone is wrong, the row equations do. What was read is then compared with what must be: figures that
stand one place beside their own are a slip, two that stand in each other's place an exchange.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.hypothesis import Number
from .cells import Changes
from .system import System


def slips(system: System) -> Iterator[tuple[str, Changes]]:
    """Each named displacement (kind, new values) that makes all equations hold."""
    if system.table != "requests" or not system.complete:
        return
    rows, columns = _axes(system)
    across = {index for index, i in enumerate(system.identities) if i.kind == "row_total"}
    if len(system.broken & across) <= 1:
        # The equations of the columns fix the cells of a row.
        for row in rows:
            line = [f"requests.{row}.{column}" for column in columns]
            yield from _line(system, line, across, "row_slip")
    down = set(range(len(system.identities))) - across
    broken_down = {system.identities[index].subject for index in system.broken & down}
    for column in columns:
        if broken_down <= {column}:
            line = [f"requests.{row}.{column}" for row in rows]
            yield from _line(system, line, down, "column_slip")
    yield from _exchanges(system, rows, columns, across)
    if not system.broken & across:
        yield from _rows_slip(system, rows, columns)


def _axes(system: System) -> tuple[list[str], list[str]]:
    """Rows and columns in the form's order."""
    rows = [i.subject for i in system.identities if i.kind == "row_total"]
    columns = [i.subject for i in system.identities if i.kind == "balance"]
    return rows, columns


def _line(system: System, line: Sequence[str], own: set[int], kind: str) -> Iterator[tuple[str, Changes]]:
    """The repair of one row or column from the equations that cross it, when its error has a name."""
    right: list[Number] = []
    for key in line:
        wanted = {-sign * system.residuals[index] for index, sign in system.places[key] if index not in own}
        if len(wanted) != 1:
            return
        right.append(system.values[key] + wanted.pop())
    read = [system.values[key] for key in line]
    name = _displacement(read, right)
    changes = {key: new for key, old, new in zip(line, read, right, strict=True) if old != new}
    sound = all(value >= 0 and value == int(value) for value in changes.values())
    if name and sound and system.holds_after(changes):
        yield (kind if name == "slip" else "cells_exchanged"), changes


def _displacement(read: Sequence[Number], right: Sequence[Number]) -> str:
    """``exchange`` of two figures, ``slip`` of a run of figures by one place, or nothing."""
    apart = [i for i in range(len(read)) if read[i] != right[i]]
    if len(apart) < 2:
        return ""
    exchanged = len(apart) == 2 and read[apart[0]] == right[apart[1]] and read[apart[1]] == right[apart[0]]
    moved = max(_moved(read, right, apart, 1), _moved(read, right, apart, -1))
    # Two figures that came along tell a slip from an exchange.
    if moved and (moved > 1 or not exchanged):
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


def _rows_slip(system: System, rows: Sequence[str], columns: Sequence[str]) -> Iterator[tuple[str, Changes]]:
    """All figures from one row on printed one row too low or too high; the lost row follows from the columns."""
    for start in range(len(rows) - 2):
        tail = rows[start:]
        for kept, origins, lost in ((tail[:-1], tail[1:], tail[-1]), (tail[1:], tail[:-1], tail[0])):
            changes: Changes = {}
            for column in reversed(columns):
                moved = {
                    f"requests.{row}.{column}": system.values[f"requests.{origin}.{column}"]
                    for row, origin in zip(kept, origins, strict=True)
                }
                if not _closed(system, moved, f"requests.{lost}.{column}"):
                    break
                changes.update(moved)
            else:
                changes = {key: value for key, value in changes.items() if value != system.values[key]}
                if len(changes) > len(columns) and system.holds_after(changes):
                    yield "rows_slip", changes


def _closed(system: System, moved: Changes, lost: str) -> bool:
    """Whether one count in the lost cell makes the column's equations hold; it is then put into ``moved``."""
    places = [(index, sign) for index, sign in system.places[lost] if system.identities[index].kind != "row_total"]
    column = lost.split(".")[2]
    rest = {
        index: residual
        for index, residual in system.residuals_after(moved).items()
        if system.identities[index].kind != "row_total" and system.identities[index].subject == column
    }
    wanted = {-sign * rest.pop(index, system.residuals[index]) for index, sign in places}
    if len(wanted) != 1 or any(rest.values()):
        return False
    moved[lost] = system.values[lost] + wanted.pop()
    return moved[lost] >= 0 and moved[lost] == int(moved[lost])


def _exchanges(
    system: System, rows: Sequence[str], columns: Sequence[str], across: set[int]
) -> Iterator[tuple[str, Changes]]:
    """Two whole rows, or two whole columns, in each other's place."""
    if not system.broken & across:
        for i, a in enumerate(rows):
            for b in rows[i + 1 :]:
                pairs = [(f"requests.{a}.{column}", f"requests.{b}.{column}") for column in columns]
                yield from _exchange(system, pairs, "rows_exchanged")
    if system.broken <= across:
        for column in columns[:-1]:
            pairs = [(f"requests.{row}.{column}", f"requests.{row}.{columns[-1]}") for row in rows]
            yield from _exchange(system, pairs, "columns_exchanged")


def _exchange(system: System, pairs: Sequence[tuple[str, str]], kind: str) -> Iterator[tuple[str, Changes]]:
    changes: Changes = {}
    for a, b in pairs:
        if system.values[a] != system.values[b]:
            changes[a], changes[b] = system.values[b], system.values[a]
    if changes and system.holds_after(changes):
        yield kind, changes
