"""收费通知件数、通知金额、实际收取金额应当相互对应。

## 检查什么

没有发出收费通知的不应当有金额，实际收取的不应当大于通知的，称未收取的不应当有收取金额。

## 为什么

信息处理费按收费通知收取，三项数据前后相连。

## 不合规示例

“发出收费通知 0 件，收取信息处理费 300 元”。

## 合规示例

“发出收费通知 2 件，总金额 600 元，实际收取 300 元”。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...claims import Statements
from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, rule
from ._checks import judgements


@rule(
    code="N705",
    title="信息处理费的各项数据应当相互对应",
    title_en="Figures on the processing fee must fit each other",
    severity=Severity.ERROR,
    basis="《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
)
def check(report: Report, form: Edition, claims: Statements) -> Iterator[Judgement]:
    """One judgement for each statement."""
    yield from judgements(report, form, claims, "fee")
