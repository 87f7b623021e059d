"""表格缺列。

## 检查什么

表二、表三、表四是否缺少统一格式规定的列。同一张表缺的列合并为一条。

## 为什么

缺列使该项数据没有公布，有关勾稽关系也无法核对。从流水文本中读出的表格可能漏读，列为待核。

## 不合规示例

表三没有“法律服务机构”一列。

## 合规示例

没有发生的列也照印，逐格填 0。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, rule
from ._printed import TABLES, Place, form_columns, form_rows, found, lacking, missing


@rule(
    code="S203",
    title="表格不应当缺列",
    title_en="No column of the tables may be missing",
    severity=Severity.WARNING,
    basis="统一格式表二、表三、表四（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """One judgement a table; columns of table 2 whose rows are all missing are judged by S202."""
    for table in TABLES:
        if not found(report, table):
            continue
        record = report.table(table)
        printed = record.column_keys() if record is not None and table != "proactive" else []
        lost = missing(report, form_columns(report, form, table), printed)
        if table == "proactive":
            lost = [place for place in lost if _has_rows(report, form, place)]
        yield lacking(report, form, table, lost, ("列", "column"))


def _has_rows(report: Report, form: Edition, column: Place) -> bool:
    """Whether any row of the column's article is printed."""
    record = report.table("proactive")
    printed = set(record.row_keys()) if record is not None else set()
    rows = {key.split(".")[1] for key in column.figures}
    return any(
        place.key in rows and (place.key in printed or any(key in report.figures for key in place.figures))
        for place in form_rows(report, form, "proactive")
    )
