"""统计期限应当是整个自然年度。

## 检查什么

文中所述统计期限是否为同一年的 1 月 1 日至 12 月 31 日。没有写统计期限的不判断。

## 为什么

年度报告按自然年度统计。期限写错（如“12月30日”“2023年1月1日至2024年12月31日”）会使数据口径不明。
年中新设立的机关可能从设立之日起算，因此列为疑误。

## 不合规示例

统计期限自 2024 年 1 月 1 日起至 2024 年 11 月 30 日止。

## 合规示例

统计期限自 2024 年 1 月 1 日起至 2024 年 12 月 31 日止。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Report, Severity
from ..base import Judgement, failed, not_applicable, passed, rule
from ._years import period_quotes


@rule(
    code="S113",
    title="统计期限应当为1月1日至12月31日",
    title_en="The stated period must be 1 January to 31 December",
    severity=Severity.WARNING,
    basis="《政府信息公开条例》第四十九条：上一年度",
    any_year=True,
)
def check(report: Report) -> Iterator[Judgement]:
    """One judgement where a period is stated."""
    period = report.identity.period
    if period is None:
        yield not_applicable("报告没有写明统计期限")
        return
    start, end = period.start, period.end
    whole = (start.month, start.day) == (1, 1) and (end.month, end.day) == (12, 31) and start.year == end.year
    if whole:
        yield passed("period")
        return
    yield failed(
        "period",
        f"统计期限为 {_day(start)}至{_day(end)}，不是一个自然年度（1月1日至12月31日）",
        f"the stated period is {start} to {end}, not one calendar year",
        quotes=period_quotes(report),
        source=period.source,
    )


def _day(day: object) -> str:
    year, month, date = str(day).split("-")
    return f"{year}年{int(month)}月{int(date)}日"
