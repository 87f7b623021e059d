"""Correct reports made to measure, and small ways to break them. Names and places are invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from disclosure_toolkit.editions import Edition, edition
from disclosure_toolkit.model import (
    Figure,
    Identity,
    Kind,
    LabelMatch,
    Level,
    Part,
    Period,
    Report,
    Section,
    TableRecord,
)

AGENCY = "云溪县民政局"
TOPICS = (
    ("proactive", "（一）主动公开", "通过县政府网站主动公开政府信息，及时发布惠民政策。"),
    ("on_request", "（二）依申请公开", "依申请公开渠道畅通，答复按期办理。"),
    ("management", "（三）政府信息管理", "落实信息发布审核和保密审查制度。"),
    ("platform", "（四）政府信息公开平台建设", "维护网站专栏和政务新媒体。"),
    ("supervision", "（五）监督保障", "工作考核、社会评议按要求开展，没有责任追究的情形。"),
)
PROSE = {
    2: "",
    3: "",
    4: "",
    5: "存在的主要问题是公开的内容不够丰富。改进情况：已组织培训，丰富公开内容。",
    6: "本机关没有收取信息处理费。无其他需要报告的事项。",
}
Value = int | Decimal | None | Figure


def figure(key: str, value: Value, raw: str | None = None, kind: Kind | None = None) -> Figure:
    """A figure of this value; ``None`` is a blank cell."""
    if isinstance(value, Figure):
        return value
    if kind is None:
        kind = Kind.BLANK if value is None else Kind.ZERO if value == 0 else Kind.NUMBER
    if raw is None:
        raw = "" if value is None else str(value)
    return Figure(key, value, raw, kind, reason="两种读法不一致" if kind is Kind.UNREADABLE else "")


def outcome_rows(form: Edition, undivided: bool = False) -> list[str]:
    """The rows that make up （七）总计."""
    identity = next(i for i in form.identities(undivided) if i.kind == "outcome_total")
    return [key.split(".")[1] for key in identity.left]


def consistent(form: Edition, cells: Mapping[str, int] | None = None, undivided: bool = False) -> dict[str, Figure]:
    """All figures of a form, with these free cells (all else zero) and the totals that follow from them.

    Free are the outcome rows, ``carried_in`` and ``carried_out`` of the six applicants' columns, the
    results of table 4 without totals, and table 2. More is never carried in than was handled or
    carried out, so that ``received`` closes every balance.
    """
    given = dict(cells or {})
    values: dict[str, int | Decimal] = dict.fromkeys(form.keys, 0)
    if undivided:
        gone = {f"requests.{row}." for row in form.undivided_replaces}
        values = {key: value for key, value in values.items() if not key.startswith(tuple(gone))}
        values.update(dict.fromkeys(form.undivided_keys, 0))
    values.update({key: value for key, value in given.items() if key in values})
    outcomes = outcome_rows(form, undivided)
    applicants = [column.key for column in form.columns[:-1]]
    for column in applicants:
        handled = sum(values[f"requests.{row}.{column}"] for row in outcomes)
        pool = handled + values[f"requests.carried_out.{column}"]
        carried = min(values[f"requests.carried_in.{column}"], pool)
        values[f"requests.handled_total.{column}"] = handled
        values[f"requests.carried_in.{column}"] = carried
        values[f"requests.received.{column}"] = pool - carried
    for row in {key.split(".")[1] for key in values if key.startswith("requests.")}:
        values[f"requests.{row}.total"] = sum(values[f"requests.{row}.{column}"] for column in applicants)
    for group in form.review_groups:
        parts = [f"review.{group.key}.{result.key}" for result in form.review_results[:-1]]
        values[f"review.{group.key}.total"] = sum(values[key] for key in parts)
    return {key: figure(key, value) for key, value in values.items()}


def overview(topics: Sequence[tuple[str, str, str]] = TOPICS, opening: str = "") -> Section:
    """Section 一 with these sub-sections (topic, heading, text)."""
    lines, parts = ([opening] if opening else []), []
    for ordinal, (topic, heading, body) in enumerate(topics, start=1):
        start = sum(len(line) + 1 for line in lines)
        lines += [heading, body] if body else [heading]
        end = sum(len(line) + 1 for line in lines)
        parts.append(Part(topic, heading, ordinal, start, start + len(heading) + 1, end))
    text = "\n".join(lines)
    clipped = tuple(replace(p, body=min(p.body, len(text)), end=min(p.end, len(text))) for p in parts)
    return Section(1, "总体情况", text, printed=1, parts=clipped)


def tables(form: Edition, figures: Mapping[str, Figure]) -> tuple[TableRecord, ...]:
    """The three tables with exact labels, printing the rows of these figures."""

    def label(key: str, printed: str) -> LabelMatch:
        return LabelMatch(key, printed, printed)

    two = [row for article in form.articles for row in article.rows]
    present = list(dict.fromkeys(key.split(".")[1] for key in figures if key.startswith("requests.")))
    order = [row.key for row in form.rows]
    if form.undivided_row in present:
        order.insert(order.index(form.undivided_replaces[0]), form.undivided_row)
    names = {row.key: row.printed for row in form.rows} | {form.undivided_row: "（六）其他处理"}
    three = [label(key, names[key]) for key in order if key in present]
    four = [
        label(f"{group.key}.{result.key}", result.label)
        for group in form.review_groups
        for result in form.review_results
    ]
    return (
        TableRecord(
            "proactive",
            form.name,
            "grid",
            tuple(label(row.key, row.label) for row in two),
            tuple(label(column.key, column.label) for article in form.articles for column in article.columns),
        ),
        TableRecord(
            "requests",
            form.name,
            "grid",
            tuple(three),
            tuple(label(column.key, column.label) for column in form.columns),
        ),
        TableRecord("review", form.name, "grid", (), tuple(four)),
    )


def clean_report(
    form: str | Edition = "2021",
    year: int | None = None,
    agency: str = AGENCY,
    level: Level = Level.DEPARTMENT,
    cells: Mapping[str, int] | None = None,
    undivided: bool = False,
) -> Report:
    """A report with nothing wrong: six sections, three tables, consistent figures (zero but for ``cells``)."""
    edition_ = edition(form) if isinstance(form, str) else form
    year = year if year is not None else (2020 if edition_.name == "2019_trial" else 2023)
    figures = consistent(edition_, cells, undivided)
    others = [
        Section(item.number, item.title, PROSE[item.number], printed=item.number) for item in edition_.sections[1:]
    ]
    identity = Identity(
        agency=agency,
        year=year,
        edition=edition_.name,
        level=level,
        title=f"{agency}{year}年政府信息公开工作年度报告",
        title_year=year,
        period=Period(date(year, 1, 1), date(year, 12, 31), f"{year}年1月1日至{year}年12月31日"),
        published=date(year + 1, 1, 20),
    )
    return Report(
        identity, figures, (overview(), *others), tables(edition_, figures), file="report.json", format="json"
    )


def changed(report: Report, cells: Mapping[str, Value]) -> Report:
    """A copy with these cells in place of the printed ones."""
    return report.with_figures({key: figure(key, value) for key, value in cells.items()})


def bumped(report: Report, key: str, by: int = 1) -> Report:
    """A copy with one figure off by ``by``."""
    value = report.value(key)
    assert value is not None, key
    return changed(report, {key: value + by})


def with_identity(report: Report, **changes: object) -> Report:
    """A copy with another identity."""
    return replace(report, identity=replace(report.identity, **changes))


def with_section(report: Report, number: int, **changes: object) -> Report:
    """A copy with one section changed."""
    return replace(
        report,
        sections=tuple(replace(s, **changes) if s.number == number else s for s in report.sections),
    )


def without_section(report: Report, *numbers: int) -> Report:
    """A copy without these sections' headings and text; tables stay."""
    return replace(report, sections=tuple(s for s in report.sections if s.number not in numbers))


def with_table(report: Report, name: str, **changes: object) -> Report:
    """A copy with one table's record changed."""
    return replace(report, tables=tuple(replace(t, **changes) if t.name == name else t for t in report.tables))


def without_table(report: Report, *names: str) -> Report:
    """A copy without these tables."""
    return replace(
        report,
        tables=tuple(table for table in report.tables if table.name not in names),
        figures={key: value for key, value in report.figures.items() if key.split(".")[0] not in names},
    )


def without_row(report: Report, table: str, *rows: str) -> Report:
    """A copy whose table does not print these rows."""
    kept = {k: v for k, v in report.figures.items() if not (k.startswith(f"{table}.") and k.split(".")[1] in rows)}
    record = report.table(table)
    assert record is not None
    return with_table(
        replace(report, figures=kept), table, rows=tuple(row for row in record.rows if row.key not in rows)
    )


def without_column(report: Report, table: str, *columns: str) -> Report:
    """A copy whose table does not print these columns (table 4: ``group.result``)."""
    kept = {
        k: v
        for k, v in report.figures.items()
        if not (k.startswith(f"{table}.") and (k.split(".")[2] in columns or k.split(".", 1)[1] in columns))
    }
    record = report.table(table)
    assert record is not None
    return with_table(
        replace(report, figures=kept), table, columns=tuple(c for c in record.columns if c.key not in columns)
    )
