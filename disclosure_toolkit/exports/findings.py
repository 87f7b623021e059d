"""The list of findings (问题清单): its columns, its lines, and its CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from ..display.words import SEVERITY_NAMES, words
from ..model import Severity
from ..storage import aside
from .cells import neutral
from .review import Decision

# Column key → heading in Chinese and English, width in the workbook (characters).
COLUMNS: dict[str, tuple[str, str, int]] = {
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
    "fingerprint": ("问题编号", "fingerprint", 18),
    "decision": ("复核结论", "decision", 10),
    "note": ("复核说明", "note", 24),
    "reviewer": ("复核人", "reviewer", 10),
}

_WHOSE = {"this": ("本年报告", "this report"), "previous": ("上年报告", "last year's report")}


def headings(lang: str = "zh", keys: Iterable[str] = COLUMNS) -> list[str]:
    """The headings of the list, or of these columns of it."""
    names = (COLUMNS[key] for key in keys)
    return [chinese if lang == "zh" else english for chinese, english, _ in names]


def collection_audit(findings: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The findings of the whole collection (JSON form) in the shape of an audit that belongs to no agency."""
    return {"file": "", "identity": {"agency": "", "year": None, "level": ""}, "findings": list(findings)}


def finding_line(
    finding: Mapping[str, Any], audit: Mapping[str, Any], decisions: Mapping[str, Decision], lang: str
) -> dict[str, str | int | None]:
    """One finding of an audit as a line: column key → value; ``severity`` is its key, ``year`` may be ``None``."""
    identity, file = audit["identity"], audit["file"]
    if finding.get("reports"):
        # A finding of the collection stands with the report that is to be corrected.
        identity = finding["reports"][0]
        file = "\n".join(report["file"] for report in finding["reports"] if report["file"])
    decision = decisions.get(finding["fingerprint"], Decision(""))
    return {
        "year": identity["year"],
        "agency": identity["agency"],
        "severity": finding["severity"],
        "rule": finding["rule"],
        "title": finding["title"],
        "message": finding["message"],
        "figures": "\n".join(
            figure_text(figure, lang, stated=bool(finding["quotes"])) for figure in finding["figures"]
        ),
        "working": "\n".join(finding["working"]),
        "quotes": "\n".join(quote_text(quote, lang) for quote in finding["quotes"]),
        "place": "\n".join(places(finding)),
        "basis": finding["basis"],
        "file": file,
        "fingerprint": finding["fingerprint"],
        "decision": decision.decision,
        "note": decision.note,
        "reviewer": decision.reviewer,
    }


def findings_rows(
    audits: Iterable[Mapping[str, Any]], decisions: Mapping[str, Decision] | None = None, lang: str = "zh"
) -> Iterator[list[str | int]]:
    """One line a finding as it is read by people, in the order of the audits.

    :param audits: JSON forms of audits (``Audit.to_dict``).
    :param decisions: reviewers' decisions by fingerprint.
    """
    for audit in audits:
        for finding in audit["findings"]:
            yield shown(finding_line(finding, audit, decisions or {}, lang), COLUMNS, lang)


def shown(line: Mapping[str, Any], keys: Iterable[str], lang: str) -> list[str | int]:
    """The cells of a line as people read them: severities by name, an unknown year empty."""
    values = {
        **line,
        "year": line["year"] if line["year"] is not None else "",
        "severity": SEVERITY_NAMES[Severity(line["severity"])][lang != "zh"],
    }
    return [values[key] for key in keys]


def quote_text(quote: Mapping[str, Any], lang: str = "zh") -> str:
    """A quoted span (JSON form), with the name of the report where several stand side by side."""
    return f"{_whose(quote, lang)}{quote['text']}" if quote.get("report") else str(quote["text"])


def _whose(evidence: Mapping[str, Any], lang: str) -> str:
    """Whose figure or text it is, with a colon: 上年报告：, or the name of another report."""
    name = _WHOSE[evidence["report"]][lang != "zh"] if evidence["report"] in _WHOSE else evidence["report"]
    return f"{name}{'：' if lang == 'zh' else ': '}"


def figure_text(figure: Mapping[str, Any], lang: str = "zh", *, stated: bool = False) -> str:
    """A figure of a finding (JSON form) in words: 表三“…” = 21（算得 20）.

    :param stated: the other value is what the text says (文中为), not what a sum makes; neither need be the right one.
    """
    value = figure["value"] if figure["value"] is not None else figure["raw"] or ("无" if lang == "zh" else "none")
    text = f"{figure['label'] if lang == 'zh' else figure['key']} = {value}"
    if figure["report"] != "this":
        text = f"{_whose(figure, lang)}{text}"
    if figure["expected"] is not None:
        other = words(lang)("stated" if stated else "expected")
        text += f"（{other} {figure['expected']}）" if lang == "zh" else f" ({other.lower()} {figure['expected']})"
    return text


def places(finding: Mapping[str, Any]) -> list[str]:
    """Where in the file the evidence of a finding (JSON form) stands, each place once."""
    found = [item["place"] for item in (*finding["figures"], *finding["quotes"]) if item["place"]]
    return list(dict.fromkeys(found))


def findings_csv(
    audits: Iterable[Mapping[str, Any]], decisions: Mapping[str, Decision] | None = None, lang: str = "zh"
) -> str:
    """The list of findings as CSV text."""
    stream = io.StringIO(newline="")
    _put(stream, findings_rows(audits, decisions, lang), lang)
    return stream.getvalue()


def print_csv(
    stream: TextIO,
    audits: Iterable[Mapping[str, Any]],
    decisions: Mapping[str, Decision] | None = None,
    lang: str = "zh",
) -> None:
    """Writes the list as CSV to an open stream, line by line as the audits come; lines end as the stream ends them."""
    _put(stream, findings_rows(audits, decisions, lang), lang, end="\n")


def write_csv(path: Path, rows: Iterable[Sequence[str | int]], lang: str) -> int:
    """Writes lines of the list as they come, as CSV with headings and the mark by which Excel knows UTF-8.

    :return: the number of lines.
    """
    with (
        aside(path) as temporary,
        temporary.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as stream,
    ):
        return _put(stream, rows, lang)


def _put(stream: TextIO, rows: Iterable[Sequence[str | int]], lang: str, end: str = "\r\n") -> int:
    """Writes headings and lines; no cell can become a formula."""
    writer = csv.writer(stream, lineterminator=end)
    writer.writerow(headings(lang))
    number = 0
    for row in rows:
        writer.writerow([neutral(value) for value in row])
        number += 1
    return number


def write_findings_csv(
    path: Path,
    audits: Iterable[Mapping[str, Any]],
    decisions: Mapping[str, Decision] | None = None,
    lang: str = "zh",
) -> int:
    """Writes the list as CSV with the mark by which Excel knows UTF-8; gives the number of findings."""
    return write_csv(path, findings_rows(audits, decisions, lang), lang)
