"""第一、五、六部分是否有内容。

## 检查什么

第一部分“总体情况”、第五部分“存在的主要问题及改进情况”、第六部分“其他需要报告的事项”在标题之下是否有文字。
第六部分写“无”也是内容。第二、三、四部分以表格为内容，见 S201。

## 为什么

《条例》第五十条要求报告这些内容；只有标题、没有文字，等于没有报告。

## 不合规示例

“五、存在的主要问题及改进情况”之下没有文字，紧接着就是第六部分。

## 合规示例

“六、其他需要报告的事项”之下写“无”。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...chinese import fold
from ...model import Report, Section, Severity
from ..base import Judgement, failed, passed, rule

_TEXT_SECTIONS = (1, 5, 6)


@rule(
    code="S106",
    title="第一、五、六部分应当有内容",
    title_en="Sections 1, 5 and 6 must not be empty",
    severity=Severity.WARNING,
    basis="《政府信息公开条例》第五十条",
)
def check(report: Report) -> Iterator[Judgement]:
    """One judgement for each of the three sections found."""
    for number in _TEXT_SECTIONS:
        sections = [section for section in report.sections if section.number == number]
        if not sections:
            continue
        if any(_says_something(section) for section in sections):
            yield passed(f"section.{number}")
            continue
        numeral = "零一二三四五六"[number]
        yield failed(
            f"section.{number}",
            f"第{numeral}部分“{sections[0].title}”只有标题，没有内容",
            f"section {number} has a heading but no text",
            source=sections[0].source,
        )


def _says_something(section: Section) -> bool:
    """Whether anything but sub-headings stands in the section."""
    text = section.text
    for part in reversed(section.parts):
        if len(part.heading) <= _HEADING:
            text = text[: part.start] + text[part.body :]
    return bool(fold(text))


_HEADING = 30
"""A sub-heading longer than this runs on into its text."""
