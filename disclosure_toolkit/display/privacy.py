"""Personal numbers that a report published are not published again by the page on it (个人信息遮盖)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..model import Audit, Finding, Quote

_BLOT = "*"


def blotted(audit: Audit) -> Audit:
    """The audit with the report's words masked wherever a finding quotes them masked; every place stays where it was.

    The record keeps what the report says; only what is shown is masked.
    """
    report = audit.report
    texts = {section.number: section.text for section in reversed(report.sections)}
    changed: dict[int, str] = {}
    for quote in _quotes(audit.findings):
        text = changed.get(quote.section, texts.get(quote.section, ""))
        if _masks(quote, text[quote.start : quote.end]):
            changed[quote.section] = text[: quote.start] + quote.text + text[quote.end :]
    if not changed:
        return audit
    sections = tuple(
        replace(section, text=changed[section.number])
        if section.number in changed and section.text == texts[section.number]
        else section
        for section in report.sections
    )
    return replace(audit, report=replace(report, sections=sections))


def _quotes(findings: Iterable[Finding]) -> Iterable[Quote]:
    return (quote for finding in findings for quote in finding.quotes if _BLOT in quote.text)


def _masks(quote: Quote, words: str) -> bool:
    """Whether the quotation is these words with some of them blotted out."""
    same = len(words) == len(quote.text) and words != quote.text
    return same and all(shown in (letter, _BLOT) for letter, shown in zip(words, quote.text, strict=True))
