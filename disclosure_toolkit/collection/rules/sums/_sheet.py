"""A consolidated report beside its members, cell by cell (汇总对照表)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ....editions import Edition, latest
from ...digest import Digest, Number
from ...gathering import Collection
from ...members import Member

_UNDIVIDED = f"requests.{latest().undivided_row}."
Column = dict[str, Number | None]
"""Figure key → value; ``None`` where there is none."""


@dataclass(frozen=True)
class Sheet:
    """One government's report of one year and what its members report.

    :ivar members: those that the list puts under it; :ivar reports: theirs, in the same order, ``None`` for those
        that are missing or of which several differ.
    """

    government: Member
    year: int
    whole: Digest
    members: tuple[Member, ...]
    reports: tuple[Digest | None, ...]

    @cached_property
    def missing(self) -> tuple[Member, ...]:
        """The members without a report that can be counted."""
        return tuple(member for member, report in zip(self.members, self.reports, strict=True) if report is None)

    @cached_property
    def loaded(self) -> tuple[Digest, ...]:
        """The reports that are there."""
        return tuple(report for report in self.reports if report is not None)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The figures that can be added up: those that all editions concerned share, （六）其他处理 in one row
        where any of the reports has it so.
        """
        forms = {report.form.name: report.form for report in (self.whole, *self.loaded)}
        undivided = any(report.undivided for report in (self.whole, *self.loaded))
        keys = _keys(self.whole.form, undivided)
        for form in forms.values():
            own = set(_keys(form, undivided))
            keys = tuple(key for key in keys if key in own)
        return keys

    @cached_property
    def printed(self) -> Column:
        """The government's figures."""
        return column(self.whole, self.keys)

    @cached_property
    def parts(self) -> tuple[Column, ...]:
        """The loaded members' figures."""
        return tuple(column(report, self.keys) for report in self.loaded)

    @cached_property
    def sums(self) -> Column:
        """The sums over the loaded members; ``None`` where one of them has no value."""
        found: Column = {}
        for key in self.keys:
            values = [part[key] for part in self.parts]
            known = [value for value in values if value is not None]
            found[key] = sum(known) if len(known) == len(values) else None
        return found

    @cached_property
    def gaps(self) -> dict[str, Number]:
        """Printed less the sum, for every figure that can be judged, zeros included."""
        found: dict[str, Number] = {}
        for key in self.keys:
            printed, total = self.printed[key], self.sums[key]
            if printed is not None and total is not None:
                found[key] = printed - total
        return found

    @cached_property
    def differing(self) -> tuple[str, ...]:
        """The figures that are not the sum."""
        return tuple(key for key, gap in self.gaps.items() if gap)


def sheets(collection: Collection) -> Iterator[Sheet]:
    """Every loaded report that the member list marks as consolidated (是否汇总), beside its members."""
    roster = collection.roster
    for government in roster.members if roster is not None else ():
        if not government.consolidated or roster is None:
            continue
        under = roster.under(government)
        for year in collection.years:
            whole = collection.of_member(government, year)
            if whole is not None:
                yield Sheet(government, year, whole, under, tuple(collection.of_member(m, year) for m in under))


def column(report: Digest, keys: Iterable[str]) -> Column:
    """A report's figures, the rows of （六）其他处理 added up where they are asked for as one."""
    apart = not report.undivided
    return {key: _added_up(report, key) if apart and key.startswith(_UNDIVIDED) else report.value(key) for key in keys}


def _keys(form: Edition, undivided: bool) -> tuple[str, ...]:
    replaced = {f"requests.{row}.{c.key}" for row in form.undivided_replaces for c in form.columns}
    if not undivided or not replaced:
        return form.keys
    return tuple(key for key in form.keys if key not in replaced) + form.undivided_keys


def _added_up(report: Digest, key: str) -> Number | None:
    name = key.split(".")[2]
    values = [report.value(f"requests.{row}.{name}") for row in report.form.undivided_replaces]
    known = [value for value in values if value is not None]
    return sum(known) if known and len(known) == len(values) else None
