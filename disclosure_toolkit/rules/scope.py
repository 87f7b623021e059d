"""What a report is subject to: facts that decide whether and how rules apply (适用范围)."""

from __future__ import annotations

from ..chinese import fold
from ..editions import Edition
from ..model import Report

FIRST_UNIFORM_YEAR = 2019


def follows_no_form(report: Report) -> bool:
    """Whether the report is from before the uniform form (years before 2019) and carries none of its labels."""
    year = report.identity.year
    return year is not None and year < FIRST_UNIFORM_YEAR and report.identity.edition is None


def year_in_doubt(report: Report) -> bool:
    """Whether the title's year and the stated period disagree, so that nothing can be measured against the year."""
    year, period = report.identity.title_year, report.identity.period
    return year is not None and period is not None and year not in (period.start.year, period.end.year)


def prints_undivided(report: Report, form: Edition) -> bool:
    """Whether （六）其他处理 stands as the trial form's one row although the form divides it in three."""
    if not form.undivided_row or not any(key in report.figures for key in form.undivided_keys):
        return False
    return not any(
        f"requests.{row}.{column.key}" in report.figures for row in form.undivided_replaces for column in form.columns
    )


def no_predecessor(report: Report, previous: Report) -> str:
    """Why ``previous`` cannot serve as last year's report of the same agency (Chinese); empty when it can.

    One name may carry the superior's name before it: 洪泽区人民政府, 淮安市洪泽区人民政府.
    """
    year, before = report.identity.year, previous.identity.year
    if year is None or before is None or year_in_doubt(report) or year_in_doubt(previous):
        return "两份报告中有一份的年度不明，或者标题与统计期限的年度不一致"
    if before != year - 1:
        return f"对照的报告是 {before} 年度的，不是 {year - 1} 年度的"
    mine, theirs = fold(report.identity.agency), fold(previous.identity.agency)
    if mine and theirs and not (mine.endswith(theirs) or theirs.endswith(mine)):
        return f"对照的报告属于“{previous.identity.agency}”，不属于“{report.identity.agency}”"
    return ""
