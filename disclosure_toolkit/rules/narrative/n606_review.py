"""文字所说行政复议、行政诉讼的件数和结果，应当与表四一致。

## 检查什么

文字中行政复议、行政诉讼（未经复议直接起诉与复议后起诉之和）的件数及维持、纠正、其他结果、尚未审结的件数与表四是否一致；“均获维持”也是这样的说法。只数已审结案件的，说明其差别，不作为错误。

## 为什么

复议诉讼结果关系到对机关的评价，文字与表格应当一致。

## 不合规示例

文字：“行政复议 3 件，均维持”。表四：维持 2，纠正 1，总计 3。

## 合规示例

文字：“行政诉讼 5 件”。表四：未经复议直接起诉 3，复议后起诉 2。3 + 2 = 5。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...claims import Statements
from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, rule
from ._checks import judgements


@rule(
    code="N606",
    title="复议诉讼的件数和结果应当与表四一致",
    title_en="Reconsideration and litigation must agree with table 4",
    severity=Severity.ERROR,
    basis="表四各栏（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition, claims: Statements) -> Iterator[Judgement]:
    """One judgement for each statement."""
    yield from judgements(report, form, claims, "review")
