"""Repairs of one cell or two, solved exactly from the equations that do not hold."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.hypothesis import Number
from .system import System

Changes = dict[str, Number]
_MOST_BROKEN = 8
"""Two cells stand in at most six equations; more broken ones need no search."""


def one_cell(system: System) -> Iterator[Changes]:
    """Each single cell whose change makes all equations hold.

    The cell must stand in every broken equation and in no other, and all must ask for the same change.
    """
    for key in system.shortest_broken().keys:
        places = system.places[key]
        if frozenset(index for index, _ in places) != system.broken:
            continue
        wanted = {-sign * system.residuals[index] for index, sign in places}
        if len(wanted) == 1:
            yield from _sound(system, {key: wanted.pop()})


def two_cells(system: System) -> Iterator[Changes]:
    """Each pair of cells whose changes together make all equations hold."""
    if len(system.broken) > _MOST_BROKEN:
        return
    seen: set[frozenset[str]] = set()
    for first in system.shortest_broken().keys:
        mine = dict(system.places[first])
        rest = system.broken - mine.keys()
        # The second cell stands in a broken equation without the first, or shares one with it.
        if rest:
            seconds = system.identities[min(rest)].keys
        else:
            seconds = tuple(dict.fromkeys(key for index in mine for key in system.identities[index].keys))
        for second in seconds:
            pair = frozenset((first, second))
            if len(pair) < 2 or pair in seen:
                continue
            seen.add(pair)
            deltas = _solve_pair(system, mine, dict(system.places[second]))
            if deltas is not None:
                yield from _sound(system, {first: deltas[0], second: deltas[1]})


def _solve_pair(system: System, a: dict[int, int], b: dict[int, int]) -> tuple[Number, Number] | None:
    """The two changes, if the equations fix them and agree; both must be other than zero."""
    if not system.broken <= a.keys() | b.keys():
        return None
    first: Number | None = None
    second: Number | None = None
    for index in a.keys() - b.keys():
        wanted = -a[index] * system.residuals[index]
        if first is not None and first != wanted:
            return None
        first = wanted
    for index in b.keys() - a.keys():
        wanted = -b[index] * system.residuals[index]
        if second is not None and second != wanted:
            return None
        second = wanted
    for index in a.keys() & b.keys():
        if first is not None and second is None:
            second = -b[index] * (system.residuals[index] + a[index] * first)
        elif second is not None and first is None:
            first = -a[index] * (system.residuals[index] + b[index] * second)
        elif first is None or second is None:
            return None
        if system.residuals[index] + a[index] * first + b[index] * second:
            return None
    return (first, second) if first and second else None


def _sound(system: System, deltas: Changes) -> Iterator[Changes]:
    """The new values, if none is negative or a fraction."""
    values = {key: system.values[key] + delta for key, delta in deltas.items()}
    if all(value >= 0 and value == int(value) for value in values.values()):
        yield {key: int(value) for key, value in values.items()}
