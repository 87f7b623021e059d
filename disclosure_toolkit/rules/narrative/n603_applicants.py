"""文字所说自然人、法人或其他组织的申请件数，应当与表三各列一致。

## 检查什么

文字中自然人、法人或其他组织（五列之和）以及商业企业、科研机构等的申请件数与表三对应列是否一致；“均为自然人申请”也是这样的说法。新收、新收连同结转、办理总计三种读法都不相符才算不一致。

## 为什么

申请人类别写错列、抄错数，表格自身的勾稽关系查不出来。

## 不合规示例

文字：“其中自然人 12 件”。表三自然人列：新收 10，结转 1，办理总计 11。

## 合规示例

文字：“均为自然人申请”，表三法人或其他组织各列均为 0。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...claims import Statements
from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, rule
from ._checks import judgements


@rule(
    code="N603",
    title="按申请人的件数应当与表三一致",
    title_en="Requests by applicant must agree with table 3",
    severity=Severity.ERROR,
    basis="表三“申请人情况”各列（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition, claims: Statements) -> Iterator[Judgement]:
    """One judgement for each statement."""
    yield from judgements(report, form, claims, "applicants")
