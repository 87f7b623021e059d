"""Government reports whose figures are not the sum over their members (汇总差错)."""

from __future__ import annotations

import random
from collections.abc import Sequence

from ..figures import Value, form_for, sum_figures
from ..region import Agency
from .base import Draft, Place, Planted, collection_defect, planted
from .chains import columns

_TELLING = 3
"""A gap of fewer figures fits more than one member."""
_SHARE = 2 / 3
"""Share of the government reports that may go wrong; members' files can be missing only for the others."""


def add_sums(draft: Draft) -> None:
    """Gives every consolidated government the sums over its members."""
    for region in draft.regions:
        members = [a for a in region.agencies if not a.consolidated]
        for government in (a for a in region.agencies if a.consolidated):
            for year in draft.years:
                parts = [draft.figures[member.name, year] for member in members]
                draft.figures[government.name, year] = sum_figures(parts, form_for(year))


def _governments(draft: Draft, rng: random.Random, years: Sequence[int]) -> list[tuple[Agency, int]]:
    """Government reports whose sum is still right, but for those that have to stay so."""
    governments = [a for r in draft.regions for a in r.agencies if a.consolidated and len(r.agencies) > 4]
    if len(draft.sums) >= _SHARE * len(governments) * len(draft.years):
        return []
    places = [(a, year) for a in governments for year in years if (a.name, year) not in draft.sums]
    return rng.sample(places, len(places))


def _telling(draft: Draft, place: Place) -> bool:
    """Whether leaving the member out shows in several figures and breaks no chain of the government."""
    figures = draft.figures[place]
    rows = [draft.row(place, row, columns(form_for(place[1]))) for row in ("carried_in", "carried_out")]
    documents = [value for key, value in figures.items() if key.startswith("proactive.normative_documents.")]
    return not any(map(any, rows)) and not any(documents) and sum(v > 1 for v in figures.values()) >= _TELLING


def _shifted(draft: Draft, kind: str, rng: random.Random, years: Sequence[int]) -> Planted | None:
    """The government's sum changed by what one member's figures would change it."""
    for government, year in _governments(draft, rng, years):
        place = (government.name, year)
        for member in draft.members(rng):
            own = (member.name, year)
            if member.county != government.county or not _telling(draft, own):
                continue
            now, before = draft.figures[own], draft.figures.get((member.name, year - 1), {})
            if kind == "sum_last_year":
                if not _telling(draft, (member.name, year - 1)):
                    continue
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
