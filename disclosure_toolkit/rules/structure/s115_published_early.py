"""公布日期是否早于报告年度结束。

## 检查什么

公布日期是否早于次年 1 月 1 日。

## 为什么

年度尚未结束，全年数据不可能已经统计完毕。多半是日期写错，或者年度写错，列为待核。

## 不合规示例

2024 年度报告的公布日期写为 2024 年 1 月 18 日。

## 合规示例

2024 年度报告于 2025 年 1 月 18 日公布。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Report, Severity
from ..base import Judgement, failed, not_assessable, passed, rule
from ..scope import year_in_doubt


@rule(
    code="S115",
    title="公布日期不应当早于报告年度结束",
    title_en="The report cannot be published before its year is over",
    severity=Severity.QUESTION,
    basis="《政府信息公开条例》第四十九条：公布上一年度年度报告",
    any_year=True,
)
def check(report: Report) -> Iterator[Judgement]:
    """One judgement where the publication date and the year are known."""
    published, year = report.identity.published, report.identity.year
    if published is None or year is None:
        yield not_assessable("文件没有写明公布日期" if published is None else "报告年度不明", "published")
    elif year_in_doubt(report):
        yield not_assessable("标题与统计期限的年度不一致", "published")
    elif published.year > year:
        yield passed("published")
    else:
        yield failed(
            "published",
            f"公布日期为 {published.year}年{published.month}月{published.day}日，报告年度 {year} 年尚未结束",
            f"published on {published}, before the end of {year}",
            source=report.identity.published_source,
        )
