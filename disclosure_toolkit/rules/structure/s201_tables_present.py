"""三张表是否齐全。

## 检查什么

报告中是否有统一格式的三张表：表二（主动公开政府信息情况）、表三（收到和处理政府信息公开申请情况）、
表四（政府信息公开行政复议、行政诉讼情况）。

## 为什么

三张表是统一格式规定的法定数据，以文字代替表格、省略表格都不符合要求。
表格以图片形式插入的，本工具读不到，公众也无法检索，请对照原件，因此列为疑误。

## 不合规示例

第四部分只写“本年度未发生行政复议、行政诉讼”，没有表格。

## 合规示例

没有发生的也逐格填 0，三张表齐全。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Report, Severity
from ..base import Judgement, failed, passed, rule
from ._printed import NUMBER_OF, SECTION_OF, TABLES, found


@rule(
    code="S201",
    title="三张表应当齐全",
    title_en="All three tables must be present",
    severity=Severity.WARNING,
    basis="统一格式表二、表三、表四（国办公开办函〔2021〕30号、〔2019〕60号）；《政府信息公开条例》第五十条",
)
def check(report: Report) -> Iterator[Judgement]:
    """One judgement for each table."""
    for table, name in TABLES.items():
        if found(report, table):
            yield passed(table)
            continue
        section = report.section(SECTION_OF[table])
        yield failed(
            table,
            f"没有读到{name}；如以图片形式插入，请对照原件",
            f"{NUMBER_OF[table]} was not found",
            source=section.source if section is not None else None,
        )
