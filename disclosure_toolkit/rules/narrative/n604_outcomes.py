"""文字所说予以公开、不予公开等件数，应当与表三对应行（或各行之和）一致。

## 检查什么

文字中予以公开、部分公开、不予公开（八行之和）、无法提供（三行之和）、不予处理（五行之和）、其他处理以及各细项的件数与表三总计列是否一致。

## 为什么

办理结果在文字和表格中各写一遍，容易抄错或者归错类。

## 不合规示例

文字：“不予公开 5 件”。表三不予公开八行之和：1 + 3 = 4。

## 合规示例

文字：“不予公开 4 件”。表三不予公开八行之和：1 + 3 = 4。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...claims import Statements
from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, rule
from ._checks import judgements


@rule(
    code="N604",
    title="按办理结果的件数应当与表三一致",
    title_en="Requests by outcome must agree with table 3",
    severity=Severity.ERROR,
    basis="表三第三项“本年度办理结果”（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition, claims: Statements) -> Iterator[Judgement]:
    """One judgement for each statement."""
    yield from judgements(report, form, claims, "outcomes")
