"""One case of a rule: a report made by a builder, and what the rule must say about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from disclosure_toolkit.audit import audit_report
from disclosure_toolkit.model import Finding, Outcome, Report, Severity, Status
from disclosure_toolkit.settings import Settings


@dataclass(frozen=True)
class Case:
    """What one rule must say about one report.

    :ivar severity: for cases that must fail; ``None`` for those that must not.
    :ivar status: for cases that must not fail: what else must be among the outcomes, if anything.
    :ivar says: words of the Chinese message (or reason); :ivar names: figure keys that the finding names.
    """

    code: str
    about: str
    make: Callable[[], Report]
    severity: Severity | None = None
    status: Status | None = None
    says: str = ""
    names: tuple[str, ...] = ()
    previous: Callable[[], Report] | None = None
    settings: Settings | None = None

    @property
    def label(self) -> str:
        return f"{self.code}-{self.about}"


def run(code: str, report: Report, previous: Report | None = None, settings: Settings | None = None) -> list[Outcome]:
    """All outcomes of one rule."""
    settings = (settings or Settings()).changed(select=(code,))
    return list(audit_report(report, previous=previous, settings=settings).outcomes)


def findings(code: str, report: Report, previous: Report | None = None) -> list[Finding]:
    """The findings of one rule."""
    return [outcome.finding for outcome in run(code, report, previous) if outcome.finding is not None]


def good(code: str, about: str, make: Callable[[], Report], **kwargs: object) -> Case:
    """A report that the rule must not find fault with."""
    return Case(code, about, make, status=kwargs.pop("status", Status.PASS), **kwargs)


def bad(code: str, about: str, make: Callable[[], Report], severity: Severity, says: str, **kwargs: object) -> Case:
    """A report that the rule must find fault with."""
    return Case(code, about, make, severity, says=says, **kwargs)
