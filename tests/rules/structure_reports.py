"""Reports with one thing amiss in their structure, for the cases of the family ``structure``."""

from __future__ import annotations

from dataclasses import replace

from disclosure_toolkit.model import LabelMatch, Level, Period, Section
from tests.builders import (
    clean_report,
    overview,
    with_identity,
    with_section,
    with_table,
    without_section,
    without_table,
)


def sections_reordered(*numbers):
    report = clean_report()
    return replace(report, sections=tuple(next(s for s in report.sections if s.number == n) for n in numbers))


def overview_of(topics):
    return replace(clean_report(), sections=(overview(topics), *clean_report().sections[1:]))


def one_paragraph(text):
    return with_section(clean_report(), 1, text=text, parts=())


def relabelled(table, key, printed, how, into=None, columns=False):
    """A row's or column's label printed otherwise."""
    report = clean_report()
    record = report.table(table)
    labels = record.columns if columns else record.rows
    new = tuple(
        LabelMatch(into if how == "unknown" else key, printed, label.expected, how) if label.key == key else label
        for label in labels
    )
    return with_table(report, table, **({"columns": new} if columns else {"rows": new}))


def rows_of(table, *order, double=()):
    record = clean_report().table(table)
    rows = list(record.rows)
    for a, b in order:
        i, j = (next(n for n, row in enumerate(rows) if row.key == key) for key in (a, b))
        rows[i], rows[j] = rows[j], rows[i]
    for key in double:
        at = next(n for n, row in enumerate(rows) if row.key == key)
        rows.insert(at, rows[at])
    return with_table(clean_report(), table, rows=tuple(rows))


def with_unplaced_row(printed):
    record = clean_report().table("requests")
    return with_table(clean_report(), "requests", rows=(*record.rows, LabelMatch(None, printed, how="unknown")))


def published(day, level=Level.DEPARTMENT):
    return with_identity(clean_report(), published=day, level=level)


def period(start, end):
    return with_identity(clean_report(), period=Period(start, end, f"{start}至{end}"))


def dated(*sentences):
    """Section one says these sentences, each a paragraph; the title and the period say 2023."""
    return with_section(clean_report(), 1, text="\n".join(sentences), parts=())


def preamble(text):
    report = clean_report()
    return replace(report, sections=(Section(0, "", text), *report.sections))


def truncated(number, text):
    """Ends in this section with this text."""
    report = without_section(clean_report(), *range(number + 1, 7))
    return with_section(report, number, text=text)


def old_report():
    """A report on 2017: no uniform form, no statutory tables."""
    report = without_table(clean_report(), "proactive", "requests", "review")
    return with_identity(
        report, year=2017, edition=None, title_year=2017, title="云溪县民政局2017年政府信息公开工作年度报告"
    )


def trial_table_in(year):
    return replace(clean_report("2019_trial"), identity=clean_report(year=year, form="2019_trial").identity)
