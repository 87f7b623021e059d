"""The sentences of a whole collection and how common each is (语料与背景).

What many agencies say is no sign of copying: it is the country's or the county's set phrase. How much a
shared sentence tells is measured in the collection itself, by the number of agencies that use it or one
almost the same (inverse document frequency); the shipped list of set phrases counts for nothing from the
start.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from ..digest import Digest
from .families import families
from .sentences import sentences_of

# A collection of two agencies cannot tell what is common; it is weighed as if there were this many more.
_BACKGROUND = 18


@dataclass(frozen=True, slots=True)
class Use:
    """One sentence of one report, by its family and its place.

    :ivar section: and :ivar block: where it stands, as in :class:`~.sentences.Sentence`.
    :ivar family: number of its family. :ivar exact: number of its words with figures, the same for the same words.
    :ivar weight: characters that are no set phrase.
    """

    section: int
    block: int
    start: int
    end: int
    family: int
    exact: int
    weight: int


@dataclass(frozen=True)
class Corpus:
    """All sentences of a collection.

    :ivar reports: one for each agency and year. :ivar agencies: for each report the number of its agency. :ivar uses: for each report its sentences.
    :ivar spread: family → number of agencies that use it.
    """

    reports: Sequence[Digest]
    agencies: Sequence[int]
    uses: Sequence[tuple[Use, ...]]
    spread: Mapping[int, int]
    size: int

    def year_before(self, report: int) -> int | None:
        """The same agency's report of the year before; reports stand in the order of agencies and years."""
        before, year = report - 1, self.reports[report].year
        if report == 0 or year is None or self.agencies[before] != self.agencies[report]:
            return None
        return before if self.reports[before].year == year - 1 else None

    def telling(self, family: int) -> float:
        """How much of a shared sentence counts: 1 for one that hardly anyone uses, 0 for one that all use."""
        users = max(2, self.spread[family])
        whole = self.size + _BACKGROUND
        return log(whole / users) / log(whole / 2) * (1 - (users - 2) / max(2, self.size))

    def postings(self, most: int) -> dict[int, array[int]]:
        """Family → the reports that use it, for families of at least two and at most ``most`` agencies."""
        found: dict[int, array[int]] = defaultdict(lambda: array("l"))
        for number, uses in enumerate(self.uses):
            for family in {use.family for use in uses}:
                if 2 <= self.spread[family] <= most:
                    found[family].append(number)
        return found


def corpus(reports: Sequence[Digest], agencies: Sequence[str]) -> Corpus:
    """Reads the sentences of all reports.

    :param reports: one for each agency and year, those of an agency together and in the order of years.
    :param agencies: for each report whose it is, the same word for the same agency.
    """
    words: dict[str, int] = {}
    exact: dict[str, int] = {}
    read: list[tuple[Use, ...]] = []
    for report in reports:
        found = []
        for item in sentences_of(report):
            folded = words.setdefault(item.folded, len(words))
            precise = exact.setdefault(item.exact, len(exact))
            found.append(Use(item.section, item.block, item.start, item.end, folded, precise, item.weight))
        read.append(tuple(found))
    family = families(list(words))
    uses = [tuple(replace(use, family=family[use.family]) for use in found) for found in read]
    numbers: dict[str, int] = {}
    own = [numbers.setdefault(agency, len(numbers)) for agency in agencies]
    return Corpus(reports, own, uses, _spread(own, uses), len(numbers))


def _spread(agencies: Sequence[int], uses: Sequence[tuple[Use, ...]]) -> dict[int, int]:
    spread: dict[int, int] = defaultdict(int)
    last: dict[int, int] = {}
    for agency, found in zip(agencies, uses, strict=True):
        for use in found:
            if last.get(use.family) != agency:
                last[use.family] = agency
                spread[use.family] += 1
    return spread
