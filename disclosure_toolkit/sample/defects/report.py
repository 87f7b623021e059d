"""Defects of the report as a whole: years, period, publication, edition of the form."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from ...editions import edition
from ..compose import DEADLINES
from ..figures import Value, merge_other
from ..printed import PrintedReport
from ..tables import make_tables
from .base import Case, Injected, defect


def _with_title_year(report: PrintedReport, year: int) -> PrintedReport:
    lines = tuple(line.replace(str(report.year), str(year)) for line in report.title_lines)
    return replace(report, title_lines=lines)


_FIRST_DAY, _LAST_DAY = r"1\s?月\s?1\s?日", r"12\s?月\s?31\s?日"


def _with_period(report: PrintedReport, pattern: str, new: str) -> PrintedReport:
    """The report with this part of its stated period reworded, in whatever spacing it is printed."""
    return replace(report, preamble=tuple(re.sub(pattern, new, text) for text in report.preamble))


@defect("title_year", "identity_of_report", "标题年份有误")
def _title_year(case: Case) -> Injected | None:
    if case.report.period is None:
        return None
    wrong = case.report.year + case.rng.choice((-1, -1, 1))
    return Injected(_with_title_year(case.report, wrong), f"标题写作 {wrong} 年，报告年度是 {case.report.year} 年")


@defect("period_year", "identity_of_report", "统计期限年份有误")
def _period_year(case: Case) -> Injected | None:
    report, year = case.report, case.report.year
    if report.period is None:
        return None
    wrong = year - 1
    changed = _with_period(report, rf"{year}(?=\s?年\s?(?:{_FIRST_DAY}|{_LAST_DAY}))", str(wrong))
    if changed.preamble == report.preamble:
        return None
    period = date(wrong, 1, 1), date(wrong, 12, 31)
    return Injected(replace(changed, period=period), f"统计期限写作 {wrong} 年，报告年度是 {year} 年", section=0)


@defect("period_short", "identity_of_report", "统计期限不是全年", severity="warning")
def _period_short(case: Case) -> Injected | None:
    report, year = case.report, case.report.year
    if report.period is None:
        return None
    changed = _with_period(report, _LAST_DAY, "11月30日")
    if changed.preamble == report.preamble:
        return None
    period = date(year, 1, 1), date(year, 11, 30)
    return Injected(replace(changed, period=period), "统计期限止于 11 月 30 日", section=0)


@defect("late_publication", "identity_of_report", "发布日期晚于法定期限", severity="warning", needs_date=True)
def _late_publication(case: Case) -> Injected | None:
    report = case.report
    month, day = DEADLINES[report.level]
    late = date(report.year + 1, month, day) + timedelta(case.rng.choice((1, 5, 12, 40, 95)))
    detail = f"发布日期 {late.isoformat()}，法定期限 {report.year + 1} 年 {month} 月 {day} 日"
    return Injected(replace(report, published=late), detail)


@defect("early_publication", "identity_of_report", "发布日期早于报告年度结束", severity="warning", needs_date=True)
def _early_publication(case: Case) -> Injected | None:
    early = date(case.report.year, 11, case.rng.randint(1, 28))
    return Injected(replace(case.report, published=early), f"发布日期 {early.isoformat()} 在报告年度之内")


@defect("older_form", "identity_of_report", "用了旧格式", severity="error")
def _older_form(case: Case) -> Injected | None:
    report = case.report
    if report.edition != "2021":
        return None
    form, old = case.form, edition("2019_trial")
    figures: dict[str, Value] = dict.fromkeys(old.keys, 0)
    known = merge_other(case.values, form)
    figures |= {key: value for key, value in known.items() if key in figures}
    issued = known.get("proactive.normative_documents.issued", 0)
    figures["proactive.normative_documents.newly_made"] = issued
    figures["proactive.normative_documents.newly_disclosed"] = issued
    figures["proactive.normative_documents.disclosed_total"] = known.get("proactive.normative_documents.in_force", 0)
    changed = replace(report, edition=old.name, tables=make_tables(figures, old, False), undivided=False)
    return Injected(changed, f"{report.year} 年的报告用了 2019 年试行格式的表格", section=2)


@defect("title_missing", "identity_of_report", "没有标题", severity="warning")
def _title_missing(case: Case) -> Injected | None:
    return Injected(replace(case.report, title_lines=()), "报告没有标题")


@defect("title_other_agency", "identity_of_report", "标题是另一机关的名称", severity="question")
def _title_other_agency(case: Case) -> Injected | None:
    report = case.report
    text = "".join((*report.preamble, *(p.text for s in report.sections for p in s.paragraphs)))
    # Where only the title says whose report it is, nobody can tell that it is another's.
    if not report.agency.endswith("局") or report.agency not in text:
        return None
    other = report.agency[:3] + ("审计局" if not report.agency.endswith("审计局") else "民政局")
    lines = tuple(line.replace(report.agency, other) for line in report.title_lines)
    return Injected(replace(report, title_lines=lines), f"标题写成{other}，正文是{report.agency}")


@defect("title_and_period_year", "identity_of_report", "标题和统计期限都写成上一年", severity="warning")
def _title_and_period_year(case: Case) -> Injected | None:
    injected = _period_year(case)
    if injected is None:
        return None
    wrong = case.report.year - 1
    year = str(case.report.year)
    if not any(s.section == 1 and s.text.startswith(year) for s in case.report.statements):
        # Nothing in the report would tell that it is not last year's.
        return None
    report = _with_title_year(injected.report, wrong)
    return Injected(report, f"标题和统计期限都写作 {wrong} 年，报告年度是 {case.report.year} 年", section=0)


@defect(
    "consolidated_sum", "identity_of_report", "政府汇总数与所属各机关之和不符", severity="warning", needs_members=True
)
def _consolidated_sum(case: Case) -> Injected | None:
    if not case.report.agency.endswith(("县人民政府", "区人民政府")):
        return None
    column = case.rng.choice(case.columns())
    keys = [f"requests.{row}.{c}" for row in ("received", "granted", "handled_total") for c in (column, "total")]
    more = case.rng.randint(1, 9)
    texts = {key: str(int(case.values[key]) + more) for key in keys if key in case.values}
    if len(texts) != len(keys):
        return None
    detail = f"{case.form.label(keys[0])}比所属各机关之和多 {more} 件，本表自身勾稽成立"
    return Injected(case.report.with_texts(texts), detail, tuple(keys))
