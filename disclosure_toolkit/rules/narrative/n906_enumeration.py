"""文字：条目序号是否连续。

## 检查什么

“一是、二是、三是”是否从一开始、依次连续；各部分小标题（一）（二）（三）是否连续、不重复。

## 为什么

序号跳号、重号，多是漏掉或者重复了一条。

## 不合规示例

“一是加强领导。二是完善制度。四是强化监督。”

## 合规示例

“一是加强领导。二是完善制度。三是强化监督。”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...chinese import numeral
from ...model import Report, Section, Severity
from ..base import Judgement, failed, passed, quote, rule
from ._prose import Paragraph, paragraphs

_ITEM = re.compile(r"(?:^|(?<=[。；，、：:;,\s]))([一二三四五六七八九十]{1,2})(?:是|要)(?!否|否则)")
_PART = re.compile(r"(?:^|\n)\s*[（(]([一二三四五六七八九十]{1,2})[)）]")


@rule(
    code="N906",
    title="条目序号不连续",
    title_en="Numbered items do not follow each other",
    severity=Severity.WARNING,
    basis="报告文字应当准确、完整（公文的一般要求）",
)
def check(report: Report) -> Iterator[Judgement]:
    """One judgement for each break."""
    found = 0
    for section in report.sections:
        for judgement in _parts(report, section):
            found += 1
            yield judgement
        open_lists: list[int] = []
        for paragraph in (p for p in paragraphs(report) if p.section is section):
            broken = _items(paragraph, open_lists)
            found += len(broken)
            yield from broken
    if not found:
        yield passed("numbers")


def _items(paragraph: Paragraph, open_lists: list[int]) -> list[Judgement]:
    """What breaks off; ``open_lists`` holds the last number of each list begun, the innermost last.

    三是……。一是……二是……。四是……: a list within a list, after which the outer one goes on.
    """
    broken = []
    for match in _ITEM.finditer(paragraph.text):
        number = numeral(match.group(1)) or 0
        last = open_lists[-1] if open_lists else 0
        while number != 1 and number - 1 in open_lists and open_lists[-1] != number - 1:
            last = open_lists.pop() and open_lists[-1]
        if number not in {1, last + 1}:
            what = "重复" if number <= last else "跳号"
            broken.append(
                failed(
                    f"section.{paragraph.section.number}.item.{paragraph.start + match.start()}",
                    f"“{match.group()}”{what}：前一项是第 {last} 项" if last else f"“{match.group()}”之前没有“一是”",
                    f"Item {number} follows item {last}",
                    quotes=[paragraph.quote(match.start(1), match.end())],
                    severity=Severity.WARNING if last else Severity.INFO,
                )
            )
        if open_lists and number != 1:
            open_lists[-1] = number
        else:
            open_lists.append(number)
    return broken


def _parts(report: Report, section: Section) -> Iterator[Judgement]:
    last = due = 0
    printed = ""
    for match in _PART.finditer(section.text):
        number = numeral(match.group(1)) or 0
        # （一）（二）（三）（三）（五）: the fifth is where it belongs; one number is wrong, not two.
        due = 1 if number == 1 else due + 1
        if number not in {1, last + 1, due}:
            what = "序号重复" if number <= last else "序号不连续"
            yield failed(
                f"section.{section.number}.part.{number}.{match.start(1)}",
                f"小标题（{match.group(1)}）" + (f"接在（{printed}）之后，{what}" if last else "之前没有（一）"),
                f"Sub-heading {number} follows {last or 'none'}",
                quotes=[quote(report, section.number, match.start(1) - 1, match.end())],
            )
            due = number if number > last else due
        last, printed = number, match.group(1)
