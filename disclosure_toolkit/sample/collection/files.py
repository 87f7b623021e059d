"""Files that are missing, too many or of nobody on the list; one report published twice (一报两源)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from ..compose import compose
from ..copies import Copy
from ..figures import Value, form_for, region_figures
from ..printed import PrintedReport
from ..region import Agency, make_regions
from ..seeds import stream
from ..writers import FORMATS, layouts
from .base import Draft, Planted, collection_defect, planted
from .own_words import with_own_words

_ATTACHMENT = "附件"
_STRANGE_SEED = 900_000
"""Added to a sample's seed for the county from which strangers come."""


_DECISIONS = ".decisions"
"""Figures that stand in no identity, so that each of two files that differ in one is right in itself."""
_KEPT = 2
"""Members of each county that no other defect may use before the files are made."""


def _may_differ(key: str, value: Value) -> bool:
    return key.startswith("proactive.") and key.endswith(_DECISIONS) and value > 9


def reserve_for_files(draft: Draft) -> None:
    """Keeps back a few members of each county whose figures two files can differ in."""
    for region in draft.regions:
        able = [
            a.name
            for a in draft.members(stream("for files", draft.seed, region.county))
            if a.county == region.county
            and all(any(_may_differ(k, v) for k, v in draft.figures[a.name, y].items()) for y in draft.years)
        ]
        # Those with requests are rare, and what other kinds need.
        able.sort(key=lambda name: sum(draft.value((name, y), "requests.received.total") for y in draft.years))
        draft.for_files.update(able[:_KEPT])


def _files(draft: Draft, rng: random.Random, needed: bool = False) -> Iterator[tuple[Agency, int, Copy]]:
    """An agency without a defect, a year and its file.

    :param needed: only files that are not needed to see what is wrong with their government's sum.
    """
    for agency in draft.members(rng):
        for year in rng.sample(draft.years, len(draft.years)):
            copies = draft.copies.get((agency.name, year), [])
            if len(copies) == 1 and not (needed and (draft.government_of(agency), year) in draft.sums):
                yield agency, year, copies[0]


def _second(copy: Copy, rng: random.Random, report: PrintedReport) -> Copy:
    """The same report once more, in another format that shows all cells apart."""
    formats = [name for name in FORMATS if name not in (copy.layout.format, "text", "json")]
    layout = rng.choice(layouts(rng.choice(formats), copy.held_out))
    return replace(copy, report=report, layout=layout, suffix=_ATTACHMENT)


@collection_defect("twin_figure", "网页与附件有一格数字不同", "files", "warning")
def _twin_figure(draft: Draft, rng: random.Random) -> Planted | None:
    for agency, year, copy in _files(draft, rng, needed=True):
        form = form_for(year)
        keys = [key for key, text in copy.report.figures().items() if text.isdigit() and _may_differ(key, int(text))]
        if not keys:
            continue
        key = rng.choice(keys)
        text = copy.report.figures()[key]
        changed = str(int(text) + rng.choice((1, 3, 10)))
        draft.copies[agency.name, year].append(_second(copy, rng, copy.report.with_texts({key: changed})))
        detail = f"{form.label(key)}一处为 {text}，另一处为 {changed}"
        return planted("twin_figure", agency.name, year, detail, keys=(key,), knock_on=(draft.government_of(agency),))
    return None


@collection_defect("report_missing", "成员机关缺一个年度的报告", "files", "warning")
def _missing(draft: Draft, rng: random.Random) -> Planted | None:
    for agency, year, _ in _files(draft, rng, needed=True):
        del draft.copies[agency.name, year]
        government = draft.government_of(agency)
        return planted("report_missing", agency.name, year, f"没有 {year} 年的报告", knock_on=(government,))
    return None


@collection_defect("report_doubled", "同一报告有两份文件，内容相同", "files", "info")
def _doubled(draft: Draft, rng: random.Random) -> Planted | None:
    for agency, year, copy in _files(draft, rng):
        draft.copies[agency.name, year].append(_second(copy, rng, copy.report))
        return planted("report_doubled", agency.name, year, "网页与附件内容相同")
    return None


@collection_defect("twin_text", "网页与附件有一个部分的文字不同", "files", "question")
def _twin_text(draft: Draft, rng: random.Random) -> Planted | None:
    for agency, year, copy in _files(draft, rng):
        five = next(s for s in copy.report.sections if s.number == 5)
        if len(five.paragraphs) != 2:
            continue
        problems = five.paragraphs[0]
        # The last item of the list is left out in the attachment.
        kept = problems.text.rpartition("；")[0]
        shorter = replace(problems, text=kept + "。") if kept else problems
        if shorter == problems:
            continue
        sections = tuple(
            replace(s, paragraphs=(shorter, *s.paragraphs[1:])) if s.number == 5 else s for s in copy.report.sections
        )
        draft.copies[agency.name, year].append(_second(copy, rng, replace(copy.report, sections=sections)))
        return planted("twin_text", agency.name, year, "附件的第五部分少了一项问题", section=5)
    return None


@collection_defect("report_unknown", "名单以外机关的报告", "files", "question")
def _unknown(draft: Draft, rng: random.Random) -> Planted | None:
    year = rng.choice(draft.years)
    (strange,) = make_regions(6, draft.seed + _STRANGE_SEED + len(draft.planted))
    known = {region.county for region in draft.regions}
    agency = rng.choice([a for a in strange.agencies if not a.consolidated])
    if strange.county in known or (agency.name, year) in draft.copies:
        return None
    figures = region_figures(strange, (year,), draft.seed)[agency.name, year]
    report = with_own_words(compose(agency, year, figures, None, draft.seed), agency, draft.seed)
    rng = stream("stranger's layout", draft.seed, agency.name)
    layout = rng.choice(layouts(rng.choice(FORMATS), draft.held_out))
    draft.copies[agency.name, year] = [Copy(report, layout, held_out=draft.held_out)]
    draft.taken.add(agency.name)
    return planted("report_unknown", agency.name, year, "机关不在名单中")
