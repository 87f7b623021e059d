"""同一报告的两种版本不一致。

## 检查什么

同一机关同一年度有两份报告（例如网页和附件）时，逐格比较三张表，逐段比较六个部分的文字，列出不同之处和各自的出处。
空白、标点、全角半角的不同不算不同；一份里读不出的数字不比。完全一致的不列（有两份报告本身由 C101 说明）。

## 为什么

公众看到的应当是同一份报告。网页与附件不同，往往是更正时只改了一处。

## 不合规示例

网页：自然人新收 12 件；附件：自然人新收 21 件。

## 合规示例

网页与附件的数字、文字都相同，只是版式不同。
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model import FigureEvidence, Quote, Severity
from ....rules.base import Judgement, failed, passed, rule
from ...digest import Digest
from ...gathering import Collection, about, evidence
from ...twins import Passage, Twins, compare_twins

_SECTIONS = "零一二三四五六"
_FEW, _ALIKE = 20, 0.6
"""With more figures apart, or less of the words alike, the two are hardly versions of one report."""
_SHOWN_CELLS, _SHOWN_PASSAGES = 40, 6


@rule(
    code="C601",
    title="同一报告的两种版本不一致",
    title_en="Two versions of one report differ",
    severity=Severity.WARNING,
    basis="《政府信息公开条例》第四十九条：各机关每年公布一份上一年度报告",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """One finding for each version that differs from the first one."""
    for years in collection.by_year.values():
        for reports in years.values():
            first, *others = reports
            for other in others:
                found = compare_twins(first, other)
                yield passed(other.file) if found.alike else _failed(first, other, found)


def _failed(first: Digest, other: Digest, found: Twins) -> Judgement:
    parts = []
    if found.cells:
        parts.append(f"数字不同 {len(found.cells)} 格")
    if found.signs:
        parts.append(f"一份有数字、另一份是空白或符号的 {len(found.signs)} 格")
    if found.only_one:
        parts.append(f"只有一份列出的 {len(found.only_one)} 格")
    if found.sections:
        parts.append(f"只有一份有的部分：{'、'.join(f'第{_SECTIONS[number]}部分' for number in found.sections)}")
    if found.passages:
        numbers = sorted({passage.section for passage in found.passages})
        parts.append(f"文字不同 {len(found.passages)} 段（{'、'.join(f'第{_SECTIONS[n]}部分' for n in numbers)}）")
    apart = len(found.cells) > _FEW or found.likeness < _ALIKE
    remark = "；差别很大，可能不是同一份报告，也可能其中一份写错了年度" if apart else ""
    serious = Severity.QUESTION if apart else Severity.WARNING if found.cells else Severity.INFO
    return failed(
        "versions." + "-".join(sorted((first.content[:12], other.content[:12]))),
        f"{first.agency} {first.year} 年报告的两种版本（{first.file}、{other.file}）不一致："
        f"{'；'.join(parts)}{remark}。",
        f"Two versions of the report of {first.agency} for {first.year} ({first.file}, {other.file}) differ: "
        f"{len(found.cells)} figures, {len(found.signs)} figures against blanks or signs, "
        f"{len(found.only_one)} figures in one only, {len(found.passages)} paragraphs.",
        figures=list(_figures(first, other, found)),
        quotes=[quote for passage in found.passages[:_SHOWN_PASSAGES] for quote in _quotes(passage, other)],
        severity=serious,
        about=about(first, other),
    )


def _figures(first: Digest, other: Digest, found: Twins) -> Iterator[FigureEvidence]:
    for key in (*found.cells, *found.signs, *found.only_one)[:_SHOWN_CELLS]:
        yield evidence(first, key, which="this")
        yield evidence(other, key, which=other.file)


def _quotes(passage: Passage, other: Digest) -> tuple[Quote, Quote]:
    start, end = passage.start, passage.other_start
    return (
        Quote(passage.section, passage.text, start, start + len(passage.text), None, "this", passage.differs),
        Quote(
            passage.section,
            passage.other_text,
            end,
            end + len(passage.other_text),
            None,
            other.file,
            passage.other_differs,
        ),
    )
