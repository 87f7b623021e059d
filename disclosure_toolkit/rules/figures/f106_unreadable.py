"""未能读出的格子：请人工查看原件。

## 检查什么

三张表中是否有本工具未能确定读出的格子，例如两种读法不一致、数字与相邻格连在一起、该列无法确定。同一张表合并为一条。

## 为什么

这说的是阅读，不是报告机关的错误。读不准的数宁可不读，也不猜；所在的勾稽关系不作判断，须由人对照原件。

## 不合规示例

表三“部分公开”一行在文本中只有六个数，无法确定空的是哪一列，七格均未读出。

## 合规示例

每一格都读出了确定的数。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition
from ...model import Kind, Report, Severity
from ..base import Judgement, rule
from ._cells import one_finding_a_table


@rule(
    code="F106",
    title="有格子未能读出，须对照原件",
    title_en="Some cells could not be read with certainty: look at the original",
    severity=Severity.QUESTION,
    basis="本工具不猜测数字；未能读出的格子须由人对照原件",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """One finding a table, with the reasons of reading."""

    def reasons(table: str) -> str:
        prefix = next(
            name for name, label in (("proactive", "表二"), ("requests", "表三"), ("review", "表四")) if label == table
        )
        found = [
            figure.reason
            for figure in report.figures.values()
            if figure.kind is Kind.UNREADABLE and figure.reason and figure.key.startswith(prefix)
        ]
        return "；".join(dict.fromkeys(found[:3]))

    yield from one_finding_a_table(
        report,
        form,
        lambda figure: figure.kind is Kind.UNREADABLE,
        lambda table, cells, n: (
            f"{table}有 {n} 格未能读出：{cells}" + (f"（{why}）" if (why := reasons(table)) else "")
        ),
        lambda table, cells, n: f"{table}: {n} cell(s) could not be read: {cells}",
    )
