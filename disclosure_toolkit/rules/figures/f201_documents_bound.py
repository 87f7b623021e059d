"""表二规章和行政规范性文件：本年制发不超过现行有效与本年废止之和。

## 检查什么

表二“规章”“行政规范性文件”两行中，本年制发件数是否大于现行有效件数加本年废止件数。
试行格式中，本年新公开数量是否大于对外公开总数量。

## 为什么

年底现行有效件数 = 年初有效件数 + 本年制发 − 本年废止，年初有效件数不小于 0，所以本年制发不大于现行有效与本年废止之和；
反过来说，本年废止的也不会多于曾经存在的。本年新公开的文件，包含在对外公开总数之内。
文件制发后尚未施行等情形可能造成例外，因此列为疑误。

## 不合规示例

行政规范性文件：本年制发 6，本年废止 0，现行有效 4。6 > 4 + 0。

## 合规示例

行政规范性文件：本年制发 6，本年废止 5，现行有效 20。6 ≤ 20 + 5。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, failed, figure_evidence, not_assessable, passed, rule
from ._identity import english, terms

_BOUNDS = {"issued": ("in_force", "repealed"), "newly_disclosed": ("disclosed_total",)}


@rule(
    code="F201",
    title="本年制发件数不应当大于现行有效与本年废止之和",
    title_en="Table 2: no more documents can be issued than are in force or repealed at the year's end",
    severity=Severity.WARNING,
    basis="现行有效件数 = 年初有效 + 本年制发 − 本年废止，各数均不小于 0（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """Two rows; which columns depends on the edition."""
    for article in form.articles:
        columns = {column.key: column.label for column in article.columns}
        for part, wholes in _BOUNDS.items():
            if part not in columns:
                continue
            for row in article.rows:
                keys = [f"proactive.{row.key}.{column}" for column in (part, *wholes)]
                if not any(key in report.figures for key in keys):
                    continue
                values = [value for key in keys if (value := report.value(key)) is not None]
                if len(values) < len(keys):
                    missing = [key for key in keys if report.value(key) is None]
                    names = "、".join(form.label(key) for key in missing)
                    yield not_assessable(f"{names} 没有可用的数值", row.key, missing)
                elif values[0] <= sum(values[1:]):
                    yield passed(row.key)
                else:
                    whole = " + ".join(f"{columns[c]} {v}" for c, v in zip(wholes, values[1:], strict=True))
                    yield failed(
                        row.key,
                        f"{row.label}：{columns[part]} {values[0]} > {whole}",
                        f"{english(row.key)}: {english(part)} {values[0]} > {terms(values[1:])}",
                        figures=[figure_evidence(report, form, key) for key in keys],
                        working=[f"{values[0]} > {terms(values[1:])} = {sum(values[1:])}"],
                    )
