"""The sentences of a whole collection and how common each is (语料与背景).

What many agencies say is no sign of copying: it is the country's or the county's set phrase. How much a
shared sentence tells is measured in the collection itself, by the number of agencies that use it or one
almost the same (inverse document frequency); the shipped list of set phrases counts for nothing from the
start.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from math import log
from typing import overload

from ..digest import Digest
from ..shelf import Strings
from .families import families
from .sentences import sentences_of

# A collection of two agencies cannot tell what is common; it is weighed as if there were this many more.
_BACKGROUND = 18


@dataclass(frozen=True, slots=True)
class Use:
    """One sentence of one report, by its family and its place.

    :ivar section: and :ivar block: where it stands, as in :class:`~.sentences.Sentence`.
    :ivar family: number of its family. :ivar exact: digest of its words with figures.
    :ivar weight: characters that are no set phrase.
    """

    section: int
    block: int
    start: int
    end: int
    family: int
    exact: int
    weight: int


_COLUMNS = ("section", "block", "start", "end", "family", "weight")


class Uses(Sequence[tuple[Use, ...]]):
    """For each report its sentences: 32 bytes a sentence, made into objects when they are asked for."""

    def __init__(self) -> None:
        self._columns = array("i")
        self._exact = array("q")
        self._ends = array("q", [0])

    def append(self, uses: Iterable[Use]) -> None:
        """Adds a report."""
        for use in uses:
            self._columns.extend((use.section, use.block, use.start, use.end, use.family, use.weight))
            self._exact.append(use.exact)
        self._ends.append(len(self._exact))

    def regroup(self, family: Sequence[int]) -> None:
        """Replaces each family by what ``family`` holds at its number."""
        for place in range(_COLUMNS.index("family"), len(self._columns), len(_COLUMNS)):
            self._columns[place] = family[self._columns[place]]

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, report: int) -> tuple[Use, ...]: ...

    @overload
    def __getitem__(self, report: slice) -> list[tuple[Use, ...]]: ...

    def __getitem__(self, report: int | slice) -> tuple[Use, ...] | list[tuple[Use, ...]]:
        """The sentences of one report, or of several."""
        if isinstance(report, slice):
            return [self[number] for number in range(*report.indices(len(self)))]
        if not 0 <= report < len(self):
            raise IndexError(report)
        return tuple(map(self._use, range(self._ends[report], self._ends[report + 1])))

    def _use(self, number: int) -> Use:
        at = number * len(_COLUMNS)
        section, block, start, end, family, weight = self._columns[at : at + len(_COLUMNS)]
        return Use(section, block, start, end, family, self._exact[number], weight)


@dataclass(frozen=True)
class Corpus:
    """All sentences of a collection.

    :ivar reports: one for each agency and year. :ivar agencies: for each report the number of its agency.
    :ivar uses: for each report its sentences. :ivar spread: family → number of agencies that use it.
    """

    reports: Sequence[Digest]
    agencies: Sequence[int]
    uses: Uses
    spread: Sequence[int]
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
    uses = Uses()
    folded = Strings()
    numbers: dict[int, int] = {}  # digest → number; the words themselves are needed only where two may be alike

    def number(words: str) -> int:
        found = numbers.setdefault(_digest(words), len(folded))
        if found == len(folded):
            folded.append(words)
        return found

    for report in reports:
        uses.append(
            Use(item.section, item.block, item.start, item.end, number(item.folded), _digest(item.exact), item.weight)
            for item in sentences_of(report)
        )
    numbers.clear()
    uses.regroup(families(folded))
    known: dict[str, int] = {}
    own = [known.setdefault(agency, len(known)) for agency in agencies]
    return Corpus(reports, own, uses, _spread(own, uses, len(folded)), len(known))


def _digest(words: str) -> int:
    """Eight bytes stand for a sentence: among ten million, two that fall together are one chance in 300,000."""
    data = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(data, "little", signed=True)


def _spread(agencies: Sequence[int], uses: Uses, size: int) -> array[int]:
    spread, last = array("i", bytes(4 * size)), array("i", [-1]) * size
    for agency, found in zip(agencies, uses, strict=True):
        for use in found:
            if last[use.family] != agency:
                last[use.family] = agency
                spread[use.family] += 1
    return spread
