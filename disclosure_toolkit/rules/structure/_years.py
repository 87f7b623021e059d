"""Where the report says which year it speaks of: the stated period, and the openings of its own sentences (年份)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...chinese import squeeze
from ...model import Quote, Report
from ..base import quote

_OPENING = re.compile(
    r"(?:^|(?<=[。；\n]))[ \u3000]{0,8}(?P<year>20\d{2}) {0,4}年度? {0,4}"
    r"(?:以来|全年|期间|度内)? {0,4}(?:[，,、]|(?=我|本|全|共|累计|通过|区|县|市|镇|乡|街道|未|没有|主动|依法|公开|发布|收到|受理|政府信息|新制|制发|办理))"
)
_STOP = re.compile(r"[。；\n]")
_SHOWN = 24
_PLAN = re.compile(r"将|计划|下一步|下一年|拟|力争|争取|打算|继续|(?<![主重需摘纪简扼])要(?![求点闻素件])")
_BACK = re.compile(r"结转|获评|荣获|被评|测评|审计|巡[视察]|印发|修订|出台|颁布|施行|以来")


def period_quotes(report: Report) -> list[Quote]:
    """The words that state the period, where they stand in the text; empty where only the record tells them."""
    period = report.identity.period
    words = squeeze(period.raw) if period is not None else ""
    if not words:
        return []
    pattern = re.compile(r"\s*".join(map(re.escape, words)))
    for section in report.sections:
        match = pattern.search(section.text)
        if match is not None:
            source = section.source_at(match.start())
            return [Quote(section.number, match.group(), match.start(), match.end(), source)]
    return []


def spoken_years(report: Report) -> Iterator[tuple[int, Quote]]:
    """Each sentence of section 一 that begins by dating this year's work (2024年，我局…): the year, the words.

    Plans, and what looks back at an award, a document or an audit, are left out: they date something else.
    """
    section = report.section(1)
    if section is None:
        return
    for match in _OPENING.finditer(section.text):
        start = match.start("year")
        stop = _STOP.search(section.text, start)
        sentence = section.text[start : stop.start() if stop is not None else None]
        if _PLAN.search(sentence) is None and _BACK.search(sentence) is None:
            yield int(match["year"]), quote(report, 1, start, start + min(len(sentence), _SHOWN))
