"""Whole rows or columns of table 3 that moved together: exchanged, or slipped by one row (整行错位)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.hypothesis import Number
from .cells import Changes
from .slips import axes, row_equations
from .system import System


def exchanges(system: System) -> Iterator[tuple[str, Changes]]:
    """Two whole rows, or a column and the totals, in each other's place."""
    rows, columns = axes(system)
    across = row_equations(system)
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


def slipped_rows(system: System) -> Iterator[tuple[str, Changes]]:
    """A run of rows printed one row too low or too high, the row left behind printed as zeros.

    The row that the run covered is lost; the equations of the columns say what it must have been.
    """
    if system.broken & row_equations(system):
        return
    rows, columns = axes(system)
    zero = [not any(system.values[f"requests.{row}.{column}"] for column in columns) for row in rows]
    for left in range(len(rows)):
        for step, stop in ((1, len(rows)), (-1, -1)):
            beside = left + step
            # The run begins beside the row left behind: what stands there came from it.
            if not zero[left] or beside == stop or zero[beside]:
                continue
            for end in range(beside, stop, step):
                changes = _moved_back(system, rows, columns, left, end, step)
                if changes is not None:
                    yield "rows_slip", changes


def _moved_back(
    system: System, rows: Sequence[str], columns: Sequence[str], left: int, end: int, step: int
) -> Changes | None:
    """The rows from ``left`` to ``end`` moved back; ``None`` where that does not make the columns hold."""
    changes: Changes = {}
    lost = rows[end]
    for column in reversed(columns):
        moved: Changes = {
            f"requests.{rows[i]}.{column}": system.values[f"requests.{rows[i + step]}.{column}"]
            for i in range(left, end, step)
        }
        value = _closing(system, moved, f"requests.{lost}.{column}")
        if value is None:
            return None
        moved[f"requests.{lost}.{column}"] = value
        changes.update((key, new) for key, new in moved.items() if new != system.values[key])
    enough = len({key.split(".")[1] for key in changes}) > 1
    return changes if enough and system.holds_after(changes) else None


def _closing(system: System, moved: Changes, lost: str) -> Number | None:
    """The one count in the lost cell that makes the column's equations hold, ``None`` without one."""
    column = lost.split(".")[2]
    places = {index: sign for index, sign in system.places[lost] if system.identities[index].kind != "row_total"}
    rest = {
        index: residual
        for index, residual in system.residuals_after(moved).items()
        if system.identities[index].kind != "row_total" and system.identities[index].subject == column
    }
    wanted = {-sign * rest.pop(index, system.residuals[index]) for index, sign in places.items()}
    if len(wanted) != 1 or any(rest.values()):
        return None
    value = system.values[lost] + wanted.pop()
    return value if value >= 0 and value == int(value) else None
