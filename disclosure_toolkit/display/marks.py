"""Which cells and which words the findings concern, and how page parts link to each other (标记)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model import Finding, Quote, Report, Severity
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

    :ivar verdict: a severity, or the verdict on a statement; the style sheet knows each.
    :ivar tooltip: what the reader is told, plain text.
    :ivar href: where a click leads (``#f3``), may be empty. :ivar anchor: id of the marked span, may be empty.
    :ivar label: the sign behind the span (问题3, ✓12), may be empty.
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
    texts = section_texts(report)
    say = words(lang)
    found: dict[int, list[TextMark]] = {}
    for number, finding in enumerate(findings, 1):
        for index, quote in enumerate(finding.quotes, 1):
            span = quoted_span(texts, quote)
            if span is not None:
                mark = TextMark(
                    *span,
                    str(finding.severity),
                    hint(number, finding, lang),
                    f"#{finding_id(number)}",
                    quote_id(number, index),
                    say("finding_sign", number),
                )
                found.setdefault(quote.section, []).append(mark)
    return {number: tuple(marks) for number, marks in found.items()}


def section_texts(report: Report) -> dict[int, str]:
    """Section number → the text that quotations of it count in; -1 is the title."""
    texts = {section.number: section.text for section in reversed(report.sections)}
    texts[-1] = report.identity.title
    return texts


def quoted_span(texts: Mapping[int, str], quote: Quote) -> tuple[int, int] | None:
    """Where the quoted words stand, blanks and line ends around them left out; ``None`` if they do not."""
    text = texts.get(quote.section, "")
    if not 0 <= quote.start < quote.end <= len(text) or text[quote.start : quote.end] != quote.text:
        return None
    lead = len(quote.text) - len(quote.text.lstrip())
    end = quote.start + len(quote.text.rstrip())
    return (quote.start + lead, end) if quote.start + lead < end else None


def merged(*many: Mapping[int, Sequence[TextMark]]) -> dict[int, tuple[TextMark, ...]]:
    """The marks of several kinds together, those given first first."""
    numbers = dict.fromkeys(number for marks in many for number in marks)
    return {number: tuple(mark for marks in many for mark in marks.get(number, ())) for number in numbers}


def placed(marks: Mapping[int, Sequence[TextMark]]) -> frozenset[str]:
    """Anchors of all spans that were really marked; only these can be linked to."""
    return frozenset(mark.anchor for spans in marks.values() for mark in spans)


_WEIGHT = {name: rank for rank, name in enumerate(("error", "contradicts", "warning", "question", "info", "agrees"))}


def gravest(marks: Iterable[TextMark]) -> TextMark:
    """The mark that decides the colour where several cover the same words."""
    return min(marks, key=lambda mark: _WEIGHT.get(mark.verdict, 9))
