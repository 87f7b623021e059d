"""The list of findings (问题清单) as CSV and as an Excel workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..display.words import LEVEL_NAMES, SEVERITY_NAMES
from ..model import Level, Severity
from ..storage import aside, write_text
from .review import Decision

# Column key → heading in Chinese and English, width in the workbook (characters).
_COLUMNS: dict[str, tuple[str, str, int]] = {
    "year": ("年份", "year", 8),
    "agency": ("机关", "agency", 26),
    "severity": ("程度", "severity", 8),
    "rule": ("规则", "rule", 8),
    "title": ("问题", "title", 30),
    "message": ("说明", "message", 60),
    "figures": ("数据项", "figures", 36),
    "working": ("算式", "working", 36),
    "quotes": ("原文", "quotes", 36),
    "place": ("位置", "place", 26),
    "basis": ("依据", "basis", 40),
    "file": ("文件", "file", 30),
    "fingerprint": ("指纹", "fingerprint", 18),
    "decision": ("复核结论", "decision", 10),
    "note": ("复核说明", "note", 24),
    "reviewer": ("复核人", "reviewer", 10),
}
# Excel, WPS and LibreOffice take text that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CELL_LIMIT = 32_767


def headings(lang: str = "zh") -> list[str]:
    """The headings of the list."""
    return [names[0] if lang == "zh" else names[1] for names in _COLUMNS.values()]


def findings_rows(
    audits: Iterable[Mapping[str, Any]], decisions: Mapping[str, Decision] | None = None, lang: str = "zh"
) -> Iterator[list[str | int]]:
    """One line a finding, in the order of the audits.

    :param audits: JSON forms of audits (``Audit.to_dict``).
    :param decisions: reviewers' decisions by fingerprint.
    """
    decisions = decisions or {}
    for audit in audits:
        identity = audit["identity"]
        for finding in audit["findings"]:
            decision = decisions.get(finding["fingerprint"], Decision(""))
            cells: dict[str, str | int] = {
                "year": identity["year"] if identity["year"] is not None else "",
                "agency": identity["agency"],
                "severity": SEVERITY_NAMES[Severity(finding["severity"])][lang != "zh"],
                "rule": finding["rule"],
                "title": finding["title"],
                "message": finding["message"],
                "figures": "\n".join(_figure(figure, lang) for figure in finding["figures"]),
                "working": "\n".join(finding["working"]),
                "quotes": "\n".join(quote["text"] for quote in finding["quotes"]),
                "place": "\n".join(_places(finding)),
                "basis": finding["basis"],
                "file": audit["file"],
                "fingerprint": finding["fingerprint"],
                "decision": decision.decision,
                "note": decision.note,
                "reviewer": decision.reviewer,
            }
            yield [cells[key] for key in _COLUMNS]


def _figure(figure: Mapping[str, Any], lang: str) -> str:
    value = figure["value"] if figure["value"] is not None else figure["raw"] or ("无" if lang == "zh" else "none")
    text = f"{figure['label'] if lang == 'zh' else figure['key']} = {value}"
    if figure["expected"] is not None:
        text += f"（应为 {figure['expected']}）" if lang == "zh" else f" (expected {figure['expected']})"
    return text


def _places(finding: Mapping[str, Any]) -> list[str]:
    places = [item["place"] for item in (*finding["figures"], *finding["quotes"]) if item["place"]]
    return list(dict.fromkeys(places))


def neutral(value: str | int) -> str | int:
    """A CSV cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def findings_csv(
    audits: Iterable[Mapping[str, Any]], decisions: Mapping[str, Decision] | None = None, lang: str = "zh"
) -> str:
    """The list of findings as CSV text."""
    return _csv(findings_rows(audits, decisions, lang), lang)


def _csv(rows: Iterable[Sequence[str | int]], lang: str) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(headings(lang))
    writer.writerows([neutral(value) for value in row] for row in rows)
    return stream.getvalue()


def write_findings_csv(
    path: Path,
    audits: Iterable[Mapping[str, Any]],
    decisions: Mapping[str, Decision] | None = None,
    lang: str = "zh",
) -> int:
    """Writes the list as CSV with the mark by which Excel knows UTF-8; gives the number of findings."""
    rows = list(findings_rows(audits, decisions, lang))
    write_text(path, _csv(rows, lang), encoding="utf-8-sig")
    return len(rows)


def write_findings_xlsx(
    path: Path,
    audits: Sequence[Mapping[str, Any]],
    decisions: Mapping[str, Decision] | None = None,
    lang: str = "zh",
) -> None:
    """Writes a workbook with two sheets: the findings, and one line a report."""
    from openpyxl import Workbook

    zh = lang == "zh"
    book = Workbook(write_only=True)
    widths = [width for _, _, width in _COLUMNS.values()]
    _sheet(book, "问题清单" if zh else "findings", headings(lang), widths, findings_rows(audits, decisions, lang))
    names = ["年份", "机关", "机关类别", *(name for name, _ in SEVERITY_NAMES.values()), "结论", "覆盖", "文件"]
    names_en = ["year", "agency", "level", *Severity, "verdict", "coverage", "file"]
    summary = ([*_summary(audit, zh)] for audit in audits)
    _sheet(
        book, "报告一览" if zh else "reports", names if zh else names_en, [8, 26, 10, 8, 8, 8, 8, 50, 50, 30], summary
    )
    with aside(path) as temporary:
        book.save(temporary)


def _summary(audit: Mapping[str, Any], zh: bool) -> Iterator[str | int]:
    identity, summary = audit["identity"], audit["summary"]
    yield identity["year"] if identity["year"] is not None else ""
    yield identity["agency"]
    yield LEVEL_NAMES[Level(identity["level"])][not zh]
    yield from (summary["counts"][severity] for severity in Severity)
    yield summary["verdict"]
    yield summary["coverage"]["sentence"]
    yield audit["file"]


def _sheet(
    book: Any, title: str, names: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str | int]]
) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width

    def cell(value: str | int, **styles: Any) -> Any:
        if isinstance(value, str):
            text = ILLEGAL_CHARACTERS_RE.sub("", value.encode("utf-8", "backslashreplace").decode("utf-8"))
            text = text if len(text) <= _CELL_LIMIT else text[: _CELL_LIMIT - 1] + "…"
            # Text stays text: neither on opening nor on editing may it become a formula.
            made = WriteOnlyCell(sheet, text)
            made.data_type = "s"
            made.quotePrefix = text.startswith(_FORMULA)
        else:
            made = WriteOnlyCell(sheet, value)
        for name, style in styles.items():
            setattr(made, name, style)
        return made

    bold, shade = Font(bold=True), PatternFill("solid", fgColor="E8EDF3")
    wrapped = Alignment(wrap_text=True, vertical="top")
    sheet.append([cell(name, font=bold, fill=shade, alignment=wrapped) for name in names])
    count = 1
    for row in rows:
        sheet.append([cell(value, alignment=wrapped) for value in row])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{count}"
