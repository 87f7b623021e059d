"""文字称没有行政复议、行政诉讼，表四应当为零。

## 检查什么

文字中“未发生”“没有”“无”行政复议、行政诉讼（或者无纠错、无败诉）的说法，对应的表四数据是否为零。限定了原因的（如“因答复不当引起的”）不作为错误。

## 为什么

一处说没有、一处有数，必有一处不实。

## 不合规示例

文字：“未发生因政府信息公开引起的行政诉讼”。表四：未经复议直接起诉总计 2。

## 合规示例

文字：“未发生行政复议”，表四行政复议总计 0。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...claims import Statements
from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, rule
from ._checks import judgements


@rule(
    code="N605",
    title="没有复议诉讼的说法应当与表四一致",
    title_en="'No reconsideration or litigation' must agree with table 4",
    severity=Severity.ERROR,
    basis="表四“政府信息公开行政复议、行政诉讼情况”（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition, claims: Statements) -> Iterator[Judgement]:
    """One judgement for each statement."""
    yield from judgements(report, form, claims, "none_review")
