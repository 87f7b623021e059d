"""同一数据在文字中出现两次，应当一样。

## 检查什么

同一机关、同一年度、同一事项的数据在全文各处是否一致；约数与确数能够相容的不算矛盾。发布信息之类没有表格数据的事项，名称完全相同的才比。

## 为什么

同一数据前后不一，必有一处写错。

## 不合规示例

第一部分：“收到申请 21 件”；第三部分：“共收到申请 12 件”。

## 合规示例

第一处：“发布信息 210 余条”；第二处：“发布信息 215 条”。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...claims import Statements
from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, rule
from ._checks import judgements


@rule(
    code="N704",
    title="同一数据前后应当一致",
    title_en="The same quantity must be stated alike throughout",
    severity=Severity.ERROR,
    basis="同一报告中的数据应当一致",
)
def check(report: Report, form: Edition, claims: Statements) -> Iterator[Judgement]:
    """One judgement for each statement."""
    yield from judgements(report, form, claims, "twice")
