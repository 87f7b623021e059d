"""2021 年格式的（六）其他处理只印一行。

## 检查什么

采用 2021 年格式的报告，表三（六）其他处理是否仍沿用试行格式的一行，没有分列三行
（逾期不补正、逾期未缴费、其他）。

## 为什么

2021 年格式把（六）其他处理分为三种情形。沿用一行的写法很常见，合计数仍可核对，因此只作为格式问题提示一次；
有关勾稽关系按这一行计算。

## 不合规示例

2023 年度报告表三印“（六）其他处理”一行，七格均为 0。

## 合规示例

2023 年度报告表三在（六）其他处理之下分列三行。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, failed, figure_evidence, not_applicable, passed, rule
from ..scope import prints_undivided
from ._printed import found


@rule(
    code="S208",
    title="（六）其他处理应当分列三行",
    title_en="Table 3: （六）其他处理 must be divided into three rows",
    severity=Severity.INFO,
    basis="国办公开办函〔2021〕30号（表三第三项（六））",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """One judgement for reports of the 2021 edition."""
    if not form.undivided_row:
        yield not_applicable(f"{form.title}的（六）其他处理本来就是一行")
    elif not found(report, "requests"):
        yield not_applicable("报告中没有读到表三")
    elif not prints_undivided(report, form):
        yield passed("other")
    else:
        table = report.table("requests")
        rows = table.rows if table is not None else ()
        source = next((row.source for row in rows if row.key == form.undivided_row), None)
        yield failed(
            "other",
            "表三（六）其他处理沿用试行格式的一行，2021 年格式应当分列逾期不补正、逾期未缴费、其他三行",
            "table 3 prints （六）其他处理 as one row; the 2021 form divides it into three",
            figures=[figure_evidence(report, form, key) for key in form.undivided_keys if key in report.figures],
            source=source,
        )
