"""The project's own JSON back to a report, also a bare list of figures."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

from ..editions import Edition, edition_for_year, editions, latest
from ..errors import BadRecord, DamagedFile, NotAReport
from ..model import Figure, Identity, Kind, LabelMatch, Report, TableRecord
from .identity import level_of
from .labels import request_rows


def report_from_json(data: bytes, file: str, digest: str) -> Report:
    """The report of a JSON file: what ``disclosure load`` wrote, or ``{"agency", "year", "figures"}``.

    :raises DamagedFile: no JSON. :raises BadRecord: JSON of another shape, or figures that no edition has.
    """
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise DamagedFile(f"JSON 内容有误（{error}）", file, remedy="请重新导出该记录，或改用原始报告文件") from error
    if not isinstance(content, dict) or not isinstance(content.get("figures"), dict):
        raise NotAReport(
            "这个 JSON 文件不是年度报告的结构化记录", file, remedy="请提供 disclosure load 写出的记录，或原始报告文件"
        )
    try:
        report = Report.from_dict(content) if isinstance(content.get("identity"), dict) else _bare(content)
    except BadRecord as error:
        raise BadRecord(error.message, file, error.place, error.remedy) from error
    form = _form(report)
    known = {key for e in editions() for key in (*e.keys, *e.undivided_keys)}
    unknown = [key for key in report.figures if key not in known]
    if unknown:
        raise BadRecord(f"记录中有格式里没有的数据项：{'、'.join(unknown[:5])}", file, remedy="请核对数据项名称")
    if not report.tables:
        report = replace(report, tables=tables_of(report.figures, form))
    if report.identity.edition is None and report.figures:
        report = replace(report, identity=replace(report.identity, edition=form.name))
    return replace(report, file=file, format=report.format or "json", digest=report.digest or digest)


def _form(report: Report) -> Edition:
    for form in editions():
        if form.name == report.identity.edition:
            return form
    year = report.identity.year
    own = [form for form in editions() if any(k in report.figures for k in form.keys if k.startswith("proactive."))]
    if len(own) == 1:
        return own[0]
    return (edition_for_year(year) if year else None) or latest()


def _bare(content: dict[str, Any]) -> Report:
    agency, year = str(content.get("agency") or ""), content.get("year")
    figures: dict[str, Figure] = {}
    for key, value in content["figures"].items():
        if isinstance(value, bool) or not isinstance(value, (int, float, type(None))):
            raise BadRecord(f"数据项 {key} 的值不是数字", remedy="数值应为数字，空白应为 null")
        if value is None:
            figures[key] = Figure(key, None, "", Kind.BLANK)
            continue
        exact = Decimal(str(value)) if isinstance(value, float) or key.endswith(("yuan",)) else value
        figures[key] = Figure(key, exact, str(value), Kind.ZERO if value == 0 else Kind.NUMBER)
    identity = Identity(agency, year if isinstance(year, int) else None, None, level_of(agency))
    return Report(identity, figures)


def tables_of(figures: dict[str, Figure], form: Edition) -> tuple[TableRecord, ...]:
    """Tables as a record without them implies: every row and column that has a figure, in the form's order."""
    records = []
    rows = {f"proactive.{r.key}": r for a in form.articles for r in a.rows}
    rows |= {f"requests.{r.key}": r for r in (*form.rows, *latest().rows)}
    undivided = next(r for e in editions() for r in e.rows if r.key == latest().undivided_row)
    rows[f"requests.{undivided.key}"] = undivided
    order = [f"proactive.{row.key}" for article in form.articles for row in article.rows]
    order += [f"requests.{row.key}" for row in request_rows()]
    order += [f"review.{group.key}" for group in form.review_groups]
    present = {".".join(key.split(".")[:2]) for key in figures}
    for name in ("proactive", "requests", "review"):
        own = [k for k in order if k in present and k.startswith(name + ".")]
        if not own:
            continue
        columns: dict[str, str] = {}
        for key in figures:
            table, row, column = key.split(".")
            if table == name:
                columns.setdefault(
                    f"{row}.{column}" if name == "review" else column, form.label(key) if form.has(key) else ""
                )
        records.append(
            TableRecord(
                name,
                form.name,
                "record",
                tuple(LabelMatch(k.split(".")[1], rows[k].printed, rows[k].printed) for k in own)
                if name != "review"
                else (),
                tuple(LabelMatch(key, label, label) for key, label in columns.items()),
            )
        )
    return tuple(records)
