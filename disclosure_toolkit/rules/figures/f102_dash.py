"""表格填“/”“-”“无”：应当填数字。

## 检查什么

三张表中应填数字的格子是否填了“/”“-”“—”“无”之类的符号。同一张表合并为一条。

## 为什么

这类符号可能表示 0，也可能表示本机关没有该项职权、不适用，含义不明。统一格式要求填数字。
本工具不把它当作 0，所在的勾稽关系不作判断。

## 不合规示例

表二“规章”三格均填“/”。

## 合规示例

表二“规章”三格均填 0。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition
from ...model import Kind, Report, Severity
from ..base import Judgement, rule
from ._cells import one_finding_a_table


@rule(
    code="F102",
    title="应填数字的格子不应当填“/”“-”“无”",
    title_en="Figure cells must hold figures, not a stroke, a dash or 无",
    severity=Severity.WARNING,
    basis="统一格式要求逐格填报数字（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """One finding a table."""
    yield from one_finding_a_table(
        report,
        form,
        lambda figure: figure.kind is Kind.NOT_APPLICABLE,
        lambda table, cells, n: f"{table}有 {n} 格以符号代替数字：{cells}。没有发生的应当填 0",
        lambda table, cells, n: f"{table} has {n} cell(s) with a sign instead of a figure: {cells}",
    )
