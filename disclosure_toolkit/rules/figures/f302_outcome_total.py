"""表三各列：办理结果总计 = 各项办理结果之和。

## 检查什么

表三每一列中，（七）总计应当等于（一）予以公开至（六）其他处理各行之和：2021 年格式为 21 行；
（六）其他处理只印一行的，按该一行计（19 行）。

## 为什么

每件办结的申请只归入一种办理结果（“部分公开”一行印明“区分处理的，只计这一情形，不计其他情形”），
因此各项结果相加就是办结总数。

## 不合规示例

自然人列：各项结果之和 4 + 1 + 1 + 10 + 3 + 1 = 20，（七）总计填 21，相差 1。

## 合规示例

自然人列：各项结果之和 4 + 1 + 1 + 1 + 10 + 3 + 1 = 21，（七）总计填 21。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition, SumIdentity
from ...model import Report, Severity
from ..base import Judgement, rule
from ._identity import Wording, english
from ._tables import column_name, judge_all, row_name


@rule(
    code="F302",
    title="表三各列办理结果总计应当等于各项结果之和",
    title_en="Table 3: in each column the total of outcomes must equal the sum of the outcome rows",
    severity=Severity.ERROR,
    basis="表三第三项（七）总计为（一）至（六）各项之和（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """Seven totals of outcomes."""

    def wording(identity: SumIdentity) -> Wording:
        return Wording(
            column_name(form, identity.subject),
            f"column {english(identity.subject)}",
            lambda key: row_name(form, key),
            sum_name="各项结果之和",
        )

    yield from judge_all(report, form, "outcome_total", "requests", wording)
