"""文字所说收到、上年结转、办结、结转下年的件数，应当与表三一致。

## 检查什么

文字中收到（受理、新收）、上年结转、办结（答复）、结转下年度的件数与表三是否一致。“收到”可以是本年新收，也可以连同上年结转；“办理”还可以是办理结果总计；写明“含上年结转”的按所写理解。各种读法都不相符才算不一致；数据所属的机关、年度与表格不同的，列为待核或者不比。

## 为什么

件数在文字和表格中各写一遍，是最常见的抄写、统计口径差错。

## 不合规示例

文字：“共收到申请 12 件”。表三：本年新收 21，上年结转 0。12 ≠ 21，12 ≠ 21 + 0。

## 合规示例

文字：“共办理 23 件（含上年结转 2 件）”。表三：本年新收 21，上年结转 2。21 + 2 = 23。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...claims import Statements
from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, rule
from ._checks import judgements


@rule(
    code="N602",
    title="收到、结转、办结的件数应当与表三一致",
    title_en="Requests received, carried over and handled must agree with table 3",
    severity=Severity.ERROR,
    basis="表三第一、二、三、四项（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition, claims: Statements) -> Iterator[Judgement]:
    """One judgement for each statement."""
    yield from judgements(report, form, claims, "received")
