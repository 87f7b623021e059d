"""表三各列：结转下年度不超过新收与上年结转之和。

## 检查什么

表三每一列中，第四项“结转下年度继续办理”不应当大于第一项“本年新收”与第二项“上年结转”之和。

## 为什么

结转到下一年的申请，只能来自本年新收或者上年结转的申请。办理结果总计没有数值、F301 无法判断的列，由本规则判断；
办理结果总计有数值的列由 F301 判断，这里不重复报告。

## 不合规示例

自然人列：本年新收 5、上年结转 0，结转下年度填 50，办理结果总计空白。50 > 5 + 0。

## 合规示例

自然人列：本年新收 5、上年结转 1，结转下年度 2。2 ≤ 5 + 1。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, failed, figure_evidence, not_assessable, passed, rule
from ._identity import english
from ._tables import column_name


@rule(
    code="F304",
    title="结转下年度不应当大于新收与上年结转之和",
    title_en="Table 3: no more can be carried out than was received and carried in",
    severity=Severity.ERROR,
    basis="表三勾稽关系：第三项办理结果不小于 0，故第四项不大于第一项与第二项之和（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """Seven bounds; a column whose handled total is known is judged by F301 and passes here."""
    if not any(key.startswith("requests.") for key in report.figures):
        return
    for column in form.columns:
        keys = [f"requests.{row}.{column.key}" for row in ("received", "carried_in", "carried_out")]
        received, carried_in, carried_out = (report.value(key) for key in keys)
        if received is None or carried_in is None or carried_out is None:
            missing = [key for key in keys if report.value(key) is None]
            names = "、".join(form.label(key) for key in missing)
            yield not_assessable(f"{names} 没有可用的数值", column.key, missing)
        elif carried_out <= received + carried_in or report.value(f"requests.handled_total.{column.key}") is not None:
            yield passed(column.key)
        else:
            yield failed(
                column.key,
                f"{column_name(form, column.key)}：结转下年度 {carried_out} > 本年新收 {received} + 上年结转 {carried_in}",
                f"column {english(column.key)}: carried out {carried_out} > received {received} + carried in {carried_in}",
                figures=[figure_evidence(report, form, key) for key in keys],
                working=[f"{received} + {carried_in} = {received + carried_in} < {carried_out}"],
            )
