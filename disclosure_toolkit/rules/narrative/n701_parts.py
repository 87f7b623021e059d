"""文字中的合计与其中各部分应当对得上。

## 检查什么

“共……，分别为……”“由……组成”之类写明全部的，各部分之和应当等于合计；“其中……”之类没有写明全部的，各部分之和不应当大于合计。“主要包括”“等”“如”引出的不要求列全；同一信息在几个平台发布的可以重复。一个“其中”可以说明前一个部分，也可以说明总数，都说不通才算不符。

## 为什么

分项与合计不符，说明其中至少有一个数写错。

## 不合规示例

“共发布信息 59 条，分别为动态 40 条、公告 18 条”：40 + 18 = 58 ≠ 59。

## 合规示例

“共发布信息 167 条，其中政策 3 条、公告 60 条”：63 ≤ 167。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...claims import Statements
from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, rule
from ._checks import judgements


@rule(
    code="N701",
    title="部分之和应当与合计相符",
    title_en="Parts must fit their whole",
    severity=Severity.ERROR,
    basis="算术关系",
)
def check(report: Report, form: Edition, claims: Statements) -> Iterator[Judgement]:
    """One judgement for each statement."""
    yield from judgements(report, form, claims, "parts")
