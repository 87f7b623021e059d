"""Reports of different agencies that share more than chance and custom explain (机关之间文字相同)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from .corpus import Corpus
from .shared import Block, Shared, SharedBlock, compare

_RARE = 30
"""Only sentences that at most so many agencies use lead from one report to another."""
_BLOCK = 60.0
_REPORT_SHARE, _REPORT = 0.5, 250.0
_STRONG, _STRONGER = 100.0, 200.0
"""Weighed characters: what is worth a note for a block and for a whole report; what is worth a question for a
block taken over sentence by sentence, and for one whose sentences were moved about or partly changed."""
_TEMPLATE = 100
"""Characters of a block that many agencies have alike."""


@dataclass(frozen=True)
class Group:
    """Reports that share text, and the two of them that share most.

    :ivar reports: their numbers, the two shown first. :ivar strong: whether a person should look into it.
    """

    reports: tuple[int, ...]
    shown: Shared
    strong: bool

    @property
    def blocks(self) -> tuple[SharedBlock, ...]:
        """The blocks to show: those taken over, else all that is shared."""
        return taken_over(self.shown) or self.shown.blocks


def taken_over(shared: Shared) -> tuple[SharedBlock, ...]:
    """The blocks that are taken over and uncommon enough to be told."""
    return tuple(block for block in shared.taken_over if block.telling >= _BLOCK)


def _strong(shared: Shared) -> bool:
    """Whether a person should look into it."""
    return shared.telling >= _REPORT or any(
        block.telling >= (_STRONG if block.in_order else _STRONGER) for block in taken_over(shared)
    )


def _striking(shared: Shared) -> bool:
    return bool(taken_over(shared)) or (shared.share >= _REPORT_SHARE and shared.telling >= _REPORT)


def copies(whole: Corpus, earlier: bool = True) -> list[Group]:
    """The groups of reports of different agencies that share text, of the same year or of one year and the year before.

    :param earlier: whether last year's reports of others are looked at as well.
    """
    found: dict[tuple[int, int], Shared] = {}
    for report, other in candidates(whole, earlier):
        shared = max(compare(whole, report, other), compare(whole, other, report), key=lambda s: (s.share, s.report))
        if _striking(shared):
            found[report, other] = shared
    years = [report.year for report in whole.reports]
    same = {pair: shared for pair, shared in found.items() if years[pair[0]] == years[pair[1]]}
    groups = list(_grouped(same))
    # What the other said last year is worth telling only where the two have nothing in common this year.
    met = {(years[report], frozenset({whole.agencies[report], whole.agencies[other]})) for report, other in same}
    for (report, other), shared in found.items():
        agencies = frozenset({whole.agencies[report], whole.agencies[other]})
        if (report, other) not in same and (years[report], agencies) not in met:
            groups.append(Group((report, other), shared, _strong(shared)))
    return groups


def candidates(whole: Corpus, earlier: bool = True) -> Iterator[tuple[int, int]]:
    """Pairs of reports of different agencies that share uncommon sentences; the first is of the same or next year."""
    postings = whole.postings(_RARE)
    for report, uses in enumerate(whole.uses):
        year, agency = whole.reports[report].year, whole.agencies[report]
        shared: Counter[int] = Counter()
        for use in {use.family: use for use in uses}.values():
            for other in postings.get(use.family, ()):
                if whole.agencies[other] != agency:
                    shared[other] += use.weight
        for other, characters in sorted(shared.items()):
            if characters * 2 < _BLOCK or year is None:
                continue
            before = whole.reports[other].year
            if (before == year and other < report) or (earlier and before == year - 1):
                yield report, other


def _grouped(pairs: dict[tuple[int, int], Shared]) -> Iterator[Group]:
    root: dict[int, int] = {}

    def find(number: int) -> int:
        while root.setdefault(number, number) != number:
            number = root[number]
        return number

    for a, b in pairs:
        root[max(find(a), find(b))] = min(find(a), find(b))
    members: dict[int, list[Shared]] = defaultdict(list)
    for (a, _), shared in pairs.items():
        members[find(a)].append(shared)
    for found in members.values():
        shown = max(found, key=lambda shared: (shared.telling, -shared.report, -shared.other))
        others = sorted({n for s in found for n in (s.report, s.other)} - {shown.report, shown.other})
        yield Group((shown.report, shown.other, *others), shown, any(map(_strong, found)))


def templates(whole: Corpus) -> list[tuple[Block, tuple[int, ...]]]:
    """Blocks that more agencies have alike than are told pair by pair, with their reports, most used first."""
    found: dict[tuple[int | None, int, frozenset[int]], list[tuple[int, Block]]] = defaultdict(list)
    for number, uses in enumerate(whole.uses):
        blocks: dict[Block, dict[int, int]] = defaultdict(dict)
        for use in uses:
            blocks[use.section, use.block][use.family] = use.weight
        for block, families in blocks.items():
            # A block has no more users than its rarest sentence; most need not be kept.
            if sum(families.values()) >= _TEMPLATE and min(map(whole.spread.__getitem__, families)) > _RARE:
                found[whole.reports[number].year, block[0], frozenset(families)].append((number, block))
    many = []
    for alike in found.values():
        firsts = {whole.agencies[number]: number for number, _ in reversed(alike)}
        if len(firsts) > _RARE:
            many.append((alike[0][1], tuple(sorted(firsts.values()))))
    return sorted(many, key=lambda item: (-len(item[1]), item))
