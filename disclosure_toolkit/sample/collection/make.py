"""Whole collections with defects and their truth: ``disclosure sample DIR --defects collection``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..compose import compose
from ..copies import Copy
from ..figures import form_for, merge_other, region_figures
from ..printed import PrintedReport
from ..region import Agency, make_regions
from ..seeds import chance, stream
from ..write import UNDIVIDED, SampleResult, choose_layout, write_copies
from ..writers import FORMATS
from .base import REGISTRY, STAGES, CollectionDefect, Draft, Planted, Stage
from .consolidated import add_sums, reserve
from .files import reserve_for_files
from .own_words import with_own_words

_AGENCIES_A_DEFECT = 30
"""One defect of every kind for so many agencies, where so many places are found."""


@dataclass(frozen=True, slots=True)
class Collection:
    """The files of a collection and what is wrong with it.

    :ivar agencies: the members, as the member list names them.
    """

    copies: tuple[Copy, ...]
    planted: tuple[Planted, ...]
    agencies: tuple[Agency, ...]


def collection_defects() -> tuple[CollectionDefect, ...]:
    """All kinds, in the order of their registration."""
    return tuple(REGISTRY.values())


def make_collection(
    agencies: int = 60,
    years: Sequence[int] = (2022, 2023, 2024),
    seed: int = 0,
    formats: Sequence[str] = FORMATS,
    defects: bool = True,
    held_out: bool = False,
    kinds: Sequence[str] = (),
) -> Collection:
    """Reports of some counties over several years, each right in itself, and defects of the collection.

    No agency has more than one defect. The counties' governments are consolidated.

    :param defects: without them everything is consistent. :param kinds: only these kinds.
    :raises ValueError: fewer than two years, or years that do not follow each other under one form.
    """
    ordered = tuple(sorted(set(years)))
    forms = {form_for(year).name for year in ordered}
    if len(ordered) < 2 or ordered != tuple(range(ordered[0], ordered[-1] + 1)) or len(forms) > 1:
        raise ValueError(f"{ordered}: at least two years that follow each other under one form")
    regions = make_regions(agencies, seed)
    figures = {place: dict(found) for r in regions for place, found in region_figures(r, ordered, seed).items()}
    draft = Draft(regions, ordered, seed, held_out, figures)
    wanted = [item for item in collection_defects() if defects and (not kinds or item.kind in kinds)]
    times = max(1, agencies // _AGENCIES_A_DEFECT)
    reserve(draft)
    reserve_for_files(draft)
    for stage in STAGES:
        if stage == "consolidated":
            draft.reserved.clear()
            add_sums(draft)
        elif stage == "text":
            _compose(draft)
        elif stage == "files":
            draft.for_files.clear()
            _lay_out(draft, formats)
        _plant(draft, stage, wanted, times)
    members = tuple(agency for region in regions for agency in region.agencies)
    return Collection(tuple(_marked(draft)), tuple(draft.planted), members)


def _plant(draft: Draft, stage: Stage, wanted: Sequence[CollectionDefect], times: int) -> None:
    for turn in range(times):
        for item in wanted:
            if item.stage != stage:
                continue
            rng = stream("collection", draft.seed, draft.held_out, item.kind, turn)
            found = item.inject(draft, rng)
            if found is not None:
                draft.planted.append(found)
                draft.taken.add(found.agency)


def _compose(draft: Draft) -> None:
    """Writes every report from the figures as they stand now."""
    for region in draft.regions:
        for agency in region.agencies:
            single = chance(stream("undivided", draft.seed, agency.name), UNDIVIDED)
            printed = {}
            for year in draft.years:
                figures = draft.figures[agency.name, year]
                printed[year] = merge_other(figures, form_for(year)) if single else figures
            for year in draft.years:
                report = compose(
                    agency,
                    year,
                    printed[year],
                    printed.get(year - 1),
                    draft.seed,
                    undivided=single,
                    held_out=draft.held_out,
                )
                draft.reports[agency.name, year] = with_own_words(report, agency, draft.seed, draft.held_out)


def _lay_out(draft: Draft, formats: Sequence[str]) -> None:
    for (agency, year), report in draft.reports.items():
        layout = choose_layout(agency, year, draft.seed, formats, draft.held_out)
        before: PrintedReport | None = draft.reports.get((agency, year - 1))
        draft.copies[agency, year] = [Copy(report, layout, (), before, draft.held_out)]


def _marked(draft: Draft) -> list[Copy]:
    """The copies by agency and year, each with the names of the defects that it has."""
    kinds: dict[tuple[str, int], tuple[str, ...]] = {}
    for item in draft.planted:
        place = (item.agency, item.year)
        kinds[place] = (*kinds.get(place, ()), item.kind)
    return [replace(copy, planted=kinds.get(place, ())) for place, copies in draft.copies.items() for copy in copies]


def write_collection(
    folder: str | Path,
    agencies: int = 60,
    years: Sequence[int] = (2022, 2023, 2024),
    seed: int = 0,
    formats: Sequence[str] = FORMATS,
    defects: bool = True,
    held_out: bool = False,
    kinds: Sequence[str] = (),
) -> SampleResult:
    """Writes a collection, its member list, and the truth: a line a file, then one for each defect.

    Arguments and errors as for :func:`make_collection`.
    """
    made = make_collection(agencies, years, seed, formats, defects, held_out, kinds)
    truth = (item.truth() for item in made.planted)
    return write_copies(folder, made.copies, seed, made.agencies, truth)
