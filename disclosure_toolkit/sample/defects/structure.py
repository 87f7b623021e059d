"""Sections and tables: missing, out of order, misnumbered, wrongly titled, empty, cut off."""

from __future__ import annotations

from dataclasses import replace

from ..printed import Paragraph, PrintedReport, PrintedSection
from .base import Case, Injected, defect

_ORDINALS = "一二三四五六"


def _sections(case: Case, numbers: tuple[int, ...]) -> list[PrintedSection]:
    return [section for section in case.report.sections if section.number in numbers]


def _without(report: PrintedReport, number: int) -> PrintedReport:
    found = next((section for section in report.sections if section.number == number), None)
    kept = tuple(section for section in report.sections if section.number != number)
    report = replace(report, sections=kept)
    return report.without_table(found.table) if found is not None and found.table else report


@defect("section_missing", "structure", "缺少一个部分")
def _section_missing(case: Case) -> Injected | None:
    section = case.rng.choice(_sections(case, (5, 6)))
    return Injected(_without(case.report, section.number), f"缺少“{section.heading}”", section=section.number)


@defect("table_section_missing", "structure", "缺少一个带表格的部分")
def _table_section_missing(case: Case) -> Injected | None:
    section = case.rng.choice(_sections(case, (2, 3, 4)))
    detail = f"缺少“{section.heading}”，连同其表格"
    return Injected(_without(case.report, section.number), detail, section=section.number)


@defect("table_missing", "structure", "标题在而表格不在", severity="warning")
def _table_missing(case: Case) -> Injected | None:
    section = case.rng.choice(_sections(case, (2, 3, 4)))
    report = case.report.without_table(section.table)
    return Injected(report, f"“{section.heading}”下没有表格", section=section.number)


@defect("section_empty", "structure", "一个部分只有标题", severity="warning")
def _section_empty(case: Case) -> Injected | None:
    section = case.rng.choice(_sections(case, (5, 6)))
    report = case.report.map_sections(lambda s: replace(s, paragraphs=()) if s.number == section.number else s)
    return Injected(report, f"“{section.heading}”没有内容", section=section.number)


@defect("sections_swapped", "structure", "两个部分次序颠倒", severity="warning")
def _sections_swapped(case: Case) -> Injected | None:
    sections = list(case.report.sections)
    place = case.rng.choice((1, 4))
    first, second = sections[place], sections[place + 1]
    # The numbers stay where they were, the contents change places.
    sections[place] = replace(second, ordinal=first.ordinal)
    sections[place + 1] = replace(first, ordinal=second.ordinal)
    detail = f"“{first.title}”与“{second.title}”次序颠倒"
    return Injected(replace(case.report, sections=tuple(sections)), detail, section=first.number)


@defect("section_misnumbered", "structure", "部分的序号有误", severity="warning")
def _section_misnumbered(case: Case) -> Injected | None:
    section = case.rng.choice(_sections(case, (3, 4, 5, 6)))
    wrong = _ORDINALS[section.number - 2] + "、"
    report = case.report.map_sections(lambda s: replace(s, ordinal=wrong) if s.number == section.number else s)
    return Injected(report, f"“{section.heading}”的序号印作“{wrong}”", section=section.number)


_WRONG_TITLES = {5: "下一步工作打算", 6: "附件", 2: "政务公开制度执行情况", 4: "信访办理情况"}


@defect("section_retitled", "structure", "部分的标题被改成别的内容", severity="warning")
def _section_retitled(case: Case) -> Injected | None:
    section = case.rng.choice(_sections(case, tuple(_WRONG_TITLES)))
    title = _WRONG_TITLES[section.number]
    report = case.report.map_sections(lambda s: replace(s, title=title) if s.number == section.number else s)
    return Injected(report, f"“{section.title}”印作“{title}”", section=section.number)


@defect("subsection_missing", "structure", "总体情况缺少一个方面", severity="warning")
def _subsection_missing(case: Case) -> Injected | None:
    topics = [p for s in case.report.sections for p in s.paragraphs if p.topic]
    if not topics:
        return None
    gone = case.rng.choice(topics)

    def cut(section: PrintedSection) -> PrintedSection:
        if section.number != 1:
            return section
        kept: list[Paragraph] = []
        number = 0
        for paragraph in section.paragraphs:
            if paragraph is gone:
                continue
            if paragraph.topic:
                heading = f"（{_ORDINALS[number]}）" + paragraph.heading.partition("）")[2]
                paragraph = replace(paragraph, heading=heading)
                number += 1
            kept.append(paragraph)
        return replace(section, paragraphs=tuple(kept))

    name = gone.heading.partition("）")[2].rstrip("。：")
    return Injected(case.report.map_sections(cut), f"总体情况缺“{name}”", section=1)


@defect("subsection_empty", "structure", "总体情况的一个方面只有小标题", severity="warning")
def _subsection_empty(case: Case) -> Injected | None:
    topics = [p for s in case.report.sections for p in s.paragraphs if p.topic in ("management", "platform")]
    if not topics:
        return None
    bare = case.rng.choice(topics)

    def empty(section: PrintedSection) -> PrintedSection:
        changed = tuple(
            replace(p, text="", heading=p.heading.rstrip("：。"), run_in=False) if p is bare else p
            for p in section.paragraphs
        )
        return replace(section, paragraphs=changed)

    name = bare.heading.partition("）")[2].rstrip("。：")
    return Injected(case.report.map_sections(empty), f"“{name}”只有小标题", section=1)


@defect("truncated", "structure", "文件在中途断掉", severity="warning")
def _truncated(case: Case) -> Injected | None:
    last = case.rng.choice((4, 5))
    sections = []
    for section in case.report.sections:
        if section.number > last:
            break
        if section.number == last and section.paragraphs:
            text = section.paragraphs[0].text
            section = replace(section, paragraphs=(Paragraph(text[: max(8, len(text) * 2 // 5)]),))
        sections.append(section)
    kept = {section.table for section in sections if section.table}
    tables = tuple(table for table in case.report.tables if table.name in kept)
    report = replace(case.report, sections=tuple(sections), tables=tables)
    return Injected(report, f"第{_ORDINALS[last - 1]}部分之后断掉", section=last + 1)


@defect("mojibake", "structure", "一段文字成了乱码", severity="warning")
def _mojibake(case: Case) -> Injected | None:
    section = case.rng.choice(_sections(case, (1, 5)))
    at = case.rng.randrange(len(section.paragraphs))
    broken = section.paragraphs[at].text.encode("utf-8").decode("gb18030", errors="replace").replace("\ufffd", "锟斤拷")

    def spoil(other: PrintedSection) -> PrintedSection:
        if other.number != section.number:
            return other
        paragraphs = tuple(replace(p, text=broken) if i == at else p for i, p in enumerate(other.paragraphs))
        return replace(other, paragraphs=paragraphs)

    return Injected(case.report.map_sections(spoil), f"“{section.heading}”第 {at + 1} 段为乱码", section=section.number)


@defect("unfilled_text", "structure", "文字部分仍是格式的提示语", severity="warning")
def _unfilled_text(case: Case) -> Injected | None:
    section = case.rng.choice(_sections(case, (1, 5)))
    text = (Paragraph("（文字描述）"),)
    report = case.report.map_sections(lambda s: replace(s, paragraphs=text) if s.number == section.number else s)
    return Injected(report, f"“{section.heading}”只有“（文字描述）”", section=section.number)
