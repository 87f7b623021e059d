"""A collection in the making, and the defects that only show when reports stand together (汇审缺陷).

Three stages, because each needs what the one before has made: ``figures`` change numbers before any sentence
is written, so that each report agrees with itself; ``text`` changes printed reports; ``files`` leaves out, adds
and doubles what is published.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from ..copies import Copy
from ..figures import Value
from ..printed import PrintedReport
from ..region import Agency, Region

Stage = Literal["figures", "consolidated", "text", "files"]
Severity = Literal["error", "warning", "question", "info"]
STAGES: tuple[Stage, ...] = ("figures", "consolidated", "text", "files")
Place = tuple[str, int]
"""Agency's name and report year."""


@dataclass(frozen=True, slots=True)
class Planted:
    """The truth about one defect of a collection.

    :ivar agency: whose report of which ``year`` is wrong, missing or strange.
    :ivar others: other agencies that it concerns (whose text was copied, who was counted twice).
    :ivar other_year: the year it was taken from, where that is another one.
    :ivar keys: figures that are wrong. :ivar section: the section concerned, where no figure is.
    :ivar knock_on: agencies whose report inherits the consequences (the consolidated government).
    """

    kind: str
    title: str
    severity: Severity
    agency: str
    year: int
    detail: str
    others: tuple[str, ...] = ()
    other_year: int | None = None
    keys: tuple[str, ...] = ()
    section: int | None = None
    knock_on: tuple[str, ...] = ()

    def truth(self) -> dict[str, Any]:
        """Its line of ``truth.jsonl``."""
        return {
            "scope": "collection",
            "kind": self.kind,
            "title": self.title,
            "severity": self.severity,
            "agency": self.agency,
            "year": self.year,
            "others": list(self.others),
            "other_year": self.other_year,
            "keys": list(self.keys),
            "section": self.section,
            "knock_on": list(self.knock_on),
            "detail": self.detail,
        }


@dataclass
class Draft:
    """What has been made of a collection so far; the defects change it.

    :ivar figures: every agency's figures, （六）其他处理 still in three rows; the governments' sums come
        with the stage ``consolidated``.
    :ivar taken: agencies that have a defect, or that another's defect relies on.
    :ivar reserved: members kept back for the governments' sums, which need members of a certain kind.
    :ivar for_files: members kept back for the stage ``files``, of which some kinds need one whose government's
        sum is right.
    :ivar sums: government reports whose sum is wrong already; their members' files must all be there.
    """

    regions: tuple[Region, ...]
    years: tuple[int, ...]
    seed: int
    held_out: bool
    figures: dict[Place, dict[str, Value]]
    reports: dict[Place, PrintedReport] = field(default_factory=dict)
    copies: dict[Place, list[Copy]] = field(default_factory=dict)
    planted: list[Planted] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    reserved: set[str] = field(default_factory=set)
    for_files: set[str] = field(default_factory=set)
    sums: set[Place] = field(default_factory=set)

    def members(self, rng: random.Random) -> list[Agency]:
        """Agencies without a defect so far, governments left out, in random order."""
        kept = self.taken | self.reserved | self.for_files
        free = [a for r in self.regions for a in r.agencies if not a.consolidated and a.name not in kept]
        return rng.sample(free, len(free))

    def region_of(self, agency: Agency) -> Region:
        """The county that the agency belongs to."""
        return next(region for region in self.regions if region.county == agency.county)

    def government_of(self, agency: Agency) -> str:
        """Name of the government that counts this agency in."""
        return next(a.name for a in self.region_of(agency).agencies if a.consolidated)

    def later_years(self) -> tuple[int, ...]:
        """The years that have a year before them."""
        return self.years[1:]

    def value(self, place: Place, key: str) -> int:
        """A count, as it stands now."""
        return int(self.figures[place].get(key, 0))

    def row(self, place: Place, row: str, columns: Iterable[str]) -> list[int]:
        """Counts of a row of table 3."""
        return [self.value(place, f"requests.{row}.{column}") for column in columns]


Inject = Callable[[Draft, random.Random], Planted | None]


@dataclass(frozen=True, slots=True)
class CollectionDefect:
    """One kind; ``inject`` changes the draft, or gives ``None`` where it offers no place."""

    kind: str
    title: str
    stage: Stage
    severity: Severity
    inject: Inject


REGISTRY: dict[str, CollectionDefect] = {}


def collection_defect(kind: str, title: str, stage: Stage, severity: Severity) -> Callable[[Inject], Inject]:
    """Registers a kind.

    :raises ValueError: two kinds of one name.
    """

    def register(inject: Inject) -> Inject:
        if kind in REGISTRY:
            raise ValueError(f"collection defect {kind} is registered twice")
        REGISTRY[kind] = CollectionDefect(kind, title, stage, severity, inject)
        return inject

    return register


def planted(kind: str, agency: str, year: int, detail: str, **more: Any) -> Planted:
    """The truth of a registered kind; ``more`` as in :class:`Planted`."""
    item = REGISTRY[kind]
    return Planted(kind, item.title, item.severity, agency, year, detail, **more)
