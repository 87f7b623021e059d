"""The running text for rules on content and text quality: paragraphs with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Quote, Report, Section

CONTACT = re.compile(
    r"电话|传真|邮编|邮箱|邮件|地址|联系|联络|E-?mail|咨询|手机|热线|网址|通讯|通信|下载", re.IGNORECASE
)
NAMES = ("前言", "第一部分", "第二部分", "第三部分", "第四部分", "第五部分", "第六部分")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a section; ``start`` counts characters of the section's text."""

    section: Section
    start: int
    text: str

    def quote(self, start: int, end: int, shown: str | None = None) -> Quote:
        """A span of the paragraph as evidence; ``shown`` stands in for words that must not be repeated."""
        first = self.start + start
        words = self.text[start:end] if shown is None else shown
        return Quote(self.section.number, words, first, self.start + end, self.section.source_at(first))


def paragraphs(report: Report, *, preamble: bool = True) -> Iterator[Paragraph]:
    """All paragraphs in order."""
    for section in report.sections:
        if section.number == 0 and not preamble:
            continue
        start = 0
        for line in section.text.split("\n"):
            if line.strip():
                yield Paragraph(section, start, line)
            start += len(line) + 1


def around(text: str, start: int, end: int, width: int = 8) -> str:
    """The words with a few characters on either side."""
    left = "…" if start > width else ""
    right = "…" if end + width < len(text) else ""
    return f"{left}{text[max(0, start - width) : end + width]}{right}"


def whole_text(report: Report, *numbers: int) -> str:
    """The text of these sections (all without numbers)."""
    return "\n".join(s.text for s in report.sections if not numbers or s.number in numbers)
