"""The project's own structured record (JSON)."""

from __future__ import annotations

import json
import random

from ...editions import Edition, edition
from ...model import Figure, Identity, LabelMatch, Part, Period, Report, Section, TableRecord
from ..meaning import meaning
from ..printed import PrintedReport, PrintedSection, Table
from . import Layout


def to_record(report: PrintedReport) -> Report:
    """The printed report as a structured record; sources are left out."""
    form = edition(report.edition)
    figures = {}
    for key, text in report.figures().items():
        kind, value = meaning(text)
        figures[key] = Figure(key, value, text.strip(), kind)
    period = None
    if report.period is not None:
        start, end = report.period
        raw = f"{start.year}年{start.month}月{start.day}日至{end.year}年{end.month}月{end.day}日"
        period = Period(start, end, raw)
    sections = tuple(_section(section) for section in report.sections)
    if report.preamble:
        sections = (Section(0, "", "\n".join(report.preamble)), *sections)
    title_year = next((year for year in range(2000, 2100) if str(year) in report.title), None)
    return Report(
        identity=Identity(
            agency=report.agency,
            year=report.year,
            edition=report.edition,
            level=report.level,
            title=report.title,
            title_year=title_year,
            period=period,
            published=report.published,
        ),
        figures=figures,
        sections=sections,
        tables=tuple(_table(table, form) for table in report.tables),
        format="json",
    )


def _section(section: PrintedSection) -> Section:
    text = ""
    parts: list[tuple[str, str, int, int]] = []
    for paragraph in section.paragraphs:
        start = len(text)
        text += "\n".join(paragraph.lines) + "\n"
        if paragraph.heading:
            body = start + len(paragraph.heading) + (0 if paragraph.run_in else 1)
            parts.append((paragraph.topic or "other", paragraph.heading, start, body))
    text = text.rstrip("\n")
    ends = [*(start for _, _, start, _ in parts[1:]), len(text)][: len(parts)]
    found = tuple(
        Part(topic, heading.rstrip("。："), number, start, min(body, len(text)), end)
        for number, ((topic, heading, start, body), end) in enumerate(zip(parts, ends, strict=True), start=1)
    )
    printed = "一二三四五六七八九十".find(section.ordinal[:1]) + 1 if section.ordinal else None
    return Section(section.number, section.title, text, printed=printed or None, parts=found)


def _table(table: Table, form: Edition) -> TableRecord:
    rows = tuple(
        LabelMatch(row.key, row.labels[-1], row.labels[-1]) for b in table.blocks for row in b.rows if row.labels
    )
    columns = tuple(LabelMatch(c.key, c.label, c.label) for b in table.blocks for c in b.columns)
    return TableRecord(table.name, form.name, "record", rows, columns)


def write_record(report: PrintedReport, rng: random.Random) -> bytes:  # noqa: ARG001
    """The record as ``disclosure load --format json`` writes it."""
    return (json.dumps(to_record(report).to_dict(), ensure_ascii=False, indent=1) + "\n").encode()


LAYOUTS = (Layout("json", "record", write_record, dated=True),)
