"""表格行、列的次序。

## 检查什么

表二、表三各行，表三、表四各列的次序是否与统一格式一致。从流水文本中读出的表格，列的次序无从判断。

## 为什么

次序改动使逐格汇总容易错位。本工具按行名、列名读数，不按位置，次序错误不影响其他核对。

## 不合规示例

表三“4.保护第三方合法权益”排在“3.危及‘三安全一稳定’”之前。

## 合规示例

行、列次序与统一格式相同。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, failed, passed, rule
from ._printed import NUMBER_OF, TABLES, form_columns, form_rows, names, out_of_order, printed_tables


@rule(
    code="S205",
    title="表格行、列的次序应当与统一格式一致",
    title_en="Rows and columns must stand in the form's order",
    severity=Severity.WARNING,
    basis="统一格式表二、表三、表四（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """Rows of tables 2 and 3, columns of tables 3 and 4."""
    for record in printed_tables(report):
        table = record.name
        judged = []
        if table != "review":
            judged.append(("行", "rows", record.row_keys(), form_rows(report, form, table)))
        if table != "proactive" and record.how in ("grid", "record"):
            judged.append(("列", "columns", record.column_keys(), form_columns(report, form, table)))
        for what, subject, printed, places in judged:
            moved = out_of_order(printed, [place.key for place in places])
            if not moved:
                yield passed(f"{table}.{subject}")
                continue
            labels = [place.name for place in places if place.key in moved]
            yield failed(
                f"{table}.{subject}",
                f"{TABLES[table][:2]}{what}的次序与统一格式不同：{names(labels)}位置不对",
                f"{NUMBER_OF[table]}: {subject} out of order: {', '.join(moved)}",
                source=record.source,
            )
