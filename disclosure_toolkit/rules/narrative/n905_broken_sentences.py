"""文字：有没有断句、残句的痕迹。

## 检查什么

标点相接（“，。”“、，”“。，”“；。”等）、句首的标点、没有写完的长段（段末没有句末标点）。标题、落款不算。

## 为什么

标点相接、段末没有句号，多是删改时留下半句话，漏掉的可能是要紧的内容。

## 不合规示例

“加强对各单位的指导，。全年收到申请 3 件。”

## 合规示例

“加强对各单位的指导。全年收到申请 3 件。”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Report, Severity
from ..base import Judgement, failed, passed, rule
from ._prose import Paragraph, around, paragraphs

_MARKS = re.compile(r"[，、；：][。；，、：！？]|[。！？][，、；：]|，，|、、|；；|(?<!。)。。(?!。)")
_START = re.compile(r"^\s*[，、；。：！？]")
_END = re.compile(r"[。！？；：:;!?…”’）)》】.\d〕\]件条%元]\s*$")
_LONG = 40


@rule(
    code="N905",
    title="标点相接或者句子没有写完",
    title_en="Broken sentences: marks run together or a paragraph without an end",
    severity=Severity.WARNING,
    basis="《标点符号用法》（GB/T 15834—2011）",
)
def check(report: Report) -> Iterator[Judgement]:
    """One judgement for each broken place; an unfinished paragraph is a question."""
    found = 0
    for paragraph in paragraphs(report, preamble=False):
        for match in [*_MARKS.finditer(paragraph.text), *_START.finditer(paragraph.text)]:
            found += 1
            yield _finding(paragraph, match.start(), match.end(), "标点相接", "Marks run together", Severity.WARNING)
        if _unfinished(paragraph):
            found += 1
            end = len(paragraph.text)
            yield _finding(
                paragraph,
                end - 8,
                end,
                "段末没有句号，句子可能没有写完",
                "A paragraph without an end",
                Severity.QUESTION,
            )
    if not found:
        yield passed("text")


def _unfinished(paragraph: Paragraph) -> bool:
    text = paragraph.text.rstrip()
    # Without any other full stop it may be a heading or a caption.
    return len(text) >= _LONG and not _END.search(text) and "。" in text and paragraph.section.number != 6


def _finding(paragraph: Paragraph, start: int, end: int, what: str, english: str, severity: Severity) -> Judgement:
    shown = around(paragraph.text, start, end)
    return failed(
        f"section.{paragraph.section.number}.{paragraph.start + start}",
        f"{what}：“{shown}”",
        f"{english}: “{shown}”",
        quotes=[paragraph.quote(start, end)],
        severity=severity,
    )
