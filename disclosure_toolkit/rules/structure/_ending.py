"""Whether a document breaks off before its end (截断)."""

from __future__ import annotations

from ...editions import Edition
from ...model import Report, Section
from ._printed import SECTION_OF, form_columns, form_rows

_ENDS = "。！？；…”’）)》】.!?;：:"
_OPEN = "，、：；（《“‘,"
_LONG = 40


def last_section(report: Report) -> Section | None:
    """The last of the six sections in printed order."""
    numbered = [section for section in report.sections if section.number]
    return numbered[-1] if numbered else None


def trailing_gap(report: Report) -> list[int]:
    """Numbers of the sections missing after the last one found: [5, 6]."""
    numbers = [section.number for section in report.sections if section.number]
    return list(range(max(numbers) + 1, 7)) if numbers else []


def breaks_off(report: Report, form: Edition) -> str:
    """Why the document is taken to break off (Chinese); empty when it is not."""
    last = last_section(report)
    if last is None:
        return ""
    text = last.text.rstrip()
    if not trailing_gap(report):
        if last.number == 6 and text and text[-1] in _OPEN:
            return f"第六部分的文字以“{text[-8:]}”结束，句子不完整"
        if last.number == 6 and len(text.splitlines()[-1] if text else "") > _LONG and text[-1] not in _ENDS:
            tail = text.splitlines()[-1]
            return (
                "" if tail[-1].isdigit() or tail.endswith("日") else f"第六部分的文字以“{text[-8:]}”结束，没有句末标点"
            )
        return ""
    for table, number in SECTION_OF.items():
        if number == last.number:
            return _table_breaks_off(report, form, table)
    if text and text[-1] not in _ENDS:
        return f"文字以“{text[-8:]}”结束，没有句末标点"
    return ""


def _table_breaks_off(report: Report, form: Edition, table: str) -> str:
    """A table at the document's end that lacks its last rows or columns."""
    places = form_rows(report, form, table) or form_columns(report, form, table)
    present = [any(key in report.figures for key in place.figures) for place in places]
    if not any(present):
        return "最后一部分只有标题，没有表格"
    return "" if present[-1] else "最后一张表缺末尾的行列"
