"""文字中的占比应当由写明的件数算得出。

## 检查什么

文字中“占……%”与其件数、合计（文中的合计，或者表三的收到、办理总数）算出的比例，按所写位数四舍五入或者截尾后是否相同。所有可能的分母都算不出才算不符。

## 为什么

百分比与件数不符，说明其中至少有一个数写错。

## 不合规示例

“共办结 130 件，其中予以公开 59 件，占 54.3%”：59 ÷ 130 = 45.4%。

## 合规示例

“共办结 130 件，其中予以公开 59 件，占 45.4%”。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...claims import Statements
from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, rule
from ._checks import judgements


@rule(
    code="N702",
    title="百分比应当与件数算出的相同",
    title_en="Percentages must follow from the counts",
    severity=Severity.ERROR,
    basis="算术关系",
)
def check(report: Report, form: Edition, claims: Statements) -> Iterator[Judgement]:
    """One judgement for each statement."""
    yield from judgements(report, form, claims, "shares")
