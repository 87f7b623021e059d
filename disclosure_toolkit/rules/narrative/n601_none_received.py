"""文字称“未收到申请”，表三应当为零。

## 检查什么

文字中“未收到”“没有”“零申请”“无”等说法（包括按申请人、按结转的说法）对应的表三数据是否为零。信访、咨询、行政许可申请等不是政府信息公开申请，不在其内；“未收到……引起的投诉”“未发生超期”之类说的不是申请数量，也不在其内。

## 为什么

第一部分与表三说的是同一件事，一处说没有、一处有数，必有一处不实。

## 不合规示例

文字：“2024年我局未收到政府信息公开申请。”表三：本年新收总计 3。

## 合规示例

文字：“2024年我局未收到政府信息公开申请。”表三：本年新收总计 0。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...claims import Statements
from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, rule
from ._checks import judgements


@rule(
    code="N601",
    title="未收到申请的说法应当与表三一致",
    title_en="'No requests received' must agree with table 3",
    severity=Severity.ERROR,
    basis="表三“收到和处理政府信息公开申请情况”与总体情况同源（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition, claims: Statements) -> Iterator[Judgement]:
    """One judgement for each statement."""
    yield from judgements(report, form, claims, "none_received")
