"""六个部分是否齐全。

## 检查什么

报告是否有统一格式规定的六个部分：一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况；
四、政府信息公开行政复议、行政诉讼情况；五、存在的主要问题及改进情况；六、其他需要报告的事项。缺哪一部分报告哪一部分。

找不到标题、但有该部分的表格，或者正文中有该序号的标题字样的，可能是标题写法特殊，列为疑误。文件在中途断开的，另见 S122。

## 为什么

《条例》第五十条列明年度报告应当包括的内容，统一格式把它们固定为六个部分，缺一部分就是缺一项法定内容。

## 不合规示例

报告写到“五、存在的主要问题及改进情况”为止，没有第六部分。

## 合规示例

六个部分依次列出，第六部分没有内容的写“无其他需要报告的事项”。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...editions import Edition, ordinal_text
from ...model import Report, Severity
from ..base import Judgement, failed, not_assessable, passed, rule
from ._ending import breaks_off, trailing_gap
from ._printed import SECTION_OF, found


@rule(
    code="S101",
    title="六个部分应当齐全",
    title_en="All six sections must be present",
    severity=Severity.ERROR,
    basis="《政府信息公开条例》第五十条；统一格式（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """One judgement for each of the six sections."""
    if not report.sections:
        yield not_assessable("没有读到报告的文字部分")
        return
    broken = trailing_gap(report) if breaks_off(report, form) else []
    for section in form.sections:
        subject = f"section.{section.number}"
        if report.section(section.number) is not None:
            yield passed(subject)
            continue
        name = f"{ordinal_text('cn', section.number)}{section.title}"
        hint = _trace(report, section.number)
        if not hint and section.number in broken:
            hint = "文件似在此前中断"
        yield failed(
            subject,
            f"缺第{name[0]}部分“{name}”" + (f"（{hint}）" if hint else ""),
            f"section {section.number} is missing",
            severity=Severity.WARNING if hint else None,
        )


def _trace(report: Report, number: int) -> str:
    """What speaks for the section being there under another heading (Chinese)."""
    for table, place in SECTION_OF.items():
        if place == number and found(report, table):
            return "有该部分的表格，但没有读到标题"
    numeral = ordinal_text("cn", number)[0]
    heading = re.compile(
        rf"^[ \t\u3000]{{0,8}}(?:第?{numeral}(?:部分|[、.．])[ \t\u3000]{{0,8}}\S.{{0,30}})$", re.MULTILINE
    )
    for section in report.sections:
        match = heading.search(section.text)
        if match is not None and section.number:
            return f"正文中有“{match.group().strip()}”一行，可能是该部分的标题"
    return ""
