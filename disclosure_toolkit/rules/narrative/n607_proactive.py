"""文字所说规章、行政规范性文件、行政许可、行政处罚等数量，应当与表二一致。

## 检查什么

文字中规章、行政规范性文件的制发、废止、现行有效件数，行政许可、行政处罚、行政强制的处理决定数量，行政事业性收费金额与表二是否一致。“政策性文件”不是行政规范性文件，公开的许可处罚“信息”条数不是决定数量，信息处理费不是行政事业性收费，都不比。口径不能断定的列为待核。

## 为什么

表二的数量常由另一科室提供，与文字口径不一。

## 不合规示例

文字：“现行有效的行政规范性文件 6 件”。表二：现行有效件数 5。

## 合规示例

文字：“制发行政规范性文件 2 件”。表二：本年制发件数 2。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...claims import Statements
from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, rule
from ._checks import judgements


@rule(
    code="N607",
    title="规章、规范性文件、许可处罚的数量应当与表二一致",
    title_en="Documents and decisions stated must agree with table 2",
    severity=Severity.ERROR,
    basis="表二“主动公开政府信息情况”（《政府信息公开条例》第二十条第一、五、六、八项）",
)
def check(report: Report, form: Edition, claims: Statements) -> Iterator[Judgement]:
    """One judgement for each statement."""
    yield from judgements(report, form, claims, "proactive")
