"""表格出现负数：数量不能小于 0。

## 检查什么

三张表中的数量、金额是否为负数。试行格式的“本年增/减”按规定带正负号，不在此列。同一张表合并为一条。

## 为什么

收到、办理、结转的件数以及案件数、文件数都是计数，不可能小于 0。收费金额为负数的，可能是退费冲减，列为疑误。

## 不合规示例

表三“结转下年度·自然人”填 -1。

## 合规示例

表三“结转下年度·自然人”填 1。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition
from ...model import Figure, Report, Severity
from ..base import Judgement, rule
from ._cells import one_finding_a_table


@rule(
    code="F104",
    title="数量不应当为负数",
    title_en="Counts must not be negative",
    severity=Severity.ERROR,
    basis="件数为计数，不小于 0（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """One finding a table; a negative amount of money alone is a warning."""

    def negative(figure: Figure) -> bool:
        return figure.value is not None and figure.value < 0 and form.unit(figure.key) != "change"

    found = [figure.key for figure in report.figures.values() if negative(figure) and form.has(figure.key)]
    only_money = bool(found) and all(form.unit(key) == "money" for key in found)
    yield from one_finding_a_table(
        report,
        form,
        negative,
        lambda table, cells, n: f"{table}有 {n} 格为负数：{cells}",
        lambda table, cells, n: f"{table} has {n} negative figure(s): {cells}",
        severity=Severity.WARNING if only_money else None,
    )
