"""Copies for benchmarks: every kind of defect equally often, each alone, and clean ones beside them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .copies import Copy, with_defects
from .defects import Defect, all_defects
from .printed import PrintedReport
from .quirks import apply_quirk
from .region import LARGEST, make_regions
from .seeds import chance, stream
from .write import QUIRKY, correct_reports
from .writers import FORMATS, Layout, layouts

Pair = tuple[PrintedReport, PrintedReport]
_POOLS = 6
"""Counties that are searched for a report in which a kind finds a place."""


def report_pairs(seed: int, held_out: bool = False, counties: int = _POOLS, year: int = 2024) -> Iterator[Pair]:
    """(report, last year's report) of all agencies of some invented counties."""
    for region in make_regions(LARGEST * counties, seed):
        reports = correct_reports(region, (year - 1, year), seed, held_out)
        for agency in region.agencies:
            yield reports[agency.name, year], reports[agency.name, year - 1]


def defect_copies(
    per_kind: int = 10,
    seed: int = 0,
    held_out: bool = False,
    families: Sequence[str] = (),
    formats: Sequence[str] = FORMATS,
    counties: int = _POOLS,
) -> Iterator[Copy]:
    """Copies with one defect each, ``per_kind`` of every kind where so many find a place.

    Each kind goes to other reports and layouts; ``Copy.previous`` is last year's correct report.

    :param counties: number of counties that are searched for places.
    """
    pairs = list(report_pairs(seed, held_out, counties))
    for item in all_defects():
        if families and item.family not in families:
            continue
        found = 0
        rng = stream("case", seed, item.kind)
        for report, previous in rng.sample(pairs, len(pairs)):
            layout = _fitting(item, stream("case layout", seed, item.kind, report.agency), formats, held_out)
            if layout is None or found == per_kind:
                break
            copy = Copy(report, layout, (), previous, held_out, label=f"defects/{item.kind}")
            spoiled = with_defects(copy, [item], seed)
            if spoiled is not None:
                found += 1
                yield spoiled


def clean_copies(
    count: int = 100, seed: int = 0, held_out: bool = False, formats: Sequence[str] = FORMATS
) -> Iterator[Copy]:
    """Copies without a defect, some of them printed unusually."""
    counties = -(-count // LARGEST)
    for number, (report, previous) in enumerate(report_pairs(seed, held_out, counties)):
        if number == count:
            return
        rng = stream("clean", seed, report.agency)
        layout = rng.choice(layouts(rng.choice(list(formats)), held_out))
        copy = Copy(report, layout, (), previous, held_out, label="clean")
        if chance(rng, QUIRKY):
            changed, name = apply_quirk(report, rng, held_out)
            copy = replace(copy, report=changed, quirk=name)
        yield copy


def _fitting(item: Defect, rng: random.Random, formats: Sequence[str], held_out: bool) -> Layout | None:
    """A layout in which the defect can be seen, ``None`` where the formats have none."""
    choices = [
        layout
        for name in formats
        for layout in layouts(name, held_out)
        if not (item.needs_date and not layout.dated) and not (item.needs_marks and layout.flat)
    ]
    return rng.choice(choices) if choices else None
