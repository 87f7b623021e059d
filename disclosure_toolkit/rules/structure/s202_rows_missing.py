"""表格缺行。

## 检查什么

表二、表三是否缺少统一格式规定的行。（六）其他处理只印一行的，不算缺行，见 S208。同一张表缺的行合并为一条。

## 为什么

缺行使该项数据没有公布，有关勾稽关系也无法核对。从流水文本中读出的表格可能漏读，列为待核。

## 不合规示例

表三没有“8.属于行政查询事项”一行。

## 合规示例

没有发生的行也照印，逐格填 0。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, rule
from ._printed import form_rows, found, lacking, missing


@rule(
    code="S202",
    title="表格不应当缺行",
    title_en="No row of the tables may be missing",
    severity=Severity.WARNING,
    basis="统一格式表二、表三（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """One judgement a table; a table that is not there is judged by S201."""
    for table in ("proactive", "requests"):
        if not found(report, table):
            continue
        record = report.table(table)
        rows = form_rows(report, form, table)
        lost = missing(report, rows, record.row_keys() if record is not None else [])
        yield lacking(report, form, table, lost, ("行", "row"))
