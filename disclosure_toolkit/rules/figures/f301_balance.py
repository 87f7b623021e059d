"""表三各列：新收 + 上年结转 = 办理结果总计 + 结转下年度。

## 检查什么

表三共七列（自然人、五类法人或其他组织、总计）。每一列中，第一项“本年新收”加第二项“上年结转”，
应当等于第三项“本年度办理结果”的总计加第四项“结转下年度继续办理”。

## 为什么

这是统一格式在表三左上角印明的勾稽关系：“本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和”。
收到的申请要么当年办结，要么结转下年，没有第三种去向。

有的格子空白时，若已知各数本身已经矛盾，仍判为不符；若只有把空白当作 0 才不符，则列为待核；其余情形说明缺哪几格，不作判断。

## 不合规示例

自然人列：本年新收 21、上年结转 0，办理结果总计 20、结转下年度 0。21 + 0 ≠ 20 + 0，相差 1。

## 合规示例

自然人列：本年新收 21、上年结转 2，办理结果总计 20、结转下年度 3。21 + 2 = 20 + 3。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition, SumIdentity
from ...model import Report, Severity
from ..base import Judgement, rule
from ._identity import Wording, english
from ._tables import column_name, judge_all, row_name


@rule(
    code="F301",
    title="表三各列收支应当平衡",
    title_en="Table 3: in each column new plus carried in must equal handled plus carried out",
    severity=Severity.ERROR,
    basis="表三所印勾稽关系“第一项加第二项之和，等于第三项加第四项之和”（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """Seven balances."""

    def wording(identity: SumIdentity) -> Wording:
        return Wording(
            column_name(form, identity.subject), f"column {english(identity.subject)}", lambda key: row_name(form, key)
        )

    yield from judge_all(report, form, "balance", "requests", wording)
