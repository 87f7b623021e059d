"""文字引用的上年数据，应当与上年报告一致。

## 检查什么

提供了上年报告的，文字中写明是上年的申请、复议、文件等数量与上年报告的表格是否一致。没有上年报告的，不作判断。

## 为什么

引用的上年数据与已公布的上年报告不同，两份报告必有一份不实。

## 不合规示例

文字：“2023年收到申请 15 件”。上年报告表三：本年新收 12。

## 合规示例

文字：“2023年收到申请 12 件”。上年报告表三：本年新收 12。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...claims import Statements
from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, rule
from ._checks import judgements


@rule(
    code="N609",
    title="文字所说上年数据应当与上年报告一致",
    title_en="Figures given for last year must agree with last year's report",
    severity=Severity.WARNING,
    basis="上年报告已经公布（《政府信息公开条例》第四十九条）",
)
def check(report: Report, form: Edition, claims: Statements) -> Iterator[Judgement]:
    """One judgement for each statement."""
    yield from judgements(report, form, claims, "last_year")
