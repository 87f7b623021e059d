"""What two reports have in common, block by block (相同文字)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .corpus import Corpus, Use

Block = tuple[int, int]
"""Statutory number of the section and number of the sub-section in it (0 without one)."""

_WHOLE = 0.8
"""A block counts as taken over when this share of its own words stands in the other report."""


@dataclass(frozen=True, slots=True)
class SharedBlock:
    """A block of one report and what of it stands in the other.

    :ivar pairs: the sentences side by side, in the order of the first report.
    :ivar own: characters of the block that are no set phrase; :ivar shared: those of them in the other report.
    :ivar telling: the same, weighed by how uncommon they are. :ivar unchanged: those with their figures alike.
    """

    block: Block
    pairs: tuple[tuple[Use, Use], ...]
    own: int
    shared: int
    telling: float
    unchanged: int

    @property
    def share(self) -> float:
        """Part of the block that stands in the other report, 0 to 1."""
        return self.shared / self.own if self.own else 0.0

    @property
    def whole(self) -> bool:
        """Whether (almost) all of it does."""
        return self.shared >= _WHOLE * self.own

    @property
    def in_order(self) -> bool:
        """Whether all of it does, sentence after sentence in the same order."""
        places = [(other.section, other.start) for _, other in self.pairs]
        return self.shared == self.own and places == sorted(places)


@dataclass(frozen=True, slots=True)
class Shared:
    """What ``report`` has in common with ``other`` (their numbers in the corpus).

    :ivar blocks: blocks with anything in common, in the order of the text. :ivar own: all characters of the
        report that are no set phrase.
    """

    report: int
    other: int
    blocks: tuple[SharedBlock, ...]
    own: int

    @property
    def shared(self) -> int:
        """Characters in common."""
        return sum(block.shared for block in self.blocks)

    @property
    def share(self) -> float:
        """Part of the report's own words that stands in the other, 0 to 1."""
        return self.shared / self.own if self.own else 0.0

    @property
    def unchanged(self) -> int:
        """Characters of sentences that are the same word for word and figure for figure."""
        return sum(block.unchanged for block in self.blocks)

    @property
    def telling(self) -> float:
        """Characters in common, weighed by how uncommon they are."""
        return sum(block.telling for block in self.blocks)

    @property
    def taken_over(self) -> tuple[SharedBlock, ...]:
        """The blocks of which (almost) all stands in the other report."""
        return tuple(block for block in self.blocks if block.whole)


def compare(whole: Corpus, report: int, other: int) -> Shared:
    """What two reports have in common; sentences almost alike and those with only other figures count as common."""
    theirs: dict[int, list[Use]] = defaultdict(list)
    for use in whole.uses[other]:
        theirs[use.family].append(use)
    blocks: dict[Block, list[Use]] = defaultdict(list)
    for use in whole.uses[report]:
        blocks[use.section, use.block].append(use)
    found = [_shared(block, uses, theirs, whole.telling) for block, uses in blocks.items()]
    total = sum(use.weight for use in whole.uses[report])
    return Shared(report, other, tuple(block for block in found if block.pairs), total)


def _shared(
    block: Block, uses: Sequence[Use], theirs: dict[int, list[Use]], telling: Callable[[int], float]
) -> SharedBlock:
    pairs = [(use, _nearest(use, theirs[use.family])) for use in uses if use.family in theirs]
    return SharedBlock(
        block,
        tuple(pairs),
        sum(use.weight for use in uses),
        sum(use.weight for use, _ in pairs),
        sum(use.weight * telling(use.family) for use, _ in pairs),
        sum(use.weight for use, other in pairs if use.exact == other.exact),
    )


def _nearest(use: Use, candidates: Sequence[Use]) -> Use:
    """The other's sentence to show: one with the same words, else one in the same section, else the first."""
    return min(candidates, key=lambda other: (other.exact != use.exact, other.section != use.section, other.start))
