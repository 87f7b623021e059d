"""Government reports whose figures are not the sum over their members (汇总差错)."""

from __future__ import annotations

import random
from collections.abc import Sequence

from ..figures import Value, form_for, sum_figures
from ..region import Agency
from ..seeds import stream
from .base import Draft, Place, Planted, collection_defect, planted

_TELLING = 2
"""A gap of fewer figures fits more than one member."""
_SMALL = 3
"""Counts up to this are the same for many members."""
_RESERVED = 7
"""Members of each county that no other defect may use before the sums are made."""
_SHARE = 5 / 6
"""Share of the government reports that may go wrong; members' files can be missing only for the others."""


def add_sums(draft: Draft) -> None:
    """Gives every consolidated government the sums over its members."""
    for region in draft.regions:
        members = [a for a in region.agencies if not a.consolidated]
        for government in (a for a in region.agencies if a.consolidated):
            for year in draft.years:
                parts = [draft.figures[member.name, year] for member in members]
                draft.figures[government.name, year] = sum_figures(parts, form_for(year))


def reserve(draft: Draft) -> None:
    """Keeps back a few members of each county whose part in the sum can be told."""
    for region in draft.regions:
        able = [
            a.name
            for a in draft.members(stream("reserved", draft.seed, region.county))
            if a.county == region.county and all(_telling(draft, (a.name, year)) for year in draft.years)
        ]
        draft.reserved.update(able[:_RESERVED])


def _governments(draft: Draft, rng: random.Random, years: Sequence[int]) -> list[tuple[Agency, int]]:
    """Government reports whose sum is still right, but for those that have to stay so."""
    governments = [a for r in draft.regions for a in r.agencies if a.consolidated and len(r.agencies) > 4]
    if len(draft.sums) >= _SHARE * len(governments) * len(draft.years):
        return []
    places = [(a, year) for a in governments for year in years if (a.name, year) not in draft.sums]
    return rng.sample(places, len(places))


def _telling(draft: Draft, place: Place) -> bool:
    """Whether leaving the member out shows in figures that tell which member it is."""
    return sum(value > _SMALL for value in draft.figures[place].values()) >= _TELLING


def _shifted(draft: Draft, kind: str, rng: random.Random, years: Sequence[int]) -> Planted | None:
    """The government's sum changed by what one member's figures would change it.

    What the member carried over, and its documents, are missing in the government's chain of years as well.
    """
    for government, year in _governments(draft, rng, years):
        place = (government.name, year)
        for member in draft.members(rng):
            own = (member.name, year)
            if member.county != government.county or not _telling(draft, own):
                continue
            now, before = draft.figures[own], draft.figures.get((member.name, year - 1), {})
            if kind == "sum_last_year":
                step: dict[str, Value] = {key: before.get(key, 0) - value for key, value in now.items()}
                words = f"{member.name}计入的是上年的数字"
            elif kind == "sum_left_out":
                step, words = {key: -value for key, value in now.items()}, f"漏计{member.name}"
            else:
                step, words = dict(now), f"{member.name}计了两遍"
            if sum(bool(value) for value in step.values()) < _TELLING:
                continue
            figures = draft.figures[place]
            draft.figures[place] = {key: value + step.get(key, 0) for key, value in figures.items()}
            draft.taken.add(member.name)
            draft.sums.add(place)
            keys = tuple(key for key, value in step.items() if value)
            return planted(kind, government.name, year, words, others=(member.name,), keys=keys)
    return None


@collection_defect("sum_counted_twice", "汇总时一个机关计了两遍", "consolidated", "warning")
def _counted_twice(draft: Draft, rng: random.Random) -> Planted | None:
    return _shifted(draft, "sum_counted_twice", rng, draft.years)


@collection_defect("sum_left_out", "汇总时漏计一个机关", "consolidated", "warning")
def _left_out(draft: Draft, rng: random.Random) -> Planted | None:
    return _shifted(draft, "sum_left_out", rng, draft.years)


@collection_defect("sum_last_year", "汇总时一个机关计入了上年的数字", "consolidated", "warning")
def _last_year(draft: Draft, rng: random.Random) -> Planted | None:
    return _shifted(draft, "sum_last_year", rng, draft.later_years())


@collection_defect("sum_digits", "汇总数一格数字颠倒", "consolidated", "warning")
def _digits(draft: Draft, rng: random.Random) -> Planted | None:
    key = "proactive.licensing.decisions"
    for government, year in _governments(draft, rng, draft.years):
        place = (government.name, year)
        text = str(draft.value(place, key))
        swaps = [text[:i] + text[i + 1] + text[i] + text[i + 2 :] for i in range(len(text) - 1)]
        wrong = [int(swap) for swap in swaps if swap != text and not swap.startswith("0")]
        if not wrong:
            continue
        draft.figures[place][key] = rng.choice(wrong)
        draft.sums.add(place)
        detail = f"{form_for(year).label(key)}各机关之和为 {text}，写作 {draft.figures[place][key]}"
        return planted("sum_digits", government.name, year, detail, keys=(key,))
    return None


@collection_defect("sum_few_left_out", "汇总时漏计几个机关", "consolidated", "warning")
def _few_left_out(draft: Draft, rng: random.Random) -> Planted | None:
    for government, year in _governments(draft, rng, draft.years):
        place = (government.name, year)
        telling = [a for a in draft.members(rng) if a.county == government.county and _telling(draft, (a.name, year))]
        if len(telling) < 2:
            continue
        chosen = telling[:2]
        step = sum_figures([draft.figures[member.name, year] for member in chosen], form_for(year))
        draft.figures[place] = {key: value - step.get(key, 0) for key, value in draft.figures[place].items()}
        draft.taken |= {member.name for member in chosen}
        draft.sums.add(place)
        names = tuple(member.name for member in chosen)
        keys = tuple(key for key, value in step.items() if value)
        return planted("sum_few_left_out", government.name, year, f"漏计{'、'.join(names)}", others=names, keys=keys)
    return None
