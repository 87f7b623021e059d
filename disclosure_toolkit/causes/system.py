"""The identities of one table as equations over its figures (勾稽方程组).

Table 3 is one system: its columns and rows share cells. Each group of table 4 is a system of its own.
An identity with a figure that has no value is left out: nothing is said about what cannot be judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..editions import Edition, SumIdentity
from ..model import Report
from ..model.hypothesis import Number
from ..rules.scope import prints_undivided


@dataclass(frozen=True)
class System:
    """Equations ``sum(left) - sum(right) = 0`` and the values read.

    :ivar residuals: for each equation, ``sum(left) - sum(right)`` as read.
    :ivar complete: whether every identity of the table could be judged.
    """

    table: str
    identities: tuple[SumIdentity, ...]
    values: Mapping[str, Number]
    residuals: tuple[Number, ...]
    complete: bool

    @cached_property
    def broken(self) -> frozenset[int]:
        """Indices of the equations that do not hold."""
        return frozenset(i for i, residual in enumerate(self.residuals) if residual)

    @cached_property
    def places(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """Cell → the equations it stands in, with its sign there (+1 left, -1 right)."""
        found: dict[str, list[tuple[int, int]]] = {}
        for index, identity in enumerate(self.identities):
            for key in identity.left:
                found.setdefault(key, []).append((index, 1))
            for key in identity.right:
                found.setdefault(key, []).append((index, -1))
        return {key: tuple(places) for key, places in found.items()}

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """Subjects of the broken identities, as the findings of the rules name them."""
        return tuple(f"{self.identities[i].kind}.{self.identities[i].subject}" for i in sorted(self.broken))

    def shortest_broken(self) -> SumIdentity:
        """The broken identity with the fewest cells: one of them must change."""
        return min((self.identities[i] for i in self.broken), key=lambda identity: len(identity.keys))

    def residuals_after(self, changes: Mapping[str, Number]) -> dict[int, Number]:
        """Residuals of the equations that are broken or touched by these changes."""
        rest = {index: self.residuals[index] for index in self.broken}
        for key, value in changes.items():
            for index, sign in self.places.get(key, ()):
                before = rest.get(index, self.residuals[index])
                rest[index] = before + sign * (value - self.values[key])
        return rest

    def holds_after(self, changes: Mapping[str, Number]) -> bool:
        """Whether every equation holds once these cells have these values."""
        return not any(self.residuals_after(changes).values())


def broken_systems(report: Report, form: Edition) -> Iterator[System]:
    """The systems of tables 3 and 4 in which something does not hold."""
    every = {key: figure.value for key, figure in report.figures.items() if figure.value is not None}
    groups: dict[str, list[SumIdentity]] = {}
    for identity in form.identities(undivided=prints_undivided(report, form)):
        name = f"review.{identity.subject}" if identity.kind == "review_total" else "requests"
        groups.setdefault(name, []).append(identity)
    for name, identities in groups.items():
        known = tuple(identity for identity in identities if all(map(every.__contains__, identity.keys)))
        residuals = tuple(
            sum(map(every.__getitem__, identity.left)) - sum(map(every.__getitem__, identity.right))
            for identity in known
        )
        if any(residuals):
            values = {key: every[key] for identity in identities for key in identity.keys if key in every}
            yield System(name, known, values, residuals, len(known) == len(identities))
