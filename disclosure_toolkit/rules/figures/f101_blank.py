"""表格空白：没有数字的格子应当填 0，不应当留空。

## 检查什么

三张表中每一个应填数字的格子是否留空。同一张表的空白格合并为一条。

## 为什么

空白不等于零，也不等于没有该项业务：读者无法知道是没有发生，还是漏填。统一格式要求逐格填报。
空白格所在的勾稽关系不作判断（只有把空白当作 0 也不能成立时，另列待核）。

## 不合规示例

表三“上年结转”一行七格全部空白。

## 合规示例

表三“上年结转”一行七格均填 0。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition
from ...model import Kind, Report, Severity
from ..base import Judgement, rule
from ._cells import one_finding_a_table


@rule(
    code="F101",
    title="应填数字的格子不应当留空",
    title_en="Figure cells must not be left blank",
    severity=Severity.WARNING,
    basis="统一格式要求逐格填报（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """One finding a table."""
    yield from one_finding_a_table(
        report,
        form,
        lambda figure: figure.kind is Kind.BLANK,
        lambda table, cells, n: f"{table}有 {n} 格空白：{cells}。空白不等于零，没有发生的应当填 0",
        lambda table, cells, n: f"{table} has {n} blank cell(s): {cells}; a blank is not a zero",
        show_raw=False,
    )
