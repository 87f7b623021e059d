"""Whether one number can be a part of another: units, tables, ways to divide (部分与整体的种类)."""

from __future__ import annotations

from .model import Claim
from .words import COUNT_UNITS


def may_hold(whole: Claim, part: Claim) -> bool:
    """A lawsuit is no part of the reconsiderations, a penalty none of the licences."""
    rows, area = set(part.subject.rows), part.subject.area
    return whole.subject.area != area or area not in {"proactive", "review"} or rows <= set(whole.subject.rows)


def comparable(whole: Claim, part: Claim) -> bool:
    """Whether two numbers count in one unit; 件 and 份 are one only for applications and cases."""
    units = {whole.quantity.unit.removesuffix("次"), part.quantity.unit.removesuffix("次")}
    if whole.quantity.unit == part.quantity.unit or units == {"条"}:
        return True
    known = {whole.subject.area, part.subject.area} <= {"requests", "review"}
    return known and whole.quantity.unit in COUNT_UNITS and part.quantity.unit in COUNT_UNITS


def dimension_of(claim: Claim) -> str:
    """By what a claim divides its whole: applicants, ways, outcomes, results, or steps (flow)."""
    if claim.subject.area != "requests":
        return "result" if claim.subject.column not in {"", "total"} else "other"
    column = claim.subject.column
    if column.startswith("channel"):
        return "channel"
    if column != "total":
        return "applicant"
    return (
        "flow"
        if claim.subject.rows[0] in {"received", "processed", "handled_total", "carried_in", "carried_out", "carried"}
        else "outcome"
    )


def belongs(whole: Claim, part: Claim) -> bool:
    """Whether an outcome can be a part of the whole: 无法提供 is none of 不予公开."""
    row = whole.subject.rows[0] if whole.subject.area == "requests" and whole.subject.rows else ""
    return not row.endswith("*") or all(one.startswith(row[:-1]) for one in part.subject.rows)
