"""The project's own structured record (JSON)."""

from __future__ import annotations

import json
import random

from ...chinese import fold
from ...editions import Edition, edition
from ...model import Figure, Identity, LabelMatch, Part, Period, Report, Section, TableRecord
from ..meaning import meaning
from ..printed import UNKNOWN, PrintedReport, PrintedSection, Table
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
            agency=report.titled_agency,
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
    known = {row.key: row.printed for row in form.rows}
    known |= {row.key: row.label for article in form.articles for row in article.rows}
    known[form.undivided_row] = next((g.printed for g in form.groups if g.key == "other"), "")
    names = {column.key: column.label for column in form.columns}
    rows = tuple(_match(r.key, r.labels[-1], known) for block in table.blocks for r in block.rows if r.labels)
    columns = tuple(_match(c.key, c.label, names) for block in table.blocks for c in block.columns)
    return TableRecord(table.name, form.name, "record", rows, columns)


def _match(key: str, printed: str, known: dict[str, str]) -> LabelMatch:
    """How a careful reader would note the label: as the form has it, worded otherwise, or unknown."""
    if key == UNKNOWN:
        return LabelMatch(None, printed, how="unknown")
    expected = known.get(key, printed)
    return LabelMatch(key, printed, expected, "exact" if fold(printed) == fold(expected) else "position")


def write_record(report: PrintedReport, rng: random.Random) -> bytes:  # noqa: ARG001
    """The record as ``disclosure load --format json`` writes it."""
    return (json.dumps(to_record(report).to_dict(), ensure_ascii=False, indent=1) + "\n").encode()


LAYOUTS = (Layout("json", "record", write_record, dated=True),)
