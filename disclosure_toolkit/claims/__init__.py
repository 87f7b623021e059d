"""The narrative's statements about figures, as data, and what the tables say to them (叙述核对).

``find_claims(report)`` lists the claims; ``judge(report)`` gives each with its verdict and working.
"""

from __future__ import annotations

from ..editions import Edition, edition, edition_for_year, latest
from ..model import Report
from .judge import Statements
from .model import Check, Claim, Judged, Reading, Relation, Scope, Subject, Verdict, Year


def form_of(report: Report) -> Edition:
    """The edition whose labels the report carries, else the one its year must follow, else the one in force."""
    if report.identity.edition is not None:
        return edition(report.identity.edition)
    by_year = edition_for_year(report.identity.year) if report.identity.year else None
    return by_year or latest()


def statements(report: Report, form: Edition | None = None, previous: Report | None = None) -> Statements:
    """The report's claims, checks and verdicts, computed when asked for."""
    if previous is not None and not _precedes(previous, report):
        previous = None
    return Statements(report, form or form_of(report), previous)


def _precedes(previous: Report, report: Report) -> bool:
    """Whether it is the report on the year before; another year's cannot be compared."""
    year, before = report.identity.year, previous.identity.year
    return year is not None and before == year - 1


def find_claims(report: Report) -> tuple[Claim, ...]:
    """All statements about figures in the report's sections, in the order of the text."""
    return statements(report).claims


def judge(report: Report, form: Edition | None = None, previous: Report | None = None) -> tuple[Judged, ...]:
    """Each claim with its verdict (agrees, contradicts, question, not judged), working and reason."""
    return statements(report, form, previous).judged


__all__ = [
    "Check",
    "Claim",
    "Judged",
    "Reading",
    "Relation",
    "Scope",
    "Statements",
    "Subject",
    "Verdict",
    "Year",
    "find_claims",
    "judge",
    "statements",
]
