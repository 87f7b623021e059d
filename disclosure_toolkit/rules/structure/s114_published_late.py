"""公布时间是否超过法定期限。

## 检查什么

文件或网页写明公布日期的，与法定期限比较：县级以上人民政府部门为次年 1 月 31 日，县级以上地方人民政府为次年 3 月 31 日。
乡镇人民政府、街道办事处，《条例》没有规定，按设置（一般由省规定为 1 月 31 日）比较，超过的列为待核。
机关层级不明的，只在早于各种期限或者晚于各种期限时判断。期限可在设置中调整。

## 为什么

按期公布是法定义务。但网页上的日期可能是网站迁移、重新发布的日期，超过期限一年以上的列为待核，请以首次公布的日期为准。

## 不合规示例

某县民政局 2024 年度报告于 2025 年 2 月 14 日公布。

## 合规示例

某县民政局 2024 年度报告于 2025 年 1 月 20 日公布；某县人民政府 2024 年度报告于 2025 年 3 月 28 日公布。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model import Level, Report, Severity
from ...settings import Settings
from ..base import Judgement, failed, not_assessable, passed, rule
from ..scope import year_in_doubt

_NAMES = {
    Level.DEPARTMENT: "政府部门",
    Level.GOVERNMENT: "县级以上人民政府",
    Level.TOWNSHIP: "乡镇人民政府、街道办事处",
    Level.UNKNOWN: "机关",
}
_REPUBLISHED_DAYS = 365


@rule(
    code="S114",
    title="应当在法定期限内公布",
    title_en="The report must be published by the legal deadline",
    severity=Severity.WARNING,
    basis="《政府信息公开条例》第四十九条",
    any_year=True,
)
def check(report: Report, settings: Settings) -> Iterator[Judgement]:
    """One judgement where the publication date and the year are known."""
    identity = report.identity
    if identity.published is None or identity.year is None:
        yield not_assessable("文件没有写明公布日期" if identity.published is None else "报告年度不明", "deadline")
        return
    if year_in_doubt(report):
        yield not_assessable("标题与统计期限的年度不一致，不能确定期限", "deadline")
        return
    due = _deadlines(identity.year + 1, settings)
    known = identity.level in due
    if identity.published <= (due[identity.level] if known else min(due.values())):
        yield passed("deadline")
        return
    limit = due[identity.level] if known else max(due.values())
    if identity.published <= limit:
        yield not_assessable("机关层级不明，不能确定适用 1 月 31 日还是 3 月 31 日的期限", "deadline")
        return
    days = (identity.published - limit).days
    sure = identity.level in (Level.DEPARTMENT, Level.GOVERNMENT) and days <= _REPUBLISHED_DAYS
    note = "；相隔一年以上，可能是重新发布的日期，请核实首次公布日期" if days > _REPUBLISHED_DAYS else ""
    if identity.level is Level.TOWNSHIP:
        note += "；《条例》没有规定乡镇、街道的期限，请按本省规定核实"
    elif not known:
        note += "；机关层级不明，但已晚于各种期限"
    yield failed(
        "deadline",
        f"公布日期为 {_day(identity.published)}，晚于{_NAMES[identity.level]}的期限 {_day(limit)}，超过 {days} 天{note}",
        f"published on {identity.published}, {days} days after the deadline {limit}",
        source=identity.published_source,
        severity=None if sure else Severity.QUESTION,
    )


def _deadlines(year: int, settings: Settings) -> dict[Level, date]:
    return {
        Level.DEPARTMENT: date(year, *settings.deadline_department),
        Level.GOVERNMENT: date(year, *settings.deadline_government),
        Level.TOWNSHIP: date(year, *settings.deadline_township),
    }


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
