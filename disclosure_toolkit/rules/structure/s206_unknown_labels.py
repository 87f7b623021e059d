"""统一格式没有的行、列。

## 检查什么

三张表中是否有统一格式（含试行格式）所没有的行名、列名。

## 为什么

自行增加的行、列不在法定格式之内；也可能是行名改动过大，无法辨认。该表另有缺行、缺列的，多半是改了名称，列为疑误。
无法辨认的行、列，其数字不参加核对。

## 不合规示例

表三在（七）总计之前增加“（八）其他”一行。

## 合规示例

行、列与统一格式相同。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, failed, passed, rule
from ._printed import (
    NUMBER_OF,
    TABLES,
    form_columns,
    form_rows,
    missing,
    names,
    printed_tables,
    repeated_rows,
    spelt,
)


@rule(
    code="S206",
    title="表格不应当有统一格式以外的行、列",
    title_en="The tables must hold no rows or columns that the form does not have",
    severity=Severity.QUESTION,
    basis="统一格式表二、表三、表四（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """Two judgements a table: rows, columns."""
    for record in printed_tables(report):
        table = record.name
        # A row printed twice is a matter of S204.
        again = repeated_rows(record, form)
        rows = tuple(row for row in record.rows if row.key is not None or row.printed not in again)
        for what, subject, labels, places in (
            ("行", "rows", rows, form_rows(report, form, table)),
            ("列", "columns", record.columns, form_columns(report, form, table)),
        ):
            unknown = [label for label in labels if label.key is None and label.printed.strip()]
            if not unknown:
                yield passed(f"{table}.{subject}")
                continue
            lost = missing(report, places, [label.key for label in labels if label.key])
            hint = f"；该表缺{names([place.name for place in lost], 3)}，可能是改了名称" if lost else ""
            yield failed(
                f"{table}.{subject}:{spelt(unknown)}",
                f"{TABLES[table][:2]}有统一格式没有的{what}：{names([label.printed.strip() for label in unknown])}{hint}",
                f"{NUMBER_OF[table]} has unknown {subject}: {len(unknown)}",
                source=unknown[0].source or record.source,
                severity=Severity.WARNING if lost else None,
            )
