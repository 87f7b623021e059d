"""各部分的序号。

## 检查什么

各部分标题前印的序号（一、二、……六、）是否与统一格式一致。标题前没有序号的不判错（网页、文档的自动编号常不在文字里）。
部分缺失或者次序颠倒、序号随位置顺延的，已由 S101、S102 报告，这里不重复。

## 为什么

序号错误（重号、跳号）会使引用和汇总对不上号。

## 不合规示例

“存在的主要问题及改进情况”的序号印成“四、”，与前一部分重号。

## 合规示例

六个部分的序号依次为一、二、三、四、五、六。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import ordinal_text
from ...model import Report, Severity
from ..base import Judgement, failed, passed, rule


@rule(
    code="S104",
    title="各部分序号应当正确",
    title_en="Section numbers must be right",
    severity=Severity.WARNING,
    basis="统一格式（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report) -> Iterator[Judgement]:
    """One judgement for each section whose heading carries a number."""
    numbered = [section for section in report.sections if section.number]
    for place, section in enumerate(numbered, start=1):
        subject = f"section.{section.number}.{place}"
        if section.printed is None:
            continue
        if section.printed in (section.number, place):
            yield passed(subject)
            continue
        right = ordinal_text("cn", section.number)
        yield failed(
            subject,
            f"“{section.title}”的序号印为“{_shown(section.printed)}”，应为“{right}”",
            f"section {section.number} is numbered {section.printed}",
            source=section.source,
        )


def _shown(number: int) -> str:
    return ordinal_text("cn", number) if 0 < number <= 10 else str(number)
