"""Whose report of which year each file is (机关与年度的归属), and which one is the year before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from .members import Member, Roster
from .names import agency_key, full_key, group_agencies


class Placeable(Protocol):
    """What placing needs to know of a report; :class:`~.digest.Digest` has it.

    ``content`` is a digest of the figures: two files with the same one are two copies of one report.
    """

    @property
    def agency(self) -> str:
        """The reporting organ as printed; empty when unknown."""

    @property
    def year(self) -> int | None:
        """The year reported on."""

    @property
    def content(self) -> str:
        """Digest of the figures."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose report of which year a file is, where nothing else of it is at hand."""

    file: str
    agency: str
    year: int | None
    content: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report belongs.

    :ivar agency: id of the agency, the same for all its names; empty when the report tells none.
    :ivar member: the agency in the member list. :ivar reason: why the report could not be placed (Chinese).
    """

    agency: str = ""
    year: int | None = None
    member: Member | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which report is the year before of which.

    :ivar previous: for each report the position of last year's, ``None`` where there is none or where
        several differ.
    :ivar doubled: positions of reports that stand for the same agency and year.
    :ivar places: whose each report is.
    """

    previous: tuple[int | None, ...]
    doubled: tuple[tuple[int, ...], ...]
    places: tuple[Place, ...] = field(default=())


def place_reports(reports: Sequence[Placeable], roster: Roster | None = None) -> tuple[Place, ...]:
    """Whose report of which year each is.

    The member list decides where it knows the name; other names are joined among themselves, with and
    without the superior's name, where only one agency fits.
    """
    grouping = group_agencies(report.agency for report in reports if report.agency)
    places = []
    for report in reports:
        key = agency_key(report.agency)
        if not key:
            places.append(Place("", report.year, reason="没有读出机关名称"))
            continue
        members = roster.fitting(report.agency) if roster is not None else ()
        rivals = grouping.rivals.get(key, ()) if not members else ()
        reason = ""
        if len(members) > 1:
            names = "、".join(member.agency for member in members[:5])
            reason = f"名称“{report.agency}”可以是成员名单中的{names}，不能确定是哪一个"
        elif rivals:
            reason = f"名称“{report.agency}”可以是{'、'.join(rivals[:5])}，不能确定是哪一个"
        elif report.year is None:
            reason = "没有读出年度"
        member = members[0] if len(members) == 1 else None
        agency = full_key(member.agency) if member is not None else grouping.stands_for[key]
        places.append(Place(agency, report.year, member, reason))
    return tuple(places)


def pair(reports: Sequence[Placeable], roster: Roster | None = None) -> Pairing:
    """Finds each report's year before; reports without agency or year stay alone."""
    places = place_reports(reports, roster)
    years: dict[tuple[str, int], list[int]] = defaultdict(list)
    for position, place in enumerate(places):
        if place.year is not None and place.agency:
            years[place.agency, place.year].append(position)
    previous: list[int | None] = [None] * len(reports)
    for (agency, year), positions in years.items():
        before = years.get((agency, year - 1), [])
        if before and len({reports[position].content for position in before}) == 1:
            for position in positions:
                previous[position] = before[0]
    doubled = tuple(tuple(found) for found in years.values() if len(found) > 1)
    return Pairing(tuple(previous), doubled, places)
