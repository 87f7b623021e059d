"""试行格式表二：本年减少的项目数不超过上一年项目数量。

## 检查什么

试行格式（2019、2020 年度）表二中，“本年增/减”为负数时，减少的数量是否大于“上一年项目数量”。

## 为什么

上一年项目数量加本年增减，就是本年的项目数量，不会小于 0。

## 不合规示例

行政许可：上一年项目数量 12，本年增/减 -15。12 - 15 = -3 < 0。

## 合规示例

行政许可：上一年项目数量 12，本年增/减 -3。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, failed, figure_evidence, not_applicable, not_assessable, passed, rule
from ._identity import english


@rule(
    code="F202",
    title="本年减少的项目数不应当大于上一年项目数量",
    title_en="Trial form, table 2: no more items can be dropped than there were",
    severity=Severity.ERROR,
    basis="项目数量不小于 0（国办公开办函〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """One judgement for each row that carries 本年增/减."""
    rows = [(row.key, row.label) for a in form.articles if any(c.unit == "change" for c in a.columns) for row in a.rows]
    if not rows:
        yield not_applicable(f"{form.title}没有“本年增/减”")
        return
    for row, label in rows:
        keys = [f"proactive.{row}.items_last_year", f"proactive.{row}.items_change"]
        if not any(key in report.figures for key in keys):
            continue
        last, change = (report.value(key) for key in keys)
        if last is None or change is None:
            missing = [key for key in keys if report.value(key) is None]
            yield not_assessable(f"{'、'.join(form.label(key) for key in missing)} 没有可用的数值", row, missing)
        elif last + change >= 0:
            yield passed(row)
        else:
            yield failed(
                row,
                f"{label}：上一年项目数量 {last}，本年增/减 {change}，相加为 {last + change}，小于 0",
                f"{english(row)}: {last} items last year, change {change}, makes {last + change}",
                figures=[figure_evidence(report, form, key) for key in keys],
                working=[f"{last} + ({change}) = {last + change} < 0"],
            )
