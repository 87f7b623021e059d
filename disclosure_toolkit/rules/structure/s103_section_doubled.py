"""同一部分重复出现。

## 检查什么

六个部分中是否有哪一部分出现两次以上（按标题文字辨认）。

## 为什么

每一部分只应当出现一次。重复出现常见于复制粘贴，也可能是两份报告并在一个文件里。

## 不合规示例

“五、存在的主要问题及改进情况”出现两次，第二次的内容是上一年的。

## 合规示例

六个部分各出现一次。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, failed, passed, rule


@rule(
    code="S103",
    title="各部分不应当重复",
    title_en="No section may stand twice",
    severity=Severity.WARNING,
    basis="统一格式（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """One judgement for each section found."""
    counts = Counter(section.number for section in report.sections if section.number)
    for section in form.sections:
        number = counts[section.number]
        if number == 1:
            yield passed(f"section.{section.number}")
        elif number > 1:
            last = [item for item in report.sections if item.number == section.number][-1]
            yield failed(
                f"section.{section.number}",
                f"“{section.title}”部分出现 {number} 次",
                f"section {section.number} stands {number} times",
                source=last.source,
            )
