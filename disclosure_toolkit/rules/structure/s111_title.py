"""标题是否写明机关和年度。

## 检查什么

报告有没有标题，标题（含单独一行的机关名称）是否写明报告机关和报告年度。

## 为什么

标题的规范写法是“〔机关〕〔年份〕年政府信息公开工作年度报告”。缺机关或者年度，读者不知道是谁的、哪一年的报告。
网页常在标题之外写明机关，因此缺机关的列为待核。

## 不合规示例

标题只有“政府信息公开工作年度报告”。

## 合规示例

“云溪县民政局 2024 年政府信息公开工作年度报告”。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Report, Severity
from ..base import Judgement, failed, not_assessable, passed, rule


@rule(
    code="S111",
    title="标题应当写明机关和年度",
    title_en="The title must name the agency and the year",
    severity=Severity.WARNING,
    basis="统一格式的标题（国办公开办函〔2021〕30号、〔2019〕60号）",
    any_year=True,
)
def check(report: Report) -> Iterator[Judgement]:
    """Title, agency, year."""
    identity = report.identity
    if not identity.title.strip() and not (identity.agency and identity.title_year):
        if report.sections:
            yield failed("title", "没有读到报告标题", "no title was found")
        else:
            yield not_assessable("没有读到报告的文字部分", "title")
        return
    yield passed("title")
    shown = identity.title.replace("\n", "").strip()
    if identity.agency.strip():
        yield passed("agency")
    else:
        yield failed(
            "agency",
            f"标题“{shown}”没有写明报告机关",
            f"the title {shown!r} names no agency",
            source=identity.title_source,
            severity=Severity.QUESTION,
        )
    if identity.title_year is not None:
        yield passed("year")
    else:
        yield failed(
            "year",
            f"标题“{shown}”没有写明报告年度",
            f"the title {shown!r} names no year",
            source=identity.title_source,
        )
