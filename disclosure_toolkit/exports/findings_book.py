"""``findings.xlsx``: the findings by agency and by rule, and one line a report (问题清单工作簿)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..display.words import LEVEL_NAMES, SEVERITY_NAMES
from ..model import Level, Severity
from .findings import COLUMNS, headings, shown
from .findings_table import stored_lines
from .workbook import workbook

_BY_RULE = ("rule", "title", "severity", "agency", "year", "message", "working", "quotes", "place", "decision", "file")
_REPORT_WIDTHS = (8, 26, 12, 8, 8, 8, 8, 10, 50, 50, 30)


def report_line(audit: Mapping[str, Any], dismissed: int, lang: str = "zh") -> list[str | int]:
    """One report of the sheet 报告一览: whose it is, how many findings, verdict, coverage.

    :param audit: JSON form of an audit. :param dismissed: how many of its findings reviewers dismissed.
    """
    identity, summary = audit["identity"], audit["summary"]
    return [
        identity["year"] if identity["year"] is not None else "",
        identity["agency"],
        LEVEL_NAMES[Level(identity["level"])][lang != "zh"],
        *(summary["counts"][severity] for severity in Severity),
        dismissed,
        summary["verdict"],
        summary["coverage"]["sentence"],
        audit["file"],
    ]


def write_findings_xlsx(path: Path, parquet: Path, reports: Iterable[Sequence[str | int]], lang: str = "zh") -> None:
    """Writes the workbook from a ``findings.parquet``: sheets 按机关, 按规则, 报告一览.

    :param reports: lines made by :func:`report_line`.
    """
    zh = lang == "zh"
    widths = [width for _, _, width in COLUMNS.values()]
    names = ["年份", "机关", "机关类别", *(name for name, _ in SEVERITY_NAMES.values())]
    names += ["复核不成立", "结论", "覆盖", "文件"]
    names_en = ["year", "agency", "level", *Severity, "dismissed", "verdict", "coverage", "file"]
    with workbook(path) as book:
        # The order of the parquet within a report is kept: gravest first.
        by_agency = _cells(parquet, list(COLUMNS), ("agency", "year"), lang)
        book.listing("按机关" if zh else "by agency", headings(lang), widths, by_agency)
        by_rule = _cells(parquet, _BY_RULE, ("rule", "agency", "year"), lang)
        narrow = [COLUMNS[key][2] for key in _BY_RULE]
        book.listing("按规则" if zh else "by rule", headings(lang, _BY_RULE), narrow, by_rule)
        book.listing("报告一览" if zh else "reports", names if zh else names_en, _REPORT_WIDTHS, reports)


def _cells(parquet: Path, keys: Sequence[str], order: Sequence[str], lang: str) -> Iterator[list[str | int]]:
    return (shown(line, keys, lang) for line in stored_lines(parquet, keys, order))
