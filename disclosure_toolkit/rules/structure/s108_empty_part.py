"""小标题之下是否有内容。

## 检查什么

各部分中的小标题（（一）（二）……）之下是否有文字。小标题与正文写在同一行的，算有文字。

## 为什么

只有小标题、没有文字，等于没有说明这一方面的情况，常见于套用模板后漏填。

## 不合规示例

“（三）政府信息管理情况”之下没有文字，紧接着就是“（四）政府信息公开平台建设”。

## 合规示例

每个小标题之下都有说明，哪怕只有一句“本年度未收到政府信息公开申请”。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...chinese import fold
from ...model import Report, Severity
from ..base import Judgement, failed, passed, quote, rule

_SENTENCE = 30
_STOPS = ("。", "；", "，")


@rule(
    code="S108",
    title="小标题之下应当有内容",
    title_en="A sub-heading must have text under it",
    severity=Severity.WARNING,
    basis="统一格式第一部分的五个方面（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report) -> Iterator[Judgement]:
    """One judgement for each sub-section."""
    for section in report.sections:
        for place, part in enumerate(section.parts, start=1):
            subject = f"section.{section.number}.part.{place}"
            heading = part.heading.strip()
            runs_on = len(heading) > _SENTENCE or any(stop in heading.rstrip("。：:") for stop in _STOPS)
            if runs_on or fold(section.text[part.body : part.end]):
                yield passed(subject)
                continue
            yield failed(
                subject,
                f"“{heading}”之下没有内容",
                f"nothing stands under the sub-heading {heading!r}",
                quotes=[quote(report, section.number, part.start, part.body)],
            )
