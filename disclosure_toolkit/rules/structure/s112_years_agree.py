"""标题年度与统计期限的年度是否一致。

## 检查什么

标题中的年度与文中所述统计期限（××××年1月1日至12月31日）的年份是否一致。

## 为什么

年度报告报告的就是标题所写年度的情况。两处年份不同，至少一处有误，常见于沿用上年文稿。

## 不合规示例

标题为 2024 年，前言写“统计期限自 2023 年 1 月 1 日起至 2023 年 12 月 31 日止”。

## 合规示例

标题为 2024 年，统计期限为 2024 年 1 月 1 日至 12 月 31 日。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Report, Severity
from ..base import Judgement, failed, not_applicable, passed, rule


@rule(
    code="S112",
    title="标题年度应当与统计期限一致",
    title_en="The year in the title must be that of the stated period",
    severity=Severity.ERROR,
    basis="《中华人民共和国政府信息公开条例》第四十九条：公布上一年度年度报告",
    any_year=True,
)
def check(report: Report) -> Iterator[Judgement]:
    """One judgement where both are stated."""
    year, period = report.identity.title_year, report.identity.period
    if year is None or period is None:
        yield not_applicable("标题或正文没有写明年度、统计期限")
    elif year in (period.start.year, period.end.year):
        # A period over two years is judged by S113.
        yield passed("year")
    else:
        yield failed(
            "year",
            f"标题为 {year} 年度，统计期限为“{period.raw.strip()}”，相差 {abs(year - period.end.year)} 年",
            f"the title says {year}, the stated period is {period.start} to {period.end}",
            source=period.source or report.identity.title_source,
        )
