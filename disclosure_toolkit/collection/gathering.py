"""The reports as the rules of collections see them (汇审材料): by agency and year, beside the member list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..editions import Edition, editions
from ..model import About, FigureEvidence
from ..settings import Settings
from .digest import Digest, Number
from .members import Member, Roster
from .names import full_key
from .placing import Pairing, pair
from .reuse.corpus import Corpus, corpus


@dataclass(frozen=True)
class Collection:
    """All reports of a run, of all years, placed.

    :ivar roster: the member list, ``None`` where the user gave none.
    """

    digests: tuple[Digest, ...]
    roster: Roster | None = None
    settings: Settings = field(default_factory=Settings)

    @cached_property
    def pairing(self) -> Pairing:
        """Whose each report is, and which is the year before of which."""
        return pair(self.digests, self.roster)

    @cached_property
    def by_year(self) -> dict[str, dict[int, tuple[Digest, ...]]]:
        """Agency id → year → its reports; what could not be placed is left out."""
        found: dict[str, dict[int, list[Digest]]] = defaultdict(lambda: defaultdict(list))
        for digest, place in zip(self.digests, self.pairing.places, strict=True):
            if place.agency and place.year is not None and not place.reason:
                found[place.agency][place.year].append(digest)
        return {agency: {year: tuple(years[year]) for year in sorted(years)} for agency, years in sorted(found.items())}

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that have a report, in order."""
        return tuple(sorted({year for years in self.by_year.values() for year in years}))

    @cached_property
    def corpus(self) -> Corpus:
        """The sentences of one report for each agency and year (:mod:`.reuse`)."""
        firsts = [(agency, reports[0]) for agency, years in self.by_year.items() for reports in years.values()]
        return corpus([report for _, report in firsts], [agency for agency, _ in firsts])

    def report(self, agency: str, year: int) -> Digest | None:
        """An agency's report of a year; ``None`` where there is none or where several differ."""
        found = self.by_year.get(agency, {}).get(year, ())
        return found[0] if len({digest.content for digest in found}) == 1 else None

    def of_member(self, member: Member, year: int) -> Digest | None:
        """A member's report of a year, as in :meth:`report`."""
        return self.report(full_key(member.agency), year)

    def chains(self) -> Iterator[tuple[str, tuple[Digest, ...]]]:
        """Each agency with its reports in the order of years, one a year; years with differing ones are left out."""
        for agency, years in self.by_year.items():
            found = [self.report(agency, year) for year in years]
            yield agency, tuple(digest for digest in found if digest is not None)


def about(*digests: Digest) -> tuple[About, ...]:
    """The reports that a finding is about."""
    return tuple(About(digest.file, digest.agency, digest.year) for digest in digests)


def evidence(digest: Digest, key: str, expected: Number | None = None, which: str | None = None) -> FigureEvidence:
    """Evidence for one figure; its place in the source is filled in afterwards (:mod:`.evidence`).

    :param which: ``this`` (the first report that the finding is about), ``previous`` (the second, last
        year's), or the file of another; by default the report's name, by which it is found among those that the
        finding is about.
    :raises UnknownFigureKey: no form has such a figure.
    """
    value = digest.value(key)
    return FigureEvidence(
        key, label_of(digest.form, key), value, expected=expected, report=which or about(digest)[0].name
    )


def label_of(form: Edition, key: str) -> str:
    """A figure's name in messages, taken from another edition where this one has no such figure.

    :raises UnknownFigureKey: no edition has it.
    """
    return next((other for other in (form, *editions()) if other.has(key)), form).label(key)


def spans(years: Sequence[int]) -> str:
    """Years in words: 2019—2021、2023."""
    pieces: list[list[int]] = []
    for year in sorted(years):
        if pieces and year == pieces[-1][-1] + 1:
            pieces[-1].append(year)
        else:
            pieces.append([year])
    return "、".join(str(p[0]) if len(p) == 1 else f"{p[0]}—{p[-1]}" for p in pieces)
