"""One report before and after (一份报告的前后比较)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ..assemble import load_report
from ..audit import audit_report, form_of
from ..collection import same_agency
from ..collection.digest import digest_of_report
from ..collection.twins import compare_twins
from ..model import Audit, Figure, Finding, Kind, Report, Status
from ..settings import Settings
from .model import Comparison, FigureChange, Pursued, ReportComparison
from .pursue import pursue


def compare_files(
    old: str | Path, new: str | Path, previous: str | Path | None = None, settings: Settings | None = None
) -> Comparison:
    """Compares two files of one report, both audited now and under the same rules.

    :param previous: last year's report, for the rules that compare years.
    :raises ReportUnreadable: a file cannot be read as a report.
    """
    before = load_report(previous) if previous is not None else None
    audits = [audit_report(load_report(path), before, settings=settings) for path in (old, new)]
    return Comparison(str(old), str(new), (compare_reports(*audits),))


def compare_reports(old: Audit, new: Audit) -> ReportComparison:
    """Compares the audits of a report before and after its correction."""
    unclear = (Status.NOT_ASSESSABLE, Status.RULE_ERROR)
    undecided = {(outcome.rule, outcome.subject) for outcome in new.outcomes if outcome.status in unclear}
    return compared(old.report, new.report, old.findings, new.findings, undecided)


def compared(
    old: Report,
    new: Report,
    old_findings: Sequence[Finding],
    new_findings: Sequence[Finding],
    undecided: Collection[tuple[str, str]],
    dismissed: Collection[str] = (),
) -> ReportComparison:
    """Compares two records and their findings.

    :param undecided: and :param dismissed: as in :func:`~.pursue.pursue`.
    """
    findings = pursue(old_findings, new_findings, undecided, dismissed)
    words = compare_twins(digest_of_report(old), digest_of_report(new))
    identity = new.identity if new.identity.agency else old.identity
    return ReportComparison(
        identity.agency,
        new.identity.year or old.identity.year,
        old.file,
        new.file,
        findings,
        tuple(_changes(old, new, findings)),
        words.passages,
        words.sections,
        tuple(_remarks(old, new)),
    )


def _changes(old: Report, new: Report, findings: Iterable[Pursued]) -> Iterator[FigureChange]:
    asked = {f.key for item in findings if item.old is not None for f in item.old.figures if f.report == "this"}
    forms = (form_of(new), form_of(old))
    for key in dict.fromkeys((*old.figures, *new.figures)):
        before, after = old.figure(key), new.figure(key)
        if _printed(before) == _printed(after) or _unread(before) or _unread(after):
            continue
        label = next((form.label(key) for form in forms if form.has(key)), key)
        yield FigureChange(key, label, before, after, key in asked)


def _printed(figure: Figure | None) -> object:
    return None if figure is None else (figure.value, figure.kind, figure.raw if figure.kind is Kind.TEXT else "")


def _unread(figure: Figure | None) -> bool:
    """What could not be read tells nothing about what was changed; the coverage of the audit says so."""
    return figure is not None and figure.kind is Kind.UNREADABLE


def _remarks(old: Report, new: Report) -> Iterator[str]:
    one, other = old.identity, new.identity
    if one.agency and other.agency and not same_agency(one.agency, other.agency):
        yield f"两份报告的机关不同：{one.agency}、{other.agency}"
    if one.year and other.year and one.year != other.year:
        yield f"两份报告的年度不同：{one.year}、{other.year}"
    if one.edition != other.edition:
        yield "两份报告采用的格式不同，行和列不能一一对应"
    if replace(old, file="", format="") == replace(new, file="", format=""):
        yield "两份报告完全相同"
