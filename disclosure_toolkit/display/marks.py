"""Which cells and which words the findings concern, and how page parts link to each other (标记)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model import Finding, Report, Severity
from .words import SEVERITY_NAMES, pick, words


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding as a cell shows it; ``number`` is its place in the list of findings, from 1."""

    number: int
    severity: Severity
    hint: str


@dataclass(frozen=True, slots=True)
class TextMark:
    """A marked span ``start:end`` of a section's text.

    :ivar verdict: a severity, or for claims ``agrees``, ``differs``, ``not_assessable``; the style sheet
        knows each.
    :ivar tooltip: what the reader is told, plain text.
    :ivar href: where a click leads (``#f3``), may be empty. :ivar anchor: id of the marked span, may be empty.
    :ivar label: the sign behind the span (the finding's number), may be empty.
    """

    start: int
    end: int
    verdict: str
    tooltip: str = ""
    href: str = ""
    anchor: str = ""
    label: str = ""


def finding_id(number: int) -> str:
    """Anchor of a finding."""
    return f"f{number}"


def cell_id(key: str) -> str:
    """Anchor of a table cell."""
    return "c-" + key.replace(".", "-")


def quote_id(number: int, index: int) -> str:
    """Anchor of the ``index``-th quotation of a finding."""
    return f"q{number}-{index}"


def hint(number: int, finding: Finding, lang: str) -> str:
    """One line about a finding for tooltips and screen readers."""
    message = finding.message if lang == "zh" else finding.message_en or finding.message
    return words(lang)("see_finding", number, pick(SEVERITY_NAMES[finding.severity], lang), message)


def cell_marks(findings: Sequence[Finding], lang: str) -> dict[str, tuple[Mark, ...]]:
    """Figure key → marks, gravest first; figures of last year's report have no cell here."""
    found: dict[str, list[Mark]] = {}
    for number, finding in enumerate(findings, 1):
        mark = Mark(number, finding.severity, hint(number, finding, lang))
        for key in dict.fromkeys(figure.key for figure in finding.figures if figure.report == "this"):
            found.setdefault(key, []).append(mark)
    return {key: tuple(sorted(marks, key=lambda m: (m.severity.rank, m.number))) for key, marks in found.items()}


def quote_marks(report: Report, findings: Sequence[Finding], lang: str) -> dict[int, tuple[TextMark, ...]]:
    """Section number → marked spans. Spans that do not hold the quoted words are left out: a mark in the
    wrong place would accuse the wrong sentence.
    """
    texts = {section.number: section.text for section in reversed(report.sections)}
    texts[-1] = report.identity.title
    found: dict[int, list[TextMark]] = {}
    for number, finding in enumerate(findings, 1):
        for index, quote in enumerate(finding.quotes, 1):
            text = texts.get(quote.section, "")
            if quote.start < quote.end <= len(text) and text[quote.start : quote.end] == quote.text:
                mark = TextMark(
                    quote.start,
                    quote.end,
                    str(finding.severity),
                    hint(number, finding, lang),
                    f"#{finding_id(number)}",
                    quote_id(number, index),
                    str(number),
                )
                found.setdefault(quote.section, []).append(mark)
    return {number: tuple(marks) for number, marks in found.items()}


def placed(marks: dict[int, tuple[TextMark, ...]]) -> frozenset[str]:
    """Anchors of all spans that were really marked; only these can be linked to."""
    return frozenset(mark.anchor for spans in marks.values() for mark in spans)


_WEIGHT = {"error": 0, "differs": 0, "warning": 1, "question": 2, "not_assessable": 3, "info": 4, "agrees": 5}


def gravest(marks: Iterable[TextMark]) -> TextMark:
    """The mark that decides the colour where several cover the same words."""
    return min(marks, key=lambda mark: _WEIGHT.get(mark.verdict, 9))
