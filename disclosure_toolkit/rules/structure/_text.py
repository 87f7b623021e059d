"""The report's running text with its places, for rules that search it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Quote, Report
from ..base import quote

NAMES = {
    -1: "标题",
    0: "前言",
    1: "第一部分",
    2: "第二部分",
    3: "第三部分",
    4: "第四部分",
    5: "第五部分",
    6: "第六部分",
}


def spans(report: Report, pattern: re.Pattern[str]) -> Iterator[Quote]:
    """Every match of the pattern in the title and in the sections' text, as evidence."""
    title = report.identity.title
    for match in pattern.finditer(title):
        yield Quote(-1, match.group(), match.start(), match.end(), report.identity.title_source)
    for section in report.sections:
        for match in pattern.finditer(section.text):
            found = quote(report, section.number, match.start(), match.end())
            # Two sections may carry one number: the words come from the section searched.
            yield Quote(
                section.number,
                match.group(),
                match.start(),
                match.end(),
                section.source_at(match.start()) or found.source,
            )


def where(quotes: list[Quote]) -> str:
    """``标题、第一部分``."""
    return "、".join(dict.fromkeys(NAMES.get(item.section, "正文") for item in quotes))


def context(report: Report, item: Quote, width: int = 10) -> str:
    """The quoted words with a few characters on either side."""
    text = report.identity.title if item.section == -1 else ""
    for section in report.sections:
        if section.number == item.section and section.text[item.start : item.end] == item.text:
            text = section.text
    start, end = max(0, item.start - width), min(len(text), item.end + width)
    return text[start:end].replace("\n", " ") or item.text
