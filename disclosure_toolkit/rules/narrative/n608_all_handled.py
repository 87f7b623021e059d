"""文字称全部办结，表三就不应当有结转下年度的申请。

## 检查什么

文字中“均已办结”“全部答复”“办结率 100%”与表三结转下年度继续办理的件数是否矛盾。“均按时答复”“按期答复率 100%”说的是到期的申请，与有结转并不矛盾，只作提示。

## 为什么

有结转下年的申请，就不是全部办结。

## 不合规示例

文字：“收到申请 30 件，已全部办结。”表三：结转下年度继续办理 4。

## 合规示例

文字：“收到申请 30 件，已全部办结。”表三：结转下年度继续办理 0。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...claims import Statements
from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, rule
from ._checks import judgements


@rule(
    code="N608",
    title="全部办结、办结率的说法应当与结转一致",
    title_en="'All handled' must agree with what was carried over",
    severity=Severity.WARNING,
    basis="表三第三、四项（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition, claims: Statements) -> Iterator[Judgement]:
    """One judgement for each statement."""
    yield from judgements(report, form, claims, "all_handled")
