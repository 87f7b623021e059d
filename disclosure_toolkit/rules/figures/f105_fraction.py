"""表格出现小数：件数应当是整数。

## 检查什么

三张表中除金额以外的数是否带小数。同一张表合并为一条。

## 为什么

申请、案件、文件、决定都按件计数，不会有小数。常见原因是小数点误入，或者把百分比、金额填到了件数格里。
行政事业性收费、政府采购金额可以有小数，不在此列。

## 不合规示例

表二“行政处罚·本年处理决定数量”填 12.5。

## 合规示例

表二“行政处罚·本年处理决定数量”填 125；“行政事业性收费”填 7730.28（万元）。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...editions import Edition
from ...model import Figure, Report, Severity
from ..base import Judgement, rule
from ._cells import one_finding_a_table


@rule(
    code="F105",
    title="件数应当是整数",
    title_en="Counts must be whole numbers",
    severity=Severity.ERROR,
    basis="除金额外，各项均按件计数（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """One finding a table."""

    def fractional(figure: Figure) -> bool:
        value = figure.value
        return isinstance(value, Decimal) and value != value.to_integral_value() and form.unit(figure.key) != "money"

    yield from one_finding_a_table(
        report,
        form,
        fractional,
        lambda table, cells, n: f"{table}有 {n} 格不是整数：{cells}",
        lambda table, cells, n: f"{table} has {n} figure(s) that are not whole numbers: {cells}",
    )
