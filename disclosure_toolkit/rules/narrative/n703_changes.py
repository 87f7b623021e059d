"""同比、较上年增减的说法，应当由本年和上年的数据算得出。

## 检查什么

文字中“同比增长……%”“较上年增加……件”，用上年报告（没有时用文中的上年数）重新计算是否相同，方向是否相反。两者都没有的，不作判断。

## 为什么

增减幅度写错、方向写反，会使人误解工作情况。

## 不合规示例

上年 40 件，本年 50 件，文字：“同比增长 20%”。（50 - 40）÷ 40 = 25%。

## 合规示例

上年 40 件，本年 50 件，文字：“同比增长 25%”。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...claims import Statements
from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, rule
from ._checks import judgements


@rule(
    code="N703",
    title="同比、较上年的变化应当算得出",
    title_en="Changes on last year must follow from both years",
    severity=Severity.WARNING,
    basis="算术关系；上年报告已经公布",
)
def check(report: Report, form: Edition, claims: Statements) -> Iterator[Judgement]:
    """One judgement for each statement."""
    yield from judgements(report, form, claims, "changes")
