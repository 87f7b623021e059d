"""Defects between the years of one agency, and tables taken from elsewhere; every report agrees with itself."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal

from ...editions import Edition
from ..figures import Value, form_for
from ..region import Agency
from .base import Draft, Place, Planted, collection_defect, planted

_DOCUMENTS = "proactive.normative_documents"
_ENOUGH_REQUESTS = 10
"""A table with fewer requests may be the same in two years, or with two agencies, by chance."""
_ENOUGH_DECISIONS = 10
"""Two counts of the year as large as this do not come out the same again by chance."""
_FLOWS = ("licensing.decisions", "penalties.decisions", "coercion.decisions", "fees.amount_wan_yuan")


def columns(form: Edition) -> list[str]:
    """The applicant columns of table 3, the total left out."""
    return [column.key for column in form.columns[:-1]]


def _places(draft: Draft, rng: random.Random, years: tuple[int, ...]) -> Iterator[tuple[Agency, int]]:
    for agency in draft.members(rng):
        for year in rng.sample(years, len(years)):
            yield agency, year


def _add(draft: Draft, place: Place, column: str, rows: tuple[str, ...], more: int) -> None:
    """Raises a column and the total of these rows."""
    for row in rows:
        for name in (column, "total"):
            key = f"requests.{row}.{name}"
            draft.figures[place][key] = draft.value(place, key) + more


def _wrong(draft: Draft, kind: str, agency: Agency, year: int, detail: str, *keys: str) -> Planted:
    """Figures of one agency's year that are wrong, and with them the sum of its government."""
    return planted(kind, agency.name, year, detail, keys=keys, knock_on=(draft.government_of(agency),))


@collection_defect("chain_total", "上年结转总数与上年报告的结转下年度不符", "figures", "error")
def _chain_total(draft: Draft, rng: random.Random) -> Planted | None:
    for agency, year in _places(draft, rng, draft.later_years()):
        form, place = form_for(year), (agency.name, year)
        column = rng.choice(columns(form))
        more = rng.randint(1, 4)
        # Handled in the same year, so that the report closes and the next year follows from it.
        _add(draft, place, column, ("carried_in", "granted", "handled_total"), more)
        keys = (f"requests.carried_in.{column}", "requests.carried_in.total")
        detail = f"{form.label(keys[0])}为 {draft.value(place, keys[0])}，比上年报告的结转下年度多 {more}"
        return _wrong(draft, "chain_total", agency, year, detail, *keys)
    return None


@collection_defect("chain_split", "上年结转总数相符而申请人构成不符", "figures", "warning")
def _chain_split(draft: Draft, rng: random.Random) -> Planted | None:
    for agency, year in _places(draft, rng, draft.later_years()):
        form, place = form_for(year), (agency.name, year)
        names = columns(form)
        outcome_rows = [r.key for r in form.rows if r.key not in ("received", "carried_in", "handled_total")]
        for source in rng.sample(names, len(names)):
            rows = [r for r in outcome_rows if r != "carried_out" and draft.value(place, f"requests.{r}.{source}")]
            if not draft.value(place, f"requests.carried_in.{source}") or not rows:
                continue
            target = rng.choice([name for name in names if name != source])
            for row in ("carried_in", rng.choice(rows), "handled_total"):
                for name, step in ((source, -1), (target, 1)):
                    key = f"requests.{row}.{name}"
                    draft.figures[place][key] = draft.value(place, key) + step
            keys = (f"requests.carried_in.{source}", f"requests.carried_in.{target}")
            detail = f"上年结转的 1 件由{form.label(keys[0])}改列{form.label(keys[1])}，总计不变"
            return _wrong(draft, "chain_split", agency, year, detail, *keys)
    return None


@collection_defect("chain_documents", "现行有效件数与上年不衔接，其后年度照此沿用", "figures", "warning")
def _chain_documents(draft: Draft, rng: random.Random) -> Planted | None:
    for agency, year in _places(draft, rng, draft.later_years()):
        key = f"{_DOCUMENTS}.in_force"
        if not draft.value((agency.name, year - 1), key):
            continue
        more = rng.choice((1, 2, 5))
        for later in (y for y in draft.years if y >= year):
            draft.figures[agency.name, later][key] = draft.value((agency.name, later), key) + more
        detail = f"{form_for(year).label(key)}比上年现行有效加制发减废止多 {more}，其后年度从这一数字推算"
        return _wrong(draft, "chain_documents", agency, year, detail, key)
    return None


@collection_defect("abrupt_decisions", "行政许可或者行政处罚件数骤增骤减", "figures", "question")
def _abrupt_decisions(draft: Draft, rng: random.Random) -> Planted | None:
    year = draft.years[-1]
    for agency in draft.members(rng):
        for key in ("proactive.licensing.decisions", "proactive.penalties.decisions"):
            usual = draft.value((agency.name, year), key)
            if usual < 100:
                continue
            changed = usual * rng.randint(12, 30) if rng.random() < 0.6 else usual // rng.randint(30, 60)
            draft.figures[agency.name, year][key] = changed
            before = draft.value((agency.name, year - 1), key)
            detail = f"{form_for(year).label(key)}为 {changed}，上年为 {before}"
            return _wrong(draft, "abrupt_decisions", agency, year, detail, key)
    return None


@collection_defect("abrupt_requests", "新收申请件数骤增", "figures", "question")
def _abrupt_requests(draft: Draft, rng: random.Random) -> Planted | None:
    year = draft.years[-1]
    for agency in draft.members(rng):
        place, key = (agency.name, year), "requests.received.total"
        before = draft.value((agency.name, year - 1), key)
        if not 4 <= before <= 80:
            continue
        more = max(120, before * rng.randint(10, 20))
        _add(draft, place, "natural_person", ("received", "granted", "handled_total"), more)
        detail = f"{form_for(year).label(key)}为 {draft.value(place, key)}，上年为 {before}"
        return _wrong(draft, "abrupt_requests", agency, year, detail, key)
    return None


@collection_defect("fees_in_yuan", "收费金额以元填入万元栏", "figures", "warning")
def _fees_in_yuan(draft: Draft, rng: random.Random) -> Planted | None:
    year, key = draft.years[-1], "proactive.fees.amount_wan_yuan"
    for agency in draft.members(rng):
        amount = Decimal(draft.figures[agency.name, year].get(key, 0))
        if not amount:
            continue
        draft.figures[agency.name, year][key] = int(amount * 10_000)
        detail = f"{form_for(year).label(key)}应为 {amount} 万元，写作 {int(amount * 10_000)}"
        return _wrong(draft, "fees_in_yuan", agency, year, detail, key)
    return None


def _table(figures: dict[str, Value], name: str) -> dict[str, Value]:
    return {key: value for key, value in figures.items() if key.startswith(f"{name}.")}


def _telling(table: dict[str, Value]) -> bool:
    """Whether a table 2 has two counts of the year that cannot well be the same elsewhere."""
    return sum(table[f"proactive.{flow}"] >= _ENOUGH_DECISIONS for flow in _FLOWS) >= 2


def _carries_nothing(draft: Draft, place: Place) -> bool:
    rows = ("carried_in", "carried_out")
    return not any(any(draft.row(place, row, columns(form_for(place[1])))) for row in rows)


@collection_defect("repeated_requests", "表三整表照抄上年", "figures", "question")
def _repeated_requests(draft: Draft, rng: random.Random) -> Planted | None:
    year = draft.years[-1]
    for agency in draft.members(rng):
        now, before = (agency.name, year), (agency.name, year - 1)
        if draft.value(before, "requests.received.total") < _ENOUGH_REQUESTS or not _carries_nothing(draft, before):
            continue
        draft.figures[now] |= _table(draft.figures[before], "requests")
        detail = f"表三与上年报告全部相同，新收 {draft.value(now, 'requests.received.total')} 件"
        return planted("repeated_requests", agency.name, year, detail, other_year=year - 1, section=3)
    return None


@collection_defect("repeated_proactive", "表二整表照抄上年", "figures", "question")
def _repeated_proactive(draft: Draft, rng: random.Random) -> Planted | None:
    year = draft.years[-1]
    for agency in draft.members(rng):
        now, before = (agency.name, year), (agency.name, year - 1)
        table = _table(draft.figures[before], "proactive")
        balanced = table[f"{_DOCUMENTS}.issued"] == table[f"{_DOCUMENTS}.repealed"]
        if not balanced or not _telling(table):
            continue
        draft.figures[now] |= table
        return planted(
            "repeated_proactive", agency.name, year, "表二与上年报告全部相同", other_year=year - 1, section=2
        )
    return None


@collection_defect("requests_of_another", "表三与另一机关全部相同", "figures", "question")
def _requests_of_another(draft: Draft, rng: random.Random) -> Planted | None:
    year = draft.years[-1]
    able = [a for a in draft.members(rng) if _carries_nothing(draft, (a.name, year))]
    for source in able:
        if draft.value((source.name, year), "requests.received.total") < _ENOUGH_REQUESTS:
            continue
        for agency in able:
            started = draft.row((agency.name, year - 1), "carried_out", columns(form_for(year)))
            if agency.county != source.county or agency is source or any(started):
                continue
            draft.figures[agency.name, year] |= _table(draft.figures[source.name, year], "requests")
            draft.taken.add(source.name)
            detail = f"表三与{source.name}的全部相同"
            return planted("requests_of_another", agency.name, year, detail, others=(source.name,), section=3)
    return None


@collection_defect("proactive_of_another", "表二与另一机关全部相同", "figures", "question")
def _proactive_of_another(draft: Draft, rng: random.Random) -> Planted | None:
    year = draft.years[-1]
    free = draft.members(rng)
    for source in free:
        table = _table(draft.figures[source.name, year], "proactive")
        if not _telling(table) or table[f"{_DOCUMENTS}.in_force"]:
            continue
        for agency in free:
            documents = draft.value((agency.name, year - 1), f"{_DOCUMENTS}.in_force")
            if agency.county != source.county or agency is source or documents or agency.name in draft.taken:
                continue
            draft.figures[agency.name, year] |= table
            draft.taken.add(source.name)
            detail = f"表二与{source.name}的全部相同"
            government = draft.government_of(agency)
            return planted(
                "proactive_of_another",
                agency.name,
                year,
                detail,
                others=(source.name,),
                section=2,
                knock_on=(government,),
            )
    return None
