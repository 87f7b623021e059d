"""各部分的标题文字。

## 检查什么

各部分的标题是否与统一格式（含试行格式）的标题一致。常见的近似写法不判错；稍有出入的列为提示；差别很大的列为疑误。

## 为什么

统一格式规定了六个部分的标题，标题改动会使读者和系统找不到相应内容。

## 不合规示例

第五部分的标题写成“五、下一年度工作计划”。

## 合规示例

第五部分的标题为“五、存在的主要问题及改进情况”。
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ...chinese import fold, similarity
from ...editions import Edition, editions
from ...model import Report, Severity
from ..base import Judgement, failed, passed, rule

_NEAR = 0.6


@rule(
    code="S105",
    title="各部分标题应当与统一格式一致",
    title_en="Section headings must follow the form",
    severity=Severity.WARNING,
    basis="统一格式（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """One judgement for each section found."""
    titles = {section.number: section.title for section in form.sections}
    for place, section in enumerate((s for s in report.sections if s.number), start=1):
        subject = f"section.{section.number}.{place}"
        right, printed = titles[section.number], fold(section.title)
        known = _titles(section.number)
        if printed in known:
            yield passed(subject)
            continue
        near = any(similarity(printed, name) >= _NEAR or fold(right) in printed for name in known)
        shown = f"标题为“{section.title}”" if section.title.strip() else "没有标题"
        yield failed(
            subject,
            f"第{'零一二三四五六'[section.number]}部分{shown}，统一格式为“{right}”",
            f"section {section.number} is headed {section.title!r}",
            source=section.source,
            severity=Severity.INFO if near and printed else None,
        )


@cache
def _titles(number: int) -> frozenset[str]:
    """The folded titles of a section in any edition, with the wordings on record."""
    forms = [section for form in editions() for section in form.sections if section.number == number]
    return frozenset(fold(name) for section in forms for name in (section.title, *section.aliases))
