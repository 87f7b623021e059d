"""Figures of an agency over the years (表格数据): every identity of the form holds, years follow each other.

Per column 上年结转 is last year's 结转下年度; documents in force roll forward. The skew is that of real
regions: most agencies receive nothing, one receives hundreds.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from ..editions import Edition, edition_for_year
from ..model import Level
from .region import Agency, Region
from .seeds import chance, stream

Value = int | Decimal
Figures = Mapping[str, Value]

_BASE = {"none": (0, 0), "few": (1, 11), "some": (14, 70), "many": (210, 640)}
_APPLICANTS = (70.0, 16.0, 1.0, 1.5, 3.5, 8.0)
_OUTCOMES = {
    "granted": 36.0,
    "partly_granted": 9.0,
    "denied_state_secret": 0.4,
    "denied_prohibited_by_law": 1.2,
    "denied_security_and_stability": 0.3,
    "denied_third_party_rights": 1.6,
    "denied_internal_affairs": 2.0,
    "denied_process_information": 1.8,
    "denied_enforcement_files": 1.5,
    "denied_administrative_inquiry": 1.4,
    "unavailable_not_held": 25.0,
    "unavailable_needs_creation": 4.0,
    "unavailable_still_unclear": 1.2,
    "not_processed_petition": 4.0,
    "not_processed_repeat": 2.0,
    "not_processed_publication": 0.4,
    "not_processed_excessive": 0.4,
    "not_processed_reconfirmation": 0.6,
    "other_not_corrected": 2.2,
    "other_fee_unpaid": 0.3,
    "other_misc": 4.0,
}


def form_for(year: int) -> Edition:
    """The form that reports on this year follow.

    :raises ValueError: no uniform form before 2019.
    """
    form = edition_for_year(year)
    if form is None:
        raise ValueError(f"no form for {year}")
    return form


def region_figures(
    region: Region, years: Sequence[int], seed: int, undivided: Iterable[str] = ()
) -> dict[tuple[str, int], dict[str, Value]]:
    """(agency's name, year) → figures; the consolidated government's are the sums over its members.

    :param undivided: names of the agencies that print （六）其他处理 as one row.
    """
    single_row = set(undivided)
    found: dict[tuple[str, int], dict[str, Value]] = {}
    ordered = sorted(years)
    for agency in region.agencies:
        if not agency.consolidated:
            for year, figures in _agency_figures(agency, ordered, seed).items():
                found[agency.name, year] = figures
    for agency in region.agencies:
        if agency.consolidated:
            members = [a for a in region.agencies if not a.consolidated]
            for year in ordered:
                found[agency.name, year] = sum_figures([found[m.name, year] for m in members], form_for(year))
    return {
        key: merge_other(figures, form_for(key[1])) if key[0] in single_row else figures
        for key, figures in found.items()
    }


def sum_figures(parts: Sequence[Figures], form: Edition) -> dict[str, Value]:
    """What a consolidated report prints: every figure of the form summed over the members."""
    return {key: sum((part[key] for part in parts), 0) for key in form.keys}


def merge_other(figures: Figures, form: Edition) -> dict[str, Value]:
    """The three rows of （六）其他处理 as the one row that many agencies go on printing."""
    if not form.undivided_row:
        return dict(figures)
    result: dict[str, Value] = {}
    for key, value in figures.items():
        table, row, column = key.split(".")
        if table == "requests" and row in form.undivided_replaces:
            merged = f"requests.{form.undivided_row}.{column}"
            result[merged] = result.get(merged, 0) + value
        else:
            result[key] = value
    return result


def _agency_figures(agency: Agency, years: Sequence[int], seed: int) -> dict[int, dict[str, Value]]:
    rng = stream("figures", seed, agency.name)
    low, high = _BASE[agency.demand]
    usual = rng.randint(low, high)
    columns = [column.key for column in form_for(years[0]).columns[:-1]]
    carried = _spread(rng, _carry(rng, usual), _APPLICANTS) if usual else [0] * len(columns)
    in_force = _documents(rng, agency)
    change: dict[str, int] = {}
    found = {}
    for year in years:
        form = form_for(year)
        figures: dict[str, Value] = dict.fromkeys(form.keys, 0)
        received = _spread(rng, _year(rng, usual), _APPLICANTS)
        out = _carried_out(rng, received, carried)
        for column, new, before, after in zip(columns, received, carried, out, strict=True):
            handled = new + before - after
            figures[f"requests.received.{column}"] = new
            figures[f"requests.carried_in.{column}"] = before
            figures[f"requests.carried_out.{column}"] = after
            figures[f"requests.handled_total.{column}"] = handled
            rows = _outcome_rows(form)
            for row, count in zip(rows, _spread(rng, handled, list(rows.values())), strict=True):
                figures[f"requests.{row}.{column}"] = count
        for label in form.rows:
            figures[f"requests.{label.key}.total"] = sum(int(figures[f"requests.{label.key}.{c}"]) for c in columns)
        carried = out
        in_force = _proactive(rng, agency, form, figures, in_force, change)
        _review(rng, figures, int(figures["requests.handled_total.total"]))
        found[year] = figures
    return found


def _outcome_rows(form: Edition) -> dict[str, float]:
    rows = {row.key for row in form.rows}
    weights = {row: weight for row, weight in _OUTCOMES.items() if row in rows}
    if "other_handling" in rows:
        weights["other_handling"] = 6.5
    return weights


def _year(rng: random.Random, usual: int) -> int:
    if not usual:
        return 0
    return max(0, round(usual * rng.uniform(0.6, 1.5)))


def _carry(rng: random.Random, usual: int) -> int:
    return rng.randint(0, max(1, usual // 12)) if chance(rng, 0.4) else 0


def _carried_out(rng: random.Random, received: Sequence[int], carried: Sequence[int]) -> list[int]:
    total = _carry(rng, sum(received))
    out = [0] * len(received)
    for _ in range(total):
        open_columns = [i for i, new in enumerate(received) if out[i] < new]
        if open_columns:
            chosen = rng.choices(open_columns, [received[i] for i in open_columns])[0]
            out[chosen] += 1
    return [min(after, new + before) for after, new, before in zip(out, received, carried, strict=True)]


def _spread(rng: random.Random, total: int, weights: Sequence[float]) -> list[int]:
    counts = [0] * len(weights)
    for index in rng.choices(range(len(weights)), weights, k=total):
        counts[index] += 1
    return counts


def _documents(rng: random.Random, agency: Agency) -> int:
    if agency.level is Level.TOWNSHIP:
        return rng.choice((0, 0, 0, 1, 2))
    return rng.choice((0, 0, 0, 2, 3, 5, 8))


def _around(rng: random.Random, usual: int) -> int:
    return round(usual * rng.uniform(0.75, 1.3)) if usual else 0


def _proactive(
    rng: random.Random,
    agency: Agency,
    form: Edition,
    figures: dict[str, Value],
    in_force: int,
    last_items: dict[str, int],
) -> int:
    """Fills table 2; gives the number of documents in force at the year's end."""
    issued = rng.choice((0, 0, 0, 1, 2, 3)) if in_force else rng.choice((0, 0, 0, 0, 1))
    repealed = rng.randint(0, min(2, in_force)) if in_force and chance(rng, 0.35) else 0
    in_force = in_force + issued - repealed
    licences, penalties, coercion, fees = (_around(rng, usual) for usual in agency.scale)
    money = Decimal(fees * 100 + rng.randint(0, 99)) / 100 if fees else 0
    if form.name == "2019_trial":
        figures["proactive.normative_documents.newly_made"] = issued
        figures["proactive.normative_documents.newly_disclosed"] = issued
        figures["proactive.normative_documents.disclosed_total"] = in_force
        decisions = {"licensing": licences, "other_services": licences // 3, "penalties": penalties}
        decisions["coercion"] = coercion
        for row, count in decisions.items():
            items = last_items.get(row, min(count, rng.randint(3, 60)) if count else 0)
            step = rng.randint(-2, 6) if items > 2 else 0
            figures[f"proactive.{row}.items_last_year"] = items
            figures[f"proactive.{row}.items_change"] = step
            figures[f"proactive.{row}.decisions"] = count
            last_items[row] = items + step
        projects = rng.choice((0, 0, 1, 2, 5)) if agency.level is not Level.TOWNSHIP else 0
        figures["proactive.procurement.projects"] = projects
        amount = Decimal(rng.randint(80_000, 4_000_000) * projects) / 100
        figures["proactive.procurement.amount_yuan"] = amount if projects else 0
        return in_force
    figures["proactive.normative_documents.issued"] = issued
    figures["proactive.normative_documents.repealed"] = repealed
    figures["proactive.normative_documents.in_force"] = in_force
    figures["proactive.licensing.decisions"] = licences
    figures["proactive.penalties.decisions"] = penalties
    figures["proactive.coercion.decisions"] = coercion
    figures["proactive.fees.amount_wan_yuan"] = money
    return in_force


def _review(rng: random.Random, figures: dict[str, Value], handled: int) -> None:
    for group, share in (
        ("reconsideration", 0.05),
        ("litigation_direct", 0.008),
        ("litigation_after_reconsideration", 0.015),
    ):
        count = sum(chance(rng, share) for _ in range(handled))
        results = _spread(rng, count, (62.0, 14.0, 12.0, 12.0))
        for result, number in zip(("upheld", "corrected", "other", "pending"), results, strict=True):
            figures[f"review.{group}.{result}"] = number
        figures[f"review.{group}.total"] = count
