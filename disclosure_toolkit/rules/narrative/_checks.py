"""From what judging the claims gave to judgements of a rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...chinese import quoted
from ...claims import Check, Statements, Verdict
from ...editions import Edition
from ...model import FigureEvidence, Report, Severity
from ..base import Judgement, failed, figure_evidence, not_applicable, not_assessable, passed


def judgements(report: Report, form: Edition, claims: Statements, *kinds: str) -> Iterator[Judgement]:
    """One judgement for each comparison of these kinds, in the order of the text."""
    seen: Counter[str] = Counter()
    for check in claims.of_kind(*kinds):
        first = claims.claims[check.claims[0]]
        name = f"{check.kind}.{first.subject.key}"
        seen[name] += 1
        yield _judgement(report, form, claims, check, name if seen[name] == 1 else f"{name}.{seen[name]}")


def _judgement(report: Report, form: Edition, claims: Statements, check: Check, subject: str) -> Judgement:
    quotes = tuple(dict.fromkeys(claims.claims[index].quote for index in check.claims))
    if check.verdict is Verdict.NOT_JUDGED:
        if check.missing or "未提供" in check.reason:
            return not_assessable(check.reason, subject, check.missing)
        return not_applicable(check.reason, subject)
    if check.verdict is Verdict.AGREES and check.severity != "info":
        return passed(subject)
    message, english, severity = check.message, check.message_en, check.severity
    if check.verdict is Verdict.AGREES and not message:
        message = f"文中{quoted(quotes[0].text)}须按{quoted(check.reading)}理解才与表格相符"
        english = f"{quoted(quotes[0].text)} agrees with the table only in an unusual reading"
    return failed(
        subject,
        message,
        english,
        figures=_figures(report, form, claims, check),
        quotes=quotes,
        working=check.working,
        severity=Severity(severity or "info"),
    )


def _figures(report: Report, form: Edition, claims: Statements, check: Check) -> list[FigureEvidence]:
    source, which = (claims.previous, "previous") if check.kind == "last_year" else (report, "this")
    found = []
    if source is not None:
        found = [
            figure_evidence(source, form, key, expected, which)
            for key, expected in check.figures.items()
            if form.has(key)
        ]
    if claims.previous is not None:
        found += [
            figure_evidence(claims.previous, form, key, None, "previous") for key in check.previous if form.has(key)
        ]
    return found
