"""Shared text as evidence: both wordings side by side, what differs marked (并列引文)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ...model import Quote
from ..digest import Digest
from .corpus import Corpus, Use
from .sentences import headings
from .shared import Block, Shared, SharedBlock
from .spans import differences

_SECTIONS = "零一二三四五六"
_SHOWN = 3
_GAP = 12
_LONGEST = 900
"""Characters of one quotation; what is longer is cut at a sentence."""


def side_by_side(whole: Corpus, shared: Shared, blocks: Iterable[SharedBlock], other: str) -> tuple[Quote, ...]:
    """Two quotes for each of the first blocks, the report's and the other's.

    :param other: which report the other is, as evidence says it (``previous`` or its name).
    """
    quotes: list[Quote] = []
    largest = sorted(blocks, key=lambda block: (-block.shared, block.block))[:_SHOWN]
    for block in sorted(largest, key=lambda block: block.block):
        mine, theirs = _longest_run(block.pairs)
        one = _quote(whole.reports[shared.report], mine, "this")
        two = _quote(whole.reports[shared.other], theirs, other)
        left, right = differences(one.text, two.text)
        quotes += [replace(one, differs=left), replace(two, differs=right)]
    return tuple(quotes)


def _longest_run(pairs: Sequence[tuple[Use, Use]]) -> tuple[list[Use], list[Use]]:
    """Sentences that follow one another in both reports."""
    runs: list[tuple[list[Use], list[Use]]] = []
    for mine, theirs in pairs:
        if runs and _follows(runs[-1][0], mine) and _follows(runs[-1][1], theirs):
            runs[-1][0].append(mine)
            runs[-1][1].append(theirs)
        else:
            runs.append(([mine], [theirs]))
    return max(runs, key=lambda run: sum(use.weight for use in run[0]))


def _follows(run: list[Use], use: Use) -> bool:
    last = run[-1]
    near = last.section == use.section and 0 <= use.start - last.end <= _GAP
    return near and use.end - run[0].start <= _LONGEST


def _quote(report: Digest, run: list[Use], which: str) -> Quote:
    section = report.section(run[0].section)
    start, end = run[0].start, run[-1].end
    return Quote(run[0].section, section.text[start:end] if section is not None else "", start, end, None, which)


def block_name(report: Digest, block: Block) -> str:
    """第一部分“（三）政府信息管理”、第五部分."""
    number, ordinal = block
    name = f"第{_SECTIONS[number]}部分"
    section = report.section(number)
    if section is None or not ordinal:
        return name
    _, heading = headings(section)[ordinal - 1]
    return f"{name}“{heading[:20].rstrip('。：:')}”"


def block_name_en(block: Block) -> str:
    """Section 1 (3)."""
    number, ordinal = block
    return f"section {number} ({ordinal})" if ordinal else f"section {number}"
